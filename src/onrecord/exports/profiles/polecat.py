"""Events in the shape of the POLECAT release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from typing import Any

from onrecord.codebook.load import load_codebook
from onrecord.exports.countries import is_country, load_country_codes
from onrecord.exports.event import Event
from onrecord.exports.pictures.quads import QUADS, quad_of
from onrecord.exports.profile import LeftOut, Profile, joined, load_columns, why_no_fact
from onrecord.query.coded_events import PartyRow

NAME = "polecat"
_WIKIDATA = re.compile(r"Q\d+")


def row_of(event: Event) -> dict[str, Any] | LeftOut:
    """The row of an event, or why there is none."""
    quad = quad_of(event.type)
    if quad is None or event.type is None:
        return LeftOut(event.id, "polecat.no-type", "it is outside the codebook")
    if out := why_no_fact(event):
        return out
    if event.day is None:
        return LeftOut(event.id, "polecat.no-day", "no day is known, and the reports have no day of publication")
    reports = event.reports
    return {
        **dict.fromkeys(each.name for each in PROFILE.columns),
        "Event ID": event.id,
        "Event Date": event.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": load_codebook().types[event.type].score,
        "Quad Code": QUADS[quad].name.upper(),
        "Contexts": joined(event.contexts),
        **_parties("Actor", event.core.actors),
        **_parties("Recipient", event.core.recipients),
        **_place(event),
        "Source": joined(event.outlets),
        "Publication Date": min((each.published_on for each in reports if each.published_on), default=None),
        "Language": reports[0].language,
        "Version": _version(),
    }


def _parties(side: str, parties: Sequence[PartyRow]) -> dict[str, Any]:
    countries = [each.codes[0] for each in parties if each.codes and is_country(each.codes[0])]
    numbers = [load_country_codes()[each].cow for each in countries]
    sectors = [code for each in parties for code in each.codes[1:] if code]
    return {
        f"{side} Name": joined(each.known_as for each in parties),
        f"{side} Country": joined(countries),
        f"{side} COW": joined(str(each) for each in numbers if each),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": joined(sectors),
        f"{side} Name Raw": joined(each.name for each in parties),
        f"Wikipedia {side} ID": joined(each.entity for each in parties if _WIKIDATA.fullmatch(each.entity or "")),
    }


def _place(event: Event) -> dict[str, Any]:
    where = event.where
    if where is None:
        return {}
    is_town = (where.feature_code or "").startswith("PPL")
    return {
        "Placename": where.place,
        "City": where.place if is_town else None,
        "District": where.admin2,
        "Province": where.admin1,
        "Country": where.country,
        "Latitude": where.latitude,
        "Longitude": where.longitude,
        "GeoNames ID": where.geonames,
        "Raw Placename": where.place,
        "Feature Type": where.feature_code,
    }


@cache
def _version() -> str:
    return f"onrecord {metadata.version('onrecord')}"


PROFILE = Profile(
    name=NAME,
    title="Events in the shape of POLECAT",
    columns=load_columns(NAME),
    row=row_of,
    point=("Longitude", "Latitude"),
)
