"""Attributions: one file a construction, and what chooses among what they find."""
