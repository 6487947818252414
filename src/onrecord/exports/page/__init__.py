"""One self-contained page of a query, to mail around."""
