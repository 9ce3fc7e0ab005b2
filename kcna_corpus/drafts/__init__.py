"""Drafts: records of a case that a program makes of pages, for a person to go through.

`making` has the steps; `events` says which happenings of the pages are one event, `families` which
pages descend from which; `write_…` make the tables of it.
"""
