"""Why an event is looked at first: it may be wrong, or much hangs on it. A score is the sum of the points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["uncertain", "important"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: so many points at most, of which ``share`` (SQL, 0 to 1) are given; ``words`` (SQL) tell it."""

    id: str
    side: Side
    points: float
    share: str
    words: str
    help: str


# Columns are those of told_events (store/views.sql), with what linking found: affirm, deny, differs, and killed.
# Points: one clear doubt about type, place or truth weighs as much as one clear reason of importance; what is both
# comes first. They are a desk's choice, not fitted to anything.
REASONS = (
    Reason(
        id="confidence", side="uncertain", points=1.0, share="1 - confidence",
        words="'confidence ' || printf('%.2f', confidence)",
        help="How sure the rule is that found the event: the less, the more points.",
    ),
    Reason(
        id="no match of the place", side="uncertain", points=0.6, share="(place is not null and geonames is null)::int",
        words="'no place known as ' || place",
        help="The report names a place that the gazetteer does not have, or that it can't tell from others.",
    ),
    Reason(
        id="no actor", side="uncertain", points=0.4, share="(len(actors) = 0)::int",
        words="'nobody is named as actor'",
        help="Nobody was found who did it.",
    ),
    Reason(
        id="day only bounded", side="uncertain", points=0.3,
        share="(coalesce(time_basis, 'publication') = 'publication')::int",
        words="'the day is only bounded by publication'",
        help="The text states no day, so the event is only known to be no later than its report.",
    ),
    Reason(
        id="disputed", side="uncertain", points=0.9, share="(affirm > 0 and deny > 0)::int",
        words="affirm || ' for and ' || deny || ' against'",
        help="Some origins affirm the event and others deny it.",
    ),
    Reason(
        id="contradiction", side="uncertain", points=0.8, share="least(1, len(differs) / 2)",
        words="'voices differ on ' || array_to_string(differs, ', ')",
        help="Voices differ on a number, a day, a place or a party: half the points for one, all for two.",
    ),
    Reason(
        id="origins", side="important", points=1.0, share="least(1, greatest(0, affirm + deny - 1) / 4)",
        words="(affirm + deny) || ' independent origins'",
        help="How many independent origins tell of it: a quarter of the points for each beyond the first.",
    ),
    Reason(
        id="deaths", side="important", points=1.2, share="least(1, log10(1 + killed) / 3)",
        words="killed || ' killed'",
        help="How many were killed, by orders of magnitude: a third of the points for 9, all for 999.",
    ),
    Reason(
        id="material conflict", side="important", points=0.5,
        share="(type in ('PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'))::int",
        words="'material conflict'",
        help="Its type is of the quad class of material conflict.",
    ),
)  # fmt: skip
