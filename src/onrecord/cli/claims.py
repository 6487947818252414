"""``onrecord claims``: each event or condition as said by one voice."""

from __future__ import annotations

from rich.text import Text

from onrecord.cli import filters
from onrecord.cli.tables import days, field, plain, put, status, words
from onrecord.query.claims import ClaimRow

COLUMNS = {
    "id": field("id", "dim"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "status": lambda row: status(row.status),
    "sure": field("factuality"),
    "who says so": lambda row: Text(plain(row.chain)),
    "what": lambda row: _what(row),
    "words": field("words", "italic"),
    "report": field("report", "dim"),
}


def claims(
    country: filters.Country = None,
    actor: filters.Actor = None,
    recipient: filters.Recipient = None,
    type: filters.Type = None,
    mode: filters.Mode = None,
    relation: filters.Relation = None,
    since: filters.Since = None,
    until: filters.Until = None,
    place: filters.Place = None,
    office: filters.Office = None,
    source: filters.Source = None,
    outlet: filters.Outlet = None,
    report: filters.Report = None,
    status: filters.Status = None,
    text: filters.Text = None,
    untyped: filters.Untyped = False,
    coder: filters.Coder = None,
    order: filters.Order = filters.By.day,
    limit: filters.Limit = None,
    to: filters.Format = filters.To.table,
    store: filters.StoreFolder = None,
) -> None:
    """List who says what: asserted by the outlet, or claimed or denied by another voice, through whom."""
    with filters.history_in(store) as history:
        rows = history.claims(
            country=country,
            actor=actor,
            recipient=recipient,
            type=type,
            mode=mode,
            relation=relation,
            since=since,
            until=until,
            place=place,
            office=office,
            source=source,
            outlet=outlet,
            report=report,
            status=status,
            text=text,
            untyped=untyped,
            coder=coder,
            order=order,
            limit=limit,
        )
    put(rows, to, COLUMNS)


def _what(row: ClaimRow) -> Text:
    """A claim in short: "rebels ASSAULT 12 soldiers, Saraqib"; "rebels controls not Saraqib"."""
    verb = (row.type or "–") + (" not" if row.value == "-" else "")
    text = Text(words(row.actors) or "?").append(f" {plain(verb)}", "bold")
    if row.recipients:
        text.append(f" {words(row.recipients)}")
    if row.place:
        text.append(f"{' ' if row.kind == 'condition' else ', '}{plain(row.place)}")
    return text
