"""What a report says is so, with no event in it: "Lopez is in Cairo", "Daud is no longer president", "army-held"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.model.doc import Doc, Token
from onrecord.model.event import Argument, CodedEvent, EventMention
from onrecord.model.factuality import Commitment
from onrecord.model.reading import Reading
from onrecord.reading.arguments import verb_arguments
from onrecord.reading.commitment import find_commitments


def statements(reading: Reading) -> Iterator[tuple[CodedEvent, EventMention, Commitment]]:
    """The clauses of "be" as events without type or time, with mention and commitment; they don't go on record.

    So are participles with who does it before a hyphen ("the army-held town").
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
        event = CodedEvent(
            id=mention.id,
            type=None,
            trigger=mention.trigger,
            extent=mention.extent,
            rule=None,
            attribution=held_by.id if held_by else None,
            factuality=factuality_of(mention, held_by, own),
        )
        yield event, mention, commitments[mention.id]


def _is_clause(doc: Doc, token: Token) -> bool:
    return token.dep not in ("aux", "auxpass") and any(True for _ in doc.children_of(token.i, "nsubj"))


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
