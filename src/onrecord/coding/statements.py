"""What a report says is so, with no event in it: "Lopez is in Cairo", "Daud is no longer president", "army-held"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.coding.when import when_of
from onrecord.model.doc import Doc, Token
from onrecord.model.event import Argument, CodedEvent, EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.reading import Reading
from onrecord.model.time import When
from onrecord.reading.arguments import verb_arguments
from onrecord.reading.commitment import find_commitments


def statements(reading: Reading) -> Iterator[tuple[CodedEvent, EventMention, Commitment]]:
    """The clauses of "be" as events without type, with mention and commitment; they don't go on record.

    So are participles with who does it before a hyphen ("the army-held town"). They have a time only where
    the text states one; of what had been so before something else nothing follows unless it does.
    """
    doc = reading.doc
    mentions = tuple(
        _mention(doc, each, _by_hyphen(each) if _is_joined(doc, each) else tuple(verb_arguments(doc, each.i)))
        for each in doc.tokens
        if (each.pos == "AUX" and _is_clause(doc, each)) or _is_joined(doc, each)
    )
    if not mentions:
        return
    commitments = find_commitments(doc, mentions, reading.attributions, reading.report.language)
    own = reading.with_commitments(commitments)
    for mention in mentions:
        held_by = attribution_of(mention, own)
        when = when_of(mention, commitments[mention.id], own)
        stated = when if when is not None and when.basis != "publication" else None
        if stated is None and _is_of_before(doc, mention.token):
            continue
        event = CodedEvent(
            id=mention.id,
            type=None,
            trigger=mention.trigger,
            extent=mention.extent,
            rule=None,
            when=_so_by(stated, own) if stated is not None else None,
            attribution=held_by.id if held_by else None,
            factuality=factuality_of(mention, held_by, own),
        )
        yield event, mention, commitments[mention.id]


def _is_clause(doc: Doc, token: Token) -> bool:
    return token.dep not in ("aux", "auxpass") and any(True for _ in doc.children_of(token.i, "nsubj"))


def _so_by(when: When, reading: Reading) -> When:
    """When it began, of what was so at a time: by then ("on Friday"), or just then ("since Friday")."""
    time = next((each for each in reading.times if each.id == when.time), None)
    if time is None or when.latest == time.latest:
        return replace(when, earliest=None)
    return replace(when, latest=time.latest)


def _is_of_before(doc: Doc, i: int) -> bool:
    """Whether a verb is in the past perfect ("who *had been* in Sudan")."""
    return any(each.lemma == "have" and each.tag == "VBD" for each in doc.children_of(i, "aux"))


def _is_joined(doc: Doc, token: Token) -> bool:
    """Whether it is a participle behind a noun and a hyphen: "rebel-*held* areas"."""
    if token.tag != "VBN" or token.dep != "amod" or token.i < 2:
        return False
    return doc.tokens[token.i - 1].text == "-" and doc.tokens[token.i - 2].head == token.i


def _by_hyphen(token: Token) -> tuple[Argument, ...]:
    return Argument("subject", "", token.i - 2), Argument("object", "", token.head)


def _mention(doc: Doc, token: Token, arguments: tuple[Argument, ...]) -> EventMention:
    return EventMention(
        id=f"statement-{token.i}",
        token=token.i,
        trigger=token.span,
        extent=doc.sentence_span(doc.sentences[doc.sentence_of[token.i]]),
        lemma=token.lemma,
        word_class="verb",
        passive=False,
        arguments=arguments,
    )
