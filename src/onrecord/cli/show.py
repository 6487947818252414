"""``onrecord show``: all about one id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.asking import history_in
from onrecord.cli.chain_tree import chain_tree
from onrecord.cli.codings import coding_lines
from onrecord.cli.events import COLUMNS
from onrecord.cli.filters import StoreFolder
from onrecord.cli.marked_text import Mark, marked
from onrecord.cli.merged import merged_lines
from onrecord.cli.phrases import COLOURS, days, held_phrase, kind, parties
from onrecord.cli.plain import plain
from onrecord.cli.tables import console_of_results, table_of
from onrecord.model.actor import Entity, Party
from onrecord.model.attribution import Attribution
from onrecord.model.condition import Condition
from onrecord.model.event import CodedEvent
from onrecord.model.record import Record
from onrecord.query.codings import find_codings
from onrecord.query.events import EventRow
from onrecord.query.rows import Rows
from onrecord.query.show import Shown
from onrecord.text.span import Span


def show(
    id: Annotated[str, typer.Argument(help="Id, or its beginning, of a row or of a report.")],
    store: StoreFolder = None,
) -> None:
    """Show all about an event, condition, attribution, entity or report: its sentence, its voices, its rules."""
    with history_in(store) as history:
        merged = history.merged_of(id) if id.startswith("x") else None
        if merged is not None:
            console_of_results().print(Group(*merged_lines(history, merged)))
            return
        shown = history.show(id)
        listed = history.events(report=shown.local, untyped=True, order="report") if shown.kind == "report" else None
        merged = history.merged_of(shown.id) if shown.kind == "event" else None
        told = [Text(), *merged_lines(history, merged)] if merged is not None else []
        if shown.kind == "report":
            told = list(coding_lines(find_codings(history.store, shown.local)))
    console_of_results().print(Group(_drawn(shown, listed), *told))


def _drawn(shown: Shown, listed: Rows[EventRow] | None) -> RenderableType:
    record = shown.record
    head = Text(f"{shown.kind} {shown.id}", "bold")
    if shown.kind == "event":
        body = _event(_of(record.events, shown.local), record)
    elif shown.kind == "condition":
        body = _condition(_of(record.conditions, shown.local), record)
    elif shown.kind == "attribution":
        body = _attribution(_of(record.attributions, shown.local), record)
    elif shown.kind == "entity":
        body = _entity(_of(record.entities, shown.local), record)
    else:
        body = iter([_text(record), Text(), table_of(listed or Rows(EventRow), COLUMNS)])
    return Group(head, *_lines(_about(record)), Text(), *body)


def _of(items: tuple[Any, ...], local: str) -> Any:
    return next(each for each in items if each.id == local)


def _about(record: Record) -> Iterator[tuple[str, str | Text | None]]:
    report = record.report
    where = [report.outlet, report.published.isoformat() if report.published else None, report.title, report.url]
    yield "report", plain(" · ".join(each for each in (report.id, *where) if each))
    yield "coder", f"{record.coder.id} · version {record.coder.version}"


def _lines(pairs: Iterator[tuple[str, str | Text | None]]) -> Iterator[Text]:
    """Names and what stands for them, one line each; those without a value are left out."""
    for name, value in pairs:
        if value:
            yield Text.assemble((f"{name:<12}", "dim"), value)


def _text(record: Record) -> Text:
    return Text("\n".join(map(plain, record.report.text.splitlines())))


def _event(event: CodedEvent, record: Record) -> Iterator[RenderableType]:
    """An event: the sentence with its spans marked, what was coded, the voices with what each holds of it."""
    yield marked(record.report.text, event.extent, tuple(_marks(event, record)))
    yield Text()
    yield from _lines(_coded(event, record))
    yield Text()
    yield chain_tree(record, event.attribution, event.factuality)
    for condition in record.conditions:
        if condition.from_event == event.id:
            yield Text.assemble(("follows     ", "dim"), _holds(condition, record))


def _marks(event: CodedEvent, record: Record) -> Iterator[Mark]:
    spans = {each.id: each.span for each in record.mentions}
    yield Mark(event.trigger, "event", "bold reverse")
    for party in event.actors:
        if party.mention in spans:
            yield Mark(spans[party.mention], "actor", "bold cyan")
    for party in event.recipients:
        if party.mention in spans:
            yield Mark(spans[party.mention], "recipient", "bold magenta")
    if event.place in spans:
        yield Mark(spans[event.place], "place", "bold blue")
    when = next((each.span for each in record.times if event.when and each.id == event.when.time), None)
    if when is not None:
        yield Mark(when, "time", "bold blue")
    yield from (Mark(each.span, each.what, "bold red") for each in event.numbers)
    attribution = next((each for each in record.attributions if each.id == event.attribution), None)
    if attribution is not None:
        yield from _voices(attribution)


def _voices(attribution: Attribution) -> Iterator[Mark]:
    if attribution.source:
        yield Mark(attribution.source, "source", "bold yellow")
    if attribution.cue:
        yield Mark(attribution.cue, "cue", "yellow")


def _coded(event: CodedEvent, record: Record) -> Iterator[tuple[str, str | Text | None]]:
    place = next((each for each in record.places if each.mention == event.place), None)
    yield "type", kind(event.type or "outside the codebook", event.mode)
    yield "contexts", ", ".join(event.contexts)
    yield "actors", _parties(event.actors)
    yield "recipients", _parties(event.recipients)
    if place is not None:
        precise = f", precision {place.precision}" if place.precision else f", {place.why or 'no match'}"
        yield "place", plain(", ".join(each for each in (place.name, place.admin1, place.country) if each) + precise)
    if event.when is not None:
        when = days(event.when.earliest, event.when.latest) or "not known"
        yield "when", f"{when}, precision {event.when.precision}, {event.when.basis}"
    yield (
        "numbers",
        ", ".join(f"{n.what} {n.low}–{n.high}" if n.low != n.high else f"{n.what} {n.best}" for n in event.numbers),
    )
    yield "confidence", f"{event.confidence:.2f}"
    yield "could be", ", ".join(event.alternatives)
    yield "rule", event.rule or ""


def _parties(some: tuple[Party, ...]) -> Text | None:
    codes = [" ".join(code for code in each.codes if code) for each in some]
    return parties([each.name for each in some], codes) if some else None


def _condition(condition: Condition, record: Record) -> Iterator[RenderableType]:
    for span in condition.evidence:
        yield marked(record.report.text, span, ())
    yield Text()
    yield _holds(condition, record)
    event = next((each for each in record.events if each.id == condition.from_event), None)
    if event is not None:
        rule = f" (rule {event.rule})" if event.rule else ""
        yield Text.assemble(
            ("follows from ", "dim"), f"{event.type or 'an event'}: {event.trigger.of(record.report.text)}{rule}"
        )
    yield Text()
    yield chain_tree(record, condition.attribution, ())


def _holds(condition: Condition, record: Record) -> Text:
    """A condition in short: "rebels in control of Saraqib, since 2024-11-30: asserted"."""
    names = {each.id: each.name for each in record.entities}
    subject, held = (names.get(each, each) for each in (condition.subject, condition.object))
    text = held_phrase(subject, condition.relation, held, condition.value)
    for word, range_ in (("since", condition.since), ("until", condition.until)):
        if range_ is not None and (told := days(range_.earliest, range_.latest)):
            text.append(f", {word} {told}")
    return text.append(": ").append(condition.status, COLOURS[condition.status])


def _entity(entity: Entity, record: Record) -> Iterator[RenderableType]:
    """An entity: who it is, and the words that mean it."""
    codes = [" ".join(code for code in (role.country, role.code) if code) for role in entity.roles]
    words = [each.span.of(record.report.text) for each in record.mentions if each.entity == entity.id]
    told = {"name": entity.name, "kind": entity.entity_type, "roles": ", ".join(codes), "known as": entity.wikidata}
    yield from _lines((name, plain(value) if value else None) for name, value in told.items())
    yield from _lines(iter([("called", plain(", ".join(dict.fromkeys(words))))]))


def _attribution(attribution: Attribution, record: Record) -> Iterator[RenderableType]:
    parts = [attribution.source, attribution.cue, *attribution.content]
    spans = [each for each in parts if each is not None]
    around = Span(min(each.start for each in spans), max(each.end for each in spans))
    content = (Mark(each, "content", "underline") for each in attribution.content)
    yield marked(record.report.text, around, (*_voices(attribution), *content))
    yield Text()
    pairs = [("quoting", attribution.quoting), ("illocution", attribution.illocution), ("rule", attribution.rule)]
    if attribution.addressee:
        pairs.insert(2, ("addressee", plain(attribution.addressee.of(record.report.text))))
    yield from _lines(iter(pairs))
    yield Text()
    yield chain_tree(record, attribution.id, ())
