"""Bytes become a document: one plain text, its title, its date of publication."""
