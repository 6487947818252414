"""How to cite an export, and under which licences it stands."""

from __future__ import annotations

from dataclasses import fields
from importlib import metadata

from onrecord.query.query import Query
from onrecord.query.state import RecordState

LICENCE = """This export was made by onrecord, whose data files are under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/).

Places: names, ids, codes and coordinates from GeoNames (https://www.geonames.org/), CC BY 4.0. Whoever passes the
places on names GeoNames.

Sentences, headlines and addresses are quoted from the reports that are listed; their rights stay with who published
them. Event types follow PLOVER; the shapes of ACLED, UCDP GED, POLECAT and GDELT are shapes only: none of these data
sets is in here, and none of their makers has looked at this export.
"""
_NO_FILTER = ("order", "after")


def version() -> str:
    """The program and its version."""
    return f"onrecord {metadata.version('onrecord')}"


def filters_of(query: Query) -> dict[str, str]:
    """What a query asks, by field; nothing of what it leaves open."""
    given = {each.name: getattr(query, each.name) for each in fields(query) if each.name not in _NO_FILTER}
    return {name: str(value) for name, value in given.items() if value not in (None, False)}


def state_of(state: RecordState) -> str:
    """The state of the record in words."""
    day = f", last changed {state.changed_at:%Y-%m-%d %H:%M} UTC" if state.changed_at else ""
    told = f"{state.reports} reports, {state.judgements} judgements, coder {', '.join(state.coders) or 'none'}"
    return f"revision {state.revision}{day} ({told})"


def cite(title: str, query: Query, state: RecordState) -> str:
    """A citation of one paragraph; the same export has the same."""
    filters = "; ".join(f"{name} = {value}" for name, value in filters_of(query).items()) or "all events"
    year = f"{state.changed_at:%Y}" if state.changed_at else "n.d."
    return f"{title} [data set] ({year}). Made with {version()} from a record at {state_of(state)}. Filters: {filters}."
