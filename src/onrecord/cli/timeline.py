"""``onrecord timeline``: who controls what, who holds which office, who is where."""

from __future__ import annotations

from rich.text import Text

from onrecord.cli import filters
from onrecord.cli.tables import days, field, plain, put, status
from onrecord.query.timeline import TimelineRow

_VERBS = {"controls": "controlled by", "holds_office": "held by", "located_in": "whereabouts of"}

COLUMNS = {
    "what": lambda row: Text(plain(row.object), "bold"),
    "relation": lambda row: Text(_VERBS[row.relation], "dim"),
    "who": field("subject"),
    "since": lambda row: Text(days(row.since_earliest, row.since_latest)),
    "until": lambda row: Text(days(row.until_earliest, row.until_latest)),
    "status": lambda row: status(row.standing),
    "who says so": lambda row: _voices(row),
    "reports": lambda row: Text(str(len(row.reports))),
}


def timeline(
    place: filters.Place = None,
    office: filters.Office = None,
    actor: filters.Actor = None,
    relation: filters.Relation = None,
    country: filters.Country = None,
    since: filters.Since = None,
    until: filters.Until = None,
    source: filters.Source = None,
    outlet: filters.Outlet = None,
    report: filters.Report = None,
    status: filters.Status = None,
    text: filters.Text = None,
    coder: filters.Coder = None,
    limit: filters.Limit = None,
    to: filters.Format = filters.To.table,
    store: filters.StoreFolder = None,
) -> None:
    """Show what held from when until when: control of places, holders of offices, whereabouts of people."""
    with filters.history_in(store) as history:
        rows = history.timeline(
            place=place,
            office=office,
            actor=actor,
            relation=relation,
            country=country,
            since=since,
            until=until,
            source=source,
            outlet=outlet,
            report=report,
            status=status,
            text=text,
            coder=coder,
            limit=limit,
        )
    put(rows, to, COLUMNS)


def _voices(row: TimelineRow) -> Text:
    text = Text()
    for name, voices in (("asserted", row.asserted_by), ("claimed", row.claimed_by), ("denied", row.denied_by)):
        if voices:
            text.append("; " if text else "").append(f"{name}: ", status(name).style)
            text.append(", ".join(map(plain, voices)))
    return text
