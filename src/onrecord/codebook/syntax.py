"""Small words that the coding mechanisms need, by what they do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """As in syntax.toml of a codebook."""

    future: frozenset[str]
    reported_future: frozenset[str]
    demanded: frozenset[str]
    owners: tuple[str, ...]
    affected: tuple[str, ...]
    members: frozenset[str]
    places: frozenset[str]
    persons: frozenset[str]
    own: frozenset[str]
    own_goods: frozenset[str]
    conditional: frozenset[str]
