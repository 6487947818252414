"""Events in the shape of GDELT's event table, with CAMEO codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from onrecord.codebook.load import load_codebook
from onrecord.exports.countries import FOLDER, is_country, load_country_codes
from onrecord.exports.event import Event
from onrecord.exports.pictures.quads import quad_of
from onrecord.exports.profile import LeftOut, Profile, joined, load_columns, why_no_fact
from onrecord.language.lexicon import read_tsv
from onrecord.query.coded_events import CodedEventRow, PartyRow

NAME = "gdelt"
_BODIES = ("UNO", "NATO", "EUR", "IGO", "NGO", "IMG", "MNC")
_TYPES = 3  # role codes that an actor has room for


@cache
def load_goldstein() -> Mapping[str, float]:
    """Goldstein's number by CAMEO code."""
    return {row["code"]: float(row["goldstein"]) for row in read_tsv(FOLDER / "cameo.tsv")}


def cameo_of(type_: str, mode: str | None) -> str:
    """The CAMEO code of three or four digits that a type with a mode stands for; a mode without one has its type's."""
    codes = load_codebook().cameo[type_]
    code = codes.get(mode or "") or codes[""]
    return code if len(code) > 2 else f"{code}0"


def row_of(event: Event) -> dict[str, Any] | LeftOut:
    """The row of an event, or why there is none."""
    quad = quad_of(event.type)
    if quad is None or event.type is None:
        return LeftOut(event.id, "gdelt.no-type", "it is outside the codebook")
    if out := why_no_fact(event):
        return out
    if event.day is None:
        return LeftOut(event.id, "gdelt.no-day", "no day is known, and the reports have no day of publication")
    code = cameo_of(event.type, event.mode)
    return {
        **dict.fromkeys(each.name for each in PROFILE.columns),
        "GLOBALEVENTID": event.number,
        **_days(event.day),
        **_actor("Actor1", event.actors),
        **_actor("Actor2", event.recipients),
        "IsRootEvent": int(event.core.rank == 1),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad + 1,
        "GoldsteinScale": load_goldstein().get(code),
        "NumMentions": len(event.members),
        "NumSources": len(event.affirmed_by),
        "NumArticles": len(event.reports),
        **_place(event.where),
        "DATEADDED": int(event.recorded_at.strftime("%Y%m%d%H%M%S")),
        "SOURCEURL": next((each.url for each in event.reports if each.url), None),
    }


def _days(day: date) -> dict[str, Any]:
    return {
        "SQLDATE": int(day.strftime("%Y%m%d")),
        "MonthYear": int(day.strftime("%Y%m")),
        "Year": day.year,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
    }


def _actor(name: str, parties: Sequence[PartyRow]) -> dict[str, Any]:
    """The first party."""
    if not parties:
        return {}
    party = parties[0]
    codes = [each for each in party.codes if each]
    roles = [each for each in codes if not is_country(each) and each not in _BODIES]
    return {
        f"{name}Code": "".join(codes) or None,
        f"{name}Name": party.known_as.upper(),
        f"{name}CountryCode": next((each for each in codes if is_country(each)), None),
        f"{name}KnownGroupCode": next((each for each in codes if each in _BODIES), None),
        **{f"{name}Type{nth}Code": role for nth, role in enumerate(roles[:_TYPES], 1)},
    }


def _place(where: CodedEventRow | None) -> dict[str, Any]:
    if where is None or where.latitude is None:
        return {}
    codes = load_country_codes().get(where.country or "")
    return {
        "ActionGeo_Type": _geo_type(where),
        "ActionGeo_FullName": joined([where.place, where.admin1, (codes and codes.name) or None], ", "),
        "ActionGeo_CountryCode": codes.fips if codes else None,
        "ActionGeo_Lat": where.latitude,
        "ActionGeo_Long": where.longitude,
    }


def _geo_type(where: CodedEventRow) -> int:
    feature = where.feature_code or ""
    if feature.startswith("PCL"):
        return 1
    if feature.startswith("ADM"):
        return 2 if where.country == "USA" else 5
    return 3 if where.country == "USA" else 4


PROFILE = Profile(
    name=NAME,
    title="Events in the shape of GDELT's event table",
    columns=load_columns(NAME),
    row=row_of,
    point=("ActionGeo_Long", "ActionGeo_Lat"),
)
