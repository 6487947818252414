"""The record as it was lately looked at, opened once and shared by all who ask."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from onrecord.store.catalog import reading
from onrecord.store.held import bring_up_to_date, hold, touched
from onrecord.store.judged import add_judged
from onrecord.store.segments import open_engine
from onrecord.store.views import Moment, add_views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEPT = 3  # moments of which a snapshot is kept: now, and two at which somebody looks back
ANSWERS = 64  # answers kept with a snapshot
# While somebody writes to a record of more events than LARGE, its snapshot serves PATIENCE times as long as it took to
# make (100,000 events: 1.5 s), so that making them doesn't take all the time. That of a smaller one is never behind.
LARGE = 20_000
PATIENCE = 5

Answer = TypeVar("Answer")


class Layer(NamedTuple):
    """Tables beside those of the record that follow from something else in its folder."""

    name: str
    state: Callable[[Path, Moment], str]  # another one whenever the tables would be others
    add: Callable[[DuckDBPyConnection, Path, Moment], None]  # makes them, or makes them anew


@dataclass(frozen=True, slots=True)
class State:
    """What is on record, as numbers that only grow."""

    segments: int
    redactions: int
    judgements: int


class Snapshot:
    """One look at the record: a DuckDB with the tables of views.sql, and of the layers asked for."""

    def __init__(
        self, engine: DuckDBPyConnection, state: State, moment: Moment, *, is_held: bool, serves: float
    ) -> None:
        self.state = state
        self._is_held = is_held  # in memory
        self.is_patient = serves > 0  # serves also while a newer one is being made
        self._serves_until = monotonic() + serves
        self._engine, self._moment = engine, moment
        self._layers: dict[str, str] = {}
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock, self._opening = Lock(), Lock()

    def is_overdue(self, state: State) -> bool:
        """Whether there are newer segments, and it is time to look at them; what was redacted must go at once."""
        has_newer = self.state.segments < state.segments and monotonic() >= self._serves_until
        return has_newer or self.state.redactions < state.redactions

    @property
    def tag(self) -> str:
        """The same as long as every question has the same answer."""
        layers = " ".join(f"{name}:{state}" for name, state in sorted(self._layers.items()))
        return f"{self.state.segments}.{self.state.redactions}.{self.state.judgements} {layers}".strip()

    def cursor(self) -> DuckDBPyConnection:
        """A connection for one thread. It stays good when the snapshot has been replaced by a newer one."""
        with self._opening:
            return self._engine.cursor()

    def answered(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """What ``make`` gives, made once for each question as long as nothing changes."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                return cast("Answer", self._answers[question])
            tag = self.tag
        made = make()
        with self._lock:
            if tag == self.tag:
                self._answers[question] = made
            while len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
        return made

    def renew(self, catalog: sqlite3.Connection, folder: Path, layers: Sequence[Layer]) -> None:
        """Takes over judgements and layers that have changed since; who is reading goes on reading the old ones."""
        with self._lock:
            judgements = state_of(catalog).judgements
            states = {each.name: each.state(folder, self._moment) for each in layers}
            changed = [each for each in layers if self._layers.get(each.name) != states[each.name]]
            if judgements == self.state.judgements and not changed:
                return
            with self._engine.cursor() as engine:
                engine.begin()
                if judgements != self.state.judgements:
                    self._judge(engine, catalog)
                for each in changed:
                    each.add(engine, folder, self._moment)
                engine.commit()
            self.state = State(self.state.segments, self.state.redactions, judgements)
            self._layers |= states
            self._answers.clear()

    def close(self) -> None:
        """Lets go of it, also of its cursors."""
        self._engine.close()

    def _judge(self, engine: DuckDBPyConnection, catalog: sqlite3.Connection) -> None:
        before = touched(engine)
        add_judged(engine, catalog, self._moment.known)
        if self._is_held:
            bring_up_to_date(engine, before, touched(engine))


class Snapshots:
    """The snapshots of one record; any number of threads may ask.

    ``in_memory``: what is on record now is held in memory, where it is asked for again and again; some 2 kB an event.
    Else it is read from the segments each time.
    """

    def __init__(self, folder: Path, *, in_memory: bool = False) -> None:
        self._folder, self._in_memory = folder, in_memory
        self._kept: OrderedDict[Moment, Snapshot] = OrderedDict()
        self._lock, self._making = Lock(), Lock()

    def at(self, catalog: sqlite3.Connection, moment: Moment, layers: Sequence[Layer] = ()) -> Snapshot:
        """The record at ``moment``; ``catalog`` is this thread's. What was committed a moment ago can be missing
        while somebody writes much; judgements and redactions never are.
        """  # fmt: skip
        state = state_of(catalog)
        found = self._found(moment)
        if found is None or found.is_overdue(state):
            found = self._made(catalog, moment, state)
        found.renew(catalog, self._folder, layers)
        return found

    def close(self) -> None:
        """Lets go of all snapshots."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].close()

    def _found(self, moment: Moment) -> Snapshot | None:
        with self._lock:
            return self._kept.get(moment)

    def _made(self, catalog: sqlite3.Connection, moment: Moment, state: State) -> Snapshot:
        """A new snapshot, unless another thread has just made one, or is making one and an old one will do."""
        old = self._found(moment)
        will_do = old is not None and old.state.redactions >= state.redactions and old.is_patient
        if not self._making.acquire(blocking=not will_do):
            return cast("Snapshot", old)
        try:
            found = self._found(moment)
            if found is None or found.is_overdue(state):
                found = self._make(catalog, moment)
                self._keep(moment, found)
            return found
        finally:
            self._making.release()

    def _make(self, catalog: sqlite3.Connection, moment: Moment) -> Snapshot:
        start = monotonic()
        engine = open_engine()
        with reading(catalog):
            state = state_of(catalog)
            add_views(engine, self._folder, catalog, moment)
        is_held = self._in_memory and moment == Moment()
        if is_held:
            hold(engine)
        (events,) = catalog.execute("select coalesce(sum(row_count), 0) from segments where part = 'events'").fetchone()
        is_patient = self._in_memory and events > LARGE
        serves = PATIENCE * (monotonic() - start) if is_patient else 0.0
        return Snapshot(engine, state, moment, is_held=is_held, serves=serves)

    def _keep(self, moment: Moment, snapshot: Snapshot) -> None:
        with self._lock:
            self._kept[moment] = snapshot
            self._kept.move_to_end(moment)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def state_of(catalog: sqlite3.Connection) -> State:
    """What is on record at this moment."""
    numbers: Mapping[str, int] = dict(catalog.execute("select name, seq from sqlite_sequence").fetchall())
    return State(*(numbers.get(each, 0) for each in ("segments", "redactions", "judgements")))
