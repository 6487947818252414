"""Countries and territories, and the words that news use for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path

from onrecord.errors import BadData
from onrecord.language.lexicon import read_tsv

_SHORTEST_MISSPELT = 7  # letters: of shorter names too many are one letter from a surname ("Greece", "Greene")
_REMEMBERED = 16_384  # names of which the answer is kept: news repeat them
FOLDER = Path(__file__).resolve().parent.parent / "data" / "world"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory with its words."""

    code: str  # ISO 3166-1 alpha-3; XKX for Kosovo
    iso2: str
    geonames: int
    name: str
    names: tuple[str, ...]  # the short name first, without a leading "the"
    capitals: tuple[str, ...]  # seats of government, in their spellings; the first is the capital
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]


class Countries:
    """The countries, found by code, name, demonym or capital."""

    def __init__(self, countries: Iterable[Country]) -> None:
        self.all = tuple(countries)
        self._by_code = {each.code: each for each in self.all} | {each.iso2: each for each in self.all}
        self._by_name = _index(self.all, "names")
        self._by_demonym = _index(self.all, "adjectives") | _index(self.all, "nouns")
        self._by_capital = _index(self.all, "capitals")
        self._named = lru_cache(maxsize=_REMEMBERED)(partial(_look_up, self._by_name))
        self._called = lru_cache(maxsize=_REMEMBERED)(partial(_look_up, self._by_demonym))
        self._misspelt = lru_cache(maxsize=_REMEMBERED)(self._look_up_slip)
        self._by_initial: dict[str, list[tuple[str, Country]]] = {}
        for name, each in self._by_name.items():
            if len(name) >= _SHORTEST_MISSPELT and name.isalpha():
                self._by_initial.setdefault(name[0], []).append((name, each))

    def by_code(self, code: str) -> Country | None:
        """The country of an ISO 3166-1 code of three or two letters."""
        return self._by_code.get(code)

    def by_country_name(self, text: str) -> Country | None:
        """The country that ``text`` names ("the Russian Federation", "UK"); a demonym is no name."""
        return self._named(text)

    def by_misspelt_name(self, text: str) -> Country | None:
        """The one country whose name, of seven letters at least, ``text`` has with one letter wrong ("Afganistan")."""
        return self._misspelt(text)

    def _look_up_slip(self, text: str) -> Country | None:
        word = spoken_key(text)
        if len(word) < _SHORTEST_MISSPELT - 1 or not text[:1].isupper() or text.isupper() or not word.isalpha():
            return None
        found = {name: each for name, each in self._by_initial.get(word[0], ()) if is_slip(word, name)}
        return next(iter(found.values())) if len({each.code for each in found.values()}) == 1 else None

    def by_demonym(self, text: str) -> Country | None:
        """The country whose people or things are called ``text`` ("Syrian", "Danes")."""
        return self._called(text)

    def by_capital(self, text: str) -> Country | None:
        """The country whose seat of government ``text`` is."""
        return _look_up(self._by_capital, text)

    def by_name(self, text: str) -> Country | None:
        """The country of a name or a demonym."""
        return self.by_country_name(text) or self.by_demonym(text)


def is_slip(word: str, name: str) -> bool:
    """Whether one letter of ``name`` was left out, doubled, changed, or two were turned round."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    same = next((i for i, (one, other) in enumerate(zip(word, name, strict=False)) if one != other), len(name))
    if len(word) == len(name):
        turned = word[same + 1 : same + 2] + word[same : same + 1] + word[same + 2 :]
        return word[same + 1 :] == name[same + 1 :] or turned == name[same:]
    return word[same:] == name[same + 1 :] or word[same + 1 :] == name[same:]


def spoken_key(text: str) -> str:
    """``text`` without leading article and with plain apostrophes and single blanks, in small letters."""
    words = text.replace("’", "'").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_abbreviation(text: str) -> bool:
    """Whether ``text`` has no small letter: such a name counts only as it is written ("US" is not "us")."""
    return text.upper() == text


def _index(countries: tuple[Country, ...], field: str) -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries:
        for word in getattr(country, field):
            found.setdefault(word if is_abbreviation(word) else spoken_key(word), country)
    return found


def _look_up(index: Mapping[str, Country], text: str) -> Country | None:
    stripped = text.strip()
    if stripped.startswith(("the ", "The ", "THE ")):
        stripped = stripped[4:].lstrip()
    return index.get(stripped) or index.get(spoken_key(stripped))


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _country(row: Mapping[str, str]) -> Country:
    if not row["geonames"].isdigit():
        raise BadData(f"countries.tsv: {row['iso3']} has no GeoNames id but {row['geonames']!r}")
    return Country(
        code=row["iso3"],
        iso2=row["iso2"],
        geonames=int(row["geonames"]),
        name=row["name"],
        names=(row["name"], *_words(row["names"])),
        capitals=_words(row["capitals"]),
        adjectives=_words(row["adjectives"]),
        nouns=_words(row["nouns"]),
    )


@cache
def load_countries(path: Path = FOLDER / "countries.tsv") -> Countries:
    """The countries of the table. Raises BadData where a row is not well formed."""
    return Countries(_country(row) for row in read_tsv(path))
