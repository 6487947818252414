"""Parties as a person writes them: "Syrian army [SYR MIL]; rebels [REB]"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PARTY = re.compile(r"(?P<name>[^\[\]]*)(?:\[(?P<codes>[^\[\]]*)\])?")
_CODE = re.compile("[A-Z]{3,4}")
_NO_COUNTRY = "-"  # stands where it is not known, so that what follows is a role: "[- REB]"


@dataclass(frozen=True, slots=True)
class WrittenParty:
    """A name and its codes: country or body first (None: not known), then roles."""

    name: str
    codes: tuple[str | None, ...] = ()


def parties_in(text: str) -> tuple[WrittenParty, ...]:
    """The parties in ``text``, between semicolons; none for no text. Raises ValueError for what is none."""
    return tuple(_party(each.strip()) for each in text.split(";") if each.strip())


def written(parties: Iterable[WrittenParty]) -> str:
    """The text of parties, which ``parties_in`` reads again."""
    return "; ".join(_written(each) for each in parties)


def _party(text: str) -> WrittenParty:
    found = _PARTY.fullmatch(text)
    if found is None or not found["name"].strip():
        raise ValueError(f"A party needs a name, and codes in brackets: Syrian army [SYR MIL]; got {text!r}.")
    codes = tuple(None if each == _NO_COUNTRY else each.upper() for each in (found["codes"] or "").split())
    for each in codes:
        if each is not None and not _CODE.fullmatch(each):
            raise ValueError(f"A code needs three or four letters, such as SYR or REB, got {each!r}.")
    return WrittenParty(found["name"].strip(), codes)


def _written(party: WrittenParty) -> str:
    name = re.sub(r"[;\[\]]", " ", party.name).strip()
    codes = " ".join(each or _NO_COUNTRY for each in party.codes)
    return f"{name} [{codes}]" if codes else name
