"""The case file in SQLite: schema, records, decisions, journal, queries."""
