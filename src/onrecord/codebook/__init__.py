"""The event types of PLOVER with their patterns, as data, and how a pattern meets an event mention."""
