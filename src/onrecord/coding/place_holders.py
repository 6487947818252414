"""Places by what holds them: what lies outside of it is not meant, and what nobody knows is near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.coding.place_context import OWNING, Scored, lies_in, lists_of
from onrecord.coding.toponyms import Toponym, level
from onrecord.model.doc import Doc
from onrecord.world.gazetteer import PlaceEntry
from onrecord.world.place_names import fold

LEAST = 3.4  # below this no candidate is likely: a village of 2,500 in a country that the report doesn't mention
CERTAIN = 5.0  # from this score on a town can place what stands in it
HOLDERS = 12  # places around a name that are looked at
_BY_COMMA = 1.0  # strength of the bond of a comma, which also makes lists


def strict_holders(toponyms: Sequence[Toponym], doc: Doc) -> dict[str, str]:
    """For each folded name that a comma or 's binds to one other and to no list the folded name of what holds it.

    "Bradford, Ontario" lies in Ontario or isn't known; "Bradford, Ontario and Quebec" needn't.
    """
    found: dict[str, str] = {}
    for run in lists_of(toponyms, doc):
        if len(run) == 2 and doc.tokens[run[0].tokens[-1] + 1].text == ",":
            found[fold(run[0].name)] = fold(run[1].name)
    for one, other in pairwise(toponyms):
        between = doc.tokens[one.tokens[-1] + 1 : other.tokens[0]]
        if len(between) == 1 and between[0].lower in OWNING:
            found[fold(other.name)] = fold(one.name)
    return found


def drop_outside(
    chosen: dict[str, list[Scored]], options: Mapping[str, tuple[PlaceEntry, ...]], holders: Mapping[str, str]
) -> None:
    """Leaves nothing of a name whose places all lie outside of the unit it is put in ("Bradford, Ontario")."""
    for name, holder in holders.items():
        inside = chosen[holder]
        if not chosen[name] or not inside or level(inside[0].entry) != 2 or level(chosen[name][0].entry) != 1:
            continue
        if not any(lies_in(each, unit) for each in options[name] for unit in options[holder]):
            chosen[name] = []


def placed_by_holder(
    chosen: Mapping[str, list[Scored]],
    found: Sequence[Toponym],
    around: Mapping[str, list[tuple[int, float]]],
    holders: Mapping[str, str],
) -> dict[str, Scored]:
    """For each name without a likely place the one below a country that the text puts around it, no list's next."""
    held: dict[str, Scored] = {}
    for name, links in around.items():
        if chosen[name] and chosen[name][0].score >= LEAST:
            continue
        above = [fold(found[other].name) for other, link in links[:HOLDERS] if link < _BY_COMMA]
        for other in (*above, holders.get(name, "")):
            best = chosen.get(other)
            if best and best[0].score >= CERTAIN and not best[0].entry.is_country:
                held.setdefault(name, best[0])
    return held


class Towns:
    """The towns and districts of a report in order: a street or stadium that no gazetteer knows is near one of them."""

    def __init__(self, found: Sequence[Toponym], ranked: Sequence[list[Scored]], doc: Doc) -> None:
        self._doc = doc
        self._towns = [
            (each.tokens[0], own[0])
            for each, own in zip(found, ranked, strict=True)
            if own and own[0].score >= CERTAIN and (own[0].entry.is_settlement or own[0].entry.feature == "ADM2")
        ]
        self._places = [at for at, _ in self._towns]

    def around(self, toponym: Toponym) -> Scored | None:
        """For a facility the next town of the sentence, else the last one before it; None where there is none."""
        if toponym.mention.entity_type != "FAC":
            return None
        first, after = toponym.tokens[0], toponym.tokens[-1]
        sentence = self._doc.sentence_of[first]
        here = bisect_left(self._places, first)
        for at, own in self._towns[here : here + 2]:
            if at <= after or self._doc.sentence_of[at] == sentence:
                return own
        return self._towns[here - 1][1] if here else None
