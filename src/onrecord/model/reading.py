"""What a report says, in its own words: the reading wing's result before spans get identities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field

from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.mention import Mention
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression
from onrecord.text.span import Span

Cover = tuple[tuple[int, ...], tuple[tuple[Attribution, ...], ...]]  # offsets; who covers the text from each on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The steps of ``read_report``, each with its result."""

    report: Report
    doc: Doc
    mentions: tuple[Mention, ...] = ()  # in order of the text, outer before inner
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    commitments: Mapping[str, Commitment] = field(default_factory=dict)  # by id of the event mention
    _contents: Cover = field(init=False, compare=False, repr=False)
    _cues: Cover = field(init=False, compare=False, repr=False)
    _by_id: Mapping[str, Attribution] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        contents = [(span, each) for each in self.attributions for span in each.content]
        cues = [(span, each) for each in self.attributions for span in each.cue_spans or (each.cue,) if span]
        object.__setattr__(self, "_contents", _cover(contents))
        object.__setattr__(self, "_cues", _cover(cues))
        object.__setattr__(self, "_by_id", {each.id: each for each in self.attributions})

    def with_mentions(self, mentions: tuple[Mention, ...]) -> Reading:
        """The same reading with other mentions; what is known of its attributions stays."""
        changed = copy(self)
        object.__setattr__(changed, "mentions", mentions)
        return changed

    def with_commitments(self, commitments: Mapping[str, Commitment]) -> Reading:
        """The same reading with other commitments."""
        changed = copy(self)
        object.__setattr__(changed, "commitments", commitments)
        return changed

    def holding(self, offset: int) -> tuple[Attribution, ...]:
        """The attributions whose content has the character at ``offset``, outermost first."""
        return _at(self._contents, offset)

    def naming(self, offset: int) -> tuple[Attribution, ...]:
        """The attributions whose cue has the character at ``offset``."""
        return _at(self._cues, offset)

    def nesting(self, attribution: Attribution) -> tuple[Attribution, ...]:
        """``attribution`` and those that it is nested in, outermost first."""
        path = {attribution.id: attribution}
        at = attribution
        while (above := at.nested_in) is not None and above in self._by_id and above not in path:
            at = self._by_id[above]
            path[at.id] = at
        return tuple(path.values())[::-1]


def _at(cover: Cover, offset: int) -> tuple[Attribution, ...]:
    bounds, holders = cover
    place = bisect_right(bounds, offset) - 1
    return holders[place] if place >= 0 else ()


def _cover(spans: list[tuple[Span, Attribution]]) -> Cover:
    """Offsets in order, and for each the attributions that cover the text from there to the next, widest first."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, (span, _) in enumerate(spans):
        opening.setdefault(span.start, []).append(place)
        closing.setdefault(span.end, []).append(place)
    active: list[int] = []
    bounds = tuple(sorted({*opening, *closing}))
    holders: list[tuple[Attribution, ...]] = []
    for bound in bounds:
        for place in closing.get(bound, ()):
            active.remove(place)
        active.extend(opening.get(bound, ()))
        active.sort(key=lambda place: (spans[place][0].start - spans[place][0].end, place))
        holders.append(tuple(spans[place][1] for place in active))
    return bounds, tuple(holders)
