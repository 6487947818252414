"""A record made of what an invented report tells, as reading would give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality, FactualityValue
from onrecord.model.mention import EntityType, Mention
from onrecord.model.place import Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.text.span import Span

CODER = Coder(version="invented", engine="none", codebook="none", rules="none", world="none")
Side = tuple[str, str, str]  # name, country, sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A town."""

    name: str
    geonames: int
    latitude: float
    longitude: float
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened."""

    type: str | None
    verbs: tuple[str, ...]  # that can tell of it, the wire's first
    spot: Spot
    side: Side
    other: Side
    day: date
    killed: int
    rest: str  # of the wire's sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One telling of it."""

    of: Happening = field(kw_only=False)
    verb: str
    rest: str
    dated: bool
    placed: bool  # False: only its country is known
    killed: int | None

    @property
    def text(self) -> str:
        happened = self.of
        day = f" on {happened.day.day} {happened.day:%B}" if self.dated else ""
        killed = f", {self.killed} dead" if self.killed else ""
        return f"{happened.side[0]} {self.verb} {happened.other[0]} in {happened.spot.name}{day} {self.rest}{killed}."


def made_record(
    id_: str, outlet: str, published: date, told: Sequence[Sentence], *, speaker: Side | None, denied: bool
) -> Record:
    """The record of a report with these sentences, of which ``speaker`` says the last."""
    return _Page(id_, outlet, published, told).record(speaker, denied=denied)


class _Page:
    """A report's text, with all that is named in it."""

    def __init__(self, id_: str, outlet: str, published: date, told: Sequence[Sentence]) -> None:
        self.outlet, self.published, self.told = outlet, published, told
        self.spans: list[Span] = []
        self.text = ""
        for each in told:
            start = len(self.text)
            self.text += f"{each.text}\n"
            self.spans.append(Span(start, len(self.text) - 1))
        self.id = id_
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.places: list[Place] = []

    def record(self, speaker: Side | None, *, denied: bool) -> Record:
        """The whole of it."""
        if speaker is not None:
            self._name_speaker(speaker)
        value: FactualityValue = "CT-" if denied else "CT+"
        last = len(self.told) - 1
        events = tuple(
            self._event(n, each, span, value if speaker and n == last else None)
            for n, (each, span) in enumerate(zip(self.told, self.spans, strict=True))
        )
        return Record(
            report=Report(id=self.id, text=self.text, outlet=self.outlet, published=self.published),
            coder=CODER,
            mentions=tuple(self.mentions),
            entities=tuple(self.entities.values()),
            places=tuple(self.places),
            attributions=tuple(self._attributions(speaker)),
            chains={"a0": self._chain(speaker)} if speaker else {},
            events=events,
        )

    def _name_speaker(self, speaker: Side) -> None:
        """The line that tells whose word the last sentence is."""
        start = len(self.text)
        self.text += f"{speaker[0]} said so.\n"
        self._mention(speaker[0], "ORG", Span(start, len(self.text)), speaker)

    def _attributions(self, speaker: Side | None) -> Iterator[Attribution]:
        if speaker is not None:
            yield Attribution(
                id="a0", source=self.mentions[0].span, cue=None, content=(self.spans[-1],), quoting="indirect",
                illocution="assertive", stance="CT+", rule="invented",
            )  # fmt: skip

    def _chain(self, speaker: Side) -> Chain:
        said = Step(name=speaker[0], role="speaker", entity=self.entities[speaker[0]].id, span=self.mentions[0].span)
        return Chain((Step(name=self.outlet, role="publisher", stated=False), said))

    def _mention(self, name: str, kind: EntityType, inside: Span, side: Side | None = None) -> Mention:
        role = (Role(country=side[1], code=side[2]),) if side else ()
        entity = self.entities.setdefault(
            name, Entity(id=f"n{len(self.entities)}", name=name, entity_type=kind, roles=role)
        )
        start = self.text.index(name, inside.start)
        self.mentions.append(
            Mention(
                id=f"m{len(self.mentions)}", span=Span(start, start + len(name)), entity_type=kind, level="NAM",
                entity=entity.id,
            )
        )  # fmt: skip
        return self.mentions[-1]

    def _place(self, sentence: Sentence, span: Span) -> str:
        spot = sentence.of.spot
        mention = self._mention(spot.name, "GPE", span)
        self.places.append(
            Place(
                mention=mention.id, name=spot.name, geonames=spot.geonames, latitude=spot.latitude,
                longitude=spot.longitude, country=spot.country, feature_code="PPL",
                precision=1 if sentence.placed else 3,
            )
        )  # fmt: skip
        return mention.id

    def _party(self, side: Side, span: Span) -> Party:
        mention = self._mention(side[0], "ORG", span, side)
        return Party(mention=mention.id, name=side[0], entity=mention.entity, codes=side[1:])

    def _event(self, n: int, sentence: Sentence, span: Span, said: FactualityValue | None) -> CodedEvent:
        happened = sentence.of
        start = span.start + len(happened.side[0]) + 1
        trigger = Span(start, start + len(sentence.verb))
        author = Factuality(by="author", value="Uu" if said else "CT+", tense="past", basis="asserted")
        voice = (Factuality(by=1, value=said, tense="past", basis="asserted"),) if said else ()
        killed = sentence.killed
        return CodedEvent(
            id=f"e{n}",
            type=happened.type,
            trigger=trigger,
            extent=span,
            rule="invented",
            actors=(self._party(happened.side, span),),
            recipients=(self._party(happened.other, span),),
            place=self._place(sentence, span),
            when=When(earliest=happened.day, latest=happened.day, precision=1, basis="stated")
            if sentence.dated
            else When(earliest=None, latest=self.published, precision=3, basis="publication"),
            numbers=(Count(what="killed", low=killed, best=killed, high=killed, span=trigger),) if killed else (),
            attribution="a0" if said else None,
            factuality=(author, *voice),
        )
