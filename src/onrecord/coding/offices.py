"""Which offices the people of a report hold or held, by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.coding.identities import Identities
from onrecord.coding.offices_held import office_held
from onrecord.coding.transitions import Transitions
from onrecord.model.doc import Token
from onrecord.model.mention import Mention
from onrecord.model.reading import Reading
from onrecord.text.span import Span
from onrecord.world.countries import load_countries


@dataclass(frozen=True, slots=True)
class Title:
    """An office as a text gives it to somebody."""

    entity: str
    office: str
    ended: bool  # True: "the former president"
    evidence: Span


class Offices:
    """The titles of a reading and what they are called on record: "President of Syria", "Opposition leader"."""

    def __init__(self, reading: Reading, identities: Identities, transitions: Transitions) -> None:
        self._doc = reading.doc
        self._transitions = transitions
        self._country_of = {
            each.id: next((role.country for role in each.roles if role.country), None) for each in identities.entities
        }
        self._entities = {each.id: each for each in identities.entities}
        self._day, self._language = reading.report.published_on, reading.report.language
        found = tuple(self._titles(reading, identities.of_mention))
        self._held: dict[str, str] = {}
        # The office of a country first, what is over last: "the fallen leader" is the president of before.
        for title in sorted(found, key=lambda each: (each.ended, " of " not in each.office)):
            self._held.setdefault(title.entity, title.office)
        exact = (self._exact(each) for each in found)
        self.titles = tuple(each for each in exact if each.office.lower() not in transitions.vague)

    def _exact(self, title: Title) -> Title:
        """A title of no particular office as the office that its holder has elsewhere in the report."""
        if title.office.lower() in self._transitions.vague:
            return replace(title, office=self._held[title.entity])
        return title

    def held_by(self, entity: str) -> str | None:
        """The office that the report's titles give to somebody, else one that he is known to hold; None: neither."""
        return self._held.get(entity) or self._known(entity)

    def _known(self, entity: str) -> str | None:
        """The office of a known person on the day of the report ("Assad has resigned", with no title beside him)."""
        known = self._entities.get(entity)
        held = office_held(known, self._day, self._language) if known is not None else None
        if held is None:
            return None
        country = load_countries().by_code(held.country)
        return _titled(held.office, country.name if country else None)

    def named_at(self, i: int, entity: str) -> str | None:
        """The office that the phrase headed by token ``i`` names for ``entity``; None where it names none."""
        first, after = self._doc.edges[i]
        found = self._office(range(max(first, i - self._transitions.longest_office), min(after, i + 3)))
        if found:
            return self._called(found[0], entity)
        return self.held_by(entity) if self._doc.tokens[i].lemma in self._transitions.posts else None

    def _titles(self, reading: Reading, of_mention: Mapping[str, str]) -> Iterator[Title]:
        for mention in reading.mentions:
            entity = of_mention.get(mention.id)
            if entity is None or mention.head is None or mention.entity_type != "PER" or mention.level == "PRO":
                continue
            found = self._title(mention, mention.head)
            if found is not None:
                office, ended, evidence = found
                if mention.level == "NAM" or ended:
                    yield Title(entity, self._called(office, entity), ended, evidence)

    def _title(self, mention: Mention, head: int) -> tuple[str, bool, Span] | None:
        """(words of the office, whether over, evidence) of a title in the mention or in its apposition."""
        words = self._doc.tokens_in(mention.span)
        own = range(words.start, head if mention.level == "NAM" else head + 1)
        if found := self._office(own):
            return found[0], self._is_over(range(words.start, found[1])), mention.span
        for beside in self._beside(head):
            first, after = self._doc.edges[beside.i]
            phrase = range(first, beside.i + 1)
            if found := self._office(phrase):
                return found[0], self._is_over(phrase), self._doc.span(first, after)
        return None

    def _beside(self, head: int) -> Iterator[Token]:
        token = self._doc.tokens[head]
        yield from (each for each in self._doc.children_of(head, "appos") if each.tag == "NN")
        if token.dep == "appos" and (above := self._doc.head(head)).tag == "NN":
            yield above

    def _office(self, words: range) -> tuple[str, int] | None:
        """The longest office named within ``words``, and where it starts; the leftmost of equals."""
        tokens = [each.lower for each in self._doc.tokens[words.start : words.stop]]
        for size in range(min(self._transitions.longest_office, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                phrase = " ".join(tokens[start : start + size])
                if phrase in self._transitions.offices:
                    return phrase, words.start + start
        return None

    def _is_over(self, words: range) -> bool:
        return any(self._doc.tokens[i].lower in self._transitions.ended for i in words)

    def _called(self, office: str, entity: str) -> str:
        code = self._country_of.get(entity)
        country = load_countries().by_code(code) if code and self._transitions.offices[office] else None
        return _titled(office, country.name if country else None)


def _titled(office: str, country: str | None) -> str:
    name = office[0].upper() + office[1:]
    return f"{name} of {country}" if country else name
