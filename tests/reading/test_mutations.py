"""Whatever is done to a report, it is read: nothing raises, every span meets its text, time grows with length.

54 mutations are read each time; ``ONRECORD_MUTATIONS=1000 pytest tests/reading/test_mutations.py`` reads so many, and
paragraphs of a megabyte with them.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from importlib.resources import files

import pytest

from onrecord.coding.reader import Reader
from onrecord.intake.given import Given, make_report
from onrecord.model.record import Record
from onrecord.wire.decode import from_wire
from onrecord.wire.encode import to_wire

Mutation = Callable[[str, random.Random], str]
MARKS = "“”‘’\"'«»„‟‚‛`"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"
ODD = "\x00\x07\x0b\x0c\x1b\x85\u2028\u2029\ud800\udfff\ufffd\U0001f525\u0301\u0338\u1e9e\u0130ß\uff0c"
ARTICLES = [
    json.loads(line)["text"]
    for line in (files("onrecord") / "data/samples/reports.jsonl").read_text(encoding="utf-8").splitlines()
]


def _at_marks(text: str, change: Callable[[str], str]) -> str:
    return re.sub(f"[{MARKS}]", lambda found: change(found.group()), text)


def drop_marks(text: str, rng: random.Random) -> str:
    return _at_marks(text, lambda mark: mark if rng.random() < 0.5 else "")


def double_marks(text: str, rng: random.Random) -> str:
    return _at_marks(text, lambda mark: mark * rng.randint(1, 3))


def mix_marks(text: str, rng: random.Random) -> str:
    return _at_marks(text, lambda _: rng.choice(MARKS))


def strew_marks(text: str, rng: random.Random) -> str:
    return strewn(text, MARKS + "—:;,()[]", 0.05, rng)


def nest_marks(text: str, rng: random.Random) -> str:
    """Twenty quotations, each in the one before."""
    pairs = rng.choice(["“”", "“”‘’", '""', "\"\"''", "«»„“"])
    opening = "".join(pairs[(2 * n) % len(pairs)] for n in range(20))
    closing = "".join(pairs[(2 * n + 1) % len(pairs)] for n in reversed(range(20)))
    return f"{opening}{text}{closing}" if rng.random() < 0.5 else f"He said {opening}{text[:200]}{closing} and left."


def nest_speech(text: str, rng: random.Random) -> str:
    return "She said " + rng.choice(["that they denied that ", "“they said ", "‘he said “"]) * 20 + text


def one_paragraph(text: str, rng: random.Random) -> str:
    return re.sub(r"\s+", " ", text) * rng.randint(1, 8)


def no_stops(text: str, rng: random.Random) -> str:
    return re.sub(r"[.!?\n]", rng.choice([" ", ",", " and "]), text) * rng.randint(1, 4)


def no_spaces(text: str, rng: random.Random) -> str:
    return re.sub(r" ", lambda _: "" if rng.random() < 0.8 else " ", text)


def a_word_a_line(text: str, rng: random.Random) -> str:
    return re.sub(r" ", lambda _: rng.choice(["\n", "\r\n", " ", "\u2028"]), text)


def invisible(text: str, rng: random.Random) -> str:
    return strewn(text, INVISIBLE, 0.1, rng)


def right_to_left(text: str, rng: random.Random) -> str:
    words = [f"\u202b{word[::-1]}\u202c" if rng.random() < 0.3 else word for word in text.split(" ")]
    return " ".join(words) + " قال “العربية” \u200f."


def odd_characters(text: str, rng: random.Random) -> str:
    return strewn(text, ODD, 0.05, rng)


def shuffled(text: str, rng: random.Random) -> str:
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def capitals(text: str, rng: random.Random) -> str:
    return text.upper() if rng.random() < 0.5 else text.swapcase()


def cut(text: str, rng: random.Random) -> str:
    return text[rng.randrange(len(text) // 2) :][: rng.randrange(1, len(text))]


def only_marks(text: str, rng: random.Random) -> str:
    return "".join(each for each in text if not each.isalnum() or rng.random() < 0.1) or "."


def repeated_words(text: str, rng: random.Random) -> str:
    return " ".join(word for word in text.split(" ") for _ in range(rng.choice([1, 1, 1, 2, 9])))


def strewn(text: str, characters: str, share: float, rng: random.Random) -> str:
    """``text`` with one of ``characters`` behind that share of its own."""
    return "".join(each + rng.choice(characters) if rng.random() < share else each for each in text)


MUTATIONS: list[Mutation] = [
    drop_marks, double_marks, mix_marks, strew_marks, nest_marks, nest_speech, one_paragraph, no_stops, no_spaces,
    a_word_a_line, invisible, right_to_left, odd_characters, shuffled, capitals, cut, only_marks, repeated_words,
]  # fmt: skip


def mutated(number: int) -> tuple[str, str]:
    """(name, text) of the mutation of that number: one or two changes to one article, always the same."""
    rng = random.Random(number)
    text = rng.choice(ARTICLES)
    first, second = MUTATIONS[number % len(MUTATIONS)], rng.choice(MUTATIONS)
    text = first(text, rng)
    return (first.__name__, text) if rng.random() < 0.5 else (f"{first.__name__}, {second.__name__}", second(text, rng))


def read(reader: Reader, text: str) -> Record:
    """The record of ``text``, if each of its spans meets its text on the wire."""
    record = reader.read(make_report(text, Given(published=None, language="en", outlet="Harbour Post")))
    from_wire(json.dumps(to_wire(record)))
    return record


ASKED = os.environ.get("ONRECORD_MUTATIONS")
MOST_MEGABYTES = 1_500  # by which a megabyte may raise the peak of the process; 3,000 where it was one batch


@pytest.mark.parametrize(
    "number", range(int(ASKED or 3 * len(MUTATIONS))), ids=lambda number: f"{number} {mutated(number)[0]}"
)
def test_mutated_articles_are_read(number: int, reader: Reader) -> None:
    _, text = mutated(number)
    if text.strip():
        read(reader, text)


@pytest.mark.skipif(not ASKED, reason="takes minutes: ONRECORD_MUTATIONS=1000")
@pytest.mark.parametrize(("old", "new"), [("", ""), ("[.!?]", ""), ("[“”]", "“")], ids=["as it is", "no stops", "open"])
def test_a_paragraph_of_a_megabyte_is_read(old: str, new: str, reader: Reader) -> None:
    page = " ".join(re.sub(r"\s+", " ", each) for each in ARTICLES) + " "
    text = re.sub(old, new, page) if old else page
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(reader, (text * (1_000_000 // len(text) + 1))[:1_000_000])
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / unit < MOST_MEGABYTES


def test_an_article_without_its_marks_keeps_its_events(reader: Reader) -> None:
    text = ARTICLES[0]
    plain = re.sub(f"[{MARKS}]", " ", text)
    words = {each.trigger.of(text) for each in read(reader, text).events if each.type}
    left = {each.trigger.of(plain) for each in read(reader, plain).events if each.type}
    assert len(words & left) >= 0.8 * len(words)


@pytest.mark.parametrize("join", ["\n", " ", " “"])
def test_time_is_linear(join: str, reader: Reader) -> None:
    """Four times the text in about four times the time; a square one would take sixteen times."""
    page = join.join(ARTICLES[:4])
    seconds = []
    for copies in (2, 8):
        text = join.join([page] * copies)
        start = time.process_time()
        read(reader, text)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * seconds[0]
