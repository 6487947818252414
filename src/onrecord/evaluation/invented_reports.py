"""Invented reports at the size of real ones, as reading would give them: what the speed of the desk is measured on.

Countries, towns, parties, outlets and words of the text are drawn as such things are spread: a few often, most seldom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.condition import Condition, DayRange
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality, FactualityValue
from onrecord.model.mention import EntityType, Mention
from onrecord.model.place import Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.text.ids import id_of
from onrecord.text.span import Span

EVENTS_A_REPORT = 6  # on average
WORDS_A_SENTENCE = 24
_DAYS = 900  # that the reports are spread over
_START = date(2030, 1, 1)
_CODER = Coder(version="invented", engine="none", codebook="none", rules="none", world="none")
_ACTS = (
    ("shelled", "ASSAULT"), ("seized", "ASSAULT"), ("raided", "ASSAULT"), ("denounced", "ACCUSE"), ("blamed", "ACCUSE"),
    ("met", "CONSULT"), ("visited", "CONSULT"), ("arrested", "COERCE"), ("blockaded", "COERCE"), ("urged", "REQUEST"),
    ("rallied", "PROTEST"), ("backed", "SUPPORT"), ("warned", "THREATEN"), ("supplied", "AID"), ("rejected", "REJECT"),
    ("signed", "AGREE"), ("mobilised", "MOBILIZE"), ("left", "RETREAT"), ("cooperated", "COOPERATE"),
    ("sanctioned", "SANCTION"), ("yielded", "CONCEDE"),
)  # fmt: skip
_ROLES = (("Army", "MIL"), ("Ministry", "GOV"), ("Front", "REB"), ("Police", "COP"), ("Party", "OPP"), ("Union", "CVL"))
_SYLLABLES = ("ka", "lo", "mer", "tin", "va", "dor", "sel", "nak", "bri", "zu", "pol", "ress", "ham", "ist", "qu", "ay")
_SPOKEN: Sequence[FactualityValue] = ("CT+", "CT+", "CT+", "PR+", "CT-")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Spread(Sequence[Thing]):
    """Things of which the nth is drawn as often as one by n (Zipf)."""

    things: tuple[Thing, ...]
    sums: tuple[float, ...]

    @classmethod
    def over(cls, things: Sequence[Thing]) -> _Spread[Thing]:
        return cls(tuple(things), tuple(accumulate(1 / n for n in range(1, len(things) + 1))))

    def some(self, chance: Random, count: int) -> list[Thing]:
        return chance.choices(self.things, cum_weights=self.sums, k=count)

    def one(self, chance: Random) -> Thing:
        return self.some(chance, 1)[0]

    def __getitem__(self, at: int) -> Thing:  # type: ignore[override]
        return self.things[at]

    def __len__(self) -> int:
        return len(self.things)


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    country: str
    geonames: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    country: str
    code: str


@dataclass(frozen=True, slots=True)
class _Invented:
    """All that reports are made of."""

    words: _Spread[str]
    towns: _Spread[_Town]
    sides: _Spread[_Side]
    speakers: _Spread[str]
    outlets: _Spread[str]

    @classmethod
    def by(cls, chance: Random) -> _Invented:
        countries = _Spread.over([f"X{a}{b}" for a in "ABCDE" for b in "ABCDEFGHIJKL"])
        towns = [
            _Town(
                _name(chance, 3), countries.one(chance), n, chance.uniform(-40, 60), chance.uniform(-120, 150)
            )
            for n in range(1, 4001)
        ]  # fmt: skip
        sides = [
            _Side(f"{_name(chance, 2)} {kind}", countries.one(chance), code)
            for _ in range(300) for kind, code in _ROLES
        ]  # fmt: skip
        chance.shuffle(sides)
        return cls(
            words=_Spread.over([_name(chance, chance.randrange(1, 5)).casefold() for _ in range(20_000)]),
            towns=_Spread.over(towns),
            sides=_Spread.over(sides),
            speakers=_Spread.over([f"{_name(chance, 2)} {_name(chance, 3)}" for _ in range(3000)]),
            outlets=_Spread.over([f"{_name(chance, 2)} Post" for _ in range(200)]),
        )


def invented_reports(events: int, seed: int = 1) -> Iterator[Record]:
    """Records, in order of publication, until they hold ``events`` events; the same for the same seed."""
    chance = Random(seed)
    invented = _Invented.by(chance)
    reports = max(1, events // EVENTS_A_REPORT)
    made = n = 0
    while made < events:
        count = min(events - made, chance.randrange(1, 2 * EVENTS_A_REPORT))
        day = _START + timedelta(days=n * _DAYS // reports)
        yield _Written(chance, invented, f"invented-{n}", day).record(count)
        made, n = made + count, n + 1


def _name(chance: Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


@dataclass(slots=True)
class _Written:
    """One report while it is written, a sentence for each event."""

    chance: Random
    invented: _Invented
    id: str
    day: date
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    events: list[CodedEvent] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)

    def record(self, events: int) -> Record:
        outlet = self.invented.outlets.one(self.chance)
        for n in range(events):
            self._sentence(n, outlet)
        title = " ".join(self.invented.words.some(self.chance, 7)).capitalize()
        return Record(
            report=Report(id=self.id, text=self.text, outlet=outlet, title=title, published=self.day, language="en"),
            coder=_CODER,
            mentions=tuple(self.mentions),
            entities=tuple(self.entities.values()),
            places=tuple(self.places),
            attributions=tuple(self.attributions),
            chains=self.chains,
            events=tuple(self.events),
            conditions=tuple(self.conditions),
        )

    def _sentence(self, n: int, outlet: str) -> None:
        chance, invented = self.chance, self.invented
        verb, type_ = chance.choice(_ACTS)
        start = len(self.text)
        actor = self._side(invented.sides.one(chance))
        trigger = self._put(verb)
        recipient = self._side(invented.sides.one(chance))
        place = self._town(invented.towns.one(chance))
        self._put(" ".join(invented.words.some(chance, WORDS_A_SENTENCE)))
        extent = Span(start, len(self.text) - 1)
        said = self._said(n, outlet, extent) if chance.random() < 0.5 else None
        self.text = self.text[:-1] + ".\n"
        nearest = chance.choice(_SPOKEN) if said else "CT+"
        happened = self.day - timedelta(days=chance.choice((0, 0, 0, 1, 1, 2, 7)))
        stated = chance.random() < 0.7
        self.events.append(
            CodedEvent(
                id=f"e{n}",
                type=type_ if chance.random() < 0.9 else None,
                trigger=trigger,
                extent=extent,
                rule="invented",
                confidence=round(chance.random(), 2),
                actors=(actor,),
                recipients=(recipient,),
                place=place,
                when=When(
                    earliest=happened if stated else None,
                    latest=happened if stated else self.day,
                    precision=1 if stated else 3,
                    basis="stated" if stated else "publication",
                ),
                numbers=(Count(what="killed", low=2, best=3, high=4, span=trigger),) if chance.random() < 0.1 else (),
                attribution=said,
                factuality=_held(nearest, said),
            )
        )
        if type_ == "ASSAULT" and chance.random() < 0.3:
            self._control(n, extent, happened, said, nearest)

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + " "
        return Span(start, start + len(words))

    def _mention(self, name: str, kind: EntityType, role: Role | None = None) -> Mention:
        made_id = id_of("n", self.id, name)
        entity = self.entities.setdefault(
            name, Entity(id=made_id, name=name, entity_type=kind, roles=(role,) if role else ())
        )
        made = Mention(
            id=f"m{len(self.mentions)}", span=self._put(name), entity_type=kind, level="NAM", entity=entity.id
        )
        self.mentions.append(made)
        return made

    def _side(self, side: _Side) -> Party:
        mention = self._mention(side.name, "ORG", Role(country=side.country, code=side.code))
        return Party(mention=mention.id, name=side.name, entity=mention.entity, codes=(side.country, side.code))

    def _town(self, town: _Town) -> str:
        mention = self._mention(town.name, "GPE")
        self.places.append(
            Place(
                mention=mention.id, name=town.name, geonames=town.geonames, latitude=town.latitude,
                longitude=town.longitude, country=town.country, feature_code="PPL", precision=1, score=0.9,
            )
        )  # fmt: skip
        return mention.id

    def _said(self, n: int, outlet: str, content: Span) -> str:
        """An attribution at the end of the sentence, every third time through another outlet."""
        speaker = self._mention(self.invented.speakers.one(self.chance), "PER")
        cue = self._put("said")
        steps = [Step(name=outlet, role="publisher", stated=False)]
        if self.chance.random() < 0.3:
            steps.append(Step(name=self.invented.outlets.one(self.chance), role="relay", stated=False))
        name = speaker.span.of(self.text)
        steps.append(Step(name=name, role="speaker", entity=speaker.entity, span=speaker.span))
        self.attributions.append(
            Attribution(
                id=f"a{n}", source=speaker.span, cue=cue, content=(content,), quoting="indirect",
                illocution="assertive", stance="CT+", rule="invented",
            )
        )  # fmt: skip
        self.chains[f"a{n}"] = Chain(tuple(steps))
        return f"a{n}"

    def _control(self, n: int, evidence: Span, day: date, said: str | None, value: FactualityValue) -> None:
        event = self.events[-1]
        place = next(each.entity for each in self.mentions if each.id == event.place)
        self.conditions.append(
            Condition(
                id=f"s{n}",
                relation="controls",
                subject=event.actors[0].entity or "",
                object=place or "",
                value="+",
                status="asserted" if said is None else "denied" if value == "CT-" else "claimed",
                evidence=(evidence,),
                since=DayRange(day, day),
                attribution=said,
                from_event=event.id,
            )
        )


def _held(nearest: FactualityValue, said: str | None) -> tuple[Factuality, ...]:
    """What the author and, where somebody speaks, the speaker hold."""
    if said is None:
        return (Factuality(by="author", value=nearest, tense="past", basis="asserted"),)
    author = Factuality(by="author", value="Uu", tense="past", basis="attributed")
    return author, Factuality(by=1, value=nearest, tense="past", basis="attributed")
