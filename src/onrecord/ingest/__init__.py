"""The only door between the wings: reports in, records on file."""
