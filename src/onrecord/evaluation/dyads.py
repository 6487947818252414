"""Scores of who did it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.gold import Edges, Json, Pair, codings_of, edges_of
from onrecord.evaluation.matching import match, names_meet, shared
from onrecord.evaluation.measures import Board, Scores

SIDES = ("actors", "recipients")
_COUPLES = "actor and recipient together"
_REVERSED = "direction reversed, of couples that match either way"


@dataclass(frozen=True, slots=True)
class PartyLabel:
    """One side of an event, as gold and predictions tell it."""

    name: str
    where: Edges | None
    country: str | None
    sector: str | None

    @property
    def key(self) -> Edges | str:
        """What makes it one party: its place in the text, without one its name."""
        return self.where or self.name


Couple = tuple[PartyLabel, PartyLabel]  # who acts, and on whom


def score_dyads(pairs: Sequence[Pair]) -> Scores:
    """Spans, countries and sectors of each side, actor and recipient together, and fillers of whole reports."""
    boards = {
        side: (Board(*(f"{side[:-1]} {each}" for each in ("span", "country", "sector"))), Board()) for side in SIDES
    }
    couples = Board(_COUPLES)
    for gold_record, prediction in pairs:
        for coding in codings_of(gold_record):
            for side in SIDES:
                _score_side(gold_record, coding.get("events", []), prediction, side, boards[side][0])
            _score_couples(gold_record, coding.get("events", []), prediction, couples)
        for side, groups in gold_record.get("fillers", {}).items():
            if side in boards:
                _score_fillers(groups, prediction, side, boards[side][1])
    scores: Scores = {}
    for tallies, fillers in boards.values():
        scores |= {**tallies.scores(), **fillers.scores()}
    return {**scores, **couples.scores()}


def score_direction(pairs: Sequence[Pair]) -> Scores:
    """How many couples of the gold match only with actor and recipient changed, of those that match at all."""
    board = Board()
    for gold_record, prediction in pairs:
        found = _couples(prediction, prediction.get("events", []))
        for coding in codings_of(gold_record):
            wanted = [each for each in _couples(gold_record, coding.get("events", [])) if each[0].key and each[1].key]
            met = {one for one, _ in match(wanted, found, _same_couple)}
            missed = [each for n, each in enumerate(wanted) if n not in met]
            turned = len(match(missed, [(recipient, actor) for actor, recipient in found], _same_couple))
            if met or turned:
                board.rate(_REVERSED, turned, len(met) + turned)
    return board.scores()


def main_events_only(record: Json) -> Json:
    """A prediction with one event a sentence, the typed one of the lowest rank: for gold that marks one a sentence."""
    main: dict[int, Json] = {}
    for event in record.get("events", []):
        start = (event.get("extent") or {}).get("start", -1)
        other = main.get(start)
        if event.get("type") and (other is None or (event.get("rank") or 1) < (other.get("rank") or 1)):
            main[start] = event
    return {**record, "events": list(main.values())}


def parties_of(record: Json, events: Iterable[Json], side: str) -> list[PartyLabel]:
    """The parties on one side of some events, in order."""
    mentions = {each["id"]: each for each in record.get("mentions", [])}
    return [_party(each, mentions) for event in events for each in event.get(side) or []]


def _party(party: Json, mentions: dict[str, Json]) -> PartyLabel:
    span = party.get("span") or mentions.get(party.get("mention") or "")
    codes = [each for each in party.get("codes") or [] if each]
    name = party.get("name") or (span or {}).get("text") or ""
    country, sector = (*codes, None, None)[:2]
    return PartyLabel(name, edges_of(span), country, sector)


def likeness(one: PartyLabel, other: PartyLabel) -> float:
    """Characters shared where both have a place, else words of the name."""
    if one.where and other.where:
        return shared(one.where, other.where)
    return names_meet(one.name, other.name)


def _score_side(gold_record: Json, gold: list[Json], prediction: Json, side: str, board: Board) -> None:
    if not any(event.get(side) for event in gold):
        return
    wanted = parties_of(gold_record, gold, side)
    found = parties_of(prediction, prediction.get("events", []), side)
    if any(each.key for each in wanted):
        one, other = _once(wanted), _once(found)
        board.tally(f"{side[:-1]} span", len(match(one, other, likeness)), len(other), len(one))
    measures: dict[str, Callable[[PartyLabel], str | None]] = {
        "country": lambda each: each.country,
        "sector": lambda each: each.sector,
    }
    for measure, code_of in measures.items():
        right, given = ({code for each in some if (code := code_of(each))} for some in (wanted, found))
        if right:
            board.tally(f"{side[:-1]} {measure}", len(right & given), len(given), len(right))


def _once(parties: Iterable[PartyLabel]) -> list[PartyLabel]:
    return list({each.key: each for each in dict.fromkeys(parties)}.values())


def _score_couples(gold_record: Json, gold: list[Json], prediction: Json, board: Board) -> None:
    wanted = [each for each in _couples(gold_record, gold) if each[0].key and each[1].key]
    if wanted:
        found = _couples(prediction, prediction.get("events", []))
        pairs = match(wanted, found, _same_couple)
        board.tally(_COUPLES, len(pairs), len(found), len(wanted))


def _same_couple(one: Couple, other: Couple) -> float:
    return likeness(one[0], other[0]) * likeness(one[1], other[1])


def _couples(record: Json, events: Iterable[Json]) -> list[Couple]:
    """Each actor with each recipient of its event, once."""
    every = (
        (actor, recipient)
        for event in events
        for actor in parties_of(record, [event], "actors")
        for recipient in parties_of(record, [event], "recipients")
    )
    return list({(actor.key, recipient.key): (actor, recipient) for actor, recipient in every}.values())


def _score_fillers(groups: Iterable[Iterable[str]], prediction: Json, side: str, board: Board) -> None:
    """Gold that names the parties of a whole report, each in several wordings."""
    names = [each.name for each in parties_of(prediction, prediction.get("events", []), side)]
    for wordings in groups:
        hit = any(names_meet(name, wording) for name in names for wording in wordings)
        board.rate(f"{side[:-1]} filler, recall only", hit)
