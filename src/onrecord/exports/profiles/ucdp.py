"""Events in the shape of UCDP's Georeferenced Event Dataset, by its inclusion rules."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.exports.countries import FOLDER, CountryCodes, load_country_codes
from onrecord.exports.event import Event
from onrecord.exports.mapping import Rule, deaths, first_met, load_rules, traits_of
from onrecord.exports.parties import EXTERNAL, STATE, first_known
from onrecord.exports.profile import LeftOut, Profile, joined, load_columns, why_no_fact
from onrecord.language.lexicon import load_toml
from onrecord.query.coded_events import CodedEventRow, PartyRow

NAME = "ucdp"
STATE_BASED, ONE_SIDED = 1, 3
_DAY_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))  # up to so many days: date_prec


@cache
def load_scheme() -> tuple[tuple[Rule, ...], Mapping[str, int]]:
    """The rules, and where_prec by GeoNames feature."""
    told = load_toml(FOLDER / "ucdp.toml")
    return load_rules(told), told["place_precision"]


def row_of(event: Event) -> dict[str, Any] | LeftOut:
    """The row of an event, or why UCDP would not take it in."""
    rule = first_met(load_scheme()[0], traits_of(event))
    if rule.left_out:
        return LeftOut(event.id, rule.id, rule.left_out)
    where, day, codes = event.where, event.day, load_country_codes().get(event.country or "")
    if out := why_no_fact(event):
        return out
    if where is None or where.latitude is None or where.longitude is None or codes is None:
        return LeftOut(event.id, "ucdp.no-place", "no place is told, or none that can be found on a map")
    if day is None:
        return LeftOut(event.id, "ucdp.no-day", "no day is known, and the reports have no day of publication")
    violence = rule.gives["violence"]
    length = event.length
    return {
        **dict.fromkeys(each.name for each in PROFILE.columns),
        "id": event.number,
        "relid": event.id,
        "year": day.year,
        "code_status": "Disputed" if event.denied_by else "Clear",
        "type_of_violence": violence,
        **_sides(event, violence),
        **_sources(event),
        **_place(where, codes),
        "event_clarity": 1 if length == 1 else 2,
        "date_prec": _date_precision(length),
        "date_start": event.when.earliest if length and event.when else day,
        "date_end": day,
        **_deaths(event, violence),
    }


def _sides(event: Event, violence: int) -> dict[str, Any]:
    one, gw_one = _side(event.core.actors, event.country)
    two, gw_two = ("Civilians", None) if violence == ONE_SIDED else _side(event.core.recipients, event.country)
    if violence == STATE_BASED and gw_two and not gw_one:  # UCDP has the state first
        (one, gw_one), (two, gw_two) = (two, gw_two), (one, gw_one)
    return {"dyad_name": f"{one} - {two}", "side_a": one, "side_b": two, "gwnoa": gw_one, "gwnob": gw_two}


def _side(parties: Sequence[PartyRow], country: str | None) -> tuple[str, int | None]:
    """The name of a side, and its number if it is a state."""
    party, kind = first_known(parties, country)
    codes = load_country_codes().get((party.codes[0] if party and party.codes else None) or "")
    if kind in (STATE, EXTERNAL) and codes:
        return f"Government of {codes.name}", codes.gw
    return party.known_as if party else "", None


def _sources(event: Event) -> dict[str, Any]:
    reports = event.reports
    return {
        "number_of_sources": len(event.affirmed_by),
        "source_article": joined(_article(each) for each in reports),
        "source_office": joined(event.outlets),
        "source_date": joined(str(each.published_on) for each in reports if each.published_on),
        "source_headline": joined(each.title for each in reports),
        "source_original": joined(each.voice for each in event.members),
    }


def _article(row: CodedEventRow) -> str:
    told = (row.outlet or row.report, row.published_on and str(row.published_on), row.title and f'"{row.title}"')
    return ", ".join(each for each in told if each)


def _place(where: CodedEventRow, codes: CountryCodes) -> dict[str, Any]:
    latitude, longitude = where.latitude or 0.0, where.longitude or 0.0
    return {
        "where_prec": load_scheme()[1].get(where.feature_code or "") or where.place_precision,
        "where_coordinates": where.place,
        "where_description": where.place,
        "adm_1": where.admin1,
        "adm_2": where.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": priogrid(latitude, longitude),
        "country": codes.name,
        "country_id": codes.gw,
        "region": codes.ucdp_region,
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID that holds a point: half a degree wide, counted from the south-west, row by row."""
    row, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1


def _date_precision(length: int | None) -> int:
    return next((code for most, code in _DAY_PRECISION if length is not None and length <= most), 5)


def _deaths(event: Event, violence: int) -> dict[str, int]:
    """The dead. A figure of a battle ("ten died in the clashes") doesn't say on which side they were."""
    told, best = event.numbers["killed"], deaths(event)
    kind = first_known(event.core.recipients, event.country)[1]
    civilian = best if violence == ONE_SIDED or kind == "civilian" else 0
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": civilian,
        "deaths_unknown": best - civilian,
        "best": best,
        "high": max(told.high or best, best),
        "low": min(told.low or best, best),
    }


PROFILE = Profile(
    name=NAME,
    title="Events in the shape of UCDP's Georeferenced Event Dataset",
    columns=load_columns(NAME),
    row=row_of,
    point=("longitude", "latitude"),
)
