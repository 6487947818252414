"""The record's folder: catalog, segments, history."""
