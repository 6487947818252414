"""Exports that are documents of linked things rather than tables, a file each."""
