"""How far a long piece of work has come: steps yield it, whoever shows it decides how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` parts of a piece of work; ``total`` None where it is not known beforehand."""

    what: str
    done: int
    total: int | None = None
