"""The common nouns, modifiers and pronouns of a language that stand for actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast, get_args

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, read_tsv
from onrecord.model.doc import Doc
from onrecord.model.mention import EntityType

_DESCENT = "-"  # in place of a sector: the nationality after the word is no citizenship
_REMEMBERED = 16_384  # words of which the answer is kept: each is asked for by several steps
_LONGEST = 5  # tokens of a noun of several words: "prosecutor's office" has 3, a hyphen is one too


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorNoun:
    """A noun, with the words before it that belong to it, and what it stands for."""

    noun: str
    entity_type: EntityType  # of one; several persons, organisations or countries are a group
    role: str | None  # PLOVER sector
    weak: bool  # True: a neighbour with a role of its own decides
    title: bool  # True: may stand before a name
    document: bool  # True: speaks for whoever issued it
    land: bool = False  # True: with "the" alone it means the country spoken of
    seat: bool = False  # True: likewise its capital
    side: bool = False  # True: several of them are those of the conflict or talks spoken of
    kin: bool = False  # True: belongs to a family; that of a ruler counts as elite
    town: bool = False  # True: with "the" the town named last
    other: bool = False  # True: of another side than the phrase's owner ("its rivals")
    count: bool = False  # True: a number of people ("dozens"), or of things
    act: bool = False  # True: with what it is about it is no body ("the movement of goods", "opposition to the dam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun with what it can point to."""

    word: str
    number: Literal["singular", "plural", "any"]
    kind: Literal["person", "thing", "any"]
    gender: str  # "he", "she"; "": says nothing
    use: Literal["third", "own", "relative"]


# last word, the nouns that end with it, and what can stand before it in one of several words
_Ending = tuple[str, Mapping[str, ActorNoun], frozenset[str]]


class ActorNouns:
    """The actor nouns of a language, found at their head word."""

    def __init__(
        self,
        nouns: Iterable[ActorNoun],
        modifiers: Mapping[str, str],
        pronouns: Iterable[Pronoun],
        pronoun_verbs: Mapping[str, str],
        descent: Iterable[str] = (),
    ) -> None:
        self.descent = frozenset(descent)
        self._by_last: dict[str, dict[str, ActorNoun]] = {}
        for each in nouns:
            self._by_last.setdefault(_last_word(each.noun), {})[each.noun] = each
        # by its last word, what can stand right before it in a noun of several: most nouns need no further look
        self._before = {last: _before(own) for last, own in self._by_last.items()}
        self._ending = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self.modifiers = modifiers  # word → PLOVER sector
        self.pronouns = {each.word: each for each in pronouns}
        self.pronoun_verbs = pronoun_verbs  # lemma → "empty" or "clause": what "it" beside it stands for

    def find(self, doc: Doc, head: int) -> tuple[int, ActorNoun] | None:
        """The longest noun that ends at token ``head``, with its first token; None where it is no actor noun."""
        token = doc.tokens[head]
        ending = self._ending(token.lemma, token.text)
        if ending is None:
            return None
        last, nouns, before = ending
        if head and doc.tokens[head - 1].lower in before:
            for first in range(max(doc.sentences[doc.sentence_of[head]].first, head - _LONGEST + 1), head):
                text = doc.text[doc.tokens[first].start : token.start].lower().replace("’", "'") + last
                if text in nouns:
                    return first, nouns[text]
        return (head, nouns[last]) if last in nouns else None

    def _look_up(self, lemma: str, text: str) -> _Ending | None:
        """What nouns end with a token: by its lemma, else as it is written, else without an s."""
        lemma, lower = lemma.lower(), text.lower()
        for last in (lemma, lower, lower.removesuffix("s")):
            if own := self._by_last.get(last):
                return last, own, self._before.get(_last_word(last), frozenset())
        return None

    def of_word(self, word: str) -> ActorNoun | None:
        """The noun ``word`` (small letters, singular), which may be of several words."""
        return self._by_last.get(_last_word(word), {}).get(word)


def _last_word(noun: str) -> str:
    return noun.replace("-", " ").replace("'", " ").rsplit(" ", 1)[-1]


def _before(nouns: Iterable[str]) -> frozenset[str]:
    """The tokens before the last words of ``nouns``; of an abbreviation its point may be one."""
    found = {_word_before(each) for each in nouns} - {""}
    return frozenset(found | {"." for each in found if each.endswith(".")})


def _word_before(noun: str) -> str:
    """The token before the last word of a noun: a hyphen and an owner's mark are tokens of their own; "" for none."""
    start = noun[: len(noun) - len(_last_word(noun))]
    if start.endswith("'s "):
        return "'s"
    return "-" if start.endswith("-") else start.rstrip().rsplit(" ", 1)[-1].rsplit("-", 1)[-1]


def _noun(row: Mapping[str, str]) -> ActorNoun:
    marks = row["marks"].split()
    if row["entity_type"] not in get_args(EntityType):
        known = ", ".join(get_args(EntityType))
        raise BadData(f"actor_nouns.tsv: {row['noun']!r} has entity type {row['entity_type']!r}; there are: {known}")
    return ActorNoun(
        noun=row["noun"],
        entity_type=cast("EntityType", row["entity_type"]),
        role=row["role"] or None,
        weak="weak" in marks or not row["role"],
        title="title" in marks,
        document="document" in marks,
        land="land" in marks,
        seat="seat" in marks,
        side="side" in marks,
        kin="kin" in marks,
        town="town" in marks,
        count="count" in marks,
        other="other" in marks,
        act="act" in marks,
    )


def _pronoun(row: Mapping[str, str]) -> Pronoun:
    return Pronoun(
        word=row["word"],
        number=cast("Literal['singular', 'plural', 'any']", row["number"]),
        kind=cast("Literal['person', 'thing', 'any']", row["kind"]),
        gender=row["gender"],
        use=cast("Literal['third', 'own', 'relative']", row["use"]),
    )


@cache
def load_actor_nouns(language: str) -> ActorNouns:
    """The actor nouns of a language. Raises BadData where a row is not well formed."""
    modifiers = tuple(read_tsv(language_file(language, "actor_modifiers.tsv")))
    return ActorNouns(
        (_noun(row) for row in read_tsv(language_file(language, "actor_nouns.tsv"))),
        {row["word"]: row["role"] for row in modifiers if row["role"] != _DESCENT},
        (_pronoun(row) for row in read_tsv(language_file(language, "pronouns.tsv"))),
        {row["verb"]: row["use"] for row in read_tsv(language_file(language, "pronoun_verbs.tsv"))},
        (row["word"] for row in modifiers if row["role"] == _DESCENT),
    )
