"""One row to be judged: its words, why it is looked at, what was said of it, and the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.query.review import Reviewed, find_noted, find_reviewed
from onrecord.query.review_differences import told
from onrecord.query.review_likely import find_mergeable, find_splittable
from onrecord.query.review_said import is_open
from onrecord.store.store import Store
from onrecord.text.span import Span
from onrecord.web.marking import Mark, Piece, pieces_of
from onrecord.web.page import Page
from onrecord.web.pages.event import voice_marks
from onrecord.web.pages.report import event_marks, mention_spans
from onrecord.web.pages.review import filters_in
from onrecord.web.review_form import fields_of
from onrecord.web.review_guard import Session

_AROUND = 350  # characters of the report shown before and after the words


def item_page(store: Store, session: Session, id_: str, given: Mapping[str, str]) -> Page:
    """The row with this id, or its beginning. Raises NotOnRecord."""
    reviewed = find_reviewed(store, id_, session.reviewer)
    shown, row = reviewed.shown, reviewed.queued
    pieces, cut = _words(reviewed)
    values = {
        "reviewed": reviewed,
        "row": row,
        "record": shown.record,
        "pieces": pieces,
        "cut": cut,
        "fields": fields_of(reviewed),
        "said": [(each, told(each)) for each in reviewed.said],
        "noted": find_noted(store, session.reviewer, given.get("noted", "")),
        "is_undone": given.get("noted") == "undone",
        "tellings": find_splittable(store, reviewed),
        "mergeable": find_mergeable(store, reviewed) if row else [],
        "to_decide": is_open(reviewed.said) and not session.reviewer.is_blind,
        "given": filters_in(given),
        "session": session,
        "undoable": any(
            each.who == session.reviewer.who and each.capacity == session.reviewer.capacity for each in reviewed.said
        ),
    }
    return Page(template="review_item.html", title=_title(reviewed), values=values)


def _title(reviewed: Reviewed) -> str:
    row = reviewed.queued
    if row is None:
        return f"Review of one {reviewed.shown.kind}"
    who, whom = (", ".join(names[:2]) for names in (row.actors, row.recipients))
    return " ".join(each for each in (who, row.type or "event outside the codebook", whom) if each)


def _words(reviewed: Reviewed) -> tuple[Sequence[Piece], tuple[bool, bool]]:
    """What the row stands on, with some of the report around it; and whether that is cut at its two ends."""
    record, local = reviewed.shown.record, reviewed.shown.local
    marks: list[Mark] = []
    if reviewed.shown.kind == "event":
        event = next(each for each in record.events if each.id == local)
        marks = [*event_marks(event, record, mention_spans(record)), *voice_marks(event, record)]
    elif reviewed.shown.kind == "condition":
        condition = next(each for each in record.conditions if each.id == local)
        marks = [Mark(span, "trigger", condition.id) for span in condition.evidence]
    elif reviewed.shown.kind == "attribution":
        said = next(each for each in record.attributions if each.id == local)
        named = [("source", said.source), ("cue", said.cue), *(("content", span) for span in said.content)]
        marks = [Mark(span, kind, said.id) for kind, span in named if span]
    main = next((each.span for each in marks if each.kind in ("trigger", "content")), Span(0, 1))
    text = record.report.text
    start, end = max(0, main.start - _AROUND), min(len(text), main.end + _AROUND)
    if start >= end:
        return (), (False, False)
    return tuple(pieces_of(text, marks, Span(start, end))), (start > 0, end < len(text))
