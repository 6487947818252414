"""Mentions that stand side by side and mean the same: appositions, relative pronouns, documents, "the town of X"."""

from __future__ import annotations

from onrecord.model.mention import Mention
from onrecord.reading.datelines import find_datelines
from onrecord.reading.mention_chains import Chains

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def link_neighbours(chains: Chains) -> None:
    """Joins appositions, relative pronouns, documents with who issued them, and places with their names."""
    _Neighbours(chains).link()


class _Neighbours:
    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.doc = chains.doc
        self.mentions = chains.mentions
        self.nouns = chains.nouns
        # "SOROTI, Uganda, March 3 (Teso Wire) — Soldiers …": nobody there is anybody else.
        self.outside = {i for line in find_datelines(chains.doc) for i in line}

    def link(self) -> None:
        for n, mention in enumerate(self.mentions):
            if mention.head is None:
                continue
            token = self.doc.tokens[mention.head]
            other = self.chains.by_head.get(token.head) if token.dep == "appos" else None
            if other is not None and self.outside.isdisjoint((token.i, token.head)):
                self._join_alike(other, n)
            if mention.level == "NOM":
                self._link_after_comma(n, mention)
                self._link_document(n, mention.head)
                self._link_place_of(n, mention.head)
            elif mention.level == "PRO" and self.nouns.pronouns[token.lower].use == "relative":
                self._link_relative(n, mention.head)

    def _join_alike(self, one: int, other: int) -> None:
        """Joins two of one kind; not two names of places: "Plovdiv, Bulgaria" is a town and its country."""
        kinds = {self.mentions[one].entity_type, self.mentions[other].entity_type}
        if kinds <= _PLACES and self.mentions[one].level == self.mentions[other].level == "NAM":
            return
        if len(kinds) == 1 or kinds <= {"ORG", "GRP"} or kinds <= _PLACES:
            self.chains.join(one, other)

    def _link_after_comma(self, n: int, mention: Mention) -> None:
        """A name and its gloss: "Brest, the region's second city." (often not parsed as an apposition)."""
        text, start, end = self.doc.text, mention.span.start, mention.span.end
        before = self.mentions[n - 1] if n else None
        if before is None or before.level != "NAM" or text[before.span.end : start] != ", ":
            return
        if text[end : end + 1] in {"", ",", ".", "\n"} and before.entity_type == mention.entity_type != "GRP":
            self._join_alike(n - 1, n)

    def _link_document(self, n: int, head: int) -> None:
        found = self.nouns.find(self.doc, head)
        if found is None or not found[1].document:
            return
        for preposition in self.doc.children_of(head, "prep"):
            for token in self.doc.children_of(preposition.i, "pobj") if preposition.lower in {"from", "by"} else ():
                if token.i in self.chains.by_head:
                    self.chains.join(self.chains.by_head[token.i], n)

    def _link_place_of(self, n: int, head: int) -> None:
        """A place and its name: "the town of Kidal"."""
        found = self.nouns.find(self.doc, head)
        if found is None or not (found[1].town or found[1].land) or self.doc.tokens[head].tag != "NN":
            return
        for preposition in self.doc.children_of(head, "prep"):
            for token in self.doc.children_of(preposition.i, "pobj") if preposition.lower == "of" else ():
                other = self.chains.by_head.get(token.i)
                if other is not None and self.mentions[other].level == "NAM":
                    self._join_alike(other, n)

    def _link_relative(self, n: int, head: int) -> None:
        for above in self.doc.ancestors(head):
            if above.dep == "relcl":
                if above.head in self.chains.by_head:
                    self.chains.join(self.chains.by_head[above.head], n)
                return
