"""What speaks against taking words for a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.model.doc import Doc, Token
from onrecord.reading.time_expressions.direction import Words

Guard = Callable[[Doc, range, Words], bool]

_MONEY = {"$", "€", "£", "#", "№"}
_NAMES = {"PERSON", "WORK_OF_ART", "PRODUCT"}


def is_month(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """A month's name that is neither a verb ("May he rest") nor a person's ("April Jones")."""
    first = doc.tokens[tokens.start]
    return first.tag not in {"MD", "VB", "VBP"} and first.ent not in _NAMES


def is_year(doc: Doc, tokens: range, words: Words) -> bool:
    """Four figures that count nothing, number nothing, cost nothing and are no house ("Resolution 2254")."""
    before = [doc.tokens[i] for i in range(max(0, tokens.start - 2), tokens.start)]
    end = doc.sentences[doc.sentence_of[tokens.start]].after
    after = [doc.tokens[i] for i in range(tokens.stop, min(end, tokens.stop + 3))]
    if any(each.lower in words["numbered"] for each in before[-1:]):
        return False
    if before and (before[-1].text in _MONEY or before[-1].lower in words["numbering"]):
        return False
    if after and (after[0].lower in words["measures"] or any(each.lower in words["streets"] for each in after[:3])):
        return False
    return _introduced(before, words) or _alone_or_before_a_name(before, after)


def _introduced(before: list[Token], words: Words) -> bool:
    return bool(before) and before[-1].lower in words["before_years"]


def _alone_or_before_a_name(before: list[Token], after: list[Token]) -> bool:
    """In brackets; before a name or after "the" a modifier ("the 1991 accord"); last of a title ("Congress 2010")."""
    if before and before[-1].text in {"(", "[", ","} and (not after or after[0].pos == "PUNCT"):
        return True
    determined = bool(before) and (before[-1].pos == "DET" or before[-1].tag in {"POS", "PRP$"})
    if determined:
        return bool(after) and (after[0].pos in {"NOUN", "PROPN", "ADJ"} or after[0].tag in {"VBN", "VBG"})
    in_a_name = bool(before) and before[-1].pos == "PROPN"  # "the Russell 2000 index", but "Expo 2030."
    if in_a_name and (not after or after[0].pos == "PUNCT"):
        return True
    return bool(after) and not in_a_name and after[0].pos in {"NOUN", "PROPN"} and after[0].tag != "NNS"


def is_short_year(doc: Doc, tokens: range, words: Words) -> bool:
    """'93 after a preposition or another year."""
    return _before(doc, tokens) in words["before_years"]


def is_noun(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """Words of which the last is a noun here."""
    return doc.tokens[tokens.stop - 1].pos == "NOUN"


def is_decade(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """No one's age ("in her 80s") and no crowd ("arrests in the 1000s")."""
    return doc.tokens[tokens.start - 1].tag != "PRP$" if tokens.start else True


def is_modifier(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """An adjective or adverb, not a name's part ("the Daily Star")."""
    first = doc.tokens[tokens.start]
    return first.pos in {"ADJ", "ADV"} and (first.ent in {"", "DATE"} or not first.text[0].isupper())


def is_adverbial(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """Not a modifier of a noun ("an overnight success" happened at no known night)."""
    last = doc.tokens[tokens.stop - 1]
    return last.dep not in {"amod", "compound", "nmod"} or doc.head(last.i).pos not in {"NOUN", "PROPN"}


def is_season(doc: Doc, tokens: range, words: Words) -> bool:
    """A season that something happens in, not a fall or a spring of other kinds."""
    last = doc.tokens[tokens.stop - 1]
    followed = tokens.stop < len(doc.tokens) and doc.tokens[tokens.stop].lower == "of"
    return last.pos == "NOUN" and not followed and _before(doc, tokens) in words["before_seasons"]


def is_whole(doc: Doc, tokens: range, words: Words) -> bool:
    """Nothing follows that tells which day is meant ("the day that he left", "the day after seizing it")."""
    if doc.tokens[tokens.stop - 1].lower in {*words["earlier"], *words["later"]}:
        return tokens.stop == len(doc.tokens) or doc.tokens[tokens.stop].pos in {"PUNCT", "CCONJ", "AUX"}
    return _after(doc, tokens) not in words["specifying"]


def is_told(doc: Doc, tokens: range, words: Words) -> bool:
    """The day named before, not one that a clause tells ("the same day that he left"); "that day they left" is."""
    return _after(doc, tokens) not in words["restricting"]


def is_after_an_edge(doc: Doc, tokens: range, words: Words) -> bool:
    """After "the beginning of" or "earlier in", "the year" is the present one."""
    before = [doc.tokens[i].lower for i in range(max(0, tokens.start - 2), tokens.start)]
    if len(before) < 2:
        return False
    return before[0] in words["edges" if before[1] == "of" else "edges_in"] and before[1] in {"of", "in"}


def is_not_of(doc: Doc, tokens: range, words: Words) -> bool:  # noqa: ARG001
    """Not "the first quarter of the match"."""
    return _after(doc, tokens) != "of"


def is_closing_day(doc: Doc, tokens: range, words: Words) -> bool:
    """Used for the day of the story: "ended the day", "in the day"."""
    before = doc.tokens[tokens.start - 1] if tokens.start else None
    inside = before is not None and (before.lemma in words["closing"] or before.lower in words["inside_a_day"])
    return inside and is_whole(doc, tokens, words)


def is_part_of_day(doc: Doc, tokens: range, words: Words) -> bool:
    """A part of the story's day, not of any day, and no modifier."""
    return is_adverbial(doc, tokens, words) and is_closing_day(doc, tokens, words)


def is_clock(doc: Doc, tokens: range, words: Words) -> bool:
    """A time of day rather than a score or a verse: with a.m. or a zone, or after "at", "by", …"""
    if tokens.stop - tokens.start > 1:
        return True
    return _before(doc, tokens) in words["before_clocks"]


def is_length(doc: Doc, tokens: range, words: Words) -> bool:
    """Not "one day", which never comes, nor "a month" of "a month-long strike"."""
    if _after(doc, tokens) == "-" and doc.tokens[tokens.start].lower in words["articles"]:
        return False
    return doc.text[doc.tokens[tokens.start].start : doc.tokens[tokens.stop - 1].end].lower() not in words["no_lengths"]


def is_bare_length(doc: Doc, tokens: range, words: Words) -> bool:
    """Units without a number that still tell a length: after "in", "over"; before "of", "before"."""
    before = doc.tokens[tokens.start - 1] if tokens.start else None
    if doc.tokens[tokens.start].lower == "the":
        return _after(doc, tokens) in {*words["earlier"], *words["later"]}
    return (before is not None and before.lower in words["before_units"]) or _after(doc, tokens) in words["after_units"]


def is_now(doc: Doc, tokens: range, words: Words) -> bool:
    """The present, not a reason ("now that he is gone")."""
    return _after(doc, tokens) not in words["specifying"]


def is_soon(doc: Doc, tokens: range, words: Words) -> bool:
    """A time to come, not "soon after", "as soon as"."""
    return _after(doc, tokens) not in {*words["specifying"], *words["comparing"]} and (
        _before(doc, tokens) not in words["comparing"]
    )


def _before(doc: Doc, tokens: range) -> str:
    return doc.tokens[tokens.start - 1].lower if tokens.start else ""


def _after(doc: Doc, tokens: range) -> str:
    return doc.tokens[tokens.stop].lower if tokens.stop < len(doc.tokens) else ""


GUARDS: Mapping[str, Guard] = {
    "month": is_month,
    "year": is_year,
    "short_year": is_short_year,
    "decade": is_decade,
    "noun": is_noun,
    "modifier": is_modifier,
    "adverbial": is_adverbial,
    "season": is_season,
    "whole": is_whole,
    "told": is_told,
    "edge": is_after_an_edge,
    "not_of": is_not_of,
    "closing_day": is_closing_day,
    "part_of_day": is_part_of_day,
    "clock": is_clock,
    "length": is_length,
    "bare_units": is_bare_length,
    "now": is_now,
    "soon": is_soon,
}
