"""Event mentions in the terms of the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.composing import Coding, own_words
from onrecord.coding.event_places import Setting
from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.coding.identities import Identities
from onrecord.coding.numbers import numbers_of
from onrecord.coding.parties import PartyFinder
from onrecord.coding.standing import weighed
from onrecord.coding.tallies import tally_events
from onrecord.coding.verdicts import CARRIED, clause_head, own_clause, verdicts
from onrecord.coding.when import when_of
from onrecord.model.actor import Party
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent, EventMention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span

_TOPICAL = frozenset({"NOUN", "PROPN", "ADJ"})
_COOPERATION = frozenset({1, 2})  # quads: there "our" and "its" are the actor's own goods
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})  # "Oslo and Riga failed to agree"
_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def code_events(
    reading: Reading, codebook: Codebook, identities: Identities, places: tuple[Place, ...]
) -> tuple[CodedEvent, ...]:
    """Each event mention with its type (None: outside the codebook), parties, place, time, voices and rank.

    A mention that is part of another's event ("held *talks*") has no event of its own.
    """
    finder = PartyFinder(reading, identities, codebook)
    setting = Setting(reading, places)
    events = tuple(
        event
        for verdict in verdicts(reading, codebook)
        if verdict.rank is not None
        for event in _events(
            verdict.mention,
            weighed(verdict.coding, verdict.standing, codebook),
            verdict.rank,
            reading,
            finder,
            codebook,
            setting,
        )
    )
    return (*events, *tally_events(reading, codebook, events))


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
    actors = finder.actors(coding.actors) if is_coded else ()
    recipients = _recipients(mention, coding, actors, finder, codebook) if is_coded else ()
    if len(actors) > 1 and _is_among_themselves(coding, recipients, finder):
        actors, recipients = actors[:1], actors[1:]
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
        recipients=recipients,
        place=(where[0] if where else None) or setting.place_of(mention),
        when=when_of(mention, reading.commitments.get(mention.id), reading),
        numbers=numbers_of(doc, mention, own_clause(doc, clause_head(doc, mention)), codebook) if is_coded else (),
        attribution=held_by.id if held_by else None,
        factuality=factuality_of(mention, held_by, reading),
    )
    yield event
    for number, place in enumerate(where[1:]):
        yield replace(
            event, id=f"{event.id}{_LETTERS[number % len(_LETTERS)]}{number // len(_LETTERS) or ''}", place=place
        )


def _is_among_themselves(coding: Coding, recipients: tuple[Party, ...], finder: PartyFinder) -> bool:
    """Whether those who act do it to each other: "Oslo and Riga agreed on a text", "fighting between A and B"."""
    if coding.type not in _MUTUAL:
        return bool(coding.recipients) and not recipients
    return not recipients or not finder.means_somebody(coding.recipients, frozenset())


def _recipients(
    mention: EventMention, coding: Coding, actors: tuple[Party, ...], finder: PartyFinder, codebook: Codebook
) -> tuple[Party, ...]:
    """Whom the pattern says; of things that are nobody's, whoever is nearest in the clause; else the things."""
    own = codebook.syntax.own_goods if codebook.types[coding.type or ""].quad in _COOPERATION else codebook.syntax.own
    found: tuple[Party, ...] = ()
    if not finder.means_somebody(coding.recipients, own, actors) and not coding.each and not coding.places:
        found = finder.around(mention, coding.actors, coding.decisive, actors)
    found = found or finder.recipients(coding.recipients, actors) or finder.holders(coding.places, actors)
    others = _besides(found, actors)
    if found and not others:  # "Chad closed Chad's border with *Niger*"
        others = _besides(finder.around(mention, coding.actors, coding.decisive, actors), actors)
    return others


def _besides(found: tuple[Party, ...], actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Of ``found`` those that are none of ``actors``: nobody is the recipient of what he does himself."""
    same = {each.entity for each in actors if each.entity}
    return tuple(each for each in found if each not in actors and each.entity not in same)


def _places(coding: Coding, finder: PartyFinder) -> list[str]:
    """Ids of the mentions of the places that the event is about, one event each."""
    tokens = [one for each in (coding.each or coding.places) for one in finder.members(each)]
    found = [mention.id for one in tokens if (mention := finder.mention(one)) is not None]
    return list(dict.fromkeys(found)) if coding.each else list(found[:1])


def _trigger(doc: Doc, mention: EventMention, decisive: tuple[int, ...]) -> Span:
    """The predicate with its decisive words as far as they stand near: "seized control", "call for"."""
    first, last = mention.token, mention.token
    # of "gave orders for a handover" the handover is another mention's trigger
    own = own_words(doc, decisive)
    for each in sorted(own, key=lambda i: abs(i - mention.token)):
        if last < each <= last + CARRIED:
            last = each
        elif first - CARRIED <= each < first:
            first = each
    return mention.trigger.join(doc.span(first, last + 1))


def _contexts(doc: Doc, mention: EventMention, coding: Coding, codebook: Codebook) -> tuple[str, ...]:
    """Contexts that the pattern gives, then those of the names, nouns and adjectives in the event's own clause."""
    found = dict.fromkeys(coding.contexts)
    for i in own_clause(doc, mention.token):
        token = doc.tokens[i]
        if token.pos in _TOPICAL:
            for context in codebook.contexts.get(token.lemma.lower(), ()):
                found.setdefault(context)
    return tuple(found)
