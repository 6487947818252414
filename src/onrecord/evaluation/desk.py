"""Events across reports, their origins and contradictions, copies and control, against the gold of a desk set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from onrecord.evaluation.desk_found import DeskFound, FoundContradiction, FoundDay, FoundEvent, FoundMention, FoundVoice
from onrecord.evaluation.desk_gold import (
    CONTESTED,
    DeskGold,
    GoldContradiction,
    GoldDay,
    GoldEvent,
    GoldMention,
    GoldVoice,
    Key,
)
from onrecord.evaluation.matching import match, names_meet, shared
from onrecord.evaluation.measures import Board, Scores

_DETERMINER = re.compile("^(the|a|an|his|her|its|their) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold mention, its event, and the event across reports of the mention found there; None: none was found."""

    event: GoldEvent
    mention: GoldMention
    found: str | None


def score_desk(gold: DeskGold, found: DeskFound) -> dict[str, Scores]:
    """Scores by part: of all events, of the visible and the held-out half, then copies and conditions."""
    aligned = align(gold.events, found.mentions)
    halves: dict[str, Callable[[GoldEvent], bool]] = {
        "events": lambda _: True,
        "events, visible half": lambda event: not event.held_out,
        "events, held-out half": lambda event: event.held_out,
    }
    scores = {name: _events(aligned, gold.events, found, of) for name, of in halves.items()}
    scores["copies"] = _copies(gold, found)
    scores["timeline"] = _timeline(gold, found)
    return scores


def align(events: Iterable[GoldEvent], found: Iterable[FoundMention]) -> tuple[Aligned, ...]:
    """Each gold mention that counts, with the event of the mention that shares most of its characters."""
    there: dict[str, list[FoundMention]] = {}
    for each in found:
        there.setdefault(each.report, []).append(each)
    wanted = [(event, each) for event in events for each in event.mentions if not each.superseded]
    wanted.sort(key=lambda pair: (pair[1].report, pair[1].start, pair[0].id))
    rows: list[Aligned] = []
    for report, group in groupby(wanted, key=lambda pair: pair[1].report):
        pairs = list(group)
        others = sorted(there.get(report, ()), key=lambda each: (each.start, each.end, each.event))
        met = dict(match([mention for _, mention in pairs], others, _overlap))
        rows += [
            Aligned(event, mention, others[met[n]].event if n in met else None)
            for n, (event, mention) in enumerate(pairs)
            if n in met or not mention.soft
        ]
    return tuple(rows)


def _overlap(one: GoldMention, other: FoundMention) -> float:
    return shared((one.start, one.end), (other.start, other.end))


def cluster_of(event: GoldEvent, aligned: Sequence[Aligned]) -> str | None:
    """The event on record that has most of a gold event's mentions; None where none of them was found."""
    votes = Counter(each.found for each in aligned if each.event.id == event.id and each.found is not None)
    return min(votes, key=lambda found: (-votes[found], found), default=None)


def _events(
    aligned: Sequence[Aligned], events: Sequence[GoldEvent], found: DeskFound, of: Callable[[GoldEvent], bool]
) -> Scores:
    board = Board("pairs of mentions")
    for each in aligned:
        if of(each.event) and not each.mention.soft:
            board.rate("mentions found", each.found is not None)
    _pairs(board, [each for each in aligned if not each.mention.soft], of)
    clusters = {each.id: cluster_of(each, aligned) for each in events}
    for event in filter(of, events):
        voices = found.events.get(clusters[event.id] or "", FoundEvent()).voices
        _origins(board, event, voices)
    _contradictions(board, [each for each in events if of(each)], clusters, found)
    return board.scores()


def _pairs(board: Board, aligned: Sequence[Aligned], of: Callable[[GoldEvent], bool]) -> None:
    """Pairs of mentions of one event. A wrong pair counts in each half in which it has a mention."""
    for one, other in combinations(aligned, 2):
        if not of(one.event) and not of(other.event):
            continue
        same = one.event.id == other.event.id
        linked = one.found is not None and one.found == other.found
        if same or linked:
            board.tally("pairs of mentions", same and linked, linked, same)


def _origins(board: Board, event: GoldEvent, found: Sequence[FoundVoice]) -> None:
    met = dict(match(event.voices, found, _same_voice))
    needed = [n for n, each in enumerate(event.voices) if not each.optional]
    taken = [n for n in needed if n in met]
    extra = len(found) - len(met)
    right = len(taken) == len(needed) and not extra
    board.rate("origins exactly right", right)
    if sum(not each.superseded for each in event.mentions) > 1:
        board.rate("origins exactly right, of merged events", right)
    board.tally("voices", len(taken), len(taken) + extra, len(needed))
    if right and all(found[n].side is not None for n in met.values()):
        board.rate("sides right, where origins are", _same_sides([(event.voices[i], found[j]) for i, j in met.items()]))


def _same_voice(one: GoldVoice, other: FoundVoice) -> float:
    """How well the names meet; 0 where stance or assertion don't, or the reports of somebody without a name."""
    if one.stance != other.stance:
        return 0
    if one.nameless and other.reports and not one.reports & other.reports:
        return 0
    if "either" not in (one.assertion, other.assertion) and one.assertion != other.assertion:
        return 0
    return max((names_meet(_bare(a), _bare(b)) for a in one.names for b in other.names), default=0)


def _bare(name: str) -> str:
    return _DETERMINER.sub("", name.strip().replace("’", "'"))


def _same_sides(pairs: Sequence[tuple[GoldVoice, FoundVoice]]) -> bool:
    return all((a.side == b.side) == (x.side == y.side) for (a, x), (b, y) in combinations(pairs, 2))


def _contradictions(
    board: Board, events: Sequence[GoldEvent], clusters: Mapping[str, str | None], found: DeskFound
) -> None:
    """Of the events of the gold. Where one event on record holds several of them, theirs together."""
    together: dict[str | None, list[GoldContradiction]] = {}
    for event in events:
        together.setdefault(clusters[event.id], []).extend(event.contradictions)
    for cluster, wanted in together.items():
        others = found.events.get(cluster or "", FoundEvent()).contradictions
        met = dict(match(wanted, others, _same_contradiction))
        needed = [n for n, each in enumerate(wanted) if not each.optional]
        hits = [n for n in needed if n in met]
        board.tally("contradictions", len(hits), len(hits) + len(others) - len(met), len(needed))
        for n in hits:
            board.rate("values right, of contradictions found", wanted[n].values == others[met[n]].values)


def _same_contradiction(one: GoldContradiction, other: FoundContradiction) -> float:
    if one.kind != other.kind or (one.what and other.what and one.what != other.what):
        return 0
    return 1 + (not one.optional) + len(one.values & other.values)


def _copies(gold: DeskGold, found: DeskFound) -> Scores:
    board = Board()
    board.tally("reports and their first print", len(gold.copies & found.copies), len(found.copies), len(gold.copies))
    return board.scores()


def _timeline(gold: DeskGold, found: DeskFound) -> Scores:
    board = Board()
    parts: Sequence[tuple[str, Sequence[GoldDay], Mapping[Key, FoundDay]]] = (
        ("control", gold.control, found.control),
        ("holders of offices", gold.offices, found.offices),
        ("whereabouts", gold.whereabouts, found.whereabouts),
    )
    for name, days, held in parts:
        whole: dict[tuple[str, str | None], bool] = {}
        for each in days:
            right = right_on(each, held.get(each.key, FoundDay()))
            board.rate(f"{name}: days", right)
            whole[each.of, each.country] = right and whole.get((each.of, each.country), True)
        for right in whole.values():
            board.rate(f"{name}: right on every day", right)
    return board.scores()


def right_on(gold: GoldDay, found: FoundDay) -> bool:
    """Whether what is on record for a day is one of what the gold allows."""
    if (CONTESTED,) in gold.values and found.contested:
        return True
    if found.contested:
        return False
    if not found.names:
        return () in gold.values
    if found.side is not None and gold.sides:
        return found.side in gold.sides
    return any(names_meet(_bare(a), _bare(b)) for names in gold.values for a in names for b in found.names)
