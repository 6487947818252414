"""What people have judged, and whether their judgements still find their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from onrecord.errors import BadQuery, NotOnRecord
from onrecord.model.judgement import Anchor, Capacity, Judgement, Verdict
from onrecord.query.corrections import check_correction, completed
from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.review_said import is_open
from onrecord.query.rows import Rows
from onrecord.query.show import find_shown
from onrecord.store.anchors import anchors_of
from onrecord.store.judged import PAIRED, Found, find_judged
from onrecord.store.judgements import add_judgement, all_judgements, replaced
from onrecord.store.store import Store
from onrecord.text.ids import text_hash

_LONGEST = 60  # characters of a row's words that a list shows


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """One judgement."""

    id: str
    verdict: Verdict
    kind: str  # of the rows it is on: event, condition, attribution, entity, report; "" of an undo
    on: tuple[str, ...]  # the words of these rows, as they stood when it was made
    rows: tuple[str, ...]  # their ids now; "" for one that is no longer there
    state: Literal["in force", "lost", "replaced"]  # lost: no longer finds all its rows; replaced: or undone
    who: str
    at: datetime  # UTC
    why: str
    correction: tuple[str, ...]  # "type=ASSAULT"
    replaces: str | None
    capacity: Capacity  # desk, coder (blind) or decision


def judge(
    store: Store,
    verdict: Verdict,
    ids: Sequence[str],
    *,
    who: str,
    why: str = "",
    replaces: str | None = None,
    correction: Mapping[str, str] | None = None,
    capacity: Capacity = "desk",
) -> str:
    """Notes a person's verdict on the rows with these ids (or their beginnings), and gives the judgement's id.

    A place that is corrected takes the number and country that the record knows it by, another type has no mode, unless
    they are given.

    Raises BadQuery where verdict, rows and correction don't go together, NotOnRecord for an id that nothing has.
    """
    if verdict not in get_args(Verdict) or verdict == "undo":
        raise BadQuery(f"No verdict {verdict!r}; there are: {', '.join(get_args(Verdict))}.")
    shown = [find_shown(store, each) for each in ids]
    _fitting(verdict, [each.kind for each in shown], [each.id for each in shown], correction or {})
    hashes = {each.record.report.id: text_hash(each.record.report.text) for each in shown}
    anchors = anchors_of(looked_at(store, Query()), hashes, [each.id for each in shown])
    if len(anchors) < len(ids):
        raise NotOnRecord("Only rows of a report's newest coding can be judged; this one is of an older coder.")
    return add_judgement(
        store.catalog,
        verdict,
        list(anchors.values()),
        who=who,
        why=why,
        replaces=_whole(store, replaces) if replaces else None,
        correction=completed(looked_at(store, Query()), correction or {}),
        capacity=capacity,
    )


def undo(store: Store, judgement: str, *, who: str, why: str = "") -> str:
    """Takes a judgement back (given its id, or the beginning), and gives the id of that; it can be undone too."""
    return add_judgement(store.catalog, "undo", (), who=who, why=why, replaces=_whole(store, judgement))


def find_judgements(store: Store, *, lost: bool = False, sealed: bool = False) -> Rows[JudgementRow]:
    """All judgements, oldest first; ``lost``: only those in force that no longer find their rows.

    What a blind coder has said of a row that the other one has not judged yet is only among them if ``sealed``.
    """
    judgements = all_judgements(store.catalog)
    gone = replaced(judgements)
    found = find_judged(looked_at(store, Query()), store.catalog, judgements)
    if not sealed:
        found = _unsealed(found, gone)
    rows = (_row(each, is_replaced=each.judgement.id in gone) for each in found)
    return Rows(JudgementRow, (each for each in rows if not lost or each.state == "lost"))


def _unsealed(found: Sequence[Found], gone: set[str]) -> tuple[Found, ...]:
    """Without what coders said of rows that are not open yet, and without what takes that back."""
    said: dict[frozenset[str | None], list[Judgement]] = {}
    for each in found:
        if each.judgement.id not in gone:
            said.setdefault(frozenset(each.rows), []).append(each.judgement)
    closed = {
        each.judgement.id
        for each in found
        if each.judgement.capacity == "coder" and not is_open(said.get(frozenset(each.rows), ()))
    }
    return tuple(each for each in found if not {each.judgement.id, each.judgement.replaces} & closed)


def _row(found: Found, *, is_replaced: bool) -> JudgementRow:
    judgement = found.judgement
    is_lost = found.is_lost and judgement.verdict != "undo"
    return JudgementRow(
        id=judgement.id,
        verdict=judgement.verdict,
        kind=judgement.anchors[0].kind if judgement.anchors else "",
        on=tuple(_words(each) for each in judgement.anchors),
        rows=tuple(each or "" for each in found.rows),
        state="replaced" if is_replaced else "lost" if is_lost else "in force",
        who=judgement.who,
        at=judgement.at,
        why=judgement.why,
        correction=tuple(f"{name}={value}" for name, value in judgement.correction.items()),
        replaces=judgement.replaces,
        capacity=judgement.capacity,
    )


def _words(anchor: Anchor) -> str:
    words = " ".join((anchor.words or anchor.report).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _fitting(verdict: Verdict, kinds: Sequence[str], ids: Sequence[str], correction: Mapping[str, str]) -> None:
    """Raises BadQuery for a verdict that can't be given on rows of these kinds."""
    if verdict in PAIRED and (len(set(ids)) < 2 or len(set(kinds)) > 1):
        raise BadQuery(f"{verdict} needs two rows of one kind, got {len(set(ids))} of {', '.join(sorted(set(kinds)))}.")
    if verdict not in PAIRED and len(ids) != 1:
        raise BadQuery(f"{verdict} needs one row, got {len(ids)}.")
    if (verdict == "correct") != bool(correction):
        raise BadQuery("correct needs what is right, such as type=ASSAULT; the other verdicts have no such part.")
    check_correction(kinds[0], correction)


def _whole(store: Store, judgement: str) -> str:
    """The id of which ``judgement`` is the beginning. Raises NotOnRecord."""
    found = [each.id for each in all_judgements(store.catalog) if each.id.startswith(judgement)]
    if judgement in found:
        return judgement
    if len(found) != 1:
        raise NotOnRecord(f"{'Several judgements begin' if found else 'No judgement begins'} with {judgement!r}.")
    return found[0]
