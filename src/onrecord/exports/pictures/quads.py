"""The four quad classes of PLOVER, and the sign by which each is told: a colour of its own and a shape of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quad:
    """One quad class."""

    key: str  # its class in pictures.css
    name: str
    shape: str  # path of its sign, about as large as a circle of radius 1 around 0, 0
    types: tuple[str, ...]


QUADS: tuple[Quad, ...] = (
    Quad(
        "verbal-cooperation",
        "Verbal cooperation",
        "M0-1a1 1 0 1 0 0 2a1 1 0 1 0 0-2z",
        ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ),
    Quad(
        "material-cooperation",
        "Material cooperation",
        "M-.89-.89h1.78v1.78h-1.78z",
        ("COOPERATE", "AID", "RETREAT"),
    ),
    Quad(
        "verbal-conflict",
        "Verbal conflict",
        "M0-1.2L1.17.82H-1.17z",
        ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ),
    Quad(
        "material-conflict",
        "Material conflict",
        "M0-1.25L1.25 0 0 1.25-1.25 0z",
        ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    ),
)
_OF_TYPE: Mapping[str, int] = {type_: n for n, quad in enumerate(QUADS) for type_ in quad.types}


def quad_of(type_: str | None) -> int | None:
    """Which of QUADS an event's type belongs to; None: it is outside the codebook."""
    return _OF_TYPE.get(type_ or "")
