"""What linking compares: a coded event as one report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

_OPEN = 10**6  # days, where a day is not bounded on one side


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One coded event as one report tells it, in the terms in which linking compares."""

    id: str  # of its row in the store
    report: str
    voice: str | None = None  # the attribution that holds it in its report; None: the report itself says so
    start: int  # of the trigger, code points
    end: int
    words: str  # the trigger
    families: tuple[str, ...]  # of the trigger: as a phrase first ("roll_out"), then its head
    classes: tuple[tuple[str, float], ...] = ()  # of those families, each with how near its members are
    sentence: int = 0  # place of its sentence in the report; 0 is the first, often the headline
    types: frozenset[str] = frozenset()  # of the codebook; empty: outside it
    modes: frozenset[str] = frozenset()
    article: str = ""  # definite, indefinite, "" where neither stands before it
    close: bool = False  # its article is definite and stands right before it: "the deal", not "the first deal"
    modifies: bool = False  # another noun follows: "the sales figures"
    noun: bool = False  # of a family with a noun that can stand for an event
    pointing: str = ""  # sentence, clause: a word that stands for an event just told; "" where it is none
    blames: bool = False  # of a class that does harm: who did it is worth a dispute
    counts: bool = False  # tells no more than the number of the people: "put the crowd at 900"
    moves: bool = False  # of a class that has several places: from where, to where
    loses: bool = False  # who acts in it is who no longer has the place: "lost"
    lasts: bool = False  # of a class that goes on for days: two days told are no contradiction
    light: bool = False
    speech: bool = False
    plural: bool = False
    act: frozenset[str] = frozenset()  # of its classes those that are acts: two with none in common are two events
    names: tuple[str, ...] = ()  # of its parties and place, and all others in its sentence; without case, no countries
    scene: frozenset[str] = frozenset()  # the same of headline and first sentences: where the report is set
    members: tuple[str, ...] = ()  # ids of the claims that it stands for, where it is several of one report
    before: tuple[str, ...] = ()  # keys of what is named before the trigger in its sentence, the nearest first
    after: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # keys
    recipients: tuple[str, ...] = ()
    actor_codes: tuple[str, ...] = ()  # of all parties: "SYR REB"
    recipient_codes: tuple[str, ...] = ()
    place: str | None = None  # key
    place_name: str | None = None
    towns: frozenset[str] = frozenset()  # keys of the places, not countries, that its sentence names
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: int | None = None
    from_dateline: bool = False  # its place is only where the report was filed
    earliest: date | None = None
    latest: date | None = None
    dated: bool = False  # its day is stated or anchored, not only bounded by publication
    published: date | None = None
    figures: frozenset[str] = frozenset()  # in the words around it
    content: frozenset[str] = frozenset()  # families of the words of its sentence that say something
    near: frozenset[str] = frozenset()  # the same, of the words next to the trigger
    tense: str | None = None
    factuality: str | None = None  # for the voice nearest the fact


def pooled(claims: Sequence[Claim]) -> Claim:
    """What several claims of one report tell together of one event: the first, with what the others add."""
    first = min(claims, key=lambda each: (each.start, each.id))
    others = sorted(claims, key=lambda each: (each.start, each.id))
    placed = min((each for each in others if each.place), key=_presumed, default=first)
    dated = min((each for each in others if each.dated), key=_days_open, default=first)
    return replace(
        first,
        members=tuple(each.id for each in others),
        families=distinct(family for each in others for family in each.families),
        classes=tuple(sorted({one for each in others for one in each.classes})),
        act=frozenset().union(*(each.act for each in others)),
        types=frozenset().union(*(each.types for each in others)),
        modes=frozenset().union(*(each.modes for each in others)),
        light=all(each.light for each in others),
        speech=all(each.speech for each in others),
        names=distinct(name for each in others for name in each.names),
        actors=distinct(name for each in others for name in each.actors),
        recipients=distinct(name for each in others for name in each.recipients),
        actor_codes=distinct(code for each in others for code in each.actor_codes),
        recipient_codes=distinct(code for each in others for code in each.recipient_codes),
        place=placed.place,
        place_name=placed.place_name,
        place_precision=placed.place_precision,
        from_dateline=placed.from_dateline,
        latitude=placed.latitude,
        longitude=placed.longitude,
        towns=frozenset().union(*(each.towns for each in others)),
        country=placed.country or next((each.country for each in others if each.country), None),
        earliest=dated.earliest,
        latest=dated.latest,
        dated=dated.dated,
        figures=frozenset().union(*(each.figures for each in others)),
        content=frozenset().union(*(each.content for each in others)),
    )


def _presumed(claim: Claim) -> tuple[bool, bool, int, str]:
    """Places that the sentence tells before countries and the dateline's."""
    return (claim.place or "").startswith("country:"), claim.from_dateline, claim.start, claim.id


def _days_open(claim: Claim) -> tuple[int, int, str]:
    """Fewest days first."""
    if claim.earliest is None or claim.latest is None:
        return _OPEN, claim.start, claim.id
    return (claim.latest - claim.earliest).days, claim.start, claim.id


def distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    """Those that are known, each once, in their order."""
    return tuple(dict.fromkeys(each for each in names if each))
