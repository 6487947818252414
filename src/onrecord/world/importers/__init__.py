"""Readers of other projects' tables of places and actors, for ``onrecord world add``."""
