"""What an event could be the same as and is not held for: near misses, with what speaks for and against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from onrecord.linking.blocks import keys_of
from onrecord.linking.catch_up import workbench_of
from onrecord.linking.compare import Comparison, compare
from onrecord.linking.workbench import Workbench

_COMPARED = 2000  # candidates at most: where thousands share its blocks, the answer still comes in half a second
_LEAST = 0.02  # chance below which two events have nothing to do with each other
_REASONS = 3  # told on either side


@dataclass(frozen=True, slots=True)
class Likely:
    """Another event that may be the same."""

    id: str  # of a claim that tells of it
    chance: float  # 0-1
    speaks_for: tuple[str, ...]  # in words, the weightiest first
    speaks_against: tuple[str, ...]


def likely_same(folder: Path, id_: str, most: int) -> tuple[Likely, ...]:
    """What the claim with this id may be one event with, the likeliest first; of each event across reports one claim.

    Empty where the record or this claim is not linked yet.
    """
    path = workbench_of(folder)
    if not path.exists():
        return ()
    with Workbench(path) as bench:
        return tuple(islice(_likely(bench, id_), most))


def _likely(bench: Workbench, id_: str) -> Iterator[Likely]:
    for own in bench.column("select event from claims where id = ?", id_):
        seen = {_merged(bench, own)}
        for chance, other in sorted(_scored(bench, own), key=lambda pair: (-pair[0], pair[1])):
            merged = _merged(bench, other)
            if chance >= _LEAST and merged not in seen:
                seen.add(merged)
                yield _told(bench, own, other)


def _scored(bench: Workbench, own: str) -> Iterator[tuple[float, str]]:
    """The events, of its own report and of others, that share a block with one, each with its chance."""
    event = bench.event(own)
    for other in bench.column("select id from events where report = ? and id <> ? order by id", event.report, own):
        if keys_of(event) & keys_of(bench.event(other)):
            yield bench.chance((own, other)), other
    for one, other in islice(bench.candidates([own]), _COMPARED):
        yield bench.chance((one, other)), other if one == own else one


def _merged(bench: Workbench, event: str) -> str:
    return next(iter(bench.column("select merged from clusters where event = ?", event)), event)


def _told(bench: Workbench, own: str, other: str) -> Likely:
    compared = compare(bench.event(own), bench.event(other))
    claims = bench.column("select id from claims where event = ? order by id", other)
    return Likely(claims[0], compared.chance, _reasons(compared, 1), _reasons(compared, -1))


def _reasons(compared: Comparison, sign: int) -> tuple[str, ...]:
    found = sorted((each for each in compared.reasons if each.adds * sign > 0), key=lambda each: -abs(each.adds))
    return tuple(dict.fromkeys(each.finding.says for each in found))[:_REASONS]
