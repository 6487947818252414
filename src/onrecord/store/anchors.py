"""Rows told by what they are made of, and found again by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.model.judgement import Anchor, Verdict
from onrecord.store.keys import normalised
from onrecord.text.span import Span

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Every row that can be judged, of the newest coding of each report: also what is refused or superseded by now.
_ROWS = """
select * from (
    select
        id, report, coder, 'event' as kind, start, "end", trigger as words, type,
        [p.known_as for p in actors || recipients] as names, [p.entity for p in actors || recipients] as keys, place
    from all_events
    union all
    select
        id, report, coder, 'condition', start, "end", evidence[1], relation || value,
        [subject], [subject_key, object_key], object
    from all_conditions
    union all
    select id, report, coder, 'attribution', start, "end", content, null, [chain[-1].name], [chain[-1].entity], null
    from all_attributions
    union all
    select id, report, coder, 'entity', start, "end", name, entity_type, [name], [key], null from all_entities
    union all
    select report, report, coder, 'report', null, null, coalesce(title, ''), null, [], [], null from all_reports
)
semi join newest using (report, coder)
where {} order by report, kind, start, "end", id
"""


def anchors_of(engine: DuckDBPyConnection, hashes: Mapping[str, str], ids: Sequence[str]) -> dict[str, Anchor]:
    """The anchors of the rows with ``ids``; ``hashes`` are the texts' by report. What is not there is left out."""
    found = dict(_select(engine, hashes, "id in (select unnest($1))", [list(ids)]))
    return {each: found[each] for each in ids if each in found}


def anchored_in(engine: DuckDBPyConnection, hashes: Mapping[str, str]) -> list[tuple[str, Anchor]]:
    """(id, anchor) of every row of the reports of ``hashes``."""
    return _select(engine, hashes, "report in (select unnest($1))", [list(hashes)])


def row_of(anchor: Anchor, verdict: Verdict, rows: Iterable[tuple[str, Anchor]]) -> str | None:
    """The id of the row that ``anchor`` means; None: none of ``rows`` is it.

    The row must stand on words that overlap. What was said of a coding (accept, reject, correct) goes on only to one
    of the same type and a common party: a new coder may have coded right what was refused. That two mean the same goes
    on to whatever is coded there now with a type, a party or the place in common.
    """
    strict = verdict in ("accept", "reject", "correct")
    scored = [(_score(anchor, each, strict=strict), id_) for id_, each in rows if each.kind == anchor.kind]
    best = max(scored, key=lambda pair: (pair[0], pair[1]), default=(0.0, ""))
    return best[1] if best[0] > 0 else None


def _score(anchor: Anchor, row: Anchor, *, strict: bool) -> float:
    """How much a row has of an anchor; 0: it is another one."""
    if anchor.hash != row.hash:
        return 0.0
    same_report = 1.0 if anchor.report == row.report else 0.0
    if anchor.span is None or row.span is None:
        return 1.0 + same_report if anchor.span is row.span else 0.0
    shared = min(anchor.span.end, row.span.end) - max(anchor.span.start, row.span.start)
    if shared <= 0:
        return 0.0
    of_both = max(anchor.span.end, row.span.end) - min(anchor.span.start, row.span.start)
    type_, place = anchor.type == row.type, anchor.place is not None and anchor.place == row.place
    party = bool(set(anchor.parties) & set(row.parties)) or not (anchor.parties or row.parties)
    if strict and not (type_ and (party or not anchor.parties or not row.parties)):
        return 0.0
    if not (type_ or party or place):
        return 0.0
    return shared / of_both + type_ + party + place + same_report


def _select(
    engine: DuckDBPyConnection, hashes: Mapping[str, str], which: str, values: list[object]
) -> list[tuple[str, Anchor]]:
    found = engine.execute(_ROWS.format(which), values).fetchall()
    return [
        (
            id_,
            Anchor(
                report=report,
                hash=hashes.get(report, ""),
                kind=kind,
                span=Span(start, end) if end is not None and start < end else None,
                words=words or "",
                type=type_,
                parties=tuple(sorted({*(normalised(n) for n in names if n), *(key for key in keys if key)})),
                place=normalised(place) if place else None,
            ),
        )
        for id_, report, _, kind, start, end, words, type_, names, keys, place in found
    ]
