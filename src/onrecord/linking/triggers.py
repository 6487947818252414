"""What a trigger says by itself: its family and class, its article, what stands next to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.linking.claims import distinct
from onrecord.linking.page import Page, Word
from onrecord.text.span import Span

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_CLAUSE = 60  # code points around a trigger in which a figure is taken to belong to it
_DETERMINER = 4  # words before a trigger among which its article is looked for
_COMPOUND = 2  # words of a trigger beyond which it is a clause, not a compound whose head comes last
_CLEAR = 0.7  # how near the members of a class are whose word beside the head says something
_NEAR = 6  # words on either side of a trigger that tell what it is about
_GAP = 4  # words from one word of a phrase to the next: "lost their young lives"


def families_of(page: Page, trigger: Span) -> tuple[str, ...]:
    """Of a trigger: the phrase that it makes with the words around it, then its head alone.

    A trigger can be a whole clause ("troops had left the port"): its head is the word whose class says most; a verb
    that says little only where no other is ("took the town"). Where a phrase is of a class the head alone is not what
    is meant: to step down is not to step, to lose one's life not to lose.
    """
    words = page.words_in(trigger.start, trigger.end)
    if not words:
        return (trigger.of(page.text).casefold(),)
    phrase = _phrase(page, words)
    if phrase is not None:
        said = {name for name, _ in page.vocabulary.classes_of(phrase)}
        alike = (each.family for each in words if said & {name for name, _ in page.vocabulary.classes_of(each.family)})
        return distinct((*_acts_beside(page, words, phrase.split("_")), phrase, next(alike, None)))
    head = _head(page, words)
    beside = _acts_beside(page, words, (words[head].family,))
    return distinct((*beside, _with_next(page, words, head), words[head].family))


def _acts_beside(page: Page, words: Sequence[Word], said: Sequence[str]) -> Iterator[str]:
    """Other acts that a trigger names: "killed in an air strike" tells of the death and of the strike."""
    acts, light = page.vocabulary.roles["acts"], page.vocabulary.roles["light"]
    others = (each for each in words if not {each.family, each.text} & {*said, *light})
    for each in others:
        if any(name in acts and near >= _CLEAR for name, near in page.vocabulary.classes_of(each.family)):
            yield each.family


def _phrase(page: Page, words: Sequence[Word]) -> str | None:
    """The longest phrase of a class that a word of the trigger is part of."""
    phrases = page.vocabulary.phrases
    found = ["_".join(each) for word in words for each in phrases.get(word.family, ()) if _is_there(page, word, each)]
    return max(found, key=lambda each: each.count("_"), default=None)


def _is_there(page: Page, word: Word, phrase: tuple[str, ...]) -> bool:
    """Whether a word and those around it make a phrase, in its order and in one clause."""
    at = phrase.index(word.family)
    return _follows(page, word, phrase[at + 1 :], 1) and _follows(page, word, phrase[:at][::-1], -1)


def _follows(page: Page, word: Word, parts: Sequence[str], step: int) -> bool:
    at, adjacent = page.place_of(word), page.vocabulary.roles["adjacent"]
    for part in parts:
        later = part if step > 0 else page.words[at].text
        gap = 1 if later in adjacent else _GAP
        near = range(at + step, at + step * (gap + 1), step)
        found = next((n for n in near if 0 <= n < len(page.words) and part in _forms(page.words[n])), None)
        if found is None or page.is_broken(*sorted((page.words[at].start, page.words[found].start))):
            return False
        at = found
    return True


def _forms(word: Word) -> tuple[str, str]:
    return word.text, word.family


def _head(page: Page, words: Sequence[Word]) -> int:
    light, telling = page.vocabulary.roles["light"], page.vocabulary.classes_of
    best: tuple[bool, float, int] | None = None
    for n, word in enumerate(words):
        found = telling(word.family)
        rank = (word.family not in light, max((near for _, near in found), default=0.0), -n)
        if found and (best is None or rank > best):
            best = rank
    return -best[2] if best else len(words) - 1 if len(words) <= _COMPOUND else 0


def _with_next(page: Page, words: Sequence[Word], n: int) -> str | None:
    """A word of a trigger with the particle after it, else with the next word that says something; None: neither."""
    particles, stop = page.vocabulary.roles["particles"], page.vocabulary.roles["stop"]
    after = page.words_in(words[n].end, words[n].end + _CLAUSE)[:1]
    if after and after[0].text in particles and after[0].start - words[n].end == 1:
        return f"{words[n].family}_{after[0].text}"
    following = next((each for each in words[n + 1 :] if each.text not in stop), None)
    return f"{words[n].family}_{following.family}" if following else None


def article_of(page: Page, trigger: Span, extent: Span) -> str:
    """What stands before a noun: definite or indefinite, the nearest; "" where a verb or a mark comes first."""
    lists = page.vocabulary.roles
    for each in reversed(page.words_in(extent.start, trigger.start)[-_DETERMINER:]):
        if page.is_broken(each.end, trigger.start):
            return ""
        for kind in ("definite", "indefinite"):
            if each.text in lists[kind]:
                return kind
    return ""


def is_close(page: Page, trigger: Span, extent: Span) -> bool:
    """Whether a definite article stands right before it."""
    before = page.words_in(extent.start, trigger.start)
    return bool(before) and before[-1].text in page.vocabulary.roles["definite"]


def modifies(page: Page, trigger: Span, extent: Span) -> bool:
    """Whether a noun seems to follow at once; so does a verb's object: this counts beside an article only."""
    after = next(iter(page.words_in(trigger.end, extent.end)), None)
    if after is None or after.start - trigger.end != 1 or after.start in page.triggers:
        return False
    return after.text not in page.vocabulary.roles["stop"] and after.text.isalpha()


def pointing_of(page: Page, trigger: Span, extent: Span) -> str:
    """sentence, clause: of a word that stands for an event just told; "" where it is none."""
    words = page.words_in(trigger.start, trigger.end)
    if len(words) != 1:
        return ""
    first = not any(map(str.isalpha, page.text[extent.start : trigger.start]))
    if first and words[0].text in page.vocabulary.roles["pointing_sentence"]:
        return "sentence"
    return "clause" if words[0].text in page.vocabulary.roles["pointing_clause"] else ""


def figures_of(page: Page, trigger: Span, extent: Span) -> frozenset[str]:
    """The figures near it."""
    start, end = max(extent.start, trigger.start - _CLAUSE), min(extent.end, trigger.end + _CLAUSE)
    return frozenset(each.rstrip(",.").replace(",", "") for each in _FIGURE.findall(page.text[start:end]))


def neighbours_of(page: Page, trigger: Span, extent: Span) -> Iterator[str]:
    """Families of the words next to it that say something."""
    yield from telling(page, page.words_in(extent.start, trigger.start)[-_NEAR:])
    yield from telling(page, page.words_in(trigger.end, extent.end)[:_NEAR])


def telling(page: Page, words: Sequence[Word]) -> Iterator[str]:
    """Families of the words that say something."""
    stop = page.vocabulary.roles["stop"]
    return (each.family for each in words if each.text not in stop and len(each.text) > 1)
