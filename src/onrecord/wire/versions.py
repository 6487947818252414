"""The versions of the wire, and what changed.

Of an attribution the wire has what can be seen in the text and who speaks (spans, rule, chain); how far its source
stands to the content is given per event and voice (``factuality``). The reading's own ``stance`` and ``relays``, from
which both are made, stay behind: a record that comes back has the stance "Uu" and no relays, and is not coded again.
"""

from __future__ import annotations

WIRE_VERSION = 2  # goes up when a reader of the version before would refuse or misread a record
CHANGES = {
    1: "First form: report, mentions, entities, places, times, attributions, events, conditions, coder.",
    2: "events[].factuality[].markers: the words that decide a value; events[].denies: what a denial denies;"
    " attributions[].chain[].anonymous: a source that is not named;"
    " places[].candidates[].features: the points for and against a place. All may be absent, as in records of"
    " version 1.",
}
