"""Records made by hand, for tests of what stands above the reading wing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from onrecord.model.actor import Entity, Party, Role
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.condition import Condition, DayRange, Status
from onrecord.model.event import CodedEvent, Count
from onrecord.model.factuality import Factuality, FactualityValue
from onrecord.model.mention import EntityType, Mention
from onrecord.model.place import Candidate, Place
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression, When
from onrecord.text.ids import id_of
from onrecord.text.span import Span

CODER = Coder(version="0.1.0", engine="hand", codebook="none", rules="none", world="none")
DAY = date(2024, 11, 30)
TEXT = (
    "Rebels captured Saraqib on Saturday, killing 12 soldiers. "
    "The army has not left Saraqib, a defence ministry spokesman said, according to the Qalam agency."
)


def _local(report_id: str, name: str) -> str:
    """The id of an entity that only this report knows."""
    return id_of("n", report_id, name)


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text`` for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def example(report_id: str = "r1", outlet: str | None = "Harbour Times", coder: Coder = CODER) -> Record:
    """One report with everything in it: an asserted capture, and its denial through an agency."""
    text = TEXT
    first, second = span_of(text, text[: text.index(" The")]), span_of(text, text[text.index("The army") :])
    return Record(
        report=Report(
            id=report_id, text=text, outlet=outlet, url="https://harbour.example/1", title="A town falls", published=DAY
        ),
        coder=coder,
        mentions=(
            Mention(
                id="m1", span=span_of(text, "Rebels"), entity_type="GRP", level="NOM", entity=_local(report_id, "n1")
            ),
            Mention(
                id="m2", span=span_of(text, "Saraqib"), entity_type="GPE", level="NAM", entity=_local(report_id, "n2")
            ),
            Mention(id="m3", span=span_of(text, "12 soldiers"), entity_type="GRP", level="NOM"),
            Mention(
                id="m4", span=span_of(text, "The army"), entity_type="ORG", level="NOM", entity=_local(report_id, "n3")
            ),
            Mention(
                id="m5",
                span=span_of(text, "Saraqib", 1),
                entity_type="GPE",
                level="NAM",
                entity=_local(report_id, "n2"),
            ),
            Mention(id="m6", span=span_of(text, "a defence ministry spokesman"), entity_type="PER", level="NOM"),
            Mention(
                id="m7",
                span=span_of(text, "the Qalam agency"),
                entity_type="ORG",
                level="NAM",
                entity=_local(report_id, "n4"),
            ),
        ),
        entities=(
            Entity(
                id=_local(report_id, "n1"), name="rebels", entity_type="GRP", roles=(Role(country="SYR", code="REB"),)
            ),
            Entity(id=_local(report_id, "n2"), name="Saraqib", entity_type="GPE"),
            Entity(
                id=_local(report_id, "n3"),
                name="Syrian army",
                entity_type="ORG",
                wikidata="Q1",
                roles=(Role(country="SYR", code="MIL", since=date(1945, 8, 1)),),
            ),
            Entity(
                id=_local(report_id, "n4"), name="Qalam", entity_type="ORG", roles=(Role(country="SYR", code="JRN"),)
            ),
        ),
        places=tuple(
            Place(
                mention=mention,
                name="Saraqib",
                geonames=172408,
                latitude=35.86,
                longitude=36.8,
                country="SYR",
                admin1="Idlib",
                feature_code="PPL",
                precision=1,
                score=0.9,
                candidates=(
                    Candidate(
                        geonames=172408, name="Saraqib", country="SYR", score=0.9, features={"size": 4.6, "near": 1.0}
                    ),
                ),
            )
            for mention in ("m2", "m5")
        ),
        times=(
            TimeExpression(
                id="t1", span=span_of(text, "Saturday"), type="DATE", value="2024-11-30", earliest=DAY, latest=DAY
            ),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=span_of(text, "a defence ministry spokesman"),
                cue=span_of(text, "said"),
                content=(span_of(text, "The army has not left Saraqib"),),
                quoting="indirect",
                illocution="assertive",
                stance="CT+",
                rule="en.said",
            ),
        ),
        chains={
            "a1": Chain(
                (
                    Step(name=outlet or "the report", role="publisher", stated=False),
                    Step(
                        name="Qalam",
                        role="relay",
                        entity=_local(report_id, "n4"),
                        span=span_of(text, "the Qalam agency"),
                    ),
                    Step(
                        name="a defence ministry spokesman",
                        role="speaker",
                        span=span_of(text, "a defence ministry spokesman"),
                    ),
                )
            )
        },
        events=(
            CodedEvent(
                id="e1",
                type="ASSAULT",
                mode="heavy-weapons",
                contexts=("military",),
                trigger=span_of(text, "captured"),
                extent=first,
                rule="plover.assault.capture",
                confidence=0.8,
                alternatives=("COERCE",),
                actors=(Party(mention="m1", name="rebels", entity=_local(report_id, "n1"), codes=("SYR", "REB")),),
                recipients=(Party(mention="m3", name="12 soldiers", entity=None, codes=(None, "MIL")),),
                place="m2",
                when=When(earliest=DAY, latest=DAY, precision=1, basis="stated", time="t1"),
                numbers=(Count(what="killed", low=12, best=12, high=12, span=span_of(text, "12")),),
                factuality=(Factuality(by="author", value="CT+", tense="past", basis="asserted"),),
            ),
            CodedEvent(
                id="e2",
                type="RETREAT",
                trigger=span_of(text, "left"),
                extent=second,
                rule="plover.retreat.leave",
                confidence=0.7,
                actors=(Party(mention="m4", name="Syrian army", entity=_local(report_id, "n3"), codes=("SYR", "MIL")),),
                place="m5",
                when=When(earliest=None, latest=DAY, precision=3, basis="publication"),
                attribution="a1",
                factuality=(
                    Factuality(by="author", value="Uu", tense="present", basis="attributed"),
                    Factuality(by=0, value="Uu", tense="present", basis="attributed"),
                    Factuality(by=1, value="Uu", tense="present", basis="attributed"),
                    Factuality(by=2, value="CT-", tense="present", basis="negated"),
                ),
            ),
        ),
        conditions=(
            Condition(
                id="s1",
                relation="controls",
                subject=_local(report_id, "n1"),
                object=_local(report_id, "n2"),
                value="+",
                status="asserted",
                evidence=(first,),
                since=DayRange(DAY, DAY),
                from_event="e1",
            ),
        ),
    )


def capture(
    report_id: str,
    outlet: str,
    day: date,
    *,
    who: str = "Rebels",
    codes: tuple[str | None, str] = ("SYR", "REB"),
    town: str = "Saraqib",
    geonames: int | None = 172408,
    status: Status = "asserted",
    said_by: str = "a commander",
    who_type: EntityType = "GRP",
    value: Literal["+", "-"] = "+",
    wikidata: str | None = None,
    coder: Coder = CODER,
) -> Record:
    """A report of one sentence: ``who`` captured ``town``, asserted, claimed or denied."""
    verb = "did not capture" if status == "denied" else "captured"
    said = "" if status == "asserted" else f", {said_by} said"
    text = f"{who} {verb} {town}{said}."
    speaker = Step(name=said_by, role="speaker", span=span_of(text, said_by)) if said else None
    sure: FactualityValue = "CT-" if status == "denied" else "CT+"
    author: FactualityValue = "Uu" if said else sure
    values = [Factuality(by="author", value=author, tense="past", basis="attributed" if said else "asserted")]
    if said:
        values += [
            Factuality(by=0, value="Uu", tense="past", basis="attributed"),
            Factuality(by=1, value=sure, tense="past", basis="attributed"),
        ]
    attribution = Attribution(
        id="a1",
        source=span_of(text, said_by) if said else None,
        cue=span_of(text, "said") if said else None,
        content=(span_of(text, f"{who} {verb} {town}"),),
        quoting="indirect",
        illocution="assertive",
        stance="CT+",
        rule="en.said",
    )
    return Record(
        report=Report(id=report_id, text=text, outlet=outlet, published=day),
        coder=coder,
        mentions=(
            Mention(
                id="m1", span=span_of(text, who), entity_type=who_type, level="NAM", entity=_local(report_id, "n1")
            ),
            Mention(id="m2", span=span_of(text, town), entity_type="GPE", level="NAM", entity=_local(report_id, "n2")),
        ),
        entities=(
            Entity(
                id=_local(report_id, "n1"),
                name=who,
                entity_type=who_type,
                wikidata=wikidata,
                roles=(Role(country=codes[0], code=codes[1]),),
            ),
            Entity(id=_local(report_id, "n2"), name=town, entity_type="GPE"),
        ),
        places=(
            Place(
                mention="m2",
                name=town,
                geonames=geonames,
                country="SYR",
                latitude=35.0,
                longitude=36.0,
                precision=1,
                score=1.0,
            ),
        ),
        attributions=(attribution,) if said else (),
        chains={"a1": Chain((Step(name=outlet, role="publisher", stated=False), speaker))} if speaker else {},
        events=(
            CodedEvent(
                id="e1",
                type="ASSAULT",
                trigger=span_of(text, "capture"),
                extent=Span(0, len(text)),
                rule="plover.assault.capture",
                confidence=0.5,
                actors=(Party(mention="m1", name=who, entity=_local(report_id, "n1"), codes=codes),),
                place="m2",
                when=When(earliest=day, latest=day, precision=1, basis="stated"),
                attribution="a1" if said else None,
                factuality=tuple(values),
            ),
        ),
        conditions=(
            Condition(
                id="s1",
                relation="controls",
                subject=_local(report_id, "n1"),
                object=_local(report_id, "n2"),
                value=value,
                status=status,
                evidence=(Span(0, len(text)),),
                since=DayRange(day, day),
                attribution="a1" if said else None,
                from_event="e1",
            ),
        ),
    )


def with_text(record: Record, report_id: str, text: str) -> Record:
    """A record of another text that says nothing."""
    return Record(report=replace(record.report, id=report_id, text=text), coder=record.coder)
