"""Time expressions: found by rules that are data, valued as TIMEX3."""
