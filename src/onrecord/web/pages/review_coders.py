"""Coders who don't see each other: how far they agree, and where they differ."""

from __future__ import annotations

from onrecord.query.review_agreement import find_agreement
from onrecord.query.review_differences import DifferenceRow, find_differences
from onrecord.query.rows import Rows
from onrecord.store.store import Store
from onrecord.web.page import Page
from onrecord.web.review_guard import Session


def coders_page(store: Store, session: Session) -> Page:
    """Agreement by column, and what is to be decided, then what was; differences not for who codes blind himself."""
    found = find_differences(store, decided=True)
    seen = Rows(DifferenceRow) if session.reviewer.is_blind else found
    values = {
        "agreement": find_agreement(store),
        "undecided": [each for each in seen if each.decided is None],
        "decided": [each for each in seen if each.decided is not None],
        "session": session,
    }
    return Page(template="review_coders.html", title="Two coders", values=values)
