"""By which name a place is shown in an English record: GeoNames has "Ḩamāh" and "Kharkivska oblast"."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from onrecord.language.lexicon import read_tsv
from onrecord.world.build.sources import PlaceRow
from onrecord.world.countries import FOLDER
from onrecord.world.place_names import fold

_UNITS = ("Province", "Governorate", "Oblast", "Region", "State", "Krai", "Kray", "Republic", "Prefecture", "Territory")
_LATIN_1 = 0x100  # accents up to here are those that English news keep ("Córdoba", "Zürich")
_LETTERS = str.maketrans({
    "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n", "œ": "oe",
    "‘": "", "’": "'", "ʻ": "", "ʼ": "'", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʹ": "",
})  # fmt: skip


def plain_name(name: str) -> str:
    """``name`` without the marks that only gazetteers write: "Ţarţūs" is "Tartus", "Genève" stays."""
    if name.isascii():
        return name
    composed = unicodedata.normalize("NFC", name).translate(_LETTERS)
    return "".join(char if ord(char) < _LATIN_1 else unicodedata.normalize("NFKD", char)[0] for char in composed)


def shown_name(row: PlaceRow) -> str:
    """The name of ``row`` in English news: a unit's by its alternates ("Kharkiv Oblast"), else its own made plain."""
    if row.feature == "ADM1" and (not row.name.isascii() or not _is_usual(row.name)):
        for name in row.names:
            front, _, unit = name.rpartition(" ")
            if unit in _UNITS and front.isascii() and _is_usual(front):
                return front
    return plain_name(row.name)


def _is_usual(name: str) -> bool:
    """Whether each word looks like one of a name in English: no "oblast", no "Tyva, Respublika", no "the 8th"."""
    if any(mark in name for mark in ",'(") or any(char.isdigit() for char in name):
        return False
    return "Respublika" not in name and all(word[0].isupper() or word in {"and", "al", "of"} for word in name.split())


class EnglishNames:
    """The names of ``english_names.tsv``, each for the largest town and for the unit of its country that has it."""

    def __init__(self) -> None:
        rows = read_tsv(FOLDER / "english_names.tsv")
        self._wanted = {(row["country"], fold(row["name"])): row["name"] for row in rows}
        self._keys = {key for _, key in self._wanted}
        self._best: dict[tuple[str, str, bool], tuple[int, int]] = {}

    def take(self, number: int, row: PlaceRow, key: str) -> bool:
        """Whether ``key`` is such a name of ``row``; if it is, ``row`` is in the running for it."""
        if key not in self._keys or (row.country, key) not in self._wanted or row.feature == "ADM2":
            return False
        place = row.country, key, row.feature == "ADM1"
        self._best[place] = max(self._best.get(place, (-1, 0)), (row.population, -number))
        return True

    def shown(self) -> Mapping[int, str]:
        """Numbers of the places that have such a name, and the name."""
        return {-number: self._wanted[place[:2]] for place, (_, number) in self._best.items()}
