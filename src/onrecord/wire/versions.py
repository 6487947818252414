"""The versions of the wire, and what changed."""

from __future__ import annotations

WIRE_VERSION = 1  # goes up when a reader of the version before would refuse or misread a record
CHANGES = {
    1: "First form: report, mentions, entities, places, times, attributions, events, conditions, coder.",
}
