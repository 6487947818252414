"""The terminal: parse, call one function, show."""
