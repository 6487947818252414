"""Copies on the workbench: which sentences of new reports stand elsewhere, and where they stood first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.linking.blocks import blocks_around, day_number
from onrecord.linking.copies import Passage, Printed, Sketcher, are_copies, first_prints, shingles_of
from onrecord.linking.workbench import Workbench
from onrecord.model.record import Record


def add_passages(bench: Workbench, record: Record, passages: Sequence[Passage], sketcher: Sketcher) -> set[str]:
    """Notes the sentences of a report and their copies in other reports of its days; those that have one."""
    text = record.report.text
    copied: set[str] = set()
    for each in passages:
        span = each.span
        bench.db.execute(
            "insert into passages values (?, ?, ?, ?, ?)", (each.id, each.report, span.start, span.end, span.of(text))
        )
        bands = sketcher.bands(sorted(each.shingles))
        blocks = blocks_around(day_number(record.report.published_on))
        for other in _meeting(bench, each, bands, blocks):
            bench.db.execute("insert or ignore into copies values (?, ?)", tuple(sorted((each.id, other))))
            copied |= {each.id, other}
        bench.db.executemany(
            "insert into bands values (?, ?, ?)", [(block, band, each.id) for block in blocks for band in bands]
        )
    return copied


def drop_passages(bench: Workbench, report: str) -> set[str]:
    """Takes the sentences of a report away; those of other reports that were copies of them."""
    left: set[str] = set()
    for each in bench.column("select id from passages where report = ?", report):
        left |= _copies_of(bench, each)
        bench.db.execute("delete from copies where one = ?1 or other = ?1", (each,))
        bench.db.execute("delete from first_prints where passage = ?", (each,))
        bench.db.execute("delete from bands where passage = ?", (each,))
    bench.db.execute("delete from passages where report = ?", (report,))
    return left


def settle_prints(bench: Workbench, passages: Iterable[str]) -> set[str]:
    """Says anew of these sentences, and all that hang together with them, which was printed first; all of them."""
    settled: set[str] = set()
    for start in sorted(passages):
        if start in settled:
            continue
        group, edge = {start}, {start}
        while edge:
            edge = set[str]().union(*(_copies_of(bench, each) for each in edge)) - group
            group |= edge
        settled |= group
        _settle(bench, sorted(group))
    return settled


def _settle(bench: Workbench, group: Sequence[str]) -> None:
    bench.db.executemany("delete from first_prints where passage = ?", [(each,) for each in group])
    if len(group) == 1:
        return
    prints: dict[str, Printed] = {}
    texts: dict[str, str] = {}
    for each in group:
        row = bench.db.execute(
            "select report, outlet, published, text from passages join reports on reports.id = report"
            " where passages.id = ?",
            (each,),
        ).fetchone()
        published = date.fromisoformat(row["published"]) if row["published"] else None
        prints[each], texts[each] = Printed(row["report"], row["outlet"], published), row["text"]
    first = first_prints([(group[0], each) for each in group[1:]], prints, texts)
    bench.db.executemany("insert into first_prints values (?, ?)", sorted(first.items()))


def _meeting(bench: Workbench, passage: Passage, bands: Sequence[str], blocks: Sequence[int]) -> list[str]:
    """Sentences of other reports that are copies of it."""
    met: dict[str, str] = {}
    for block in blocks:
        for band in bands:
            for row in bench.db.execute(
                "select passages.id, text from bands join passages on passages.id = passage"
                " where block = ? and band = ? and report <> ?",
                (block, band, passage.report),
            ):
                met[row["id"]] = row["text"]
    return sorted(id_ for id_, text in met.items() if are_copies(passage.shingles, shingles_of(text)))


def _copies_of(bench: Workbench, passage: str) -> set[str]:
    return set(
        bench.column("select other from copies where one = ?1 union select one from copies where other = ?1", passage)
    )
