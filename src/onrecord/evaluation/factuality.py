"""Scores of factuality: for the author, for the speakers of the chain, for the innermost voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.evaluation.gold import Json, Pair, triggers_of
from onrecord.evaluation.matching import match, shared_by_all
from onrecord.evaluation.measures import Rate, Scores, Tally, rate_of

Answer = tuple[str, str | None]  # a FactBank value of the gold, and the one that was given
Label = tuple[str, str | None]


def score_factuality(pairs: Sequence[Pair]) -> Scores:
    """Polarity and certainty of the events that were found, a layer of voices at a time."""
    found_events = Rate()
    layers: dict[str, list[Answer]] = defaultdict(list)
    for gold_record, prediction in pairs:
        gold = [each for each in gold_record.get("events", []) if each.get("factuality") and triggers_of(each)]
        found = [each for each in prediction.get("events", []) if triggers_of(each)]
        matched = match(gold, found, lambda one, other: shared_by_all(triggers_of(one), triggers_of(other)))
        found_events += Rate(len(matched), len(gold))
        for i, j in sorted(matched):
            for layer, answer in _answers(gold[i], found[j]):
                layers[layer].append(answer)
    scores: Scores = {"events found": found_events}
    for layer, answers in layers.items():
        scores |= _score_layer(layer, answers)
    return {name: each for name, each in scores.items() if each}


def _answers(gold: Json, found: Json) -> Iterator[tuple[str, Answer]]:
    """(layer, gold value and given value) of each voice that the gold knows.

    Voices of the chain are compared from the innermost outwards, so that chains of other length still compare.
    """
    for each in gold["factuality"]:
        if isinstance(each["by"], str):
            yield each["by"], (each["value"], _value_for(found, each["by"]))
    inside = _from_within(found)
    for number, value in enumerate(_from_within(gold)):
        yield "speaker", (value, inside[number] if number < len(inside) else None)


def _from_within(event: Json) -> list[str]:
    steps = [(each["by"], each["value"]) for each in event.get("factuality") or [] if isinstance(each["by"], int)]
    return [value for _, value in sorted(steps, reverse=True)]


def _value_for(event: Json, by: str) -> str | None:
    """The value for a voice; for the innermost that of the deepest step, without steps the author's."""
    values = {each["by"]: each["value"] for each in event.get("factuality") or []}
    if by != "innermost" or by in values:
        return values.get(by)
    inside = _from_within(event)
    return inside[0] if inside else values.get("author")


def _score_layer(layer: str, answers: Sequence[Answer]) -> Scores:
    scores: Scores = {}
    for measure, part in (("polarity", slice(-1, None)), ("certainty", slice(None, -1))):
        labels = [(gold[part], given[part] if given else None) for gold, given in answers]
        scores[f"{layer}: {measure} accuracy, of events found"] = rate_of(one == other for one, other in labels)
        scores[f"{layer}: {measure} macro-F1"] = _macro_f1(labels)
    scores[f"{layer}: both right, of events found"] = rate_of(gold == given for gold, given in answers)
    return scores


def _macro_f1(labels: Sequence[Label]) -> Rate:
    """The mean F1 of the labels that the gold has."""
    return rate_of(
        Tally(
            sum(gold == given == label for gold, given in labels),
            sum(given == label for _, given in labels),
            sum(gold == label for gold, _ in labels),
        ).f1
        for label in sorted({gold for gold, _ in labels})
    )
