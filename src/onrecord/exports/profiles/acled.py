"""Events in the shape of ACLED's export. What ACLED has no event for is left out, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from typing import Any

from onrecord.exports.countries import FOLDER, CountryCodes, load_country_codes
from onrecord.exports.event import Event
from onrecord.exports.mapping import Rule, deaths, first_met, load_rules, traits_of
from onrecord.exports.parties import NONE, PLACE, UNKNOWN, first_known
from onrecord.exports.profile import LeftOut, Profile, joined, load_columns, why_no_fact
from onrecord.language.lexicon import load_toml
from onrecord.query.coded_events import CodedEventRow, PartyRow
from onrecord.world.outlets import load_outlets

NAME = "acled"
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


@dataclass(frozen=True, slots=True)
class _Side:
    """One party as ACLED writes it."""

    actor: str | None = None
    associated: str | None = None
    inter: str | None = None


@cache
def load_scheme() -> tuple[tuple[Rule, ...], dict[str, Any]]:
    """The rules, and the file that they stand in."""
    told = load_toml(FOLDER / "acled.toml")
    return load_rules(told), told


def row_of(event: Event) -> dict[str, Any] | LeftOut:
    """The row of an event, or why ACLED has none."""
    rule = first_met(load_scheme()[0], traits_of(event))
    if rule.left_out:
        return LeftOut(event.id, rule.id, rule.left_out)
    where, day, codes = event.where, event.day, load_country_codes().get(event.country or "")
    if out := why_no_fact(event):
        return out
    if where is None or where.latitude is None or codes is None:
        return LeftOut(event.id, "acled.no-place", "no place is told, or none that can be found on a map")
    if day is None:
        return LeftOut(event.id, "acled.no-day", "no day is known, and the reports have no day of publication")
    one, two = _sides(event, rule, codes.name)
    if one.actor is None:
        return LeftOut(event.id, "acled.no-actor", "nobody is told to have done it")
    return {
        "event_id_cnty": f"{event.country}{event.id}",
        "event_date": day,
        "year": day.year,
        "time_precision": _time_precision(event),
        **_kind(rule),
        "actor1": one.actor,
        "assoc_actor_1": one.associated,
        "inter1": one.inter,
        "actor2": two.actor,
        "assoc_actor_2": two.associated,
        "inter2": two.inter,
        "interaction": _interaction(one.inter, two.inter),
        "civilian_targeting": "Civilian targeting" if _is_on_civilians(rule, two) else None,
        **_place(where, codes),
        "source": joined([*event.outlets, *(relay for each in event.members for relay in each.relays)]),
        "source_scale": _scale(event),
        "notes": _notes(event),
        "fatalities": deaths(event),
        "tags": _tags(event),
        "timestamp": int(event.recorded_at.replace(tzinfo=UTC).timestamp()),
    }


def _kind(rule: Rule) -> dict[str, str]:
    event_type, sub_event_type = rule.gives["event_type"], rule.gives["sub_event_type"]
    disorder = load_scheme()[1]["disorder"]
    return {
        "disorder_type": disorder.get(sub_event_type) or disorder[event_type],
        "event_type": event_type,
        "sub_event_type": sub_event_type,
    }


def _place(where: CodedEventRow, codes: CountryCodes) -> dict[str, Any]:
    return {
        "iso": codes.iso_number,
        "region": codes.acled_region,
        "country": codes.name,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "admin3": None,
        "location": where.place,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geo_precision": where.place_precision,
    }


def _sides(event: Event, rule: Rule, country: str) -> tuple[_Side, _Side]:
    """The two parties; violence of nobody known has ACLED's unidentified group as its actor."""
    one = _side(event, event.core.actors, rule.gives.get("actor_as"))
    two = _side(event, event.core.recipients, rule.gives.get("recipient_as"))
    if one.actor is None and rule.gives["event_type"] in _VIOLENT:
        name = load_scheme()[1]["unidentified"]
        one = _Side(f"{name} ({country})", None, _inter("militia")["inter"])
    if rule.gives["event_type"] == "Battles" and two.inter == _inter("civilian")["inter"]:
        two = _Side()  # "rebels seized villages": who lives there is no side of the battle
    return (two, one) if rule.gives.get("turned") else (one, two)


def _side(event: Event, parties: Sequence[PartyRow], called: str | None) -> _Side:
    """The first party of a side by name, the others beside it."""
    party, kind = first_known(parties, event.country)
    kind = called or kind
    if kind in (NONE, PLACE):
        return _Side()
    told = _inter(kind)
    if "actor" in told:  # ACLED calls them all alike, and has their names beside
        country = load_country_codes()[event.country or ""].name
        return _Side(f"{told['actor']} ({country})", joined(each.known_as for each in parties), told["inter"])
    others = joined(each.known_as for each in parties if party and each.known_as != party.known_as)
    return _Side(party.known_as if party else None, others, told.get("inter"))


def _inter(kind: str) -> dict[str, str]:
    found: dict[str, str] = next((each for each in load_scheme()[1]["inters"] if each["kind"] == kind), {})
    return found if kind != UNKNOWN else {}


def _interaction(one: str | None, two: str | None) -> str | None:
    order = [each["inter"] for each in load_scheme()[1]["inters"]]
    known = sorted((each for each in (one, two) if each), key=order.index)
    return f"{known[0]} only" if len(known) == 1 else "-".join(known) or None


def _is_on_civilians(rule: Rule, two: _Side) -> bool:
    deadly = rule.gives["sub_event_type"] == "Excessive force against protesters"
    return deadly or (rule.gives["event_type"] in _VIOLENT and two.inter == _inter("civilian")["inter"])


def _time_precision(event: Event) -> int:
    length = event.length
    return 3 if length is None or length > 7 else 1 if length == 1 else 2


def _scale(event: Event) -> str | None:
    """Whether outlets of the country or of others tell of it."""
    found = [outlet for each in event.outlets if (outlet := load_outlets().find(each)) and outlet.country]
    scales = {"National" if each.country == event.country else "International" for each in found}
    return "-".join(sorted(scales, reverse=True)) or None


def _notes(event: Event) -> str:
    told = [event.core.sentence]
    for how, names in (("Affirmed by", event.affirmed_by), ("Denied by", event.denied_by)):
        if names:
            told.append(f"{how}: {', '.join(names)}.")
    return " ".join(told)


def _tags(event: Event) -> str:
    bounded = event.when is not None and event.when.time_basis == "publication"
    origins = len(event.affirmed_by)
    tags = [f"{origins} origin{'' if origins == 1 else 's'}"]
    tags += [f"denied by {len(event.denied_by)}"] if event.denied_by else []
    return "; ".join(["date bounded by publication", *tags] if bounded else tags)


PROFILE = Profile(
    name=NAME,
    title="Events in the shape of ACLED's export",
    columns=load_columns(NAME),
    row=row_of,
    point=("longitude", "latitude"),
)
