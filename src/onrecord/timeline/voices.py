"""What voices are worth: who speaks for himself, who admits, who has taken back what he denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.timeline.held import FIRST, Held
from onrecord.timeline.sides import side_of

_WHO_KNOWS = "/"  # in the key of what is known only by a pronoun ("it said"), which may be anybody's
AGREEING = 2  # independent voices of no known interest in it, from which on a claim counts as established


def interest_of(held: Held) -> str:
    """Whose interest a voice shares: that of its side, where it has one; else nobody's but its own."""
    return side_of(held.origin_codes) or held.voice


def admits(rows: Iterable[Held], holder: str) -> bool:
    """Whether one side says that another one holds: the army that it has lost the town."""
    return any(_is_of_a_side(each) and interest_of(each) != holder and _is_rival(each, holder) for each in rows)


def agree(rows: Iterable[Held], holder: str) -> bool:
    """Whether voices that are neither the holder's nor each other's say the same."""
    told = (each for each in rows if _WHO_KNOWS not in each.voice)
    return len({interest_of(each) for each in told} - {holder}) >= AGREEING


def standing_denials(denials: Sequence[Held], rows: Sequence[Held], ends: Sequence[Held] = ()) -> list[Held]:
    """The denials but for those taken back or outweighed later.

    A side takes its denial back where it affirms the same in a later report, or tells in ``ends`` that somebody's hold
    is over: the army that denied the capture of a town says that its troops have left. One denial is outweighed by
    independent outlets that report the opposite on their own word after it.
    """
    affirmed: dict[str, date] = {}
    for each in (*rows, *ends):
        interest = interest_of(each)
        affirmed[interest] = max(affirmed.get(interest, FIRST), each.published_on or FIRST)
    outweighed = _outweighed_before(rows)
    return [
        each
        for each in denials
        if max(affirmed.get(interest_of(each), FIRST), outweighed) <= (each.published_on or FIRST)
    ]


def _outweighed_before(rows: Iterable[Held]) -> date:
    """The last day after which as many independent outlets as agree assert it on their own word."""
    last: dict[str, date] = {}
    for each in rows:
        if each.status == "asserted":
            last[each.voice] = max(last.get(each.voice, FIRST), each.published_on or FIRST)
    ranked = sorted(last.values(), reverse=True)
    return ranked[AGREEING - 1] if len(ranked) >= AGREEING else FIRST


def _is_of_a_side(held: Held) -> bool:
    return held.status == "claimed" and side_of(held.origin_codes) is not None


def _is_rival(held: Held, holder: str) -> bool:
    """Of the same country as the holder: another country's officials are bystanders."""
    voice = (side_of(held.origin_codes) or "").removeprefix("side:").partition(" ")[0]
    return bool(voice) and holder.startswith(f"side:{voice} ")
