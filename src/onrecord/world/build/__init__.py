"""Compiles the gazetteer from its sources into one read-only file."""
