"""The record as Python sees it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.query.claims import ClaimRow, find_claims
from onrecord.query.events import EventRow, find_events
from onrecord.query.query import Query
from onrecord.query.rows import Rows
from onrecord.query.search import MatchRow, find_matches
from onrecord.query.show import Shown, find_shown
from onrecord.query.sources import SourceRow, find_sources
from onrecord.query.timeline import TimelineRow, find_timeline
from onrecord.store.store import Store, open_store


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
