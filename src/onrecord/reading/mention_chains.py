"""Mentions being joined into chains of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.language.actor_nouns import ActorNouns
from onrecord.model.doc import Doc
from onrecord.model.mention import EntityType, Mention

REACH = 2  # sentences that a pronoun or a short description reaches back


class Chains:
    """Mentions being joined; each chain is known by the place of its first mention."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], nouns: ActorNouns) -> None:
        self.doc = doc
        self.mentions = mentions
        self.nouns = nouns
        self.above = list(range(len(mentions)))
        self.by_head = {each.head: n for n, each in reversed(list(enumerate(mentions))) if each.head is not None}

    def root(self, n: int) -> int:
        """The first mention of the chain of ``n``."""
        while self.above[n] != n:
            self.above[n] = self.above[self.above[n]]
            n = self.above[n]
        return n

    def join(self, one: int, other: int) -> None:
        """Makes one chain of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self.above[second] = first

    def distance(self, other: int, n: int) -> int:
        """How many sentences lie between two mentions."""
        one, two = self.mentions[other].head, self.mentions[n].head
        if one is None or two is None:
            return REACH + 1
        return abs(self.doc.sentence_of[two] - self.doc.sentence_of[one])

    def resolved(self) -> Iterator[Mention]:
        """The mentions with their chain's id; a pronoun gets the type of what it points to."""
        kinds: dict[int, EntityType] = {}
        ids: dict[int, str] = {}
        for level in ("NAM", "NOM", "PRO"):
            for n, mention in enumerate(self.mentions):
                if mention.level == level:
                    kinds.setdefault(self.root(n), mention.entity_type)
        for n, mention in enumerate(self.mentions):
            root = self.root(n)
            entity = ids.setdefault(root, f"e{len(ids)}")
            kind = kinds[root] if mention.level == "PRO" else mention.entity_type
            yield Mention(
                id=mention.id,
                span=mention.span,
                entity_type=kind,
                level=mention.level,
                entity=entity,
                head=mention.head,
            )
