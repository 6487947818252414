"""``onrecord timeline``: who controls what, who holds which office, who is where."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.asking import asking
from onrecord.cli.filters import DrawnTo
from onrecord.cli.phrases import COLOURS, days
from onrecord.cli.plain import plain
from onrecord.query.history import History
from onrecord.query.questions import QUESTIONS
from onrecord.query.rows import Rows
from onrecord.query.timeline import TimelineRow
from onrecord.timeline.relations import load_relations

COLUMNS = {
    "what": lambda row: _heading(row),
    "who": lambda row: _holder(row),
    "standing": lambda row: _standing(row),
    "since": lambda row: Text(days(row.since_earliest, row.since_latest)),
    "until": lambda row: Text(days(row.until_earliest, row.until_latest)),
    "who says so": lambda row: _voices(row),
}

# All at once: what is printed is not paged.
FILTERS = tuple(each for each in QUESTIONS["timeline"].filters if each != "after")


@asking(*FILTERS, columns=COLUMNS, formats=DrawnTo, grouped=True)
def timeline(history: History, **asked: Any) -> Rows[TimelineRow]:
    """Show what held from when until when: control of places, holders of offices, whereabouts of people."""
    return history.timeline(**asked)


def _heading(row: TimelineRow) -> Text:
    """What the interval is of: a place, an office, a person who is somewhere, or two who share something."""
    kind = load_relations()[row.relation]
    name = row.subject if kind.slot == "subject" else row.object
    return Text(f"{kind.title} ", "dim").append(plain(name), "bold not dim")


def _holder(row: TimelineRow) -> Text:
    """Who holds it, or where the person is; in the colour of how sure that is."""
    is_of_subject = load_relations()[row.relation].slot == "subject"
    return Text(plain(row.object if is_of_subject else row.subject), COLOURS[row.held_as])


def _standing(row: TimelineRow) -> Text:
    """How sure it is; of what is over how sure it was."""
    if row.standing == "ended":
        return Text(f"{row.held_as}, ended", f"dim {COLOURS[row.held_as]}")
    return Text(row.standing, COLOURS[row.standing])


def _voices(row: TimelineRow) -> Text:
    """A line for those who assert it, and one for each chain of voices that claims or denies it."""
    lines = [("asserted", ", ".join(row.asserted_by))] if row.asserted_by else []
    lines += [("claimed", each) for each in row.claimed_by]
    lines += [("denied", each) for each in row.denied_by]
    return Text("\n").join(Text(f"{how} by ", COLOURS[how]).append(plain(who), "default") for how, who in lines)
