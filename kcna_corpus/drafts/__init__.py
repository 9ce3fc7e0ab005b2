"""Drafts: records of a case that a program makes of pages, for a person to go through.

`drafted_pages` and `named_actors` say what there is and who, `mentions` what each page tells,
`events` what is the same happening; `write_…` make the tables of it.
"""
