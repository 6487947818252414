"""Stubs are told from articles; the examples stand with the rules."""

from __future__ import annotations

import pytest

from onrecord.errors import UnreadableReport
from onrecord.intake.given import Given
from onrecord.intake.html import read_html
from onrecord.intake.stubs import Stub, find_stub, load_stubs

EXAMPLES = [(each, text) for each in load_stubs() for text in each.examples]
COUNTEREXAMPLES = [(each, text) for each in load_stubs() for text in each.counterexamples]
ARTICLE = "Dockers at the port of Corral ended a strike on Tuesday after the operator agreed to raise their pay. " * 15


@pytest.mark.parametrize(("stub", "text"), EXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_a_stub_finds_its_example(stub: Stub, text: str) -> None:
    assert find_stub(text) is stub


@pytest.mark.parametrize(("stub", "text"), COUNTEREXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_an_article_is_no_stub(stub: Stub, text: str) -> None:
    assert stub.pattern.search(text) is None


def test_ids_are_used_once() -> None:
    ids = [each.id for each in load_stubs()]
    assert len(ids) == len(set(ids))


def test_a_whole_article_that_asks_for_subscribers_too_is_read() -> None:
    page = (
        f"<html><body><article><p>{ARTICLE}</p><p>Subscribe to continue reading our paper.</p></article></body></html>"
    )
    assert "Dockers" in read_html(page.encode(), Given()).text


def test_a_paywalled_page_says_so() -> None:
    page = (
        "<html><body><article><h1>Dockers end strike</h1><p>Dockers at the port of Corral ended a strike on Tuesday, "
        "the union said, after nine days in which no ship was unloaded.</p>"
        "<p>Subscribe now to continue reading this story and others like it.</p></article></body></html>"
    )
    with pytest.raises(UnreadableReport, match=r"a paywall \(“Subscribe now to continue”\)"):
        read_html(page.encode(), Given())
