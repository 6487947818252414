"""Which names of a report are the same name: in full, by surname, by initials, by acronym."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.model.doc import Doc
from onrecord.model.mention import Mention

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "de", "van", "von", "der", "da", "dos", "di", "la", "le", "st"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TAIL = (
    2  # words that the short form of a body's name has at the least: "Foreign Ministry" of "Malian Foreign Ministry"
)
_LONGEST_REST = 1  # words that a short name may leave away; with 2, firms join their units more often than themselves
_SHORTEST_FRONT = 5  # letters of a firm's name that may stand for the whole

Name = tuple[str, ...]


def name_words(doc: Doc, mention: Mention) -> Name:
    """The words of a mention's name in small letters, without article, title, punctuation and owner's mark."""
    if mention.head is None:
        return ()
    inside = doc.tokens_in(mention.span)
    head = doc.tokens[mention.head]
    words = [t for t in (doc.tokens[i] for i in inside) if t.pos != "PUNCT" and t.tag not in {"POS", "HYPH"}]
    if head.ent:
        words = [t for t in words if t.ent == head.ent or t.i == head.i]
    words = [t for t in words if t.text[:1].isupper() or t.lower in _PARTICLES or t.i == head.i]
    name = tuple(t.lower.strip(".’'") for t in words if t.dep != "det")
    return name[:-1] if len(name) > 1 and name[-1] in _SUFFIXES else name


def link_names(doc: Doc, mentions: Sequence[Mention], join: Callable[[int, int], None]) -> None:
    """Calls ``join`` with the places of two mentions for each pair of names found to be the same."""
    named = [(n, each, name_words(doc, each)) for n, each in enumerate(mentions) if each.level == "NAM"]
    whole: dict[Name, int] = {}
    for n, _, words in named:
        if words in whole:
            join(whole[words], n)
        elif words:
            whole[words] = n
    persons = [(n, words) for n, each, words in named if each.entity_type == "PER" and words]
    families = {words[-1] for _, words in persons if len(words) > 1}
    # A surname alone is often taken for another kind of name.
    alone = [(n, words) for n, each, words in named if len(words) == 1 and _can_be_a_person(doc, each)]
    _link_persons(sorted([*persons, *(each for each in alone if each[1][0] in families)]), join)
    bodies = [(n, words) for n, each, words in named if each.entity_type in {"ORG", "GRP"} and words]
    _link_tails(bodies, join)
    _link_fronts(doc, [(n, words) for n, words in bodies if mentions[n].entity_type == "ORG"], mentions, join)
    _link_acronyms(doc, [(n, each, words) for n, each, words in named if words], join)


def _can_be_a_person(doc: Doc, mention: Mention) -> bool:
    """Whether a name that isn't taken for a person's can be one: a body's, or a place's where nothing says "in" it."""
    if mention.entity_type == "GPE":
        return mention.head is not None and doc.tokens[mention.head].dep != "pobj"
    return mention.entity_type in {"ORG", "GRP"}


def _surname(words: Name) -> str:
    return words[-1]


def _first_names(words: Name) -> Name:
    return tuple(word for word in words[:-1] if word not in _PARTICLES)


def _link_persons(persons: list[tuple[int, Name]], join: Callable[[int, int], None]) -> None:
    """Full names that agree, then bare surnames: to the last full name before, else the first after."""
    families: dict[str, list[tuple[int, Name]]] = {}
    for n, words in persons:
        if not _first_names(words):
            continue
        family = families.setdefault(_surname(words), [])
        like = next((other for other, name in family if _agree(_first_names(name), _first_names(words))), None)
        if like is None:
            family.append((n, words))
        else:
            join(like, n)
    for n, words in persons:
        family = families.get(_surname(words), [])
        if _first_names(words) or not family:
            continue
        before = [other for other, _ in family if other < n]
        join(before[-1] if before else family[0][0], n)


def _agree(one: Name, other: Name) -> bool:
    """Whether first names may be those of one person: "B" and "Bashar", "Ana Maria" and "Ana"."""
    first, second = one[0], other[0]
    return first == second or (1 in {len(first), len(second)} and first[0] == second[0]) or set(one) <= set(other)


def _link_tails(bodies: list[tuple[int, Name]], join: Callable[[int, int], None]) -> None:
    """A body's short name to the one body whose name ends so."""
    longer: dict[Name, dict[Name, int]] = {}
    for n, words in bodies:
        for size in range(_TAIL, len(words)):
            longer.setdefault(words[-size:], {}).setdefault(words, n)
    for n, words in bodies:
        whole = longer.get(words, {}) if len(words) >= _TAIL else {}
        if len(whole) == 1:
            join(next(iter(whole.values())), n)


def _link_fronts(
    doc: Doc, bodies: list[tuple[int, Name]], mentions: Sequence[Mention], join: Callable[[int, int], None]
) -> None:
    """The beginning of a firm's name, where one body only begins so: "Norsk" for "Norsk Hydro ASA"; no acronym."""
    longer: dict[Name, dict[Name, int]] = {}
    for n, words in bodies:
        for size in range(max(1, len(words) - _LONGEST_REST), len(words)):
            longer.setdefault(words[:size], {}).setdefault(words, n)
    for n, words in bodies:
        whole = longer.get(words, {})
        short = mentions[n].span.of(doc.text)
        if len(whole) == 1 and len(words[0]) >= _SHORTEST_FRONT and not short.isupper():
            join(next(iter(whole.values())), n)


def _link_acronyms(doc: Doc, named: list[tuple[int, Mention, Name]], join: Callable[[int, int], None]) -> None:
    """A body's acronym: in brackets after the name, or of its initials."""
    by_initials: dict[str, int] = {}
    for n, each, words in named:
        for initials in _initials(doc, each) if len(words) > 2 and each.entity_type in {"ORG", "GPE", "GRP"} else ():
            by_initials.setdefault(initials, n)
    ends = {each.span.end: n for n, each, _ in named}
    for n, each, words in named:
        text = each.span.of(doc.text)
        if len(words) == 1 and text.isupper() and len(text) > 2:
            bracket = doc.text[max(0, each.span.start - 2) : each.span.start] == " ("
            before = ends.get(each.span.start - 2) if bracket else None
            other = before if before is not None else by_initials.get(text.replace(".", ""))
            if other is not None and other != n:
                join(other, n)


def _initials(doc: Doc, mention: Mention) -> Iterator[str]:
    words = mention.span.of(doc.text).replace("-", " ").split()
    capital = [word[0] for word in words if word[:1].isupper() and word.lower() != "the"]
    yield "".join(capital)
