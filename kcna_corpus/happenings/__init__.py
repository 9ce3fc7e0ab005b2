"""Happenings: what each page of a reading says that happened, on which day, and who acted.

`drafted_pages` are the pages as they are gone through, `named_actors` who is named on them;
`mentions` are the happenings, each with its sentence, its clause and its date.
"""
