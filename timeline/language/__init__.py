"""Sentences, parse and names, behind one small door."""
