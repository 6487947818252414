"""What a report says, in its own words: the reading wing's result before spans get identities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.mention import Mention
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression


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
