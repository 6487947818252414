"""What a person may correct in a row, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, get_args

from onrecord.errors import BadQuery
from onrecord.model.condition import Status
from onrecord.model.factuality import FactualityValue
from onrecord.store.party_text import parties_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Check = Callable[[str], object]  # raises ValueError for a value that can't stand in its column


def _word(value: str) -> None:
    if value and not re.fullmatch(r"[\w-]{1,40}", value):
        raise ValueError("one word")


def _country(value: str) -> None:
    if value and not re.fullmatch("[A-Z]{3,4}", value):
        raise ValueError("an ISO alpha-3 code such as SYR")


def _day(value: str) -> None:
    try:
        date.fromisoformat(value or "2024-12-08")
    except ValueError:
        raise ValueError("a day such as 2024-12-08") from None


def _number(value: str) -> None:
    if value and not re.fullmatch(r"[0-9]{1,12}", value):
        raise ValueError("the number of a place at GeoNames")


def _one_of(values: tuple[str, ...]) -> Check:
    def check(value: str) -> None:
        if value not in values:
            raise ValueError(f"one of {', '.join(values)}")

    return check


def _any(_: str) -> None:
    """Whatever a place is called."""


# Columns by kind of row; "" stands for none, days are as 2024-12-08, parties as "Syrian army [SYR MIL]; rebels".
CORRECTABLE: Mapping[str, Mapping[str, Check]] = {
    "event": {
        "type": _word,
        "mode": _word,
        "actors": parties_in,
        "recipients": parties_in,
        "place": _any,
        "geonames": _number,
        "country": _country,
        "earliest": _day,
        "latest": _day,
        "factuality": _one_of(get_args(FactualityValue)),
    },
    "condition": {
        "value": _one_of(("+", "-")),
        "status": _one_of(get_args(Status)),
        "earliest": _day,
        "latest": _day,
    },
}


_OF_PLACE = ("place", "geonames", "country")


def check_correction(kind: str, correction: Mapping[str, str]) -> None:
    """Raises BadQuery for a column that can't be corrected in a row of this kind, and for a value of another form."""
    allowed = CORRECTABLE.get(kind, {})
    for name, value in correction.items():
        if name not in allowed:
            raise BadQuery(f"{name!r} can't be corrected in a row of kind {kind}; there are: {', '.join(allowed)}.")
        try:
            allowed[name](value)
        except ValueError as error:
            raise BadQuery(f"{name} needs {error}, got {value!r}.") from None
    if "earliest" in correction and correction.get("latest", "~") < correction["earliest"] and correction.get("latest"):
        raise BadQuery(f"The last day, {correction['latest']}, is before the first, {correction['earliest']}.")


def together(before: Mapping[str, str], correction: Mapping[str, str]) -> dict[str, str]:
    """A correction added to an earlier one; another place takes the number and country of the earlier one away."""
    kept = {name: value for name, value in before.items() if "place" not in correction or name not in _OF_PLACE}
    return {**kept, **correction}


def completed(engine: DuckDBPyConnection, correction: Mapping[str, str]) -> dict[str, str]:
    """A correction with what follows from it.

    Another type has no mode unless one is given. A place has its name, number and country as most rows of the record
    have it; number and country are "" where no row does.
    """
    if "type" in correction:
        correction = {"mode": "", **correction}
    if "place" not in correction or "geonames" in correction:
        return dict(correction)
    found = engine.execute(
        "select place, geonames, any_value(country) from told_events where place_plain = plain($1) and geonames is not"
        " null group by 1, 2 order by count(*) desc, 1, 2 limit 1",
        [correction["place"]],
    ).fetchone()
    place, geonames, country = found or (correction["place"], "", "")
    return {"country": country or "", **correction, "place": place, "geonames": str(geonames)}
