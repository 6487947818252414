"""Whom the words for a source mean, where what the reading made of them doesn't tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.linking.words import load_vocabulary
from onrecord.model.actor import Entity
from onrecord.model.mention import Mention
from onrecord.model.record import Record
from onrecord.store.keys import normalised
from onrecord.text.span import Span

_BODIES = frozenset({"ORG", "GRP"})
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their) ")
_CITING = re.compile(r",? (?:which|who) (?:cited|quoted) ", re.IGNORECASE)
_BEFORE = 300  # code points in which what "it" takes up is looked for: a sentence or two


def are_some(phrase: str) -> bool:
    """Whether a phrase means some of a body, not the body: "two officers", "a source in the ministry"."""
    first = phrase.split(maxsplit=1)[0].casefold() if phrase.strip() else ""
    return first.isdigit() or first in load_vocabulary().roles["indefinite"]


def body_of(record: Record, person: Entity, phrase: str, source: Span | None) -> Entity | None:
    """The body that a phrase for a person has in it: whole ("Tide Watch's director, Eru"), else by its kind.

    "Ministry spokeswoman Anu Saar" speaks for the ministry that was named last before her.
    """
    around = f" {normalised(phrase)} "
    named = [(name, each) for each in record.entities if each.entity_type in _BODIES and (name := _bare(each.name))]
    whole = [(len(name), name, each) for name, each in named if f" {name} " in around and each.id != person.id]
    if whole:
        return max(whole, key=lambda found: found[:2])[2]
    kinds = load_vocabulary().roles["institutions"] & (set(around.split()) - set(normalised(person.name).split()))
    alike = {each.id: each for name, each in named if kinds & set(name.split()) and each.id != person.id}
    before = [each for each in _mentions(record) if source and each.entity in alike and each.span.end <= source.start]
    return alike[before[-1].entity or ""] if before else None


def cited_in(record: Record, source: Span) -> tuple[Mention, Span] | None:
    """Whom a source cites in a clause of its own, and the words for him: "the agency, which quoted *an official*"."""
    clause = _CITING.search(record.report.text, source.start, source.end)
    if clause is None:
        return None
    whom = Span(clause.end(), source.end)
    inside = (each for each in _mentions(record) if each.entity and whom.covers(each.span))
    first = next(inside, None)
    return (first, whom) if first and first.span.start == whom.start else None


def taken_up(record: Record, entity: Entity | None, source: Span, sentence: Span) -> Entity | None:
    """The body that "it" or "they" takes up as a source: the first of the sentence, else the last one before a country.

    Who rejects something goes on speaking: "The guild rejected the charge: nobody had fired, *it* said". A place
    speaks only where no body was named.
    """
    if source.of(record.report.text).casefold() not in load_vocabulary().roles["bodies_pronouns"]:
        return None
    bodies = {each.id: each for each in record.entities if each.entity_type in _BODIES}
    named = [each for each in _mentions(record) if each.entity in bodies and each.level != "PRO"]
    inside = [each for each in named if sentence.start <= each.span.start and each.span.end <= source.start]
    if inside and inside[0].span.start == sentence.start:
        return bodies[inside[0].entity or ""]
    near = [each for each in named if source.start - _BEFORE <= each.span.start and each.span.end <= source.start]
    is_place = entity is None or entity.entity_type in ("GPE", "LOC", "FAC")
    return bodies[near[-1].entity or ""] if is_place and near else None


def _bare(name: str) -> str:
    return _DETERMINER.sub("", normalised(name))


def _mentions(record: Record) -> Iterator[Mention]:
    return iter(sorted(record.mentions, key=lambda each: (each.span, each.id)))
