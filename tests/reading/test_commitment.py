"""The commitment to marked words: the examples and counterexamples of the lexicon, and sentences of our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc, Sentence, Token
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment
from onrecord.reading.commitment import find_commitments
from onrecord.reading.repairs import repair
from onrecord.text.span import Span

Parse = Callable[[str], Doc]
DATA: dict[str, Any] = load_toml(language_file("en", "commitment.toml"))
RULES: list[dict[str, Any]] = [
    rule for kind in DATA.values() if isinstance(kind, list) for rule in kind if isinstance(rule, dict)
]
EXAMPLES = [(rule["id"], text) for rule in RULES for text in (*rule.get("examples", ()), *rule.get("not", ()))]
MARKED = re.compile(r"\{([^|}]+)\|([^}]+)\}")


def unmarked(marked: str) -> tuple[str, Span, str]:
    """The text without marks, the span of its one marked word, and the value that is expected there."""
    found = MARKED.search(marked)
    assert found is not None, marked
    text = marked[: found.start()] + found[2] + marked[found.end() :]
    return text, Span(found.start(), found.start() + len(found[2])), found[1]


def commitment_at(doc: Doc, span: Span, attributions: tuple[Attribution, ...] = ()) -> Commitment:
    mention = EventMention(
        id="e",
        token=doc.token_at(span.start),
        trigger=span,
        extent=span,
        lemma="",
        word_class="verb",
        passive=False,
        arguments=(),
    )
    return find_commitments(doc, (mention,), attributions, "en")["e"]


def test_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("rule", "marked"), EXAMPLES)
def test_example_of_the_lexicon(rule: str, marked: str, parse: Parse) -> None:
    text, span, value = unmarked(marked)
    assert commitment_at(repair(parse(text), "en"), span).value == value, rule


SENTENCES = [
    # who is not named in a list: negation shared by a series, and where it ends
    ("The guards did not shoot or {CT-|arrest} anyone.", "CT-"),
    ("The guards did not flee but {CT+|stayed}.", "CT+"),
    ("The minister has not been charged or {CT-|tried}.", "CT-"),
    # embedded under two operators
    ("The crew did not manage to {CT-|avoid} the reef.", "CT-"),
    ("The crew refused to even try to {Uu|land}.", "Uu"),
    ("The crew may have failed to {PS-|lock} the gate.", "PS-"),
    ("The envoy said nothing, but he is expected to {PR+|resign}.", "PR+"),
    # nouns
    ("There was no {CT-|agreement} on the border.", "CT-"),
    ("The fighters launched an {CT+|offensive} on Friday.", "CT+"),
    ("Both sides called for an immediate {Uu|ceasefire}.", "Uu"),
    ("The storm after the {CT+|election} kept people at home.", "CT+"),
    ("The port is not under {CT-|attack}.", "CT-"),
    # questions: what is asked about is open, what is only asked after stands
    ("Did the generals {Uu|quit} the palace?", "Uu"),
    ("Why did the general {CT+|resign}?", "CT+"),
    ("Who {CT+|shot} the general?", "CT+"),
    ("When will the general {Uu|resign}?", "Uu"),
    ("The crew knew how to {Uu|land}.", "Uu"),
    # the noun before "is to"
    ("The aim of the talks is to {Uu|end} the siege.", "Uu"),
    ("The king is to {CT+|visit} Oslo.", "CT+"),
    # degrees
    ("The dam was too weak to {CT-|hold}.", "CT-"),
    ("The dam was strong enough to {CT+|hold}.", "CT+"),
    # purposes, results, ends
    ("The army sent tanks to {Uu|retake} the bridge.", "Uu"),
    ("The shell hit the market, {CT+|killing} nine people.", "CT+"),
    ("A shell may hit the market, {PS+|killing} many people.", "PS+"),
    ("The rebels stopped {CT+|shelling} the town.", "CT+"),
    ("Lender to {CT+|cut} 500 jobs", "CT+"),
    ("She was the first to {CT+|vote}.", "CT+"),
    # relative clauses stand on their own
    ("The minister, who {CT+|resigned} in May, did not comment.", "CT+"),
    ("If the bridge, which was {CT+|built} in 1901, falls, the town is cut off.", "CT+"),
]


@pytest.mark.parametrize(("marked", "value"), SENTENCES)
def test_sentence(marked: str, value: str, parse: Parse) -> None:
    text, span, expected = unmarked(marked)
    assert expected == value
    assert commitment_at(repair(parse(text), "en"), span).value == value


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("The army {past|left} the town.", "past"),
        ("The army has {past|left} the town.", "past"),
        ("The army is {present|leaving} the town.", "present"),
        ("The army will {future|leave} the town.", "future"),
        ("The army wants to {future|leave} the town.", "future"),
        ("The army {present|controls} the town.", "present"),
        ("The army failed to {past|hold} the town.", "past"),
    ],
)
def test_tense(marked: str, tense: str, parse: Parse) -> None:
    text, span, expected = unmarked(marked)
    assert expected == tense
    assert commitment_at(repair(parse(text), "en"), span).tense == tense


def test_markers_are_the_words_that_decide(parse: Parse) -> None:
    text, span, _ = unmarked("The crew did not manage to {CT-|reach} the harbour.")
    found = commitment_at(repair(parse(text), "en"), span)
    assert [each.of(text) for each in found.markers] == ["not", "manage"]


@pytest.mark.parametrize("text", ["", "not", "if", "will", "not not not not", "No. No! No?", "to to to to"])
def test_odd_texts(text: str, parse: Parse) -> None:
    doc = repair(parse(text), "en")
    for token in doc.tokens:
        assert commitment_at(doc, token.span).tense in ("past", "present", "future")


def test_time_is_linear_in_length() -> None:
    def seconds(words: int) -> float:
        """A chain in which each word depends on the one before: as deep as a tree can be."""
        tokens = tuple(
            Token(i, "wants", 6 * i, 6 * i + 5, "want", "VERB", "VBZ", "xcomp" if i else "ROOT", max(0, i - 1), "")
            for i in range(words)
        )
        text = "wants " * words
        doc = Doc(text, (Span(0, len(text)),), (Sentence(0, words, 0),), tokens)
        mentions = tuple(
            EventMention(
                id=str(i),
                token=i,
                trigger=tokens[i].span,
                extent=tokens[i].span,
                lemma="want",
                word_class="verb",
                passive=False,
                arguments=(),
            )
            for i in range(words)
        )
        start = perf_counter()
        find_commitments(doc, mentions, (), "en")
        return perf_counter() - start

    seconds(100)
    assert seconds(8000) < 40 * max(seconds(800), 0.002)
