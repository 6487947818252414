"""Which mentions of a report mean the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from onrecord.language.actor_nouns import ActorNouns, Pronoun, load_actor_nouns
from onrecord.model.doc import Doc, Token
from onrecord.model.mention import EntityType, Mention
from onrecord.reading.name_chains import link_names
from onrecord.reading.noun_phrases import phrase_start

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REMEMBERED = 40  # mentions that a pronoun or a definite phrase can reach back to
_REACH = 2  # sentences that a pronoun reaches back
_PLURAL_ROLES = frozenset({"REB", "PRM", "MIL", "COP", "UAF", "CRM", "OPP"})  # bare plurals that mean the same side


def resolve_coreference(doc: Doc, mentions: tuple[Mention, ...], language: str) -> tuple[Mention, ...]:
    """The same mentions with ``entity`` set: one id for all mentions of one thing."""
    chains = _Chains(doc, mentions, load_actor_nouns(language))
    link_names(doc, mentions, chains.join)
    chains.link_neighbours()
    chains.link_backwards()
    return tuple(chains.resolved())


class _Chains:
    """Mentions being joined; each chain is known by the place of its first mention."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], nouns: ActorNouns) -> None:
        self.doc = doc
        self.mentions = mentions
        self.nouns = nouns
        self.above = list(range(len(mentions)))
        self.by_head = {each.head: n for n, each in reversed(list(enumerate(mentions))) if each.head is not None}
        self.genders: dict[int, str] = {}

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

    # ── what stands side by side ──

    def link_neighbours(self) -> None:
        """Appositions, relative pronouns, and documents with who issued them."""
        for n, mention in enumerate(self.mentions):
            if mention.head is None:
                continue
            token = self.doc.tokens[mention.head]
            if token.dep == "appos" and (other := self.by_head.get(token.head)) is not None:
                self._join_alike(other, n)
            if mention.level == "NOM":
                self._link_after_comma(n, mention)
                self._link_document(n, mention.head)
                self._link_place_of(n, mention.head)
            elif mention.level == "PRO" and self.nouns.pronouns[token.lower].use == "relative":
                self._link_relative(n, mention.head)

    def _join_alike(self, one: int, other: int) -> None:
        kinds = {self.mentions[one].entity_type, self.mentions[other].entity_type}
        if len(kinds) == 1 or kinds <= {"ORG", "GRP"} or kinds <= {"GPE", "LOC", "FAC"}:
            self.join(one, other)

    def _link_after_comma(self, n: int, mention: Mention) -> None:
        """A name and its gloss: "Brest, the region's second city." (often not parsed as an apposition)."""
        text, start, end = self.doc.text, mention.span.start, mention.span.end
        before = self.mentions[n - 1] if n else None
        if before is None or before.level != "NAM" or text[before.span.end : start] != ", ":
            return
        if text[end : end + 1] in {"", ",", ".", "\n"} and before.entity_type == mention.entity_type != "GRP":
            self.join(n - 1, n)

    def _link_document(self, n: int, head: int) -> None:
        found = self.nouns.find(self.doc, head)
        if found is None or not found[1].document:
            return
        for preposition in self.doc.children_of(head, "prep"):
            for token in self.doc.children_of(preposition.i, "pobj") if preposition.lower in {"from", "by"} else ():
                if token.i in self.by_head:
                    self.join(self.by_head[token.i], n)

    def _link_place_of(self, n: int, head: int) -> None:
        """A place and its name: "the town of Kidal"."""
        found = self.nouns.find(self.doc, head)
        if found is None or not (found[1].town or found[1].land) or self.doc.tokens[head].tag != "NN":
            return
        for preposition in self.doc.children_of(head, "prep"):
            for token in self.doc.children_of(preposition.i, "pobj") if preposition.lower == "of" else ():
                other = self.by_head.get(token.i)
                if other is not None and self.mentions[other].level == "NAM":
                    self._join_alike(other, n)

    def _link_relative(self, n: int, head: int) -> None:
        for above in self.doc.ancestors(head):
            if above.dep == "relcl":
                if above.head in self.by_head:
                    self.join(self.by_head[above.head], n)
                return

    # ── what points back ──

    def link_backwards(self) -> None:
        """Definite and repeated descriptions, then pronouns, each to what came before it."""
        described: dict[str, int] = {}
        recent: deque[int] = deque(maxlen=_REMEMBERED)
        for n, mention in enumerate(self.mentions):
            if mention.head is None:
                continue
            if mention.level == "PRO":
                self._link_pronoun(n, self.nouns.pronouns[self.doc.tokens[mention.head].lower], recent)
            elif mention.level == "NOM":
                self._link_description(n, mention.head, described, recent)
            for key in self._descriptions(mention) if not self._is_owned(mention) else ():
                described[key] = n
            recent.append(n)

    def _is_owned(self, mention: Mention) -> bool:
        """Whether a phrase tells by a pronoun whose it is: "its parent company" is not "the company"."""
        if mention.level != "NOM" or mention.head is None:
            return False
        return any(child.tag == "PRP$" for child in self.doc.children_of(mention.head, "poss"))

    def _descriptions(self, mention: Mention) -> Iterator[str]:
        """The nouns by which a mention can be called again: its head's, and its titles'."""
        if mention.head is None or mention.level == "PRO":
            return
        yield self._key(mention.head)
        if mention.level == "NAM":
            for i in self.doc.tokens_in(mention.span):
                found = self.nouns.find(self.doc, i) if i != mention.head else None
                if found is not None and found[1].title:
                    yield found[1].noun
                    yield self.doc.tokens[i].lemma.lower()

    def _key(self, head: int) -> str:
        """A phrase's noun; of a colourless one ("rebel groups") the noun beside it that tells the side."""
        token = self.doc.tokens[head]
        found = self.nouns.find(self.doc, head)
        if found is not None and (found[1].weak or found[0] < head):
            for child in self.doc.children_of(head, "compound", "amod"):
                beside = self.nouns.of_word(child.lemma.lower())
                if beside is not None and beside.role in _PLURAL_ROLES:
                    return beside.noun
        return token.lemma.lower()

    def _link_description(self, n: int, head: int, described: dict[str, int], recent: Sequence[int]) -> None:
        first = self.doc.tokens[phrase_start(self.doc, head)]
        key = self._key(head)
        other = described.get(key)
        if first.lower in _POINTING:
            if other is None or not self._meet(other, n):
                other = self._named_before(n, head, recent)
        elif other is not None and not (self._is_same_side(head, key) and self._meet(other, n)):
            other = None
        if other is not None:
            self.join(other, n)

    def _is_same_side(self, head: int, key: str) -> bool:
        """Whether a plural without article means those spoken of before: "rebels", not "people"."""
        token = self.doc.tokens[head]
        found = self.nouns.of_word(key)
        bare = not any(self.doc.children_of(head, "det", "nummod", "poss"))
        return bare and token.tag in {"NNS", "NNPS"} and found is not None and found.role in _PLURAL_ROLES

    def _meet(self, one: int, other: int) -> bool:
        """Whether number and type agree, and neither owners nor nationalities differ."""
        first, second = self.mentions[one], self.mentions[other]
        if first.head is None or second.head is None:
            return False
        if (first.entity_type == "GRP") != (second.entity_type == "GRP") and "PER" in {
            first.entity_type,
            second.entity_type,
        }:
            return False
        if self._is_plural(first.head) != self._is_plural(second.head):
            return False
        modifiers = self._modifiers(first), self._modifiers(second)
        return not modifiers[0] or not modifiers[1] or bool(modifiers[0] & modifiers[1])

    def _is_plural(self, head: int) -> bool:
        """Whether several are named; a collective noun ("police") can be either and counts as one."""
        return self.doc.tokens[head].tag in {"NNS", "NNPS"}

    def _modifiers(self, mention: Mention) -> frozenset[str]:
        """Names and owners inside a phrase, without its own head: "Moscow" of "the Moscow source"."""
        tokens = [self.doc.tokens[i] for i in self.doc.tokens_in(mention.span)]
        if mention.level == "NAM":
            return frozenset(t.lower for t in tokens if t.ent == "NORP")
        return frozenset(t.lower for t in tokens if t.i != mention.head and (t.dep == "poss" or self._is_name(t)))

    def _is_name(self, token: Token) -> bool:
        """Whether a word in a phrase is a name: a capital that neither an article nor a known word explains."""
        if not token.text[:1].isupper() or token.pos not in {"ADJ", "PROPN", "NOUN"}:
            return False
        return token.lower not in self.nouns.modifiers and self.nouns.of_word(token.lemma.lower()) is None

    def _named_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        body = self._body_before(n, head, recent)
        return body if body is not None else self._leader_before(n, head, recent)

    def _body_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        """The last named body, for "the group", "the organisation"."""
        found = self.nouns.find(self.doc, head)
        if found is None or not (found[1].weak or found[1].role == "BUS") or self.mentions[n].entity_type != "ORG":
            return None
        if self._is_owned(self.mentions[n]) or any(self._is_name(each) for each in self.doc.children_of(head, "amod")):
            return None
        last = None
        for other in reversed(recent):
            if self._distance(other, n) > (_REACH if last is None else self._distance(last, n)):
                return last
            if self.mentions[other].level == "NAM" and self.mentions[other].entity_type == "ORG":
                last = other if last is None else last
                if self.doc.tokens[self.mentions[other].head or 0].dep in _SUBJECTS:
                    return other
        return last

    def _leader_before(self, n: int, head: int, recent: Sequence[int]) -> int | None:
        """The last person named, for "the ousted leader" with no other leader named before."""
        found = self.nouns.find(self.doc, head)
        mention = self.mentions[n]
        if found is None or not (found[1].weak and found[1].title) or mention.entity_type != "PER":
            return None
        if self._modifiers(mention) or mention.span.end > self.doc.tokens[head].end:
            return None
        for other in reversed(recent):
            if self._distance(other, n) > 1:
                return None
            if self.mentions[other].level == "NAM" and self.mentions[other].entity_type == "PER":
                return other
        return None

    # ── pronouns ──

    def _link_pronoun(self, n: int, pronoun: Pronoun, recent: Sequence[int]) -> None:
        if pronoun.use != "third":
            return
        best, best_score = None, 0
        for place, other in enumerate(reversed(recent)):
            distance = self._distance(other, n)
            if distance > _REACH:
                break
            if self._fits(other, n, pronoun):
                score = self._salience(other, distance) - place
                if best is None or score > best_score:
                    best, best_score = other, score
        if best is not None:
            self.join(best, n)
            if pronoun.gender:
                self.genders[self.root(best)] = pronoun.gender

    def _distance(self, other: int, n: int) -> int:
        """How many sentences lie between two mentions."""
        one, two = self.mentions[other].head, self.mentions[n].head
        if one is None or two is None:
            return _REACH + 1
        return abs(self.doc.sentence_of[two] - self.doc.sentence_of[one])

    def _salience(self, other: int, distance: int) -> int:
        """How likely a mention is taken up: subjects first, those of main clauses above all, then by nearness."""
        token = self.doc.tokens[self.mentions[other].head or 0]
        score = -12 * distance
        if token.dep in _SUBJECTS:
            score += 14 if self.doc.head(token.i).dep == "ROOT" else 8
        elif token.dep in {"poss", "compound", "amod", "nmod"}:
            score -= 6
        return score + (2 if self.mentions[other].level == "PRO" else 0)

    def _fits(self, other: int, n: int, pronoun: Pronoun) -> bool:
        mention = self.mentions[other]
        root = self.root(other)
        kind = self.mentions[root].entity_type
        if mention.head is None or self._is_bound(mention.head, self.mentions[n].head):
            return False
        if mention.level == "PRO" and self.nouns.pronouns[self.doc.tokens[mention.head].lower].use == "own":
            return False
        if pronoun.gender:
            return kind == "PER" and self.genders.get(root, pronoun.gender) == pronoun.gender
        if pronoun.number == "plural":
            return kind in {"GRP", "ORG"}
        return kind in {"ORG", "GPE", "FAC"}

    def _is_bound(self, other: int, own: int | None) -> bool:
        """Whether the pronoun can't mean ``other``: both depend on one verb ("she met her" are two)."""
        if own is None:
            return True
        one, two = self.doc.tokens[other], self.doc.tokens[own]
        return one.head == two.head and two.dep not in {"poss"} and not two.lower.endswith(("self", "selves"))

    # ── result ──

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
