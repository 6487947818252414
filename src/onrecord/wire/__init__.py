"""The record as JSON lines: its schema and versions."""
