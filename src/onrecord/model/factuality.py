"""How sure a voice is that something happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """The value an event has for one voice."""

    by: Literal["author"] | int  # "author", or the place of a step in the chain (0 = publisher)
    value: FactualityValue
    tense: Tense
    basis: str  # asserted, attributed, denied, called for, …
