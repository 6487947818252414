"""The record as Python sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.model.judgement import Verdict
from onrecord.query.claims import ClaimRow, find_claims
from onrecord.query.events import EventRow, find_events
from onrecord.query.judgements import JudgementRow, find_judgements, judge, undo
from onrecord.query.merged import (
    ContradictionRow,
    CopyRow,
    MergedRow,
    OriginRow,
    find_contradictions,
    find_copies,
    find_merged,
    find_merged_of,
    find_origins,
    is_linked,
)
from onrecord.query.query import Query
from onrecord.query.rows import Rows
from onrecord.query.search import MatchRow, find_matches
from onrecord.query.show import Shown, find_shown
from onrecord.query.sources import SourceRow, find_sources
from onrecord.query.timeline import TimelineRow, find_timeline
from onrecord.store.store import Store, open_store

Known = date | str | None  # a day or a time (UTC); None: now


class History:
    """What is on record. Filters are the fields of Query, days as ``date`` or "2024-12-08"; all must hold."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def events(self, **asked: Any) -> Rows[EventRow]:
        """The coded events, by default in order of their days."""
        return find_events(self.store, Query.of(asked))

    def claims(self, **asked: Any) -> Rows[ClaimRow]:
        """Each event or condition as said by one voice."""
        return find_claims(self.store, Query.of(asked))

    def merged(self, **asked: Any) -> Rows[MergedRow]:
        """The events across reports, in order of their days; ``onrecord link`` finds them.

        With ``as_known`` those of that moment, which ``onrecord link --as-known`` finds.
        """
        return find_merged(self.store, Query.of(asked))

    def merged_of(self, id_: str) -> str | None:
        """The event across reports that a claim tells of; None: it is alone, or not linked."""
        return find_merged_of(self.store, id_)

    def origins(self, merged: str | None = None, *, as_known: Known = None) -> Rows[OriginRow]:
        """Who affirms and who denies an event across reports; None: all of them."""
        return find_origins(self.store, merged, Query.of({"as_known": as_known}))

    def contradictions(self, merged: str | None = None, *, as_known: Known = None) -> Rows[ContradictionRow]:
        """Where voices differ on an event across reports; None: on all of them."""
        return find_contradictions(self.store, merged, Query.of({"as_known": as_known}))

    def is_linked(self, as_known: Known = None) -> bool:
        """Whether the record has been linked, as it is now or as it was known at an earlier moment."""
        return is_linked(self.store, Query.of({"as_known": as_known}))

    def copies(self) -> Rows[CopyRow]:
        """The reports that reprint others."""
        return find_copies(self.store)

    def sources(self, **asked: Any) -> Rows[SourceRow]:
        """Who is quoted, the most quoted first."""
        return find_sources(self.store, Query.of(asked))

    def timeline(self, **asked: Any) -> Rows[TimelineRow]:
        """Who controls what, who holds which office, who is where."""
        return find_timeline(self.store, Query.of(asked))

    def search(self, text: str, **asked: Any) -> Rows[MatchRow]:
        """The reports that hold all words of ``text``, the best match first."""
        return find_matches(self.store, Query.of({**asked, "text": text}))

    def show(self, id_: str) -> Shown:
        """What the id of an event, condition, attribution or report stands for. Raises NotOnRecord."""
        return find_shown(self.store, id_)

    def judge(
        self,
        verdict: Verdict,
        *ids: str,
        who: str,
        why: str = "",
        replaces: str | None = None,
        correction: Mapping[str, str] | None = None,
    ) -> str:
        """Notes a verdict on rows, and gives its id. Raises BadQuery, NotOnRecord."""
        return judge(self.store, verdict, ids, who=who, why=why, replaces=replaces, correction=correction)

    def undo(self, judgement: str, *, who: str, why: str = "") -> str:
        """Takes a judgement back. Raises NotOnRecord."""
        return undo(self.store, judgement, who=who, why=why)

    def judgements(self, *, lost: bool = False, sealed: bool = False) -> Rows[JudgementRow]:
        """All judgements, oldest first; ``lost``: only those that no longer find their rows.

        ``sealed``: also what a blind coder said of a row that the other one has not judged yet.
        """
        return find_judgements(self.store, lost=lost, sealed=sealed)

    def close(self) -> None:
        """Lets go of the record's files."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_history(folder: Path | str = "record") -> History:
    """The record in ``folder``, to ask. Raises StoreError where there is none."""
    return History(open_store(folder, create=False))
