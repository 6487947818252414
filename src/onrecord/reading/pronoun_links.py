"""Which mention before it a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.actor_nouns import Pronoun
from onrecord.reading.inheritance import Control, surface_subjects
from onrecord.reading.mention_chains import REACH, Chains

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REFLEXIVE = ("self", "selves")
_SPEAKING = 20  # more than a sentence's distance and a subject's weight: who spoke goes on speaking
_OBJECTS = frozenset({"dobj", "dative", "pobj"})


class PronounLinks:
    """The pronouns of one report, in order; what they say of somebody's gender is kept."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.doc = chains.doc
        self.mentions = chains.mentions
        self.nouns = chains.nouns
        self.genders: dict[int, str] = {}

    def link(self, n: int, pronoun: Pronoun, recent: Sequence[int]) -> None:
        """Joins mention ``n`` to the one of ``recent`` that fits best; none may."""
        if pronoun.use != "third":
            return
        best, best_score = None, 0
        doers = self._doers(self.mentions[n].head)
        for place, other in enumerate(reversed(recent)):
            distance = self.chains.distance(other, n)
            if distance > REACH:
                break
            if self.chains.root(other) not in doers and self._fits(other, n, pronoun):
                score = self._salience(other, distance) - place + (_SPEAKING if self._both_speak(other, n) else 0)
                if best is None or score > best_score:
                    best, best_score = other, score
        if best is not None:
            self.chains.join(best, n)
            if pronoun.gender:
                self.genders[self.chains.root(best)] = pronoun.gender

    def _both_speak(self, other: int, n: int) -> bool:
        """Whether both are subjects of a verb with a clause for its object: "…, the port confirmed. …, it said"."""
        return self._speaks(self.mentions[other].head) and self._speaks(self.mentions[n].head)

    def _speaks(self, own: int | None) -> bool:
        if own is None or self.doc.tokens[own].dep not in SUBJECTS:
            return False
        return any(self.doc.children_of(self.doc.tokens[own].head, "ccomp"))

    def _doers(self, own: int | None) -> frozenset[int]:
        """The chains of who does what is done to the pronoun: of "Weber rang Okello to praise *her*" Weber."""
        if own is None or self.doc.tokens[own].dep not in _OBJECTS or self.doc.tokens[own].lower.endswith(_REFLEXIVE):
            return frozenset()
        verb = self.doc.head(own)
        verb = self.doc.head(verb.i) if verb.pos == "ADP" else verb
        if verb.pos != "VERB":
            return frozenset()
        subjects = surface_subjects(self.doc, verb.i, Control())
        return frozenset(self.chains.root(n) for i in subjects if (n := self.chains.by_head.get(i)) is not None)

    def _salience(self, other: int, distance: int) -> int:
        """How likely a mention is taken up: subjects first, those of main clauses above all, then by nearness."""
        token = self.doc.tokens[self.mentions[other].head or 0]
        score = -12 * distance
        if token.dep in SUBJECTS:
            score += 14 if self.doc.head(token.i).dep == "ROOT" else 8
        elif token.dep in {"poss", "compound", "amod", "nmod"}:
            score -= 6
        return score + (2 if self.mentions[other].level == "PRO" else 0)

    def _fits(self, other: int, n: int, pronoun: Pronoun) -> bool:
        mention = self.mentions[other]
        root = self.chains.root(other)
        kind = self.mentions[root].entity_type
        if mention.head is None or self._is_bound(mention.head, self.mentions[n].head):
            return False
        if mention.level == "PRO" and self.nouns.pronouns[self.doc.tokens[mention.head].lower].use == "own":
            return False
        if pronoun.gender:
            return kind == "PER" and self.genders.get(root, pronoun.gender) == pronoun.gender
        if pronoun.number == "plural":
            return kind in {"GRP", "ORG"}
        return kind in {"ORG", "GPE", "FAC"} or (kind == "GRP" and self._is_one_body(root))

    def _is_one_body(self, n: int) -> bool:
        """Whether a group is named as one: "the Acholi Freedom Front", not "the Acholi"."""
        mention = self.mentions[n]
        if mention.level != "NAM" or mention.head is None or self.doc.tokens[mention.head].tag != "NNP":
            return False
        words = self.doc.tokens_in(mention.span)
        return sum(self.doc.tokens[i].text[:1].isupper() for i in words) > 1

    def _is_bound(self, other: int, own: int | None) -> bool:
        """Whether the pronoun can't mean ``other``: both depend on one verb ("she met her" are two)."""
        if own is None:
            return True
        one, two = self.doc.tokens[other], self.doc.tokens[own]
        return one.head == two.head and two.dep not in {"poss"} and not two.lower.endswith(_REFLEXIVE)
