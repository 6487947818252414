"""The desk: pages and an API over one record."""
