"""Folders of records: their schema, their checks, and the corpus that is read from them."""
