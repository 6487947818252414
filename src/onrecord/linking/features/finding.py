"""What a feature is, and what it gives.

A feature gives a Finding with a value of 0 to 1, or None where it has nothing to say. Its weight stands in
``data/linking/weights.toml``, once for claims of one report and once for claims of two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.linking.claims import Claim


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a feature holds (0-1), and what it found, as it is shown."""

    value: float
    says: str


Feature = Callable[[Claim, Claim], Finding | None]
