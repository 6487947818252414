"""Whose word each coded event is: the origin nearest the fact, the side it is on, whether it affirms or denies.

Copies are not dealt with here: the corridor puts the voice of the first print in the place of a copy's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.linking.bodies import body_called, body_in, key_of_body, ministry_in, setting_of
from onrecord.linking.outlets import outlet_named
from onrecord.linking.phrases import are_some, body_of, cited_in, taken_up
from onrecord.linking.sides import outlet_origin, side_of
from onrecord.linking.words import load_vocabulary, words_of
from onrecord.model.actor import Entity
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain, Step
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.record import Record
from onrecord.store.keys import codes_of, entity_keys, event_ids, normalised
from onrecord.text.span import Span

Stance = Literal["affirm", "deny", "silent"]
_STANCES: Mapping[str, Stance] = {"+": "affirm", "-": "deny"}  # by the sign of a value of factuality
_SPOKEN_FOR = frozenset({"REB", "MIL", "COP", "OPP", "INS", "SEP", "PRM"})
_SPEAKS_FOR = re.compile(
    r"spokes(?:man|woman|person|people)|press (?:service|office|secretary)|\b(?:leader|head|chief|director|secretary"
    r"|chair(?:man|woman|person)?|commander|minister|commissioner|general)\b",
    re.IGNORECASE,
)
_SPOKES = re.compile("spokes(?:man|woman|person|people)", re.IGNORECASE)
_TITLE = 30  # code points from a body to the name of who speaks for it, at most
_DEFINITE = re.compile("(?:the|its|his|her|their)\\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:reporter|correspondent|photographer|journalist)s?\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one coded event has to do with origins."""

    claim: str  # id of the event's row
    origin: str  # key: the same for the same origin in all reports
    name: str  # as it is shown
    names: tuple[str, ...]  # all under which this report has it
    side: str | None  # whose interest it shares: a country, a group; None: nobody's that is known
    stance: Stance
    asserted: bool  # by the outlet itself
    named: bool  # False: nobody can tell who it is ("two residents"): the same only in a copy


def voices_of(record: Record) -> Iterator[Voice]:
    """One voice for each event of a record, in order."""
    page = _Page(record)
    ids = event_ids(record)
    return (page.voice(event, ids[event.id]) for event in record.events)


class _Page:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.keys = entity_keys(record)
        self.entity = {each.id: each for each in record.entities}
        self.attribution = {each.id: each for each in record.attributions}
        self.named = {each.entity for each in record.mentions if each.level == "NAM"}
        self.outlet = record.report.outlet or record.report.id
        self.country = setting_of(record)

    def voice(self, event: CodedEvent, claim: str) -> Voice:
        stance = _stance(event)
        chain = self.record.chains.get(event.attribution) if event.attribution else None
        step = chain.steps[-1] if chain else None
        attribution = self.attribution.get(event.attribution or "")
        source = attribution.source.of(self.record.report.text) if attribution and attribution.source else ""
        if (
            chain is None
            or step is None
            or self._is_own(step, source)
            or _is_presupposed(attribution, self.record.report.text)
        ):
            return self._published(claim, stance)
        step, attribution = self._cited(*self._meant(step, attribution, event.extent))
        return self._said(claim, stance, step, attribution, self._spokesperson(chain))

    def _meant(self, step: Step, attribution: Attribution | None, sentence: Span) -> tuple[Step, Attribution | None]:
        """A step by who is meant, where its source is a pronoun that was read otherwise."""
        if attribution is None or attribution.source is None:
            return step, attribution
        found = taken_up(self.record, self.entity.get(step.entity or ""), attribution.source, sentence)
        return (replace(step, entity=found.id, name=found.name) if found else step), attribution

    def _cited(self, step: Step, attribution: Attribution | None) -> tuple[Step, Attribution | None]:
        """The step behind one that cites somebody: an agency passes on what "an official" says."""
        found = cited_in(self.record, attribution.source) if attribution and attribution.source else None
        if attribution is None or found is None:
            return step, attribution
        whom, words = found
        name = words.of(self.record.report.text)
        return replace(step, entity=whom.entity, name=name), replace(attribution, source=words)

    def _is_own(self, step: Step, source: str) -> bool:
        """The outlet's own people: "a reporter of the agency saw"."""
        outlet = normalised(self.outlet)
        return (
            step.role == "publisher"
            or normalised(step.name) == outlet
            or normalised(source).endswith(f" {outlet}")  # a place and the outlet, from the line on top
            or (bool(_OWN.search(step.name)) and any(word in outlet.split() for word in normalised(step.name).split()))
        )

    def _published(self, claim: str, stance: Stance) -> Voice:
        key, side = outlet_origin(self.outlet)
        return Voice(
            claim=claim, origin=key, name=self.outlet, names=(self.outlet,), side=side, stance=stance, asserted=True,
            named=True,
        )  # fmt: skip

    def _spokesperson(self, chain: Chain) -> Entity | None:
        """Who speaks for the last of a chain, where it is he who is named: "army spokesman Ueda"."""
        before = chain.steps[-2] if len(chain.steps) > 1 else None
        found = self.entity.get(before.entity or "") if before and before.role == "relay" else None
        return found if found and found.entity_type == "PER" else None

    def _said(
        self, claim: str, stance: Stance, step: Step, attribution: Attribution | None, spokesperson: Entity | None
    ) -> Voice:
        entity = self.entity.get(step.entity or "") or spokesperson
        phrase = attribution.source.of(self.record.report.text) if attribution and attribution.source else step.name
        name = entity.name if entity else step.name
        known = outlet_named(name)
        if known is not None:
            key, side = outlet_origin(known.name)
            return self._voice(claim, stance, key, known.name, (name, step.name, phrase), side, named=True)
        if entity is None:
            return self._of_a_body(claim, stance, step, phrase)
        if entity.entity_type == "GRP" and are_some(phrase):
            return self._nameless(claim, stance, step, phrase)
        if self._is_somebody(entity, phrase):
            return self._nameless(claim, stance, step, phrase, side_of("", [each for each in codes_of(entity) if each]))
        body = self._body(entity, attribution.source if attribution else None, phrase)
        speaks = body or entity
        codes = [each for each in codes_of(speaks) if each]
        told = (
            self._ministry(entity, phrase)
            or (body and self._ministry(body, body.name))
            or self._spoken_for(entity, step, phrase)
            or self._origin(speaks)
        )
        judged = self.record.judged_keys  # who people say that it is goes before what name and role tell
        key = judged.get(speaks.id) or judged.get(entity.id) or told
        names = (name, speaks.name, step.name, phrase)
        named = entity.id in self.named or speaks.id in self.named or key.startswith(("role:", "group:", "ministry:"))
        if not named and not (key.startswith("ORG:") and _DEFINITE.match(phrase)):
            return self._nameless(claim, stance, step, phrase, side_of(key, codes))
        return self._voice(claim, stance, key, name, names, side_of(key, codes), named=True)

    def _is_somebody(self, entity: Entity, phrase: str) -> bool:
        """Whether a person has no name and speaks for nobody: "a source in the ministry"."""
        unnamed = entity.entity_type == "PER" and entity.id not in self.named
        return unnamed and are_some(phrase) and not _SPOKES.search(phrase)

    def _ministry(self, entity: Entity, phrase: str) -> str | None:
        """The key of a ministry, which its minister shares; None: the entity is neither."""
        around = (self._around(each) for each in self.record.mentions if each.entity == entity.id)
        for text in (entity.name, phrase, *(around if entity.entity_type == "PER" else ())):
            portfolio = ministry_in(text)
            if portfolio is not None:
                return f"ministry:{self._country(entity) or ''} {portfolio}"
        return None

    def _country(self, entity: Entity) -> str | None:
        """Whose it is; of a body without a country that of the report: "the defence minister"."""
        codes = codes_of(entity)
        return (codes[0] if codes else None) or self.country

    def _origin(self, entity: Entity) -> str:
        armed = key_of_body(entity, self.country, is_named=entity.id in self.named)
        if armed is not None:
            return self._only_group(armed)
        key = self.keys[entity.id]
        own = entity.entity_type == "ORG" and entity.id in self.named and key.startswith("ORG:")
        return f"name:{normalised(entity.name)}" if own else key  # an outlet that isn't in the table has such a key too

    def _only_group(self, key: str) -> str:
        """The one group of a side that the report names, for "the rebels"; ``key`` where it names none or several."""
        if not key.startswith("role:"):
            return key
        keys = (
            key_of_body(each, self.country, is_named=True) for each in self.record.entities if each.id in self.named
        )
        groups = {each for each in keys if each and each.startswith(f"group:{key.removeprefix('role:')}/")}
        return groups.pop() if len(groups) == 1 else key

    def _spoken_for(self, person: Entity, step: Step, phrase: str) -> str | None:
        """The key of the armed body that a person speaks for, where only a word tells which: "a rebel spokesman"."""
        called = body_called(step.name) or (body_in(phrase) if _SPEAKS_FOR.search(phrase) else None)
        if person.entity_type != "PER" or not (called or _SPOKES.search(phrase)):
            return None
        code = called.code if called else next((each for each in codes_of(person)[1:] if each), None)
        country = self._country(person)
        return self._only_group(f"role:{country or ''} {code}") if code in _SPOKEN_FOR else None

    def _of_a_body(self, claim: str, stance: Stance, step: Step, phrase: str) -> Voice:
        """The voice of what a word alone names ("the army"), else of somebody without a name."""
        called = body_called(step.name)
        if called is None:
            return self._nameless(claim, stance, step, phrase)
        key = self._only_group(f"role:{self.country or ''} {called.code}")
        side = side_of(key, [self.country or "", called.code])
        return self._voice(claim, stance, key, step.name, (step.name, phrase), side, named=True)

    def _body(self, entity: Entity, source: Span | None, phrase: str) -> Entity | None:
        """For whom a spokesman speaks: what his phrase names besides him, else who shares his country and sector."""
        if entity.entity_type != "PER" or not (_SPEAKS_FOR.search(phrase) or self._was_introduced(entity)):
            return None
        inside = (each for each in self._inside(entity, source) if each.entity != entity.id)
        bodies = [self.entity[each.entity] for each in inside if each.entity in self.entity]
        bodies = [each for each in bodies if each.entity_type in ("ORG", "GRP")]
        found = bodies[0] if bodies else body_of(self.record, entity, phrase, source)
        if found:
            return found
        codes = codes_of(entity)
        same = (each for each in self.record.entities if each.entity_type in ("ORG", "GRP") and codes_of(each) == codes)
        return next(same, None) if len(codes) > 1 else None

    def _was_introduced(self, entity: Entity) -> bool:
        return any(_SPEAKS_FOR.search(self._around(each)) for each in self.record.mentions if each.entity == entity.id)

    def _around(self, mention: Mention) -> str:
        """A mention with the words before it: "army spokesman Colonel Lungwa", "a front spokesman, Mvula"."""
        return self.record.report.text[max(0, mention.span.start - 30) : mention.span.end]

    def _inside(self, entity: Entity, source: Span | None) -> Iterator[Mention]:
        """What a source names, or a person's title before his name: "a front spokesman, Mvula"."""
        text = self.record.report.text
        spans = [each.span for each in self.record.mentions if each.entity == entity.id]
        for each in self.record.mentions:
            if (
                (source and source.covers(each.span))
                or any(span.covers(each.span) for span in spans)
                or any(
                    each.span.end <= span.start <= each.span.end + _TITLE
                    and _SPEAKS_FOR.match(text[each.span.end : span.start].lstrip(" '’s"))
                    for span in spans
                )
            ):
                yield each

    def _nameless(self, claim: str, stance: Stance, step: Step, phrase: str, side: str | None = None) -> Voice:
        key = f"nameless:{self.record.report.id}/{normalised(phrase)}"
        return self._voice(claim, stance, key, step.name, (step.name, phrase), side, named=False)

    def _voice(
        self, claim: str, stance: Stance, key: str, name: str, names: tuple[str, ...], side: str | None, *, named: bool
    ) -> Voice:
        return Voice(
            claim=claim, origin=key, name=name, names=tuple(dict.fromkeys(names)), side=side, stance=stance,
            asserted=False, named=named,
        )  # fmt: skip


def _stance(event: CodedEvent) -> Stance:
    value = event.factuality[-1].value if event.factuality else "CT+"
    return _STANCES.get(value[-1], "silent")


def _is_presupposed(attribution: Attribution | None, text: str) -> bool:
    """Whether the report tells of it itself, when it says how somebody takes it: "condemned the raid"."""
    if attribution is None or attribution.cue is None:
        return False
    vocabulary = load_vocabulary()
    cue = (vocabulary.family_of(each[0]) for each in words_of(attribution.cue.of(text)))
    return any(each in vocabulary.roles["taking"] for each in cue)
