"""Bytes come in: files, folders, standard input, addresses."""
