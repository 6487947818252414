"""What linking costs as a record grows: CPU seconds of each thousand new reports, on records made by a generator.

The generator invents a stream of reports: so many a day, of events in so many towns; most events are told by several
outlets, some by copies, some by voices that deny them. Each report is a record as reading would give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from onrecord.evaluation.bench import peak_megabytes
from onrecord.linking.link import Linker
from onrecord.linking.workbench import FILE, Workbench
from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality, FactualityValue
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.progress import Progress
from onrecord.text.span import Span

STEP = 1000  # reports that are timed together
REPORTS_A_DAY = 250
TOLD_BY = 4  # reports that tell of an event, on average
TOWNS = 2000
SIDES = 400
_START = date(2030, 1, 1)
_CODER = Coder(version="bench", engine="none", codebook="none", rules="none", world="none")
_ACTS = (
    ("attacked", "ASSAULT"), ("captured", "COERCE"), ("shelled", "ASSAULT"), ("left", "RETREAT"),
    ("visited", "CONSULT"), ("blocked", "COERCE"), ("praised", "SUPPORT"), ("marched in", "PROTEST"),
    ("supplied", "AID"), ("warned", "THREATEN"),
)  # fmt: skip
_SYLLABLES = ("ka", "lo", "mer", "tin", "va", "dor", "sel", "nak", "bri", "zu", "pol", "ress")


@dataclass(frozen=True, slots=True)
class LinkingBench:
    """What linking some reports took."""

    reports: int
    events: int
    merged: int  # events across reports that several claims tell of
    seconds: tuple[float, ...]  # of each thousand reports, in order
    peak_megabytes: float  # of this process since it began
    file_megabytes: float  # the workbench

    @property
    def growth(self) -> float:
        """Mean seconds a thousand of the last fifth by those of the second tenth: 1 is no growth."""
        tenth, fifth = max(1, len(self.seconds) // 10), max(1, len(self.seconds) // 5)
        early, late = self.seconds[tenth : 2 * tenth] or self.seconds[:1], self.seconds[-fifth:]
        return (sum(late) / len(late)) / (sum(early) / len(early))


def run_linking_bench(reports: int) -> Iterator[Progress | LinkingBench]:
    """Progress after each thousand reports, at last the figures. Making the records is not counted."""
    stream = invented_records()
    seconds: list[float] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        with Workbench(path) as bench:
            linker = Linker(bench)
            while len(seconds) * STEP < reports:
                batch = list(islice(stream, min(STEP, reports - len(seconds) * STEP)))
                begin = process_time()
                for _ in linker.link(batch):
                    pass
                seconds.append(process_time() - begin)
                yield Progress("reports linked", min(reports, len(seconds) * STEP), reports)
            (events,) = bench.db.execute("select count(*) from claims").fetchone()
            (merged,) = bench.db.execute("select count(distinct merged) from origins").fetchone()
        size = path.stat().st_size / 2**20
    yield LinkingBench(reports, events, merged, tuple(seconds), peak_megabytes(), size)


def invented_records(seed: int = 1) -> Iterator[Record]:
    """Reports without end, day by day; the same for the same seed."""
    chance = Random(seed)
    towns = [_name(chance) for _ in range(TOWNS)]
    sides = [f"{_name(chance)} {kind}" for kind in ("Front", "Army", "Brigade", "Council") for _ in range(SIDES // 4)]
    day = _START
    while True:
        happened = [_Happened.of(chance, towns, sides, day) for _ in range(REPORTS_A_DAY // TOLD_BY)]
        for n in range(REPORTS_A_DAY):
            told = [happened[n % len(happened)], chance.choice(happened)]
            yield _record(f"b{day.toordinal()}-{n}", chance, told, day)
        day += timedelta(days=1)


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


@dataclass(frozen=True, slots=True)
class _Happened:
    """An event as it was."""

    verb: str
    type: str
    town: int
    place: str
    actor: str
    day: date
    killed: int
    rest: str

    @classmethod
    def of(cls, chance: Random, towns: list[str], sides: list[str], day: date) -> _Happened:
        verb, type_ = chance.choice(_ACTS)
        town = chance.randrange(len(towns))
        rest = " ".join(_name(chance).casefold() for _ in range(8))
        return cls(verb, type_, town, towns[town], chance.choice(sides), day, chance.randrange(1, 90), rest)


def _record(id_: str, chance: Random, told: list[_Happened], day: date) -> Record:
    """A report with a sentence for each event, in the words of all or in its own."""
    text, spans = "", []
    for each in told:
        words = each.rest if chance.random() < 0.3 else " ".join(_name(chance).casefold() for _ in range(8))
        start = len(text)
        text += f"{each.actor} {each.verb} {each.place} on {each.day:%A} with {words}.\n"
        spans.append(Span(start, len(text) - 1))
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    places: list[Place] = []
    for each, span in zip(told, spans, strict=True):
        _mention(each, span, text, entities, mentions, places)
    outlet = f"Outlet {chance.randrange(60)}"
    said = chance.random() < 0.4
    speaker = entities[told[-1].actor]
    values: list[FactualityValue] = ["CT+", "CT+", "CT+", "CT-"]
    value = chance.choice(values) if said else "CT+"
    events = tuple(
        _event(n, each, span, text, entities, mentions, value if said and n == 0 else None)
        for n, (each, span) in enumerate(zip(told, spans, strict=True))
    )
    source = next(each.span for each in mentions if each.entity == speaker.id)
    attribution = Attribution(
        id="a0", source=source, cue=None, content=(spans[0],), quoting="indirect", illocution="assertive", stance="CT+",
        rule="bench",
    )  # fmt: skip
    steps = (
        Step(name=outlet, role="publisher", stated=False),
        Step(name=speaker.name, role="speaker", entity=speaker.id, span=source),
    )
    return Record(
        report=Report(id=id_, text=text, outlet=outlet, published=day),
        coder=_CODER,
        mentions=tuple(mentions),
        entities=tuple(entities.values()),
        places=tuple(places),
        attributions=(attribution,) if said else (),
        chains={"a0": Chain(steps)} if said else {},
        events=events,
    )


def _mention(
    happened: _Happened,
    span: Span,
    text: str,
    entities: dict[str, Entity],
    mentions: list[Mention],
    places: list[Place],
) -> None:
    side = Role(country="XLA", code="MIL" if "Army" in happened.actor else "REB")
    actor = entities.setdefault(
        happened.actor, Entity(id=f"n{len(entities)}", name=happened.actor, entity_type="GRP", roles=(side,))
    )
    place = entities.setdefault(happened.place, Entity(id=f"n{len(entities)}", name=happened.place, entity_type="GPE"))
    for entity in (actor, place):
        start = text.index(entity.name, span.start)
        id_ = f"m{len(mentions)}"
        mentions.append(
            Mention(
                id=id_, span=Span(start, start + len(entity.name)), entity_type=entity.entity_type, level="NAM",
                entity=entity.id,
            )
        )  # fmt: skip
        if entity is place:
            places.append(
                Place(
                    mention=id_, name=happened.place, geonames=happened.town + 1, latitude=happened.town % 20 * 2.0,
                    longitude=happened.town // 20 * 0.8, country="XLA", feature_code="PPL", precision=1,
                )
            )  # fmt: skip


def _event(
    n: int,
    happened: _Happened,
    span: Span,
    text: str,
    entities: dict[str, Entity],
    mentions: list[Mention],
    said: FactualityValue | None,
) -> CodedEvent:
    start = text.index(happened.verb, span.start)
    actor, place = entities[happened.actor], entities[happened.place]
    trigger = Span(start, start + len(happened.verb))
    author = Factuality(by="author", value="Uu" if said else "CT+", tense="past", basis="asserted")
    voice = (Factuality(by=1, value=said, tense="past", basis="asserted"),) if said else ()
    return CodedEvent(
        id=f"e{n}",
        type=happened.type,
        trigger=trigger,
        extent=span,
        rule="bench",
        actors=(Party(mention=None, name=actor.name, entity=actor.id, codes=("XLA", actor.roles[0].code)),),
        place=next(each.id for each in mentions if each.entity == place.id and span.covers(each.span)),
        when=When(earliest=happened.day, latest=happened.day, precision=1, basis="stated"),
        numbers=(Count(what="killed", low=happened.killed, best=happened.killed, high=happened.killed, span=trigger),),
        attribution="a0" if said else None,
        factuality=(author, *voice),
    )
