"""Conditions of one place, office or person, gathered into spells: the time of one holder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.timeline.dating import Dating, narrowed
from onrecord.timeline.held import FIRST, LAST, Days, Held, common
from onrecord.timeline.relations import load_relations
from onrecord.timeline.sides import holder_of, load_belonging, pair_of, side_of
from onrecord.timeline.voices import admits, agree, standing_denials

_COUNTRY = "country:"
CONTESTED = "contested"  # the holder of what nobody holds for sure


@dataclass(slots=True)
class Spell:
    """An interval as it grows."""

    holder: str
    rows: list[Held] = field(default_factory=list)  # that it began, or holds
    ends: list[Held] = field(default_factory=list)  # that it is over
    denials: list[Held] = field(default_factory=list)
    _asserted: Dating = field(default_factory=Dating)
    _claimed: Dating = field(default_factory=Dating)
    after: date = FIRST  # it can't have begun before
    all_ends: Sequence[Held] = ()  # of every holder, by which a denial may be taken back
    is_later: bool = False  # known only by its end, as another is, or after another: it was not so from the first
    sure: bool = False  # more than one interested voice says that it was; known once all rows are there
    began: Days = (FIRST, LAST)  # days on which it can have begun

    def add(self, row: Held) -> None:
        """Takes a row that affirms it."""
        self.rows.append(row)
        (self._asserted if row.status == "asserted" else self._claimed).add(row.began)
        self._date()

    def _date(self) -> None:
        """A spell known only by its end was before it, and after the one before where that is known."""
        if self.rows:
            first, last = narrowed(self._asserted, self._claimed)
            self.began = max(first, min(self.after, last)), last
        else:
            denied = min((each.began[1] for each in self.denials), default=LAST)
            self.began = self.after, self.ended[1] if self.ends else denied

    @property
    def asserted(self) -> bool:
        """Whether an outlet says itself that it began or holds."""
        return self._asserted.told

    @property
    def ended(self) -> Days:
        """The days on which it can have ended, as far as that is stated as surely as that it was."""
        return common([each.began for each in self.sure_ends]) or (FIRST, LAST)

    @property
    def has_begun(self) -> bool:
        """Whether it is known that it began at some time, not only that it was."""
        return bool(self.rows) or self.is_later

    @property
    def told(self) -> list[Held]:
        """What says that it was: that it ended presupposes so."""
        return [*self.rows, *self.ends]

    def settle(self) -> None:
        """Once all rows are there: whether it was for sure."""
        told = self.told
        asserted = any(each.status == "asserted" for each in told)
        self.sure = asserted or admits(told, self.holder) or agree(told, self.holder) or self.is_contested
        self._date()

    @property
    def is_contested(self) -> bool:
        """Whether it is the time of nobody: while a place is fought over."""
        return self.holder == CONTESTED

    def place_after(self, others: Sequence[Spell]) -> None:
        """Puts one that is known only by its end after those that held it for sure before."""
        before = [one.began[0] for one in others if _is_before(one, self)]
        self.after, self.is_later = max(before, default=FIRST), bool(before)
        self._date()

    @property
    def presumed_from(self) -> date | None:
        """The day from which it is presumed to have held, where its beginning isn't told; None: it is, or nothing is.

        That it ended presumes so, and that somebody is called by a title ("President Aras said").
        """
        kind = load_relations()[self.told[0].relation] if self.told else None
        if kind is None or any(not (kind.stated and each.is_stated) for each in self.rows):
            return None
        days = [_before(each.published_on or each.began[1], kind.stated) for each in self.rows]
        days += [_before(each.began[0] if each.began[0] != FIRST else each.began[1], kind.before) for each in self.ends]
        return max(self.after, min(days))

    @property
    def last_seen(self) -> date | None:
        """The last day on which an outlet says itself that it holds; None: none does."""
        seen = (each.seen_on for each in self.rows if each.status == "asserted")
        return max((each for each in seen if each is not None), default=None)

    @property
    def open_denials(self) -> list[Held]:
        """The denials that their own side has not taken back since, and that outlets have not outweighed."""
        return standing_denials(self.denials, self.rows, self.all_ends)

    @property
    def sure_ends(self) -> list[Held]:
        """What tells that it is over, as surely as it is told that it was."""
        if not self.sure:
            return self.ends
        claims = [each for each in self.ends if each.status != "asserted"]
        if agree(claims, self.holder):
            return self.ends
        return [each for each in self.ends if each.status == "asserted" or side_of(each.origin_codes) == self.holder]


def gather(rows: Sequence[Held]) -> list[Spell]:
    """The spells of the rows of one place, office or person, given in the order of ``began``; in that order too.

    Rows of one holder are one spell unless another held it for sure in between.
    """
    spells: list[Spell] = []
    for row in rows:
        if row.affirms:
            _spell_for(row, spells).add(row)
    for row in rows:
        if not row.affirms:
            spell = _spell_for(row, spells)
            (spell.denials if row.value == "+" else spell.ends).append(row)
    ends = [row for each in spells for row in each.ends]
    for each in spells:
        each.all_ends = ends
        each.settle()
    for each in spells:
        if each.ends and not each.rows:
            each.place_after(spells)
    spells.sort(key=lambda each: (each.began[1], each.began[0], not each.is_contested, each.holder))
    ended = [each for each in spells if each.ends and not each.has_begun]
    for each in ended[1:]:
        each.is_later = True
    return spells


def key_of_holder(held: Held) -> str:
    """Who holds; of whereabouts where; of what two share both."""
    slot = load_relations()[held.relation].slot
    if held.relation == "contested":
        return CONTESTED
    if slot == "pair":
        return pair_of(held)
    return held.object_key if slot == "subject" else holder_of(held)


def are_nested(one: Spell, other: Spell) -> bool:
    """Whether a country and a place in it are meant, of which neither ends the other: Moscow and Russia."""
    rows = [*one.told, *one.denials], [*other.told, *other.denials]
    if not load_relations()[rows[0][0].relation].nested:
        return False
    countries = [{each.country for each in some if each.country} for some in rows]
    is_whole = [each.holder.startswith(_COUNTRY) for each in (one, other)]
    return any(is_whole) and bool(countries[0] & countries[1])


def _spell_for(row: Held, spells: list[Spell]) -> Spell:
    """The spell that ``row`` speaks of: the holder's last that had begun by then; a new one where there is none."""
    holder, (first, last) = key_of_holder(row), row.began
    own = [each for each in spells if each.holder == holder and each.began[0] <= last]
    after = FIRST
    if own:
        spell = max(own, key=lambda each: (each.began[::-1], each.began))
        if row.value == "-":
            return spell
        between = [
            each for each in spells if each.asserted and each.holder != holder and spell.began[1] < each.began[0]
        ]
        after = max((each.began[0] for each in between if _is_past(each, row, first)), default=FIRST)
        if after == FIRST:
            return spell
    spells.append(Spell(holder, after=after))
    return spells[-1]


def _is_before(one: Spell, other: Spell) -> bool:
    """Whether another held it for sure before the time of which only the end is told."""
    return one.sure and bool(one.rows) and one.holder != other.holder and one.began[1] < other.ended[0]


def _is_past(other: Spell, row: Held, first: date) -> bool:
    """Whether another's spell began before what ``row`` tells: a change on ``first``, or that it holds on its day."""
    return other.began[1] < first or (row.seen_on is not None and other.began[1] < row.seen_on)


def name_of(rows: Iterable[str]) -> str:
    """The name that most rows use, of several the shortest.

    One in capitals throughout, and one that says whose it is ("his men"), only where there is no other.
    """
    counts: dict[str, int] = {}
    for each in rows:
        counts[each] = counts.get(each, 0) + 1
    return min(counts, key=lambda name: (name.isupper(), _is_of_another(name), -counts[name], len(name), name))


def _before(day: date, days: int) -> date:
    """``days`` days earlier; the first of all where there are no so many."""
    return day - timedelta(min(days, (day - FIRST).days))


def _is_of_another(name: str) -> bool:
    return name.partition(" ")[0].lower() in load_belonging()
