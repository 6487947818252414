"""Entities that people have put together or taken apart, as other keys for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from onrecord.model.mention import EntityType
from onrecord.model.record import Record
from onrecord.store.keys import entity_keys


class Named(NamedTuple):
    """An entity of a report, or (report empty) of all reports but those in which it was taken for another."""

    report: str
    key: str


class Renamed(NamedTuple):
    """A key that stands for another now: in one report, or (report empty) in all the others."""

    report: str
    key: str
    as_key: str


def renamings(pairs: Sequence[tuple[Named, Named, str]]) -> list[Renamed]:
    """What follows from merges and splits (one, other, verdict), in order.

    Two keys that are merged become one, that of the world's tables before one made of a name. Of two that a key takes
    for one, the other gets a key of its own, which those share that are merged with it. A split holds against merges.
    Two of one report that have one key can't be told apart. The key into which others are merged stands for itself.
    """
    apart = _taken_apart(pairs)
    home = {each: {each} for each in sorted({_node(named, apart) for pair in pairs for named in pair[:2]})}
    split = [{_node(one, apart), _node(other, apart)} for one, other, verdict in pairs if verdict == "split"]
    for one, other, verdict in pairs:
        a, b = _node(one, apart), _node(other, apart)
        together = home[a] | home[b]
        if verdict == "merge" and not any(len(each) == 2 and each <= together for each in split):
            home.update(dict.fromkeys(together, together))
    found = ((Renamed(*each, _key(together)), len(together)) for each, together in home.items())
    return sorted(each for each, count in found if count > 1 or each.as_key != each.key)


def as_judged(record: Record, renamed: Iterable[Renamed]) -> Record:
    """A record that knows under which keys people want its entities."""
    known: Mapping[tuple[str, str], str] = {(each.report, each.key): each.as_key for each in renamed}
    if not known:
        return record
    keys = {id_: known.get((record.report.id, key)) or known.get(("", key)) for id_, key in entity_keys(record).items()}
    return replace(record, judged_keys={id_: key for id_, key in keys.items() if key})


def _taken_apart(pairs: Sequence[tuple[Named, Named, str]]) -> set[Named]:
    """The entities that are not what their key says, with those that people put together with them."""
    kept = {one for one, other, verdict in pairs if verdict == "split" and one.key == other.key}
    apart = {other for one, other, verdict in pairs if verdict == "split" and one.key == other.key} - kept
    while new := set(_follow(pairs, apart)) - apart - kept:
        apart |= new
    return apart


def _follow(pairs: Sequence[tuple[Named, Named, str]], apart: set[Named]) -> Iterator[Named]:
    for one, other, verdict in pairs:
        if verdict == "merge" and one.key == other.key:
            if one in apart:
                yield other
            if other in apart:
                yield one


def _node(named: Named, apart: set[Named]) -> Named:
    return named if named in apart else Named("", named.key)


def _key(together: Iterable[Named]) -> str:
    """The key of what is one."""
    everywhere = [each.key for each in together if not each.report]
    if everywhere:
        return min(everywhere, key=lambda key: (key.partition(":")[0] in get_args(EntityType), key))
    first = min(together)
    return f"{first.key} in {first.report}"
