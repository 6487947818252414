"""Why the events of a text were coded as they were."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import Frame
from onrecord.codebook.match import best_match, why_not
from onrecord.coding.verdicts import Verdict, verdicts
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
            if self.rule.startswith("outside."):
                return f"no political action ({self.rule})"
            return f"explicitly no event ({self.rule})" if self.rule else "no rule is met"
        said = f"{self.type} by {self.rule}, standing: {self.standing} ({self.share:.2f})"
        return f"abstains from {said}" if self.abstains else said


def explain(reading: Reading, codebook: Codebook) -> tuple[Explanation, ...]:
    """An explanation of each event mention of ``reading``, in the order of the text."""
    return tuple(_explained(each, reading, codebook) for each in verdicts(reading, codebook))


def _explained(verdict: Verdict, reading: Reading, codebook: Codebook) -> Explanation:
    mention, coding = verdict.mention, verdict.coding
    share = codebook.shares.get(verdict.standing)
    return Explanation(
        mention=mention,
        slots=_slots(reading, mention),
        tried=_tried(reading, mention, codebook),
        type=coding.type,
        rule=coding.rule,
        standing="part" if verdict.is_part else verdict.standing,
        share=share,
        abstains=share is not None and share < codebook.abstain_below,
    )


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
