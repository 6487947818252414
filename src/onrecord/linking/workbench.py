"""The workbench of linking: a SQLite file beside the catalog with all that linking looks up, by block."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from onrecord.linking.blocks import keys_of
from onrecord.linking.claims import Claim
from onrecord.linking.cluster import Pair
from onrecord.linking.compare import chance_of, score

FILE = "linking.sqlite"
_SCHEMA = Path(__file__).with_name("workbench.sql")
_CANDIDATES = Path(__file__).with_name("candidates.sql")
_CACHED = 20_000  # events kept decoded; some 3 kB each
_COMPARED = 200_000  # pairs whose chance is kept; some 300 bytes each
_LINKS = "select other, chance from links where one = ?1 union all select one, chance from links where other = ?1"
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Claim)


class Workbench:
    """What linking has at hand. One process at a time links; any number may read."""

    def __init__(self, path: Path | None) -> None:
        self.db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=60)
        self.db.row_factory = sqlite3.Row
        self.db.execute("pragma journal_mode = wal")
        self.db.execute("pragma synchronous = normal")
        self.db.execute("pragma cache_size = -65536")  # kB
        self.db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self.db.execute("create temp table wanted (block integer, key integer, event text)")
        self._event = lru_cache(_CACHED)(self._load)
        self._chance = lru_cache(_COMPARED)(self._compared)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction."""
        self.db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.db.execute("rollback")
            raise
        self.db.execute("commit")

    def clear(self) -> None:
        """Empties it, and gives it the tables of today."""
        names = self.column("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
        for name in names:
            self.db.execute(f"drop table {name}")
        for statement in _SCHEMA.read_text(encoding="utf-8").split(";\n"):
            self.db.execute(statement)
        self._forget()

    def close(self) -> None:
        """Lets go of the file."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def event(self, id_: str) -> Claim:
        """An event of one report."""
        return self._event(id_)

    def add_events(self, events: Iterable[Claim]) -> None:
        """Puts events of one report where others can find them."""
        for each in events:
            self.db.execute("insert into events values (?, ?, ?)", (each.id, each.report, _ENCODER.encode(each)))
            self.db.executemany(
                "insert into blocks values (?, ?, ?)", [(block, key, each.id) for block, key in _numbered(each)]
            )

    def drop_events(self, report: str) -> tuple[str, ...]:
        """Takes the events of a report away, with their links, and tells their ids."""
        ids = self.column("select id from events where report = ? order by id", report)
        for id_ in ids:
            keys = [(block, key, id_) for block, key in _numbered(self.event(id_))]
            self.db.executemany("delete from blocks where block = ? and key = ? and event = ?", keys)
            self.db.execute("delete from links where one = ?1 or other = ?1", (id_,))
            self.db.execute("delete from clusters where event = ?", (id_,))
        self.db.execute("delete from events where report = ?", (report,))
        if ids:
            self._forget()
        return ids

    def candidates(self, ids: Sequence[str]) -> Iterator[Pair]:
        """The pairs of events of two reports that share a block, of which one is among ``ids``; each once."""
        self.db.execute("delete from wanted")
        rows = [(block, key, id_) for id_ in ids for block, key in _numbered(self.event(id_))]
        self.db.executemany("insert into wanted values (?, ?, ?)", rows)
        asked = frozenset(ids)
        for one, other in self.db.execute(_CANDIDATES.read_text(encoding="utf-8")):
            if (one < other or other not in asked) and self.event(one).report != self.event(other).report:
                yield (one, other) if one < other else (other, one)

    def chance(self, pair: Pair) -> float:
        """How likely two events of two reports are one."""
        return self._chance(pair)

    @property
    def compared(self) -> int:
        """How many pairs have been compared since it was opened, or since events were last taken away."""
        return self._chance.cache_info().misses

    def links_of(self, id_: str) -> dict[str, float]:
        """The events linked with one, each with its chance."""
        return dict(self.db.execute(_LINKS, (id_,)).fetchall())

    def rungs(self, ids: Iterable[str]) -> dict[str, int]:
        """On which rung the groups stand that these events are in; those that are in none yet are left out."""
        found = ((each, self.column("select rung from clusters where event = ?", each)) for each in sorted(ids))
        return {each: int(rungs[0]) for each, rungs in found if rungs}

    def neighbours(self, ids: Iterable[str]) -> set[str]:
        """The events linked with any of ``ids``."""
        found: set[str] = set()
        for id_ in ids:
            found.update(
                self.column("select other from links where one = ?1 union select one from links where other = ?1", id_)
            )
        return found

    def column(self, sql: str, *values: object) -> tuple[str, ...]:
        """The first column of a select."""
        return tuple(row[0] for row in self.db.execute(sql, values))

    def rows(self, sql: str, **values: object) -> list[dict[str, object]]:
        """The rows of a select."""
        return [dict(row) for row in self.db.execute(sql, values)]

    def _forget(self) -> None:
        self._event.cache_clear()
        self._chance.cache_clear()

    def _compared(self, pair: Pair) -> float:
        return chance_of(score(self.event(pair[0]), self.event(pair[1])))

    def _load(self, id_: str) -> Claim:
        (body,) = self.db.execute("select body from events where id = ?", (id_,)).fetchone()
        return _DECODER.decode(body)


def as_json(values: Iterable[object]) -> str:
    """A list as it stands in a column."""
    return json.dumps(list(values), ensure_ascii=False)


def _numbered(event: Claim) -> list[tuple[int, int]]:
    """The blocks of an event with their keys as numbers: they take less room and time than text."""
    return sorted((block, number_of(key)) for block, key in keys_of(event))


def number_of(key: str) -> int:
    """A key as 63 bits."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
