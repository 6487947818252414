"""The record's own shape: an event a row, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.exports.event import Event
from onrecord.exports.pictures.quads import quad_of
from onrecord.exports.profile import Profile, load_columns
from onrecord.query.coded_events import PartyRow

NAME = "events"
_COUNTED = ("killed", "injured", "arrested", "displaced", "crowd")
_UNKNOWN = "?"
_PLACE = ("place", "geonames", "country", "admin1", "admin2", "latitude", "longitude", "place_precision")
_DAYS = ("earliest", "latest", "time_precision", "time_basis")


def row_of(event: Event) -> dict[str, Any]:
    """The row of an event."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": _quad(event.type),
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        **{name: getattr(event.when, name, None) for name in _DAYS},
        **{name: getattr(event.where, name, None) for name in _PLACE},
        **dict(_numbers(event)),
        **_voices(event),
        **_reports(event),
        "words": event.core.trigger,
        "sentence": event.core.sentence,
        "claims": tuple(each.id for each in event.members),
        "rules": tuple(dict.fromkeys(each.rule for each in event.members if each.rule)),
        "confidence": event.core.confidence,
        "coder": event.core.coder,
        "recorded_at": event.recorded_at,
    }


def standing_of(event: Event) -> str:
    """asserted, claimed, denied, or open: nobody takes a side."""
    if event.asserted_by:
        return "asserted"
    return "claimed" if event.claimed_by else "denied" if event.denied_by else "open"


def _quad(type_: str | None) -> int | None:
    quad = quad_of(type_)
    return None if quad is None else quad + 1


def _parties(side: str, parties: Sequence[PartyRow]) -> dict[str, Any]:
    return {
        f"{side}s": tuple(each.known_as for each in parties),
        f"{side}_codes": tuple(" ".join(code for code in each.codes if code) or _UNKNOWN for each in parties),
        f"{side}_ids": tuple(each.entity or _UNKNOWN for each in parties),
    }


def _numbers(event: Event) -> Iterator[tuple[str, int | None]]:
    for what in _COUNTED:
        for bound in ("low", "best", "high"):
            yield f"{what}_{bound}", getattr(event.numbers.get(what), bound, None)


def _voices(event: Event) -> dict[str, Any]:
    chains = dict.fromkeys((each.chain, each.factuality or _UNKNOWN) for each in event.members)
    return {
        "status": standing_of(event),
        "told_as_fact": event.is_told_as_fact,
        "affirm": len(event.affirmed_by),
        "deny": len(event.denied_by),
        "asserted_by": event.asserted_by,
        "claimed_by": event.claimed_by,
        "denied_by": event.denied_by,
        "chains": tuple(chain for chain, _ in chains),
        "factuality": tuple(value for _, value in chains),
    }


def _reports(event: Event) -> dict[str, Any]:
    days = sorted(each.published_on for each in event.reports if each.published_on)
    return {
        "reports": tuple(each.report for each in event.reports),
        "outlets": event.outlets,
        "urls": tuple(dict.fromkeys(each.url for each in event.reports if each.url)),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
    }


PROFILE = Profile(
    name=NAME,
    title="Events with all that is known of them",
    columns=load_columns(NAME),
    row=row_of,
    point=("longitude", "latitude"),
)
