"""The record in others' formats."""
