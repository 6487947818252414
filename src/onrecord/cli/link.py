"""``onrecord link``: bring events across reports up to date, or tell why two are one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.cli.draw import bar, say
from onrecord.cli.plain import plain
from onrecord.cli.tables import console_of_results
from onrecord.errors import NotOnRecord
from onrecord.linking.catch_up import catch_up
from onrecord.linking.link import Linked
from onrecord.linking.results import Explained, explain_link
from onrecord.progress import Progress
from onrecord.query.query import Query
from onrecord.query.show import Shown, find_shown
from onrecord.settings import load_settings
from onrecord.store.store import Store, open_store


def link(
    record: Annotated[Path | None, typer.Argument(help="Folder of the record; else that of the settings.")] = None,
    explain: Annotated[
        tuple[str, str] | None, typer.Option(help="Tell why two events (ids, or their beginnings) are one or not.")
    ] = None,
    as_known: Annotated[
        str | None,
        typer.Option(help="Day or time (UTC): link what was on record by then, for what is asked as known then."),
    ] = None,
) -> None:
    """Link reports of the same event: find copies, merge, count origins, find contradictions.

    Only what is new or judged since the last time is linked; what is found does not depend on the order.
    """
    known = Query.of({"as_known": as_known}).known
    with open_store(record or load_settings().store, create=False) as store:
        if explain is not None:
            _explain(store, *explain)
            return
        done = link_record(store, known)
    say(f"{done.added} reports linked, {done.removed} taken away, {done.settled} events looked at")


def link_record(store: Store, known: datetime | None = None) -> Linked:
    """Links what changed, or what was ``known`` at an earlier moment (UTC), with a bar; what was done."""
    done = Linked()
    with bar() as watch:
        for each in catch_up(store, known):
            if isinstance(each, Progress):
                watch(each)
            else:
                done = each
    return done


def _explain(store: Store, one: str, other: str) -> None:
    shown = [find_shown(store, each) for each in (one, other)]
    for each in shown:
        if each.kind != "event":
            raise NotOnRecord(f"{each.id} is no event but a thing of kind {each.kind}; events are linked.")
    explained = explain_link(store.folder, shown[0].id, shown[1].id)
    if explained is None:
        raise NotOnRecord("One of these events is not linked yet: run `onrecord link` first.")
    console = console_of_results()
    for each in shown:
        console.print(_told(each))
    verdict, colour = ("one event", "bold green") if explained.merged else ("two events", "bold red")
    console.print(Text(verdict, colour))
    for line in _reasons(explained):
        console.print(line)


def _told(shown: Shown) -> Text:
    """Where an event stands, and its sentence with the trigger marked."""
    report = shown.record.report
    event = next(each for each in shown.record.events if each.id == shown.local)
    where = " · ".join(each for each in (report.outlet or report.id, str(report.published_on or "")) if each)
    before = report.text[event.extent.start : event.trigger.start]
    after = report.text[event.trigger.end : event.extent.end]
    trigger = event.trigger.of(report.text)
    parts = (f"{plain(where)}: ", "dim"), plain(before), (plain(trigger), "bold reverse"), plain(after)
    return Text.assemble(*parts)


def _reasons(explained: Explained) -> list[Text]:
    """A line a finding with what it adds, the weightiest first; then the sum and the chance."""
    if explained.at_once:
        return [Text("one report, which by its own words tells of both as one event; others have no say in that")]
    comparison = explained.comparison
    if comparison is None:
        return []
    start = comparison.score - sum(each.adds for each in comparison.reasons)
    lines = [Text("compared is all that each report tells of its event", "dim"), Text(f"{start:+6.2f}  to begin with")]
    for each in sorted(comparison.reasons, key=lambda each: (-abs(each.adds), each.feature)):
        colour = "green" if each.adds > 0 else "red" if each.adds < 0 else "dim"
        adds, name = (f"{each.adds:+6.2f}", colour), (f"  {each.feature}", "dim")
        lines.append(Text.assemble(adds, f"  {plain(each.finding.says)}", name))
    lines.append(
        Text(f"{comparison.score:+6.2f}  chance {comparison.chance:.2f}, one event from {explained.least:.2f}")
    )
    return [*lines, *_outdone(explained, comparison.chance)]


def _outdone(explained: Explained, chance: float) -> Iterator[Text]:
    """Where something else than the two alone has decided."""
    if explained.merged and chance < explained.least:
        yield Text("one all the same: others go with both, or a person said so")
    elif not explained.merged and chance >= explained.least:
        yield Text("kept apart: the others that each goes with are not one, or a person said so")
