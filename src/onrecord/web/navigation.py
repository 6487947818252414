"""What stands in the head of every page."""

from __future__ import annotations

# Path, name, and the key that leads there after "g".
PLACES: tuple[tuple[str, str, str], ...] = (
    ("/", "Overview", "o"),
    ("/events", "Events", "e"),
    ("/sources", "Sources", "s"),
    ("/timeline", "Timeline", "t"),
    ("/review", "Review", "r"),
)
