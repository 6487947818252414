"""A record as rows of the segments' tables. Row ids hash report, kind, span, ordinal and coder."""

from __future__ import annotations

from collections import Counter
from typing import Any

from onrecord.model.actor import Party
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Step
from onrecord.model.condition import Condition, DayRange
from onrecord.model.event import CodedEvent
from onrecord.model.factuality import Factuality
from onrecord.model.place import Place
from onrecord.model.record import Record
from onrecord.store.keys import codes_of, entity_keys, event_ids, normalised, places_of, row_id
from onrecord.text.ids import id_of
from onrecord.text.span import Span

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows_of(record: Record, line: bytes) -> Rows:
    """The rows of one record by table; ``line`` is its wire form."""
    flat = _Flat(record)
    return {
        "records": [{**flat.both, "line": line.decode()}],
        "reports": [flat.report()],
        "events": [flat.event(each) for each in record.events],
        "attributions": [flat.attribution(each) for each in record.attributions],
        "conditions": [flat.condition(n, each) for n, each in enumerate(record.conditions)],
        "entities": flat.entities(),
    }


class _Flat:
    """A record with what its rows need to look up."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.both = {"report": record.report.id, "coder": record.coder.id}
        self.entity_of_mention = {each.id: each.entity for each in record.mentions}
        self.entity = {each.id: each for each in record.entities}
        self.place_of_entity = places_of(record.places, self.entity_of_mention)
        self.place_of_mention = {each.mention: each for each in record.places}
        self.key = entity_keys(record)
        self.mentions = Counter(each for each in self.entity_of_mention.values() if each)
        self.pronouns = {each.span for each in record.mentions if each.level == "PRO"}
        self.pronoun_mentions = {each.id for each in record.mentions if each.level == "PRO"}
        self.span_of_mention = {each.id: each.span for each in record.mentions}
        self.attributions = {each.id: self._id("a", n, _first(each)) for n, each in enumerate(record.attributions)}
        self.events = event_ids(record)
        self.tense = {each.id: nearest.tense for each in record.events if (nearest := _factuality(each)[1])}
        self.first_mention: dict[str, Span] = {}
        for mention in record.mentions:
            if mention.entity:
                self.first_mention.setdefault(mention.entity, mention.span)

    def _id(self, kind: str, ordinal: int, span: Span | None) -> str:
        return row_id(self.record, kind, ordinal, span)

    def _text(self, span: Span | None) -> str | None:
        return span.of(self.record.report.text) if span else None

    def report(self) -> Row:
        report, record = self.record.report, self.record
        return {
            **self.both,
            "outlet": report.outlet,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "published": report.published.isoformat() if report.published else None,
            "published_on": report.published_on,
            "events": len(record.events),
            "attributions": len(record.attributions),
            "conditions": len(record.conditions),
        }

    def event(self, event: CodedEvent) -> Row:
        place = self._place(event.place)
        author, nearest = _factuality(event)
        when = event.when
        return {
            **self.both,
            "id": self.events[event.id],
            "local": event.id,
            "type": event.type,
            "mode": event.mode,
            "contexts": event.contexts,
            "rank": event.rank,
            "confidence": event.confidence,
            "trigger": self._text(event.trigger),
            "start": event.trigger.start,
            "end": event.trigger.end,
            "sentence": self._text(event.extent),
            "actors": [self._party(each) for each in event.actors],
            "recipients": [self._party(each) for each in event.recipients],
            **_where(place),
            "place": self._called_there(event.place),
            "place_precision": place.precision if place else None,
            "earliest": when.earliest if when else None,
            "latest": when.latest if when else None,
            "time_precision": when.precision if when else None,
            "time_basis": when.basis if when else None,
            "numbers": [
                {"what": n.what, "low": n.low, "best": n.best, "high": n.high, "start": n.span.start, "end": n.span.end}
                for n in event.numbers
            ],
            "attribution": self.attributions.get(event.attribution) if event.attribution else None,
            "author": author.value if author else None,
            "factuality": nearest.value if nearest else None,
            "tense": nearest.tense if nearest else None,
            "basis": nearest.basis if nearest else None,
            "rule": event.rule,
        }

    def attribution(self, attribution: Attribution) -> Row:
        first = _first(attribution)
        chain = self.record.chains.get(attribution.id)
        return {
            **self.both,
            "id": self.attributions[attribution.id],
            "local": attribution.id,
            "source": self._text(attribution.source),
            "cue": self._text(attribution.cue),
            "content": " … ".join(each.of(self.record.report.text) for each in attribution.content),
            "start": first.start if first else None,
            "end": attribution.content[-1].end if attribution.content else None,
            "quoting": attribution.quoting,
            "illocution": attribution.illocution,
            "nested_in": self.attributions.get(attribution.nested_in) if attribution.nested_in else None,
            "rule": attribution.rule,
            "chain": [
                {
                    "name": self._called(step),
                    "entity": self.key.get(step.entity) if step.entity else None,
                    "role": step.role,
                    "stated": step.stated,
                }
                for step in (chain.steps if chain else ())
            ],
        }

    def condition(self, ordinal: int, condition: Condition) -> Row:
        subject, held = self.entity.get(condition.subject), self.entity.get(condition.object)
        place = self.place_of_entity.get(condition.object)
        first = condition.evidence[0] if condition.evidence else None
        return {
            **self.both,
            "id": self._id("s", ordinal, first),
            "local": condition.id,
            "relation": condition.relation,
            "subject": subject.name if subject else condition.subject,
            "subject_key": self.key.get(condition.subject) or normalised(condition.subject),
            "subject_type": subject.entity_type if subject else None,
            "subject_codes": codes_of(subject) if subject else (),
            "object": held.name if held else condition.object,
            "object_key": self.key.get(condition.object) or f"office:{normalised(condition.object)}",
            **_where(place),
            "value": condition.value,
            "status": condition.status,
            "tense": self.tense.get(condition.from_event or ""),
            **_days("since", condition.since),
            **_days("until", condition.until),
            "evidence": [each.of(self.record.report.text) for each in condition.evidence],
            "start": first.start if first else None,
            "end": first.end if first else None,
            "attribution": self.attributions.get(condition.attribution) if condition.attribution else None,
            "from_event": self.events.get(condition.from_event) if condition.from_event else None,
        }

    def entities(self) -> list[Row]:
        return [
            {
                **self.both,
                "id": id_of("n", self.record.report.id, "n", None, None, n, self.record.coder.id),
                "local": each.id,
                "key": self.key[each.id],
                "name": each.name,
                "entity_type": each.entity_type,
                "wikidata": each.wikidata,
                "codes": codes_of(each),
                "mentions": self.mentions[each.id],
                "start": self.first_mention[each.id].start if each.id in self.first_mention else None,
                "end": self.first_mention[each.id].end if each.id in self.first_mention else None,
            }
            for n, each in enumerate(self.record.entities)
        ]

    def _called(self, step: Step) -> str:
        """A voice by its name; by that of its entity where the text has a pronoun, the report's id for no outlet."""
        if step.role == "publisher":
            return self.record.report.outlet or self.record.report.id
        entity = self.entity.get(step.entity) if step.entity else None
        return entity.name if entity and step.span in self.pronouns else step.name

    def _party(self, party: Party) -> Row:
        entity = self.entity.get(party.entity) if party.entity else None
        known_as = entity.name if entity else party.name
        return {
            "name": known_as if party.mention in self.pronoun_mentions else party.name,
            "known_as": known_as,
            "entity": self.key.get(party.entity) if party.entity else None,
            "codes": party.codes,
        }

    def _place(self, mention: str | None) -> Place | None:
        return self.place_of_mention.get(mention) if mention else None

    def _called_there(self, mention: str | None) -> str | None:
        """What the report calls a place ("Hama", also where its text has "the city"), not what gazetteers do."""
        if mention is None:
            return None
        entity = self.entity.get(self.entity_of_mention.get(mention) or "")
        return entity.name if entity else self._text(self.span_of_mention.get(mention))


def _first(attribution: Attribution) -> Span | None:
    return attribution.content[0] if attribution.content else attribution.cue


def _factuality(event: CodedEvent) -> tuple[Factuality | None, Factuality | None]:
    """For the author, and for the voice nearest the fact (the author where nobody else speaks)."""
    author = next((each for each in event.factuality if each.by == "author"), None)
    steps = [each for each in event.factuality if each.by != "author"]
    nearest = max(steps, key=lambda each: int(each.by)) if steps and event.attribution else author
    return author, nearest


_PLACE = ("geonames", "latitude", "longitude", "country", "admin1", "admin2", "feature_code")


def _where(place: Place | None) -> Row:
    return {name: getattr(place, name, None) for name in _PLACE}


def _days(name: str, days: DayRange | None) -> Row:
    return {f"{name}_earliest": days.earliest if days else None, f"{name}_latest": days.latest if days else None}
