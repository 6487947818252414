"""An event across reports in the terminal: who affirms it, who denies it, where voices differ."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.phrases import COLOURS
from onrecord.cli.plain import plain
from onrecord.query.history import History
from onrecord.query.merged import ContradictionRow, OriginRow


def merged_lines(history: History, merged: str) -> Iterator[Text]:
    """A line for each origin, those that assert it first, then one for each contradiction."""
    origins = list(history.origins(merged))
    yield Text(f"one event in {len({report for each in origins for report in each.reports})} reports: {merged}", "bold")
    yield from (_origin(each) for each in origins)
    yield from (_differing(each) for each in history.contradictions(merged))


def _origin(row: OriginRow) -> Text:
    how = "denied" if row.stance == "deny" else "asserted" if row.asserted else "claimed"
    text = Text.assemble((f"{how + ' by':<12}", COLOURS[how]), plain(row.name))
    if row.side and row.side != row.origin:
        text.append(f"  side of {plain(row.side.partition(':')[2] or row.side)}", "dim")
    return text.append(f"  in {', '.join(map(plain, row.reports))}", "dim")


def _differing(row: ContradictionRow) -> Text:
    what = f"{row.kind} {row.what}" if row.what else row.kind
    said = "; ".join(f"{plain(each.value)} ({', '.join(map(plain, each.by))})" for each in row.said)
    head = ("tension     ", "yellow") if row.tension else ("differs     ", "bold red")
    return Text.assemble(head, f"{what}: {said}")
