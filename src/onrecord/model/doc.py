"""A parsed text: paragraphs, sentences, tokens, named entities. No type of the parser's library is in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token. Tags are those of Universal Dependencies (``pos``), Penn (``tag``) and ClearNLP (``dep``)."""

    i: int  # place in Doc.tokens
    text: str
    start: int  # code points
    end: int
    lemma: str  # lower case, but for proper nouns
    pos: str  # VERB, NOUN, PROPN, …
    tag: str  # VBD, NNS, …
    dep: str  # nsubj, dobj, …; ROOT for the root of a sentence
    head: int  # place of its head in Doc.tokens; its own for a root
    ent: str  # label of the named entity it is in, as the model gives it (PERSON, GPE, …); "" for none

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The text in lower case, as rules compare it."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens ``[first, after)`` of a Doc, and the paragraph (place in Doc.paragraphs) they stand in."""

    first: int
    after: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """The tokens ``[first, after)`` recognised as a name."""

    first: int
    after: int
    label: str  # the model's: PERSON, ORG, GPE, LOC, FAC, NORP, DATE, …
    hinted: bool  # True: fixed by the name finder before the statistical recogniser ran


@dataclass(frozen=True, slots=True)
class Doc:
    """A report's text as parsed. Trees don't cross sentences, sentences don't cross paragraphs."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    entities: tuple[NamedEntity, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)  # of each token, in order
    edges: tuple[tuple[int, int], ...] = field(init=False, compare=False, repr=False)  # [first, after) of its subtree
    sentence_of: tuple[int, ...] = field(init=False, compare=False, repr=False)  # place in sentences, of each token
    _starts: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "children", tuple(map(tuple, children)))
        object.__setattr__(self, "edges", _edges(self.tokens, children))
        places = tuple(n for n, each in enumerate(self.sentences) for _ in range(each.first, each.after))
        object.__setattr__(self, "sentence_of", places)
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def head(self, i: int) -> Token:
        """The head of token ``i``; itself for a root."""
        return self.tokens[self.tokens[i].head]

    def children_of(self, i: int, *deps: str) -> Iterator[Token]:
        """The children of token ``i`` in order; only those of the relations ``deps``, where any are given."""
        for child in self.children[i]:
            token = self.tokens[child]
            if not deps or token.dep in deps:
                yield token

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token ``i``, nearest first."""
        while (above := self.tokens[i].head) != i:
            yield self.tokens[above]
            i = above

    def subtree(self, i: int) -> Iterator[Token]:
        """All tokens under ``i`` and itself, in order of the text (a tree may have gaps)."""
        inside = {i}
        queue = [i]
        while queue:
            below = self.children[queue.pop()]
            inside.update(below)
            queue.extend(below)
        return (self.tokens[each] for each in sorted(inside))

    def subtree_span(self, i: int) -> Span:
        """From the first to the last character under token ``i``."""
        first, after = self.edges[i]
        return self.span(first, after)

    def span(self, first: int, after: int) -> Span:
        """The characters of the tokens ``[first, after)``."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def sentence_span(self, sentence: Sentence) -> Span:
        """The characters of a sentence."""
        return self.span(sentence.first, sentence.after)

    def token_at(self, offset: int) -> int:
        """The place of the last token that starts at or before ``offset``; 0 where none does."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens_in(self, span: Span) -> range:
        """The places of the tokens that share a character with ``span``."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_right(self._starts, span.end - 1)))

    def with_arcs(
        self, arcs: Mapping[int, tuple[int, str]], words: Mapping[int, tuple[str, str, str]] | None = None
    ) -> Doc:
        """The same Doc with other (head, dep) for some tokens, and for some of these other (lemma, pos, tag)."""
        tokens = list(self.tokens)
        for i, (head, dep) in arcs.items():
            tokens[i] = replace(tokens[i], head=head, dep=dep)
        for i, (lemma, pos, tag) in (words or {}).items():
            tokens[i] = replace(tokens[i], lemma=lemma, pos=pos, tag=tag)
        return Doc(self.text, self.paragraphs, self.sentences, tuple(tokens), self.entities)


def _edges(tokens: tuple[Token, ...], children: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """[first, after) of each token's subtree, in one walk from the leaves up."""
    first = list(range(len(tokens)))
    after = [i + 1 for i in range(len(tokens))]
    order = [token.i for token in tokens if token.head == token.i]
    for i in order:
        order.extend(children[i])
    for i in reversed(order):
        above = tokens[i].head
        if above != i:
            first[above] = min(first[above], first[i])
            after[above] = max(after[above], after[i])
    return tuple(zip(first, after, strict=True))
