"""``onrecord sources``: who is quoted, how often, through whom."""

from __future__ import annotations

from rich.text import Text

from onrecord.cli import filters
from onrecord.cli.tables import days, field, put
from onrecord.errors import BadQuery

COLUMNS = {
    "source": field("source", "bold"),
    "role": field("role"),
    "attributions": field("attributions"),
    "reports": field("reports"),
    "claimed": field("claimed", "yellow"),
    "denied": field("denied", "red"),
    "relays": field("relays"),
    "outlets": field("outlets"),
    "published": lambda row: Text(days(row.first, row.last)),
}


def sources(
    source: filters.Source = None,
    country: filters.Country = None,
    actor: filters.Actor = None,
    type: filters.Type = None,
    since: filters.Since = None,
    until: filters.Until = None,
    place: filters.Place = None,
    outlet: filters.Outlet = None,
    report: filters.Report = None,
    status: filters.Status = None,
    text: filters.Text = None,
    coder: filters.Coder = None,
    limit: filters.Limit = None,
    to: filters.Format = filters.To.table,
    store: filters.StoreFolder = None,
) -> None:
    """List who is quoted, how often, in how many reports and through which relays; days are those of publication."""
    if to is filters.To.geojson:
        raise BadQuery("Sources have no place on a map; there are: table, jsonl, csv, parquet.")
    with filters.history_in(store) as history:
        rows = history.sources(
            source=source,
            country=country,
            actor=actor,
            type=type,
            since=since,
            until=until,
            place=place,
            outlet=outlet,
            report=report,
            status=status,
            text=text,
            coder=coder,
            limit=limit,
        )
    put(rows, to, COLUMNS)
