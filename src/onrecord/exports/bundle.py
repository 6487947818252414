"""An export as a folder: the data, and what describes them."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.errors import BadQuery
from onrecord.exports.changelog import changelog
from onrecord.exports.citation import LICENCE, cite, filters_of, state_of, version
from onrecord.exports.codebook_page import codebook_page
from onrecord.exports.documents.all import DOCUMENTS
from onrecord.exports.event import Event
from onrecord.exports.formats import FORMATS, export
from onrecord.exports.gather import gather
from onrecord.exports.package import File, describe
from onrecord.exports.profile import tables_of
from onrecord.exports.profiles.all import PROFILES
from onrecord.exports.table import Table
from onrecord.query.query import Query
from onrecord.query.state import find_state
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What shall be exported, and how."""

    profile: str = "events"
    formats: tuple[str, ...] = ("csv",)  # of tables; documents have a form of their own
    merged: bool = True  # an event across reports a row; False: each coded event
    since_revision: int | None = None  # with a list of what changed since; None: without


def shapes() -> tuple[str, ...]:
    """The names of all shapes."""
    return (*PROFILES, *DOCUMENTS)


def make_export(store: Store, query: Query, wanted: Wanted) -> tuple[File, ...]:
    """The files of an export; the same record and query give the same bytes. Raises BadQuery for an unknown shape."""
    if wanted.profile not in shapes():
        raise BadQuery(f"No profile {wanted.profile!r}; there are: {', '.join(shapes())}.")
    events = gather(store, query, merged=wanted.merged)
    made = _tables(events, wanted) if wanted.profile in PROFILES else _documents(store, events, wanted)
    data = (*made, *_changes(store, query, wanted))
    return (*data, *_described(store, query, wanted, data))


def write_export(folder: Path, files: Sequence[File]) -> None:
    """Writes the files into a folder, which is made; each is whole or not there.

    What an earlier export left there and this one doesn't have is taken away, lest it be taken for a part of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _left_by_another(folder) - {each.path for each in files}:
        (folder / name).unlink(missing_ok=True)
    for each in files:
        part = folder / f".{each.path}.part"
        part.write_bytes(each.data)
        os.replace(part, folder / each.path)


def _left_by_another(folder: Path) -> set[str]:
    """The files that the package in a folder lists, if an export made it."""
    try:
        package = msgspec.json.decode((folder / "datapackage.json").read_bytes())
        listed = {str(each["path"]) for each in package["resources"]} if "onrecord" in package else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {each for each in (*listed, "codebook.md") if Path(each).name == each} if listed else set()


def _tables(events: Sequence[Event], wanted: Wanted) -> Iterator[File]:
    profile = PROFILES[wanted.profile]
    rows, left_out = tables_of(profile, events)
    for form in wanted.formats:
        yield File(path=f"{profile.name}.{form}", data=_written(rows, form), table=rows, described=profile.title)
    if left_out.rows:
        told = "Events that the profile has no place for, and why"
        yield File(path="left-out.csv", data=_written(left_out, "csv"), table=left_out, described=told)


def _documents(store: Store, events: Sequence[Event], wanted: Wanted) -> Iterator[File]:
    document = DOCUMENTS[wanted.profile]
    yield File(path=document.path, data=document.make(store, events), described=document.title)


def _changes(store: Store, query: Query, wanted: Wanted) -> Iterator[File]:
    """What changed since the revision that is asked for."""
    if wanted.since_revision is None:
        return
    table = changelog(store, query, wanted.since_revision)
    told = f"What changed since revision {wanted.since_revision} of the record"
    yield File(path="changelog.csv", data=_written(table, "csv"), table=table, described=told)


def _written(table: Table, form: str) -> bytes:
    if form not in FORMATS:
        raise BadQuery(f"No format {form!r}; there are: {', '.join(FORMATS)}.")
    file = io.BytesIO()
    export(table, form, file)
    return file.getvalue()


def _described(store: Store, query: Query, wanted: Wanted, data: Sequence[File]) -> Iterator[File]:
    """What describes the data: package, codebook, citation, licences."""
    title, state = data[0].described, find_state(store)
    citation = cite(title, query, state)
    told = {
        "version": version(),
        "created": state.changed_at.isoformat() + "Z" if state.changed_at else None,
        "onrecord": {
            "profile": wanted.profile,
            "rows": "events across reports" if wanted.merged else "coded events",
            "filters": filters_of(query),
            "record": state_of(state),
            "revision": state.revision,
        },
    }
    told = {name: value for name, value in told.items() if value is not None}
    yield File(path="datapackage.json", data=describe(f"onrecord-{wanted.profile}", title, citation, data, told))
    if data[0].table:
        yield File(path="codebook.md", data=codebook_page(title, data[0].table.columns).encode())
    yield File(path="citation.txt", data=f"{citation}\n".encode())
    yield File(path="licence.txt", data=LICENCE.encode())
