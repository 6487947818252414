"""Which offices the people of a report hold or held, by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.coding.identities import Identities
from onrecord.coding.office_names import OfficeNames, country_name
from onrecord.coding.offices_held import office_held
from onrecord.coding.transitions import Transitions
from onrecord.model.doc import Token
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Title:
    """An office as a text gives it to somebody."""

    entity: str
    office: str  # as the text has it
    where: str | None  # the country or place that the text says it is of
    ended: bool  # True: "the former president"
    evidence: Span


class Offices:
    """The titles of a reading and what they are called on record: "President of Syria", "Opposition leader".

    A title that says no country is of the one that its holder's other titles say, else of the report's.
    """

    def __init__(
        self, reading: Reading, identities: Identities, places: tuple[Place, ...], transitions: Transitions
    ) -> None:
        self._doc = reading.doc
        self._transitions = transitions
        self._names = OfficeNames(reading, places, transitions)
        self._entities = {each.id: each for each in identities.entities}
        self._day, self._language = reading.report.published_on, reading.report.language
        found = tuple(self._titles(reading, identities.of_mention))
        self._stated: dict[tuple[str, bool], str] = {}
        for title in found:
            if title.where is not None:
                self._stated.setdefault((title.entity, self._names.of_country(title.office)), title.where)
        called = tuple(
            replace(each, office=self._called(each.office, each.entity, each.where, each.evidence.start))
            for each in found
        )
        self._held: dict[str, str] = {}
        # The office of a country first, what is over last: "the fallen leader" is the president of before.
        for title in sorted(called, key=lambda each: (each.ended, " of " not in each.office)):
            self._held.setdefault(title.entity, title.office)
        exact = (self._exact(each) for each in called)
        self.titles = tuple(each for each in exact if not self._is_vague(each.office))

    def _exact(self, title: Title) -> Title:
        """A title of no particular office as the office that its holder has elsewhere in the report."""
        return replace(title, office=self._held[title.entity]) if self._is_vague(title.office) else title

    def _is_vague(self, office: str) -> bool:
        return office.partition(" of ")[0].lower() in self._transitions.vague

    def held_by(self, entity: str) -> str | None:
        """The office that the report's titles give to somebody, else one that he is known to hold; None: neither."""
        return self._held.get(entity) or self._known(entity)

    def _known(self, entity: str) -> str | None:
        """The office of a known person on the day of the report ("Assad has resigned", with no title beside him)."""
        known = self._entities.get(entity)
        held = office_held(known, self._day, self._language) if known is not None else None
        return self._names.called(held.office, country_name(held.country)) if held is not None else None

    def named_at(self, i: int, entity: str) -> str | None:
        """The office that the phrase headed by token ``i`` names for ``entity``; None where it names none."""
        first, after = self._doc.edges[i]
        found = self._names.find(range(max(first, i - self._transitions.longest_office), min(after, i + 3)))
        if found:
            return self._called(found[0], entity, self._names.where(found[0], i), self._doc.tokens[i].start)
        return self.held_by(entity) if self._doc.tokens[i].lemma in self._transitions.posts else None

    def _titles(self, reading: Reading, of_mention: Mapping[str, str]) -> Iterator[Title]:
        named = {of_mention.get(each.id) for each in reading.mentions if each.level == "NAM"}
        for mention in reading.mentions:
            entity = of_mention.get(mention.id)
            if entity is None or mention.head is None or mention.entity_type != "PER" or mention.level == "PRO":
                continue
            # "The deposed president", whom the report never names, is nobody whose office could be told.
            if mention.level == "NAM" or entity in named:
                yield from self._title(mention, mention.head, entity)

    def _title(self, mention: Mention, head: int, entity: str) -> Iterator[Title]:
        """The title in the mention, else in its apposition; of a mention without a name only what is over."""
        words = self._doc.tokens_in(mention.span)
        own = range(words.start, head if mention.level == "NAM" else head + 1)
        if found := self._names.find(own):
            ended = self._is_over(range(words.start, found[1]))
            if ended or mention.level == "NAM":
                yield Title(entity, found[0], self._names.where(found[0], head), ended, mention.span)
            return
        for beside in self._beside(head):
            first, after = self._doc.edges[beside.i]
            # "Minister of foreign affairs" goes on behind its head.
            phrase = range(first, min(after, beside.i + self._transitions.longest_office))
            if found := self._names.find(phrase):
                ended = self._is_over(range(first, found[1]))
                if ended or mention.level == "NAM":
                    where = self._names.where(found[0], beside.i)
                    yield Title(entity, found[0], where, ended, self._doc.span(first, after))
                return

    def _beside(self, head: int) -> Iterator[Token]:
        yield from (each for each in self._doc.children_of(head, "appos") if each.tag == "NN")
        if self._doc.tokens[head].dep != "appos":
            return
        above = self._doc.head(head)
        if above.dep == "pobj":  # "the mayor of Naryn, Aida Usenova": the parser puts the name beside the town
            above = self._doc.head(self._doc.head(above.i).i)
        if above.tag == "NN":
            yield above

    def _is_over(self, words: range) -> bool:
        return any(self._doc.tokens[i].lower in self._transitions.ended for i in words)

    def _called(self, office: str, entity: str, where: str | None, offset: int) -> str:
        of_country = self._names.of_country(office)
        where = where or self._stated.get((entity, of_country))
        if where is None and of_country:
            where = self._country_of(entity) or self._names.presumed_at(self._doc.token_at(offset))
        return self._names.called(office, where)

    def _country_of(self, entity: str) -> str | None:
        """The country of a person whom the table of actors knows; what the text gives him may be another's."""
        roles = self._entities[entity].roles if entity in self._entities else ()
        return next((country_name(each.country) for each in roles if each.source.startswith("actors:")), None)
