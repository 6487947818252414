"""Event mentions in the terms of the codebook."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.composing import Coding, Composer
from onrecord.coding.event_places import Setting
from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.coding.identities import Identities
from onrecord.coding.numbers import numbers_of
from onrecord.coding.parties import PartyFinder
from onrecord.coding.ranks import ranked
from onrecord.coding.standing import standing_of, weighed
from onrecord.coding.when import when_of
from onrecord.model.actor import Party
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span

_TRIGGER_REACH = 4  # words between predicate and decisive word, at most, for both to be one trigger
_CONTEXT_REACH = 60  # words, at most, whose contexts are the event's
_TOPICAL = frozenset({"NOUN", "PROPN", "ADJ"})
_BESIDE = frozenset({"advcl", "relcl", "parataxis"})
_COOPERATION = frozenset({1, 2})  # quads: there "our" and "its" are the actor's own goods
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})  # "Oslo and Riga failed to agree"
_LETTERS = "bcdefghijklmnopqrstuvwxyz"
_NONE = Coding(type=None, rule="")


def code_events(
    reading: Reading, codebook: Codebook, identities: Identities, places: tuple[Place, ...]
) -> tuple[CodedEvent, ...]:
    """Each event mention with its type (None: outside the codebook), parties, place, time, voices and rank.

    A mention that is part of another's event ("held *talks*") has no event of its own.
    """
    composer = Composer(reading.doc, reading.event_mentions, codebook)
    codings = [(each, composer.coding(each.token) or _NONE) for each in reading.event_mentions]
    kept = [(mention, coding) for mention, coding in codings if mention.token not in composer.absorbed]
    ranks = ranked(reading.doc, ((mention, coding.type is not None) for mention, coding in kept))
    finder = PartyFinder(reading, identities, codebook)
    setting = Setting(reading, places)
    codings = [
        (
            mention,
            weighed(coding, standing_of(reading.doc, mention, coding, ranks[mention.id], composer, codebook), codebook),
        )
        for mention, coding in kept
    ]
    return tuple(
        event
        for mention, coding in codings
        for event in _events(mention, coding, ranks[mention.id], reading, finder, codebook, setting)
    )


def _events(
    mention: EventMention,
    coding: Coding,
    rank: int,
    reading: Reading,
    finder: PartyFinder,
    codebook: Codebook,
    setting: Setting,
) -> Iterator[CodedEvent]:
    """One event, or one for each city that was taken."""
    doc, held_by = reading.doc, attribution_of(mention, reading)
    is_coded = coding.type is not None
    if coding.type in _MUTUAL and not coding.recipients and len(coding.actors) > 1:
        coding = replace(coding, actors=coding.actors[:1], recipients=coding.actors[1:])
    actors = finder.actors(coding.actors) if is_coded else ()
    where = _places(coding, finder) if is_coded else []
    event = CodedEvent(
        id=mention.id,
        type=coding.type,
        rule=coding.rule or None,
        mode=coding.mode,
        contexts=_contexts(doc, mention, coding, codebook) if is_coded else (),
        rank=rank,
        confidence=coding.confidence if is_coded else 0.0,
        alternatives=coding.alternatives,
        trigger=_trigger(doc, mention, coding.decisive),
        extent=mention.extent,
        actors=actors,
        recipients=_recipients(mention, coding, actors, finder, codebook) if is_coded else (),
        place=(where[0] if where else None) or setting.place_of(mention),
        when=when_of(mention, reading.commitments.get(mention.id), reading),
        numbers=numbers_of(doc, mention, _own_clause(doc, _clause_head(doc, mention)), codebook) if is_coded else (),
        attribution=held_by.id if held_by else None,
        factuality=factuality_of(mention, held_by, reading),
    )
    yield event
    for number, place in enumerate(where[1:]):
        yield replace(
            event, id=f"{event.id}{_LETTERS[number % len(_LETTERS)]}{number // len(_LETTERS) or ''}", place=place
        )


def _recipients(
    mention: EventMention, coding: Coding, actors: tuple[Party, ...], finder: PartyFinder, codebook: Codebook
) -> tuple[Party, ...]:
    """Whom the pattern says; of things that are nobody's, whoever is nearest in the clause; else the things."""
    own = codebook.syntax.own_goods if codebook.types[coding.type or ""].quad in _COOPERATION else codebook.syntax.own
    found: tuple[Party, ...] = ()
    if not finder.means_somebody(coding.recipients, own) and not coding.each and not coding.places:
        found = finder.around(mention, coding.actors, coding.decisive)
    found = found or finder.recipients(coding.recipients) or finder.holders(coding.places)
    return tuple(each for each in found if each not in actors)


def _places(coding: Coding, finder: PartyFinder) -> list[str]:
    """Ids of the mentions of the places that the event is about, one event each."""
    tokens = [one for each in (coding.each or coding.places) for one in finder.members(each)]
    found = [mention.id for one in tokens if (mention := finder.mention(one)) is not None]
    return list(dict.fromkeys(found)) if coding.each else list(found[:1])


def _trigger(doc: Doc, mention: EventMention, decisive: tuple[int, ...]) -> Span:
    """The predicate with its decisive words as far as they stand near: "seized control", "call for"."""
    first, last = mention.token, mention.token
    # of "gave orders for a handover" the handover is another mention's trigger
    own = [
        each
        for each in decisive
        if {doc.tokens[each].head, doc.head(doc.tokens[each].head).i}.isdisjoint({*decisive} - {each})
    ]
    for each in sorted(own, key=lambda i: abs(i - mention.token)):
        if last < each <= last + _TRIGGER_REACH:
            last = each
        elif first - _TRIGGER_REACH <= each < first:
            first = each
    return mention.trigger.join(doc.span(first, last + 1))


def _contexts(doc: Doc, mention: EventMention, coding: Coding, codebook: Codebook) -> tuple[str, ...]:
    """Contexts that the pattern gives, then those of the names, nouns and adjectives in the event's own clause."""
    found = dict.fromkeys(coding.contexts)
    for i in _own_clause(doc, mention.token):
        token = doc.tokens[i]
        if token.pos in _TOPICAL:
            for context in codebook.contexts.get(token.lemma.lower(), ()):
                found.setdefault(context)
    return tuple(found)


def _clause_head(doc: Doc, mention: EventMention) -> int:
    """The predicate, or the verb whose subject it is: "the *blast* left 12 dead"."""
    token = doc.tokens[mention.token]
    return token.head if token.dep in {"nsubj", "nsubjpass"} else token.i


def _own_clause(doc: Doc, i: int) -> list[int]:
    """The nearest words under token ``i``, in order, without other clauses that only stand beside it."""
    waiting = deque([i])
    found: list[int] = []
    while waiting and len(found) < _CONTEXT_REACH:
        each = waiting.popleft()
        found.append(each)
        for child in doc.children[each]:
            token = doc.tokens[child]
            if token.dep not in _BESIDE and not (token.dep == "conj" and token.pos == "VERB"):
                waiting.append(child)
    return sorted(found)
