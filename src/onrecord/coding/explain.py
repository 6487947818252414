"""Why the events of a text were coded as they were."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import Frame
from onrecord.codebook.match import best_match, why_not
from onrecord.coding.composing import Composer
from onrecord.coding.ranks import ranked
from onrecord.coding.standing import standing_of
from onrecord.model.event import EventMention
from onrecord.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Tried:
    """A pattern that has the predicate's word."""

    rule: str
    type: str | None  # None: explicitly no event
    lacks: str  # what kept it from being met; "": it is met
    won: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one event mention got its type, or none."""

    mention: EventMention
    slots: tuple[tuple[str, str], ...]  # function or preposition, and its word; "(…)" where it is taken over
    tried: tuple[Tried, ...]  # in the order of precedence
    type: str | None  # what the rules make of it, before abstaining
    rule: str
    standing: str  # a class of standing.toml; "part": of another mention's event; "": no rule has the word
    share: float | None  # how often a person agrees where a mention stands so; None: it has no standing
    abstains: bool

    @property
    def why(self) -> str:
        """The verdict in one line."""
        if self.standing == "part":
            return "part of another mention's event"
        if self.type is None:
            return f"explicitly no event ({self.rule})" if self.rule else "no rule is met"
        said = f"{self.type} by {self.rule}, standing: {self.standing} ({self.share:.2f})"
        return f"abstains from {said}" if self.abstains else said


def explain(reading: Reading, codebook: Codebook) -> tuple[Explanation, ...]:
    """An explanation of each event mention of ``reading``, in the order of the text."""
    doc = reading.doc
    composer = Composer(doc, reading.event_mentions, codebook)
    codings = {each.id: composer.coding(each.token) for each in reading.event_mentions}
    kept = [each for each in reading.event_mentions if each.token not in composer.absorbed]
    ranks = ranked(doc, ((each, (found := codings[each.id]) is not None and found.type is not None) for each in kept))
    explained = []
    for mention in reading.event_mentions:
        coding = codings[mention.id]
        standing = ""
        if mention.id not in ranks:
            standing = "part"
        elif coding is not None and coding.type is not None:
            standing = standing_of(doc, mention, coding, ranks[mention.id], composer, codebook)
        share = codebook.shares.get(standing)
        explained.append(
            Explanation(
                mention=mention,
                slots=_slots(reading, mention),
                tried=_tried(reading, mention, codebook),
                type=coding.type if coding else None,
                rule=coding.rule if coding else "",
                standing=standing,
                share=share,
                abstains=share is not None and share < codebook.abstain_below,
            )
        )
    return tuple(explained)


def _slots(reading: Reading, mention: EventMention) -> tuple[tuple[str, str], ...]:
    tokens = reading.doc.tokens
    return tuple(
        (
            each.preposition or each.function,
            f"({tokens[each.token].text})" if each.inherited else tokens[each.token].text,
        )
        for each in mention.arguments
    )


def _tried(reading: Reading, mention: EventMention, codebook: Codebook) -> tuple[Tried, ...]:
    frame = Frame(reading.doc, mention, codebook.syntax)
    best = best_match(codebook, frame)
    return tuple(
        Tried(each.id, each.type, why_not(codebook, each, frame), best is not None and each is best.pattern)
        for each in codebook.patterns.get((mention.word_class, mention.lemma), ())
    )
