"""A small record for the tests of exports: a town taken, its fall denied, a march, a bombing, and hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.cli.link import link_record
from onrecord.coding.reader import Reader
from onrecord.model.report import Report
from onrecord.store.store import open_store

HOSTILE = '=cmd|" /C calc"!A1 <script>alert(1)</script> \u202egnp.exe ' + "w" * 3000
DAY = date(2024, 12, 8)
TEXTS = (
    (
        "fall",
        "Harbour Post",
        "A town falls",
        "https://harbour.example/fall",
        "Syrian rebels seized the town of Saraqib on Saturday, killing 12 soldiers.",
    ),
    (
        "denial",
        "Quay News",
        "Army denies loss",
        "https://quay.example/denial",
        "The Syrian army denied that rebels had seized Saraqib on Saturday.\n\n"
        "Hundreds of people protested in Beirut on Friday against the price of bread.",
    ),
    (
        "bombs",
        "Delta Wire",
        "Warplanes over Idlib",
        "https://delta.example/bombs",
        "Russian warplanes killed seven civilians in Idlib on Friday, the opposition said.\n\n"
        "Turkey urged Russia to stop the raids. France may send aid to Lebanon.",
    ),
    (
        "hostile",
        "<img src=x onerror=alert(2)>",
        HOSTILE,
        "javascript:alert(3)",
        "Rebels attacked Hama on Friday, @SUM(A1) said. <script>alert(4)</script>\n\n"
        "The “+cmd|” ministry said that troops \u202eattacked Homs.",
    ),
)


def reports() -> Iterator[Report]:
    """The reports."""
    for id_, outlet, title, url, text in TEXTS:
        yield Report(id=id_, outlet=outlet, title=title, url=url, text=text, published=DAY)


def make_record(reader: Reader, folder: Path) -> Path:
    """The record of these reports in ``folder``, linked."""
    with open_store(folder) as store:
        store.add(reader.read(each) for each in reports())
        link_record(store)
    return folder
