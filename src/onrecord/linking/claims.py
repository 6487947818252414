"""What linking compares: each coded event of a report, with the words and parties around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onrecord.linking.words import Vocabulary, words_of
from onrecord.model.actor import Party
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.record import Record
from onrecord.store.keys import entity_keys, event_ids, normalised
from onrecord.text.span import Span

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_CLAUSE = 60  # code points around a trigger in which a figure is taken to belong to it
_DETERMINER = 4  # words before a trigger among which its article is looked for
_COMPOUND = 2  # words of a trigger beyond which it is a clause, not a compound whose head comes last
_NEAR = 6  # words on either side of a trigger that tell what it is about
_OPEN = 10**6  # days, where a day is not bounded on one side
_SCENE = 3  # sentences at the head of a report that tell where it is set
_BREAKS = re.compile(r"[,;:.()\"“”—–]")


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
    lasts: bool = False  # of a class that goes on for days: two days told are no contradiction
    light: bool = False
    speech: bool = False
    plural: bool = False
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
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: int | None = None
    earliest: date | None = None
    latest: date | None = None
    dated: bool = False  # its day is stated or anchored, not only bounded by publication
    published: date | None = None
    figures: frozenset[str] = frozenset()  # in the words around it
    content: frozenset[str] = frozenset()  # families of the words of its sentence that say something
    near: frozenset[str] = frozenset()  # the same, of the words next to the trigger
    tense: str | None = None
    factuality: str | None = None  # for the voice nearest the fact


def claims_of(record: Record, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of a record in the order of its events, under the ids and keys that the store gives them."""
    page = _Page(record, vocabulary)
    return tuple(map(page.claim, record.events))


def pooled(claims: Sequence[Claim]) -> Claim:
    """What several claims of one report tell together of one event: the first, with what the others add."""
    first = min(claims, key=lambda each: (each.start, each.id))
    others = sorted(claims, key=lambda each: (each.start, each.id))
    placed = next((each for each in others if each.place and not each.place.startswith("country:")), first)
    dated = min((each for each in others if each.dated), key=_days_open, default=first)
    return replace(
        first,
        members=tuple(each.id for each in others),
        families=_distinct(family for each in others for family in each.families),
        classes=tuple(sorted({one for each in others for one in each.classes})),
        types=frozenset().union(*(each.types for each in others)),
        modes=frozenset().union(*(each.modes for each in others)),
        light=all(each.light for each in others),
        speech=all(each.speech for each in others),
        names=_distinct(name for each in others for name in each.names),
        actors=_distinct(name for each in others for name in each.actors),
        recipients=_distinct(name for each in others for name in each.recipients),
        actor_codes=_distinct(code for each in others for code in each.actor_codes),
        recipient_codes=_distinct(code for each in others for code in each.recipient_codes),
        place=placed.place,
        place_name=placed.place_name,
        place_precision=placed.place_precision,
        latitude=placed.latitude,
        longitude=placed.longitude,
        country=placed.country or next((each.country for each in others if each.country), None),
        earliest=dated.earliest,
        latest=dated.latest,
        dated=dated.dated,
        figures=frozenset().union(*(each.figures for each in others)),
        content=frozenset().union(*(each.content for each in others)),
    )


def _days_open(claim: Claim) -> tuple[int, int, str]:
    """Fewest days first."""
    known = claim.earliest is not None and claim.latest is not None
    return (claim.latest - claim.earliest).days if known else _OPEN, claim.start, claim.id  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str  # without capitals
    family: str


class _Page:
    """A record with its words in order."""

    def __init__(self, record: Record, vocabulary: Vocabulary) -> None:
        self.record, self.vocabulary = record, vocabulary
        self.text = record.report.text
        self.ids, self.keys = event_ids(record), entity_keys(record)
        named = {each.entity for each in record.mentions if each.level == "NAM"}
        self.name_of = {  # of what has a name, countries left out: half of a report is about one
            each.id: normalised(each.name)
            for each in record.entities
            if each.id in named and not self.keys[each.id].startswith("country:")
        }
        self.mentions: dict[str, Mention] = {each.id: each for each in record.mentions}
        self.places: dict[str, Place] = {each.mention: each for each in record.places}
        self.named = sorted(
            (each for each in record.mentions if each.entity is not None), key=lambda each: (each.span, each.id)
        )
        self.named_at = [each.span.start for each in self.named]
        self.sentences = sorted({each.extent for each in record.events})
        self.sentence_at = [each.start for each in self.sentences]

    @cached_property
    def words(self) -> tuple[_Word, ...]:
        family = self.vocabulary.family_of
        return tuple(
            _Word(each.start(), each.end(), each[0].casefold(), family(each[0])) for each in words_of(self.text)
        )

    @cached_property
    def words_at(self) -> list[int]:
        return [each.start for each in self.words]

    @cached_property
    def scene(self) -> frozenset[str]:
        heads = self.sentences[:_SCENE]
        return frozenset(self._named_in(Span(0, heads[-1].end))) if heads else frozenset()

    def words_in(self, span: Span) -> Sequence[_Word]:
        first, last = bisect_right(self.words_at, span.start - 1), bisect_right(self.words_at, span.end - 1)
        return self.words[first:last]

    def claim(self, event: CodedEvent) -> Claim:
        trigger, extent = event.trigger, event.extent
        words = self.words_in(trigger)
        families = self._families(words)
        lists = self.vocabulary.roles
        place = self.places.get(event.place) if event.place else None
        when = event.when
        nearest = event.factuality[-1] if event.factuality else None
        before, after = self._around(trigger, extent)
        head = families[-1] if families else trigger.of(self.text).casefold()
        named = {name for family in families for name, _ in self.vocabulary.classes_of(family)}
        return Claim(
            id=self.ids[event.id],
            report=self.record.report.id,
            voice=event.attribution,
            start=trigger.start,
            end=trigger.end,
            words=trigger.of(self.text),
            families=families or (head,),
            classes=tuple(sorted({each for family in families for each in self.vocabulary.classes_of(family)})),
            sentence=self._sentence(trigger),
            types=frozenset({event.type} if event.type else ()),
            modes=frozenset({event.mode} if event.mode else ()),
            article=self._article(trigger, extent),
            close=self._is_close(trigger, extent),
            modifies=self._modifies(trigger, extent),
            noun=head in self.vocabulary.event_nouns,
            pointing=self._pointing(words, trigger, extent),
            blames=bool(lists["blaming"] & named),
            lasts=bool(lists["lasting"] & named),
            light=len(words) == 1 and any(each in lists["light"] for each in (head, words[0].text)),
            speech=bool(words) and any(each in lists["speech"] for each in (head, words[-1].text)),
            plural=bool(words) and words[-1].text.endswith("s") and not words[-1].text.endswith(("ss", "us", "is")),
            names=self._names(event),
            scene=self.scene,
            before=before,
            after=after,
            actors=self._keys(event.actors),
            recipients=self._keys(event.recipients),
            actor_codes=_codes(event.actors),
            recipient_codes=_codes(event.recipients),
            place=self._key(event.place),
            place_name=place.name if place else None,
            country=place.country if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            place_precision=place.precision if place else None,
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            dated=when is not None and when.basis != "publication",
            published=self.record.report.published_on,
            figures=self._figures(trigger, extent),
            content=frozenset(self._telling(self.words_in(extent))) - {head},
            near=frozenset(self._neighbours(trigger, extent)) - {head},
            tense=nearest.tense if nearest else None,
            factuality=nearest.value if nearest else None,
        )

    def _families(self, words: Sequence[_Word]) -> tuple[str, ...]:
        """Of a trigger: the phrase that its head makes with the word after it, then its head alone.

        A trigger can be a whole clause ("troops had left the port"): its head is the word, or the phrase, whose class
        says most; a verb that says little only where no other is ("took part in a march", "took the town"). Where the
        phrase is of a class the head alone is not what is meant: to step down is not to step.
        """
        if not words:
            return ()
        light, telling = self.vocabulary.roles["light"], self.vocabulary.classes_of
        best: tuple[bool, float, int] | None = None
        for n, word in enumerate(words):
            found = telling(self._phrase(words, n)) or telling(word.family)
            rank = (word.family not in light, max((near for _, near in found), default=0.0), -n)
            if found and (best is None or rank > best):
                best = rank
        head = -best[2] if best else len(words) - 1 if len(words) <= _COMPOUND else 0
        phrase = self._phrase(words, head)
        if telling(phrase):
            return (phrase,)
        return _distinct((phrase or None, words[head].family))

    def _phrase(self, words: Sequence[_Word], n: int) -> str:
        """A word of a trigger with the particle after it, else with the next word that says something; "" for none."""
        particles, stop = self.vocabulary.roles["particles"], self.vocabulary.roles["stop"]
        after = self.words_in(Span(words[n].end, words[n].end + _CLAUSE))[:1]
        if after and after[0].text in particles and after[0].start - words[n].end == 1:
            return f"{words[n].family}_{after[0].text}"
        following = next((each for each in words[n + 1 :] if each.text not in stop), None)
        return f"{words[n].family}_{following.family}" if following else ""

    def _sentence(self, trigger: Span) -> int:
        return max(0, bisect_right(self.sentence_at, trigger.start) - 1)

    def _around(self, trigger: Span, extent: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys of what is named before and after a trigger in its sentence, the nearest first."""
        first, last = bisect_right(self.named_at, extent.start - 1), bisect_right(self.named_at, extent.end - 1)
        named = self.named[first:last]
        before = [each.entity for each in named if each.span.end <= trigger.start]
        after = [each.entity for each in named if each.span.start >= trigger.end]
        return _distinct(self.keys.get(each or "") for each in before[::-1]), _distinct(
            self.keys.get(each or "") for each in after
        )

    def _named_in(self, span: Span) -> Iterator[str]:
        first, last = bisect_right(self.named_at, span.start - 1), bisect_right(self.named_at, span.end - 1)
        return (self.name_of[each.entity] for each in self.named[first:last] if each.entity in self.name_of)

    def _names(self, event: CodedEvent) -> tuple[str, ...]:
        told = (*(each.entity for each in (*event.actors, *event.recipients)), self._entity(event.place))
        return _distinct((*(self.name_of.get(each or "") for each in told), *self._named_in(event.extent)))

    def _article(self, trigger: Span, extent: Span) -> str:
        """What stands before a noun: the nearest article, "" where a verb or a mark comes first."""
        lists = self.vocabulary.roles
        before = self.words_in(Span(extent.start, trigger.start)) if extent.start < trigger.start else ()
        for each in reversed(before[-_DETERMINER:]):
            if _BREAKS.search(self.text, each.end, trigger.start):
                return ""
            for kind in ("definite", "indefinite"):
                if each.text in lists[kind]:
                    return kind
        return ""

    def _is_close(self, trigger: Span, extent: Span) -> bool:
        before = self.words_in(Span(extent.start, trigger.start)) if extent.start < trigger.start else ()
        return bool(before) and before[-1].text in self.vocabulary.roles["definite"]

    def _modifies(self, trigger: Span, extent: Span) -> bool:
        """Whether a noun seems to follow at once; so does a verb's object: this counts beside an article only."""
        after = self.words_in(Span(trigger.end, extent.end))[:1] if trigger.end < extent.end else ()
        stop = self.vocabulary.roles["stop"]
        return (
            bool(after) and after[0].start - trigger.end == 1 and after[0].text not in stop and after[0].text.isalpha()
        )

    def _pointing(self, words: Sequence[_Word], trigger: Span, extent: Span) -> str:
        if len(words) != 1:
            return ""
        first = not any(map(str.isalpha, self.text[extent.start : trigger.start]))
        if first and words[0].text in self.vocabulary.roles["pointing_sentence"]:
            return "sentence"
        return "clause" if words[0].text in self.vocabulary.roles["pointing_clause"] else ""

    def _figures(self, trigger: Span, extent: Span) -> frozenset[str]:
        start, end = max(extent.start, trigger.start - _CLAUSE), min(extent.end, trigger.end + _CLAUSE)
        return frozenset(each.rstrip(",.").replace(",", "") for each in _FIGURE.findall(self.text[start:end]))

    def _neighbours(self, trigger: Span, extent: Span) -> Iterator[str]:
        before = self.words_in(Span(extent.start, trigger.start)) if extent.start < trigger.start else ()
        after = self.words_in(Span(trigger.end, extent.end)) if trigger.end < extent.end else ()
        yield from self._telling(before[-_NEAR:])
        yield from self._telling(after[:_NEAR])

    def _telling(self, words: Sequence[_Word]) -> Iterator[str]:
        stop = self.vocabulary.roles["stop"]
        return (each.family for each in words if each.text not in stop and len(each.text) > 1)

    def _entity(self, mention: str | None) -> str | None:
        return self.mentions[mention].entity if mention in self.mentions else None

    def _key(self, mention: str | None) -> str | None:
        return self.keys.get(self._entity(mention) or "")

    def _keys(self, parties: Sequence[Party]) -> tuple[str, ...]:
        return _distinct(self.keys.get(each.entity) if each.entity else normalised(each.name) for each in parties)


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return _distinct(" ".join(code for code in each.codes if code) or None for each in parties)


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in names if each))
