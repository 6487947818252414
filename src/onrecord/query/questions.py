"""All questions that have rows for an answer: what each can be asked by, for the command line, the API and MCP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast, get_type_hints

from onrecord.errors import BadQuery
from onrecord.query.claims import ClaimRow, find_claims
from onrecord.query.events import EventRow, find_events
from onrecord.query.filters import snapshot_of
from onrecord.query.merged import MergedRow, find_merged
from onrecord.query.paging import Key, page_of
from onrecord.query.parties import PartyRow, find_parties
from onrecord.query.query import Query
from onrecord.query.reports import ReportRow, find_reports
from onrecord.query.rows import Rows
from onrecord.query.scenes import SceneRow, find_scenes
from onrecord.query.search import MatchRow, find_matches
from onrecord.query.sources import SourceRow, find_sources
from onrecord.query.timeline import TimelineRow, find_timeline
from onrecord.store.store import Store

Find = Callable[[Store, Query], Rows[Any]]
_PAGE = ("limit", "after")
_THEN = ("as_known", "as_published")
_EVENTS = ("country", "actor", "recipient", "type", "mode", "since", "until", "place", "source", "outlet", "report",
           "status", "text", "untyped", "coder")  # fmt: skip
_CLAIMS = ("country", "actor", "recipient", "type", "mode", "relation", "since", "until", "place", "office", "source",
           "outlet", "report", "status", "text", "untyped", "coder")  # fmt: skip
_SOURCES = ("country", "actor", "recipient", "type", "since", "until", "place", "source", "outlet", "report", "status",
            "text", "coder")  # fmt: skip
_TIMELINE = ("place", "office", "person", "actor", "relation", "country", "as_of", "as_known", "as_published", "since",
             "until", "source", "outlet", "report", "status", "text", "coder")  # fmt: skip
_LAST = str(date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What can be asked, and by which fields of Query."""

    name: str
    help: str
    kind: type  # of the rows
    filters: tuple[str, ...]
    find: Find
    needs: tuple[str, ...] = ()  # filters without which it is no question

    def ask(self, store: Store, query: Query) -> Rows[Any]:
        """The rows that answer. Raises BadQuery where a filter is missing."""
        for name in self.needs:
            if getattr(query, name) is None:
                raise BadQuery(f"{self.name} needs {name}.")
        return self.find(store, query)


def _paged(find: Find, name: str, types: tuple[type, ...], key: Callable[[Any], Key]) -> Find:
    """A question whose whole answer is made at once: it is kept, and given out a page at a time."""

    def page(store: Store, query: Query) -> Rows[Any]:
        whole = replace(query, limit=None, after=None)

        def answer() -> tuple[type, tuple[Any, ...]]:
            rows = find(store, whole)
            return rows.kind, tuple(sorted(rows, key=key))

        kind, rows = snapshot_of(store, query).answered((name, whole), answer)
        shown, following = page_of(rows, query, name, key, types)
        return Rows(kind, shown, following)

    return page


def _interval(row: TimelineRow) -> Key:
    heading = row.subject if row.relation == "located_in" else row.object
    began = str(row.since_latest or row.since_earliest or "")
    return row.relation, heading.casefold(), began, row.conditions[0] if row.conditions else ""


def _event(row: MergedRow) -> Key:
    return str(row.latest or row.earliest or _LAST), row.id


def _voice(row: SourceRow) -> Key:
    return -row.attributions, -row.reports, row.source, row.role


def _party(row: PartyRow) -> Key:
    return -(row.acts + row.suffers), row.key


def _scene(row: SceneRow) -> Key:
    return -row.events, row.place, row.geonames or 0


_ALL = (
    Question(
        name="events", help="The coded events: who did what to whom, where and when, and who says so.", kind=EventRow,
        filters=(*_EVENTS, *_THEN, "order", *_PAGE), find=find_events,
    ),
    Question(
        name="claims", help="Each event or condition as said by one voice.", kind=ClaimRow,
        filters=(*_CLAIMS, *_THEN, "order", *_PAGE), find=find_claims,
    ),
    Question(
        name="merged", help="Events across reports, with who affirms and who denies them.", kind=MergedRow,
        filters=(*_EVENTS, "as_known", *_PAGE), find=_paged(find_merged, "merged", (str, str), _event),
    ),
    Question(
        name="sources", help="Who is quoted, the most quoted first.", kind=SourceRow,
        filters=(*_SOURCES, *_THEN, *_PAGE),
        find=_paged(find_sources, "sources", (int, int, str, str), _voice),
    ),
    Question(
        name="reports", help="The reports, the newest first.", kind=ReportRow,
        filters=(*(each for each in _SOURCES if each != "coder"), *_THEN, "coder", *_PAGE), find=find_reports,
    ),
    Question(
        name="actors", help="The parties of events, those of most events first.", kind=PartyRow,
        filters=(*_EVENTS, *_THEN, *_PAGE), find=_paged(find_parties, "actors", (int, str), _party),
    ),
    Question(
        name="places", help="The places of events, those of most events first.", kind=SceneRow,
        filters=(*_EVENTS, *_THEN, *_PAGE), find=_paged(find_scenes, "places", (int, str, int), _scene),
    ),
    Question(
        name="timeline", help="Who controls what, who holds which office, who is where, and since when.",
        kind=TimelineRow, filters=(*_TIMELINE, *_PAGE),
        find=_paged(find_timeline, "timeline", (str, str, str, str), _interval),
    ),
    Question(
        name="search", help="The reports that hold some words, the best match first.", kind=MatchRow,
        filters=("text", "outlet", "report", "since", "until", *_PAGE), find=find_matches, needs=("text",),
    ),
)  # fmt: skip
QUESTIONS: Mapping[str, Question] = {each.name: each for each in _ALL}


_HINTS = get_type_hints(Query, include_extras=True)


def parameter_of(name: str) -> tuple[Any, str, object]:
    """Type, help and default of a field of Query."""
    hint = _HINTS[name]
    return hint.__origin__, cast("str", hint.__metadata__[0]), getattr(Query(), name)
