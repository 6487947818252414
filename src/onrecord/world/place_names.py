"""The keys under which names of places are found: spelling, accents, articles and "province of" don't matter."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.language.lexicon import read_tsv
from onrecord.world.countries import FOLDER

Unit = Literal["", "admin1", "admin2", "settlement", "facility", "country", "part"]

# Letters that Unicode doesn't decompose.
_PLAIN = str.maketrans({
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
    "Æ": "AE", "œ": "oe", "Œ": "OE", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n",
    "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʹ": "", ".": "",
})  # fmt: skip
_OTHER = re.compile(r"[\W_]+")
_SPELT_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_BLANKS = re.compile(" {2,}")
_EDGES = re.compile("(?m)^ | $")
_SPELT = re.compile(rf"(?m)^(?:{'|'.join(_SPELT_OUT)})(?= )")
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "es", "ez", "er", "en", "ed", "et"})


class NameKey(NamedTuple):
    """A key to look up, what the words left out say of the place, and how near it is to what is written (0-1)."""

    key: str
    unit: Unit
    closeness: float


def _plain_letters() -> dict[int, str]:
    """What each letter of the Latin blocks is without its marks, in small letters: one pass folds nearly every name."""
    table = {}
    for code in (*range(0x80, 0x250), *range(0x1E00, 0x1F00), 0x2BE, 0x2BF, 0x2018, 0x2019):
        decomposed = unicodedata.normalize("NFKD", chr(code).translate(_PLAIN))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
        table[code] = _OTHER.sub(" ", plain)
    return table


_LEFT_OUT = b"'`."
_ASCII = str.maketrans(
    dict.fromkeys(string.punctuation, " ")
    | dict.fromkeys(_LEFT_OUT.decode(), "")
    | dict(zip(string.ascii_uppercase, string.ascii_lowercase, strict=True))
)
_ASCII_BYTES = bytes.maketrans(
    (string.punctuation + string.ascii_uppercase).encode(),
    (" " * len(string.punctuation) + string.ascii_lowercase).encode(),
)
_LATIN = _ASCII | _plain_letters()


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """``name`` in small letters without accents, apostrophes and full stops, "St." spelt out, single blanks between."""
    key = name.translate(_ASCII if name.isascii() else _LATIN)
    if not key.isascii():
        decomposed = unicodedata.normalize("NFKD", key.translate(_PLAIN))
        key = _OTHER.sub(" ", "".join(char for char in decomposed if not unicodedata.combining(char)).casefold())
    words = key.split()
    if len(words) > 1 and words[0] in _SPELT_OUT:
        words[0] = _SPELT_OUT[words[0]]
    return " ".join(words)


def fold_all(names: Sequence[str]) -> list[str]:
    """``fold`` of each of many names at a tenth of its time: letters are changed in one pass over all of them.

    The names must hold no line breaks.
    """
    plain = [name.isascii() for name in names]
    ascii_only = "\n".join(name for name, is_plain in zip(names, plain, strict=True) if is_plain)
    others = "\n".join(name for name, is_plain in zip(names, plain, strict=True) if not is_plain)
    folded = {
        True: iter(_folded_lines(ascii_only.encode("ascii").translate(_ASCII_BYTES, _LEFT_OUT).decode("ascii"))),
        False: iter(_folded_lines(others.translate(_LATIN))),
    }
    return [next(folded[is_plain]) for is_plain in plain]


def _folded_lines(text: str) -> list[str]:
    text = _SPELT.sub(lambda found: _SPELT_OUT[found[0]], _EDGES.sub("", _BLANKS.sub(" ", text)))
    return [line if line.isascii() else fold(line) for line in text.split("\n")]


def without_article(key: str) -> str:
    """A folded name without a leading "the" or a leading Arabic article; itself where it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and (first == "the" or first in _ARTICLES) else key


def keys_of(name: str) -> Iterator[NameKey]:
    """The keys of ``name``, the nearest to its wording first."""
    whole = fold(name)
    if whole.startswith("the "):
        whole = whole[4:]
    yield NameKey(whole, "", 1.0)
    if " " not in whole:
        return
    if (plain := without_article(whole)) != whole:
        yield NameKey(plain, "", 0.95)
    for unit, rest in _stripped(whole):
        yield NameKey(rest, unit, 0.85)
        if (plain := without_article(rest)) != rest:
            yield NameKey(plain, unit, 0.8)


def _stripped(key: str) -> Iterator[tuple[Unit, str]]:
    """A folded name without the words that say what it is, and what they say."""
    before, after = _place_words()
    words = key.split()
    for length in (2, 1):
        if len(words) <= length:
            continue
        if unit := after.get(" ".join(words[-length:])):
            yield unit, " ".join(words[:-length])
        for size in (length, length + 1):
            if len(words) > size and (unit := before.get(" ".join(words[:size]))):
                yield unit, " ".join(words[size:])


@cache
def _place_words() -> tuple[dict[str, Unit], dict[str, Unit]]:
    sides: dict[str, dict[str, Unit]] = {"before": {}, "after": {}}
    for row in read_tsv(FOLDER / "place_words.tsv"):
        sides[row["side"]][row["word"]] = row["unit"]  # type: ignore[assignment]
    return sides["before"], sides["after"]


def unit_word(word: str, side: Literal["before", "after"]) -> Unit:
    """What a word beside a name makes of it ("province": admin1); "" where it says nothing."""
    before, after = _place_words()
    return (before if side == "before" else after).get(word, "")


_VOWELS = "aeiouy "
_NO_VOWELS = str.maketrans("", "", _VOWELS)
_DOUBLED = re.compile(r"(.)(?=\1)")  # all but the last of a run


def skeleton(key: str) -> str:
    """The consonants of a folded name: the same for spellings of one name ("dara", "daraa"; "kyiv", "kiev")."""
    return _DOUBLED.sub("", without_article(key).translate(_NO_VOWELS))


def skeletons(keys: Sequence[str]) -> list[str]:
    """``skeleton`` of each of many folded names, in one pass over all of them."""
    text = "\n".join(map(without_article, keys)).encode().translate(None, _VOWELS.encode()).decode()
    return _DOUBLED.sub("", text).split("\n")


_SOUNDS = (
    ("dh", "d"), ("th", "t"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("dj", "j"), ("zh", "j"), ("q", "k"),
    ("c", "k"), ("x", "h"), ("z", "d"), ("w", "u"), ("y", "i"), ("v", "u"), ("p", "b"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def romanised(key: str) -> str:
    """The sound of a folded Arabic name, alike for its common spellings in Latin letters ("hmeimim", "khmeimim").

    Articles, vowels, doubled letters and a final h are left out; "" where fewer than three consonants remain.
    """
    words = [word for word in key.split() if word not in _ARTICLES] or key.split()
    sound = "".join(words)
    for written, meant in _SOUNDS:
        sound = sound.replace(written, meant)
    sound = _DOUBLED.sub("", sound)
    sound = ("a" if sound[:1] in "aeiou" else sound[:1]) + sound[1:].translate(_NO_VOWELS)
    sound = sound[:-1] if len(sound) > 3 and sound.endswith("h") else sound
    return sound if len(sound) >= 3 else ""
