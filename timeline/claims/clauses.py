"""Stub until written."""


def find_clause_claims(*a, **k):
    return []
