"""``onrecord events``: who did what to whom, where and when."""

from __future__ import annotations

from rich.text import Text

from onrecord.cli import filters
from onrecord.cli.tables import days, field, parties, plain, put, status
from onrecord.query.events import EventRow

COLUMNS = {
    "id": field("id", "dim"),
    "day": lambda row: Text(days(row.earliest, row.latest)),
    "type": lambda row: _type(row),
    "actors": lambda row: parties(row.actors, row.actor_codes),
    "recipients": lambda row: parties(row.recipients, row.recipient_codes),
    "place": lambda row: _place(row),
    "status": lambda row: status(row.status),
    "who says so": lambda row: Text(plain(row.chain)),
    "words": field("trigger", "italic"),
}


def events(
    country: filters.Country = None,
    actor: filters.Actor = None,
    recipient: filters.Recipient = None,
    type: filters.Type = None,
    mode: filters.Mode = None,
    since: filters.Since = None,
    until: filters.Until = None,
    place: filters.Place = None,
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
    """List the events on record: who did what to whom, where and when, and who says so."""
    with filters.history_in(store) as history:
        rows = history.events(
            country=country,
            actor=actor,
            recipient=recipient,
            type=type,
            mode=mode,
            since=since,
            until=until,
            place=place,
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


def _type(row: EventRow) -> Text:
    return Text(plain("/".join(each for each in (row.type or "–", row.mode) if each)), "bold")


def _place(row: EventRow) -> Text:
    text = Text(plain(row.place or ""))
    return text.append(f" {row.country}", "dim") if row.country and row.place else text
