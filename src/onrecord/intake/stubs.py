"""Pages that stand where an article should: paywalls, checks for robots, error pages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "intake" / "stubs.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A kind of such pages, and how their text tells."""

    id: str
    most: int  # code points
    says: str  # what the page is, for a message
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def find_stub(text: str) -> Stub | None:
    """What kind of stub a page's text is; None: it is an article."""
    return next((each for each in load_stubs() if len(text) <= each.most and each.pattern.search(text)), None)


def told(stub: Stub, text: str) -> str:
    """The words by which ``text`` tells that it is a stub, in quotes."""
    found = stub.pattern.search(text)
    return f"“{found.group()}”" if found else ""


@cache
def load_stubs() -> tuple[Stub, ...]:
    """The kinds of stubs, in the order of their file."""
    return tuple(
        Stub(
            id=row["id"],
            most=row["most"],
            says=row["says"],
            pattern=re.compile(row["pattern"], re.IGNORECASE),
            examples=tuple(row["examples"]),
            counterexamples=tuple(row["not"]),
        )
        for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["stub"]
    )
