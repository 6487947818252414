"""How sure a voice is that something happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from onrecord.text.span import Span

# FactBank (Saurí & Pustejovsky 2009): certain, probable, possible × positive, negative; CTu: certain but for its
# polarity ("knew whether"); Uu: the voice does not commit itself.
FactualityValue = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the clause around an event mention says of it, for whoever is speaking there."""

    value: FactualityValue
    tense: Tense
    basis: str  # asserted, negated, modal, conditional, question, presupposed, entailed, purpose, …
    markers: tuple[Span, ...] = ()  # the words that decide: "not", "may", "failed to"
    turned: bool = False  # of Uu only: it is the contrary that is wanted, asked, open: "must not leave"

    @property
    def reason(self) -> str:
        """The basis, with ": not" where it is the contrary that is wanted or open."""
        return f"{self.basis}: not" if self.turned else self.basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """The value an event has for one voice."""

    by: Literal["author"] | int  # "author", or the place of a step in the chain (0 = publisher)
    value: FactualityValue
    tense: Tense
    basis: str  # asserted, attributed, denied, called for, …
    markers: tuple[Span, ...] = ()  # the words that decide: "not", "may", the cue; none: nothing but the plain clause


_CERTAINTIES = ("U", "PS", "PR", "CT")  # weakest first
_FLIPPED = {"+": "-", "-": "+", "u": "u"}


def certainty_of(value: FactualityValue) -> str:
    """CT, PR, PS or U."""
    return value[:-1]


def is_committed(value: FactualityValue) -> bool:
    """Whether the voice takes a side: all but Uu and CTu."""
    return value[-1] != "u"


def negated(value: FactualityValue) -> FactualityValue:
    """The value under a negation: CT+ ↔ CT-, PS+ ↔ PS-; Uu stays."""
    return _value(certainty_of(value), _FLIPPED[value[-1]])


def limited(value: FactualityValue, to: FactualityValue) -> FactualityValue:
    """``value`` with no more certainty than ``to`` has: CT- limited to PS+ is PS-."""
    certainty = min(certainty_of(value), certainty_of(to), key=_CERTAINTIES.index)
    return "Uu" if certainty == "U" else _value(certainty, value[-1])


def as_held(stance: FactualityValue, value: FactualityValue) -> FactualityValue:
    """The value of something said as ``value`` for a source with ``stance`` to what it says: denied CT+ is CT-."""
    return limited(negated(value) if stance[-1] == "-" else value, stance)


def _value(certainty: str, polarity: str) -> FactualityValue:
    return cast("FactualityValue", certainty + polarity)
