"""The part of speech and lemma of each token, remembered from the model's own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Key = tuple[int, int, int]  # of a token all that the rules look at: its text, tag and dependency
Form = tuple[str, str]  # part of speech, lemma
RULES = ("attribute_ruler", "lemmatizer")
_LIMIT = 50_000  # forms kept at once, about 15 MB; names never end


class WordForms:
    """What the pipeline's attribute ruler and lemmatizer would set, asked of them once for each kind of token.

    They take 77 of 276 µs a token (news, en_core_web_sm), though what they say follows from a token's text, tag and
    dependency, and for a few pairs ("let 's", "there is") from its neighbour's.
    """

    def __init__(self, nlp: Any) -> None:
        ruler, self._lemmatizer = (nlp.get_pipe(name) for name in RULES)
        self._ruler = ruler
        self._pairs = _pair_starts(ruler, nlp.vocab)
        self._starts: dict[Key, bool] = {}
        self._forms: dict[tuple[Key | None, Key, Key | None], Form] = {}

    def of(self, parsed: Any) -> Iterator[Form]:
        """The forms of a tagged and parsed paragraph's tokens, in order."""
        if len(self._forms) > _LIMIT:
            self._forms.clear()
            self._starts.clear()
        keys = [(token.orth, token.tag, token.dep) for token in parsed]
        starts = [self._starts_pair(key, parsed) for key in keys]
        for i, key in enumerate(keys):
            before = keys[i - 1] if i and starts[i - 1] else None
            after = keys[i + 1] if starts[i] and i + 1 < len(keys) else None
            seen = (before, key, after)
            if seen not in self._forms:
                self._forms[seen] = self._asked(seen, parsed)
            yield self._forms[seen]

    def _starts_pair(self, key: Key, parsed: Any) -> bool:
        if key not in self._starts:
            self._starts[key] = bool(self._pairs(_alone([key], parsed), allow_missing=True))
        return self._starts[key]

    def _asked(self, seen: tuple[Key | None, Key, Key | None], parsed: Any) -> Form:
        """What the rules say of a token between the neighbours that matter."""
        doc = self._lemmatizer(self._ruler(_alone([key for key in seen if key], parsed)))
        token = doc[1 if seen[0] else 0]
        return token.pos_, token.lemma_


def can_remember(nlp: Any) -> bool:
    """Whether a pipeline's rules are of the kind that WordForms knows: no pattern over more than two tokens."""
    if not set(RULES) <= set(nlp.pipe_names):
        return False
    patterns = [pattern for each in nlp.get_pipe(RULES[0]).patterns for pattern in each["patterns"]]
    return all(len(pattern) <= 2 and not any("OP" in token for token in pattern) for pattern in patterns)


def _alone(keys: Sequence[Key], parsed: Any) -> Any:
    """Some tokens as a document of their own, with the tags and dependencies that they have in the sentence."""
    texts = [[parsed.vocab.strings[value] for value in key] for key in keys]
    words, tags, deps = (list(column) for column in zip(*texts, strict=True))
    return type(parsed)(parsed.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(keys))))


def _pair_starts(ruler: Any, vocab: Any) -> Any:
    """A matcher of the tokens that a pattern over two tokens can begin with."""
    matcher = type(ruler.matcher)(vocab, validate=False)
    firsts = [[pattern[0]] for each in ruler.patterns for pattern in each["patterns"] if len(pattern) > 1]
    if firsts:
        matcher.add("pair", firsts)
    return matcher
