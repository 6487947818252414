"""Adds a file of places or actors to what the world knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import BadData
from onrecord.world.build.additions import PLACE_COLUMNS, Kind, added_folder, keep_rows
from onrecord.world.importers.actor_rows import COLUMNS
from onrecord.world.importers.geonames import is_geonames, read_geonames
from onrecord.world.importers.icews import is_icews, read_icews
from onrecord.world.importers.petrarch import is_petrarch, read_petrarch
from onrecord.world.importers.ucdp import is_ucdp, read_ucdp
from onrecord.world.importers.wikidata import is_wikidata, read_wikidata

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)  # what a row of another form leads to
_HEAD = 20_000  # characters that show what a file is
_ACTORS: tuple[tuple[str, Callable[[str], bool], Callable[[Path], Iterator[dict[str, str]]]], ...] = (
    ("a UCDP actor list", is_ucdp, read_ucdp),
    ("an ICEWS dictionary", is_icews, read_icews),
    ("a PETRARCH dictionary", is_petrarch, read_petrarch),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was added."""

    form: str  # what the file was taken for
    kind: Kind
    rows: int
    path: Path  # where it is kept


def add_file(path: Path, cache: Path, countries: Collection[str] = ()) -> Added:
    """Keeps the places or actors of ``path`` in the cache folder; its form is told by its first lines.

    ``countries`` (ISO 3166-1 alpha-3): of a dump of GeoNames only these. Raises BadData for a file of no known form,
    or with nothing in it.
    """
    form, kind, rows = _read(path, countries)
    columns = PLACE_COLUMNS if kind == "places" else COLUMNS
    try:
        kept, count = keep_rows(added_folder(cache), kind, columns, rows)
    except _UNREADABLE as error:
        raise BadData(f"{path}: {form} with something in it that can't be read: {_told(error)}") from error
    if not count:
        raise BadData(f"{path}: {form} without a row that could be used")
    return Added(form=form, kind=kind, rows=count, path=kept)


def _told(error: Exception) -> str:
    """``error`` in one line; a KeyError says no more than the name that is missing."""
    said = " ".join(str(error).split())
    return f"no {said}" if isinstance(error, KeyError) else said


def _read(path: Path, countries: Collection[str]) -> tuple[str, Kind, Iterator[dict[str, str]]]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        head = lines.read(_HEAD)
    first = next((line for line in head.splitlines() if line.strip() and line[0] not in "#;"), "")
    if is_geonames(first):
        return "a dump of GeoNames", "places", read_geonames(path, countries)
    if is_wikidata(head):
        return "entities of Wikidata", "actors", read_wikidata(path)
    for form, is_form, read in _ACTORS:
        if is_form(first):
            return form, "actors", read(path)
    raise BadData(
        f"{path} is none of: a dump of GeoNames, a UCDP actor list (CSV), an ICEWS or PETRARCH dictionary, "
        "entities of Wikidata (JSON)"
    )
