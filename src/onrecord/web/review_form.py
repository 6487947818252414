"""The form in which a reviewer says what is right: one field a column, filled with what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from onrecord.exports.pictures.quads import QUADS
from onrecord.model.condition import Condition, Status
from onrecord.model.factuality import FactualityValue
from onrecord.query.corrections import CORRECTABLE
from onrecord.query.review import Reviewed
from onrecord.query.review_queue import QueueRow
from onrecord.store.party_text import WrittenParty, written

_LABELS = {
    "type": "Type", "mode": "Mode", "actors": "Who acts", "recipients": "To whom", "place": "Where",
    "geonames": "GeoNames number", "country": "Country (ISO, SYR)", "earliest": "First day", "latest": "Last day",
    "factuality": "How sure the voice is", "value": "Holds (+) or not (−)", "status": "Said how",
}  # fmt: skip
_CHOICES: Mapping[str, Sequence[str]] = {
    "type": ("", *(type_ for quad in QUADS for type_ in quad.types)),
    "factuality": get_args(FactualityValue),
    "value": ("+", "-"),
    "status": get_args(Status),
}
_DAYS = ("earliest", "latest")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the form."""

    name: str
    label: str
    value: str  # "" for none
    kind: str  # text, date or select
    choices: Sequence[str] = ()
    was: str | None = None  # what was coded, where somebody has corrected it


def fields_of(reviewed: Reviewed) -> list[Field]:
    """The fields of a row's form, in order; none for a row of which nothing can be corrected."""
    coded = values_of(reviewed)
    correction = reviewed.counts.correction if reviewed.counts else {}
    return [
        _field(name, coded[name], correction.get(name))
        for name in CORRECTABLE.get(reviewed.shown.kind, {})
        if name in coded
    ]


def changed(reviewed: Reviewed, given: Mapping[str, str]) -> dict[str, str]:
    """What a filled-in form says otherwise than the row, and of a place whose name is changed all that goes with it."""
    found = {
        each.name: value
        for each in fields_of(reviewed)
        if (value := given.get(each.name, each.value).strip()) != each.value
    }
    if "place" in found:
        found = {name: value for name, value in found.items() if name != "geonames" or value}
    return found


def values_of(reviewed: Reviewed) -> dict[str, str]:
    """A row's columns as text, as it was coded."""
    if reviewed.queued is not None:
        return _event(reviewed.queued)
    if reviewed.shown.kind == "condition":
        found = reviewed.shown.record.conditions
        return _condition(next(each for each in found if each.id == reviewed.shown.local))
    return {}


def _event(row: QueueRow) -> dict[str, str]:
    parties = {
        side: written(
            WrittenParty(name, tuple(codes.split())) for name, codes in zip(names, all_codes, strict=True)
        )
        for side, names, all_codes in (
            ("actors", row.actors, row.actor_codes),
            ("recipients", row.recipients, row.recipient_codes),
        )
    }  # fmt: skip
    names = ("type", "mode", "place", "geonames", "country", "earliest", "latest", "factuality")
    return {**{name: str(getattr(row, name) or "") for name in names}, **parties}


def _condition(condition: Condition) -> dict[str, str]:
    since = condition.since
    days = {name: str(getattr(since, name) or "") if since else "" for name in _DAYS}
    return {"value": condition.value, "status": condition.status, **days}


def _field(name: str, coded: str, correct: str | None) -> Field:
    kind = "date" if name in _DAYS else "select" if name in _CHOICES else "text"
    value = coded if correct is None else correct
    choices = _CHOICES.get(name, ())
    choices = choices if value in choices else (value, *choices)
    return Field(name, _LABELS[name], value, kind, choices, coded if correct not in (None, coded) else None)
