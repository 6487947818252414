"""``onrecord explain``: why a sentence is coded as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from onrecord.coding.explain import Explanation, explain
from onrecord.coding.reader import load_reader
from onrecord.model.event import CodedEvent
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.read_report import read_report
from onrecord.settings import load_settings


def explain_command(sentence: Annotated[str, typer.Argument(help="A sentence, or a short text.")]) -> None:
    """Show the parse of a sentence, its mentions, the rules that were tried for each event, and which one won."""
    reader = load_reader(load_settings())
    report = Report(id="explained", text=sentence)
    reading = read_report(report, reader.engine, reader.world.names)
    events = {each.id: each for each in reader.read(report).events}
    for line in lines(reading, explain(reading, reader.codebook), events):
        typer.echo(line)


def lines(reading: Reading, found: tuple[Explanation, ...], events: dict[str, CodedEvent]) -> Iterator[str]:
    """The text that ``onrecord explain`` prints."""
    doc = reading.doc
    yield "Parse"
    for token in doc.tokens:
        above = "" if token.head == token.i else f" of {doc.tokens[token.head].text}"
        word = f"  {token.text:<18} {token.lemma:<16} {token.pos:<6} {token.tag:<5}"
        yield f"{word} {token.dep}{above}  {token.ent}".rstrip()
    yield "Mentions"
    for mention in reading.mentions:
        yield f"  {mention.span.of(doc.text)}  {mention.entity_type} {mention.level}"
    for each in found:
        yield from _of_event(reading, each, events.get(each.mention.id))


def _of_event(reading: Reading, each: Explanation, event: CodedEvent | None) -> Iterator[str]:
    yield f"{each.mention.word_class} “{each.mention.trigger.of(reading.doc.text)}”: {each.why}"
    for slot, word in each.slots:
        yield f"  {slot}: {word}"
    for tried in each.tried:
        mark = "won" if tried.won else "met" if not tried.lacks else "rejected"
        yield f"  {mark:<9} {tried.rule} → {tried.type or 'no event'}{'  ' + tried.lacks if tried.lacks else ''}"
    if event is not None and event.type is not None:
        actors, recipients = ([party.name for party in side] for side in (event.actors, event.recipients))
        mode = f"/{event.mode}" if event.mode else ""
        yield f"  = {event.type}{mode}: {', '.join(actors) or '–'} → {', '.join(recipients) or '–'}"
