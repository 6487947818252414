"""An invented feed: what reports of one war-torn country and its neighbours are like, day by day, without end.

Things happen in towns of which some are in the news each day and most hardly ever; one is told by one report, another
by forty, on the day, on the next ones, or in a look back; a third of the sentences are a wire's, reprinted; days are
stated or not, places exact or only a country. Each report is a record as reading would give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from onrecord.evaluation.invented_record import Happening, Sentence, Spot, made_record
from onrecord.model.record import Record

REPORTS_A_DAY = 100
_HAPPENING = 0.6  # things that happen in a day, by its reports
TOWNS, SIDES, OUTLETS, WORDS = 300, 80, 60, 4000
COUNTRIES = ("XLA", "XLA", "XLA", "XLA", "XMB", "XNO")  # of towns: two thirds are in one
COPIED = 0.3  # sentences that are a wire's
OTHERS = (0, 1, 1, 2, 3)  # things that a report tells besides its own
_EVEN = 5  # the first of 300 towns is in one report of twenty-five, of 60 things that happen in one of sixteen
_START = date(2030, 1, 1)
_AGO = (0, 0, 0, 0, 1, 1, 2, 4, 7, 30)  # days since what a report tells
_KEPT = 31  # days that the feed looks back
_SYLLABLES = ("ka", "lo", "mer", "tin", "va", "dor", "sel", "nak", "bri", "zu", "pol", "ress", "ham", "ist", "qu", "ay")
_ACTS = (
    ("ASSAULT", ("attacked", "shelled", "bombed", "raided")), ("ASSAULT", ("killed", "shot")),
    ("COERCE", ("captured", "seized", "overran")), ("COERCE", ("arrested", "detained")),
    ("RETREAT", ("left", "quit", "abandoned")), ("PROTEST", ("marched", "rallied")),
    ("CONSULT", ("visited", "toured")), ("AID", ("supplied", "fed")), ("THREATEN", ("threatened",)),
    ("SUPPORT", ("backed", "praised")), (None, ("rebuilt", "repaired")), (None, ("reached",)),
)  # fmt: skip
_KINDS = (("Front", "REB"), ("Army", "MIL"), ("Ministry", "GOV"), ("Police", "COP"), ("Union", "CVL"))


@dataclass(frozen=True, slots=True)
class _World:
    """All that can be named."""

    towns: tuple[Spot, ...]
    sides: tuple[tuple[str, str, str], ...]  # name, country, sector
    words: tuple[str, ...]


def invented_feed(seed: int = 1, a_day: int = REPORTS_A_DAY) -> Iterator[Record]:
    """Reports in order of their days, ``a_day`` of each; the same for the same seed."""
    chance = Random(seed)
    world, happening = _world(chance), max(1, round(a_day * _HAPPENING))
    past: list[tuple[Happening, ...]] = []  # by day, the newest first
    for n in range(10**6):
        day = _START + timedelta(days=n)
        past = [tuple(_happening(chance, world, day) for _ in range(happening)), *past[:_KEPT]]
        for nth in range(a_day):
            yield _report(f"b{n}-{nth}", chance, world, past, day)


def _report(id_: str, chance: Random, world: _World, past: Sequence[tuple[Happening, ...]], day: date) -> Record:
    """A report on one thing, told in headline and lede, with others of its days, and who says it."""
    main = _drawn(chance, past)
    told = [main, main, *(_drawn(chance, past) for _ in range(chance.choice(OTHERS)))]
    return made_record(
        id_,
        f"Outlet {_at(chance, OUTLETS)}",
        day,
        [_sentence(chance, world, each) for each in told],
        speaker=world.sides[_at(chance, SIDES)] if chance.random() < 0.4 else None,
        denied=chance.random() < 0.15,
    )


def _drawn(chance: Random, past: Sequence[tuple[Happening, ...]]) -> Happening:
    """One of today or of a day before."""
    of_day = past[min(chance.choice(_AGO), len(past) - 1)]
    return of_day[_at(chance, len(of_day))]


def _sentence(chance: Random, world: _World, told: Happening) -> Sentence:
    """A telling: in the wire's words or in its own, with day, place and number or without."""
    copied = chance.random() < COPIED
    return Sentence(
        told,
        verb=told.verbs[0] if copied else chance.choice(told.verbs),
        rest=told.rest if copied else _rest(chance, world),
        dated=chance.random() < 0.6,
        placed=chance.random() < 0.85,
        killed=round(told.killed * chance.choice((1, 1, 1, 1.5))) if chance.random() < 0.4 else None,
    )


def _happening(chance: Random, world: _World, day: date) -> Happening:
    type_, verbs = _ACTS[_at(chance, len(_ACTS))]
    return Happening(
        type=type_,
        verbs=verbs,
        spot=world.towns[_at(chance, TOWNS)],
        side=world.sides[_at(chance, SIDES)],
        other=world.sides[_at(chance, SIDES)],
        day=day,
        killed=chance.randrange(2, 90),
        rest=_rest(chance, world),
    )


def _rest(chance: Random, world: _World) -> str:
    return " ".join(world.words[_at(chance, WORDS)] for _ in range(chance.randrange(9, 18)))


def _at(chance: Random, count: int) -> int:
    """A place in a list of ``count``: the first ones often, most seldom (Zipf and Mandelbrot)."""
    return chance.choices(range(count), cum_weights=_sums(count))[0]


@cache
def _sums(count: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (n + _EVEN) for n in range(1, count + 1)))


def _world(chance: Random) -> _World:
    names = [each.capitalize() for each in _names(chance, TOWNS + SIDES)]
    towns = tuple(
        Spot(name=name, geonames=n + 1, latitude=n % 20 * 1.5, longitude=n // 20 * 1.5, country=COUNTRIES[n % 6])
        for n, name in enumerate(names[:TOWNS])
    )
    sides = tuple(
        (f"{name} {_KINDS[n % 5][0]}", COUNTRIES[n % 6], _KINDS[n % 5][1]) for n, name in enumerate(names[TOWNS:])
    )
    return _World(towns, sides, tuple(_names(chance, WORDS)))


def _names(chance: Random, count: int) -> list[str]:
    """Different words."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(found)
