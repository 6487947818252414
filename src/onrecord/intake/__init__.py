"""Bytes of any kind become reports."""
