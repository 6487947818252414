"""Reviewing one row: what a reviewer sees of it, what he says, and what he takes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import BadQuery, NotOnRecord, OnrecordError
from onrecord.linking.catch_up import catch_up, workbench_of
from onrecord.linking.workbench import Workbench
from onrecord.model.judgement import Judgement, Verdict
from onrecord.query.corrections import together
from onrecord.query.filters import looked_at
from onrecord.query.judgements import judge, undo
from onrecord.query.query import Query
from onrecord.query.review_queue import QueueRow, find_queued
from onrecord.query.review_said import Reviewer, Said, is_open, visible, what_is_said
from onrecord.query.show import Shown, find_shown
from onrecord.store.judged import PAIRED
from onrecord.store.judgements import all_judgements
from onrecord.store.store import Store
from onrecord.store.verdicts import Opinion, ruling

_AT_ONCE = 20  # new reports that are linked along with a judgement, while a person waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One row as a reviewer sees it."""

    shown: Shown  # as it was coded
    queued: QueueRow | None  # of an event: with the reasons to look at it
    said: tuple[Judgement, ...]  # in force, oldest first; of others only what the reviewer may see
    paired: Mapping[str, Judgement]  # by the id of another row: what was said last of the two, merge or split
    counts: Opinion | None  # what they come to; None: it is as it was coded
    closed: str  # why the reviewer can't judge it any more; "": he can


def find_reviewed(store: Store, id_: str, reviewer: Reviewer) -> Reviewed:
    """The row with this id, or its beginning. Raises NotOnRecord."""
    shown, said = find_shown(store, id_), what_is_said(store)
    seen = visible(said.of_row.get(shown.id, ()), reviewer)
    pairs = [
        (other, each)
        for pair, several in said.of_pair.items()
        for other in pair - {shown.id}
        if shown.id in pair
        for each in visible(several, reviewer)
    ]
    return Reviewed(
        shown=shown,
        queued=find_queued(store, shown.id, said, reviewer) if shown.kind == "event" else None,
        said=(*seen, *(each for _, each in pairs)),
        paired=dict(pairs),
        counts=ruling(seen),
        closed=_closed(said.of_row.get(shown.id, ()), reviewer),
    )


def review(
    store: Store,
    reviewer: Reviewer,
    verdict: Verdict,
    ids: Sequence[str],
    *,
    why: str = "",
    correction: Mapping[str, str] | None = None,
    relink: bool = True,
) -> str:
    """Notes what a reviewer says of one row, or of a pair, and gives the judgement's id.

    What he said of it before is replaced; corrections in a row add up. Without ``relink`` the links stay as they are
    until `keep_linked`. Raises BadQuery, also where both blind coders have judged the row, so that a coder who has seen
    the other one can't change his mind.
    """
    whole = [find_shown(store, each).id for each in ids]
    said = what_is_said(store)
    before = (
        said.of_pair.get(frozenset(whole), ()) if verdict in PAIRED else said.of_row.get(whole[0] if whole else "", ())
    )
    if told := _closed(before, reviewer):
        raise BadQuery(told)
    done = _note(store, reviewer, verdict, whole, before, why, correction)
    if relink and not reviewer.is_blind:
        keep_linked(store)
    return done


def decide(
    store: Store,
    reviewer: Reviewer,
    verdict: Verdict,
    id_: str,
    *,
    why: str = "",
    correction: Mapping[str, str] | None = None,
    relink: bool = True,
) -> str:
    """Settles what coders said differently of a row: the decision alone counts. Gives its id.

    Raises BadQuery where the row is not open yet: a decision must not come before both coders are done.
    """
    whole = find_shown(store, id_).id
    said = what_is_said(store).of_row.get(whole, ())
    if not is_open(said):
        raise BadQuery("There is nothing to decide on: two coders have to judge a row before.")
    decisions = [each for each in said if each.capacity == "decision"]
    last = decisions[-1].id if decisions else None
    done = judge(
        store, verdict, [whole], who=reviewer.who, why=why, replaces=last, correction=correction, capacity="decision"
    )
    if relink:
        keep_linked(store)
    return done


def undo_last(store: Store, reviewer: Reviewer, id_: str | None = None, *, relink: bool = True) -> str:
    """Takes back what a reviewer said last, of the row with this id or at all, and gives the id of that row.

    Raises NotOnRecord where he has said nothing, BadQuery where it is closed to him.
    """
    said = what_is_said(store)
    own = [
        (each, several, row)
        for row, several in _all_said(said)
        for each in several
        if each.who == reviewer.who and each.capacity == reviewer.capacity and (id_ is None or id_ in row)
    ]
    if not own:
        raise NotOnRecord(f"{reviewer.who} has said nothing here that could be taken back.")
    last, several, row = max(own, key=lambda found: found[0].at)
    if told := _closed(several, reviewer):
        raise BadQuery(told)
    undo(store, last.id, who=reviewer.who)
    if relink:
        keep_linked(store)
    return id_ if id_ is not None and id_ in row else min(row)


def find_attribution(store: Store, report: str, local: str) -> str:
    """The row of an attribution, by its report and its id there. Raises NotOnRecord."""
    rows = looked_at(store, Query()).execute(
        "select id from told_attributions where report = $1 and local = $2", [report, local]
    )
    if (row := rows.fetchone()) is None:
        raise NotOnRecord(f"The newest coding of {report!r} has no attribution {local!r}.")
    return str(row[0])


def find_rejected(store: Store, report: str) -> tuple[str, ...]:
    """The events of a report that people took out of what is shown, by id."""
    rows = looked_at(store, Query()).execute(
        'select id from judged join told_events on id = judged."row" where verdict = $1 and report = $2 order by id',
        ["reject", report],
    )
    return tuple(id_ for (id_,) in rows.fetchall())


def find_noted(store: Store, reviewer: Reviewer, judgement: str) -> Judgement | None:
    """A judgement of the reviewer's own, by its id; None: he has made none such."""
    own = (each for each in all_judgements(store.catalog) if each.who == reviewer.who)
    return next((each for each in own if each.id == judgement), None)


def keep_linked(store: Store) -> bool:
    """Brings events across reports up to date with the judgements, where the record is linked.

    False: it is not, many new reports wait to be linked, or somebody else is linking just now: then the next
    `onrecord link` does it.
    """
    if not workbench_of(store.folder).exists():
        return False
    try:
        if _unlinked(store) > _AT_ONCE:
            return False
        for _ in catch_up(store):
            pass
    except (sqlite3.OperationalError, OnrecordError):
        return False
    return True


def _unlinked(store: Store) -> int:
    with Workbench(workbench_of(store.folder)) as bench:
        (linked,) = bench.column("select count(*) from reports") or (0,)
    (counted,) = looked_at(store, Query()).execute("select count(*) from counted").fetchone() or (0,)
    return int(counted) - int(linked)


def _note(
    store: Store,
    reviewer: Reviewer,
    verdict: Verdict,
    ids: Sequence[str],
    before: Sequence[Judgement],
    why: str,
    correction: Mapping[str, str] | None,
) -> str:
    own = [each for each in before if each.who == reviewer.who and each.capacity == reviewer.capacity]
    last = own[-1] if own else None
    if verdict == "correct" and last is not None:
        correction = together(last.correction, correction or {})
    return judge(
        store, verdict, ids, who=reviewer.who, why=why, replaces=last.id if last else None, correction=correction,
        capacity=reviewer.capacity,
    )  # fmt: skip


def _all_said(said: Said) -> list[tuple[frozenset[str], Sequence[Judgement]]]:
    return [*((frozenset({row}), several) for row, several in said.of_row.items()), *said.of_pair.items()]


def _closed(said: Sequence[Judgement], reviewer: Reviewer) -> str:
    if not (reviewer.is_blind and is_open(said)):
        return ""
    return "Both coders have judged this; where they differ it is for adjudication."
