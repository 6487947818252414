"""Scores of event types: by report, by main event, by trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from onrecord.evaluation.gold import Json, Pair, codings_of, triggers_of
from onrecord.evaluation.matching import match, shared_by_all
from onrecord.evaluation.measures import Board, Measure, Rate, Scores

Label = frozenset[Any]  # alternatives, any of which is right

# PLOVER's quad classes: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUAD_CLASSES = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
_MODE, _CAMEO = "type and mode, of gold with a mode", "CAMEO row (type and mode of the table)"
_ROWS = ("event or none", "root type", "quad class", "main event: root type", "main event: quad class")
_WITHOUT_GOLD = {"event or none", "trigger overlap"}  # said also where the gold has none: precision is 0 there
_TRIGGER_ROWS = ("trigger overlap", "trigger overlap and type")


_LAST = 3  # rounds that are pooled: before them the coders of such a set were still learning


def by_round(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """The pairs of each round of coding of a gold that has several, then those of the last three; else nothing."""
    rounds = sorted({gold["round"] for gold, _ in pairs if "round" in gold})
    if len(rounds) < 2:
        return
    for each in rounds:
        yield f"round {each}", [pair for pair in pairs if pair[0].get("round") == each]
    last = set(rounds[-_LAST:])
    yield f"rounds {min(last)} to {max(last)}", [pair for pair in pairs if pair[0].get("round") in last]


def types_of(event: Json) -> Label:
    """The types of which any is right; empty for an event outside the codebook."""
    return frozenset(event.get("types") or ([event["type"]] if event.get("type") else []))


def quads_of(event: Json) -> Label:
    """The quad classes that are given or follow from the types."""
    given = {event["quad"]} if event.get("quad") else set()
    return frozenset(given | {QUAD_CLASSES[each] for each in types_of(event) if each in QUAD_CLASSES})


def score_events(pairs: Sequence[Pair]) -> Scores:
    """Types, quad classes, modes and triggers; rows that the gold says nothing on are left out."""
    head, recalls, rates, triggers = Board(*_ROWS), Board(), Board(), Board(*_TRIGGER_ROWS)
    for gold_record, prediction in pairs:
        found = prediction.get("events", [])
        for coding in codings_of(gold_record):
            gold = coding.get("events", [])
            if gold_record.get("exhaustive", True):
                _score_report(gold, found, head)
            else:
                _score_recall(gold, found, recalls)
            for event in gold:
                _score_mode(event, found, rates)
            _score_triggers([each for each in gold if triggers_of(each)], found, triggers)
    modes = rates.scores()
    ordered = {name: modes[name] for name in (_MODE, _CAMEO) if name in modes}
    scores = {**head.scores(), **recalls.scores(), **ordered, **triggers.scores()}
    return {name: each for name, each in scores.items() if name in _WITHOUT_GOLD or _has_gold(each)}


def _has_gold(measure: Measure) -> bool:
    return bool(measure.total if isinstance(measure, Rate) else measure.gold)


def _score_report(gold: list[Json], found: list[Json], board: Board) -> None:
    answers = [each for each in found if quads_of(each) or types_of(each)]
    events = [each for each in gold if quads_of(each) or types_of(each)]
    board.tally("event or none", bool(events and answers), bool(answers), bool(events))
    _score_labels("", gold, found, board)
    if len(events) <= 1:
        _score_labels("main event: ", gold, main_event(answers), board)


def _score_labels(part: str, gold: list[Json], found: list[Json], board: Board) -> None:
    measures: tuple[tuple[str, Callable[[Json], Label]], ...] = (("root type", types_of), ("quad class", quads_of))
    for name, label_of in measures:
        board.tally(part + name, *match_labels(map(label_of, gold), map(label_of, found)))


def main_event(answers: Sequence[Json]) -> list[Json]:
    """The answer of the lowest rank alone, the first of equals; nothing where there is none."""
    return [min(answers, key=lambda each: each.get("rank") or 1)] if answers else []


def match_labels(gold: Iterable[Label], found: Iterable[Label]) -> tuple[int, int, int]:
    """Hits, predictions, gold. Equal labels of a report count once.

    So do predictions that answer the same gold label: CONCEDE and RETREAT are both right for gold that takes either.
    """
    wanted, given = _distinct(gold), _distinct(found)
    pairs = match(wanted, given, lambda one, other: 2 if one == other else len(one & other) / len(one))
    answered = [wanted[i] for i, _ in pairs]
    used = {j for _, j in pairs}
    wrong = sum(j not in used and not any(label < each for each in answered) for j, label in enumerate(given))
    return len(pairs), len(pairs) + wrong, len(wanted)


def _distinct(labels: Iterable[Label]) -> list[Label]:
    return sorted({each for each in labels if each}, key=lambda each: (len(each), sorted(map(str, each))))


def _score_recall(gold: list[Json], found: list[Json], board: Board) -> None:
    """Where the gold names only some of the events: which of these were found."""
    for event in filter(types_of, gold):
        hit = any(types_of(event) & types_of(each) for each in found)
        board.rate("root type, recall only", hit)
        if event.get("label"):
            board.rate(f"root type, recall of {event['label']}", hit)
        board.rate("quad class, recall only", any(quads_of(event) & quads_of(each) for each in found))


def _score_mode(event: Json, found: list[Json], board: Board) -> None:
    same_type = [each for each in found if each.get("type") in types_of(event)]
    same_mode = any(each.get("mode") == event.get("mode") for each in same_type)
    if event.get("mode"):
        board.rate(_MODE, same_mode)
    if event.get("cameo") and types_of(event):
        board.rate(_CAMEO, same_mode if event.get("mode") else bool(same_type))


def _score_triggers(gold: list[Json], found: list[Json], board: Board) -> None:
    if not gold:
        return

    def overlap(one: Json, other: Json) -> int:
        return shared_by_all(triggers_of(one), triggers_of(other))

    placed = [each for each in found if triggers_of(each)]
    board.tally("trigger overlap", len(match(gold, placed, overlap)), len(placed), len(gold))
    typed = [each for each in gold if types_of(each)]
    pairs = match(typed, placed, lambda one, other: overlap(one, other) if types_of(one) & types_of(other) else 0)
    board.tally("trigger overlap and type", len(pairs), sum(bool(types_of(each)) for each in placed), len(typed))
