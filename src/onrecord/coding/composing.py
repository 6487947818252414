"""The event type of a mention: its own pattern, or what it makes of the event inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.frame import Frame, carrier, inside
from onrecord.codebook.match import Match, best_match, find_rest
from onrecord.codebook.patterns import Composition, Embedding
from onrecord.codebook.word_classes import is_stated
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention

_DEPTH = 6  # transparent nouns and embeddings inside each other beyond this are a parser's error
# A pattern that names the inner word too knows better than these.
_YIELDING = frozenset({"do", "undergo", "happen", "cease", "order"})
_SPECIFIC = 2  # such a pattern asks for more than its own word
_CAUSED = frozenset({"xcomp", "ccomp", "advcl"})
_CAUSING = frozenset({"COERCE", "ASSAULT"})
_FINITE_NEVER = frozenset({"cease", "do"})  # "concluded that …" ends nothing
_WISHES = frozenset({"request", "threaten", "commit"})
_SAID = frozenset({"refuse", "deny", "threaten"})  # "denied *that it attacked*": a clause of theirs is somebody's word
_INSIDE_NOUNS = frozenset({"compound", "amod", "nmod"})
_THROUGH = ("of", "for", "complement", "on", "in", "to", "modifier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """An event mention in the codebook's terms, its parties still words of the Doc."""

    type: str | None  # None: explicitly no event
    rule: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    decisive: tuple[int, ...] = ()  # words that decide besides the predicate
    each: tuple[int, ...] = ()  # one event for each of these
    alternatives: tuple[str, ...] = ()
    confidence: float = 0.0  # 0-1, once its standing is known


class Composer:
    """Codes the event mentions of one Doc, each once."""

    def __init__(self, doc: Doc, mentions: tuple[EventMention, ...], codebook: Codebook) -> None:
        self._doc = doc
        self._codebook = codebook
        self._mentions = {each.token: each for each in mentions}
        self._known: dict[int, Coding | None] = {}
        self._nesting = 0
        self.absorbed: dict[int, int] = {}  # predicate → the one whose event it is part of: "talks" → "held"
        self.inner_of: dict[int, str] = {}  # predicate → how it stands inside another's event: inner or content

    def coding(self, i: int) -> Coding | None:
        """The coding of the mention whose predicate is token ``i``; None where there is none or nothing fits."""
        if i in self._known:
            return self._known[i]
        mention = self._mentions.get(i)
        if mention is None or self._nesting > _DEPTH:
            return None
        self._known[i] = None  # what embeds itself is not coded
        self._nesting += 1
        self._known[i] = self._coded(mention)
        self._nesting -= 1
        return self._known[i]

    def _coded(self, mention: EventMention) -> Coding | None:
        frame = Frame(self._doc, mention, self._codebook.syntax)
        match = best_match(self._codebook, frame)
        found = None
        if match is None or match.pattern.priority <= 0:
            found = self._composed(
                frame, _YIELDING if match is not None and match.pattern.rank[1] >= _SPECIFIC else frozenset()
            )
        if found is not None and found.type is None and match is not None:
            found = None
        if found is not None and match is not None and match.pattern.type == found.type and match.decisive:
            found = _sharpened(frame, match, found)
            self._absorb(mention, match)
        if found is None and match is not None:
            found = _plain(frame, match, self._codebook)
            if "causer" in match.pattern.actor and not found.actors:
                found = replace(found, actors=self._causers(mention))
            self._absorb(mention, match)
        if frame.fillers("demanded"):
            found = self._demanded(frame, found)
        return self._in_time(frame, found) if found is not None and found.type is not None else found

    def _demanded(self, frame: Frame, coding: Coding | None) -> Coding | None:
        """What somebody says must be done is a demand of theirs: "the envoy said the rebels must disarm"."""
        inner = coding or Coding(type=None, rule="")
        row = self._codebook.composed("demanded", inner.type or "", inner.mode)
        if row is None:
            return coding
        speakers = frame.fillers("speaker")
        above = self._doc.tokens[carrier(self._doc, frame.mention)].head
        if not self._codebook.classes.has(self._doc, above, self._codebook.reporting):
            return coding
        asked = frame.first(("subject", "by", "object"), tuple(speakers))
        return Coding(
            type=row.type,
            mode=row.mode,
            rule=f"{row.id}<{inner.rule}",
            actors=tuple(speakers),
            recipients=tuple(asked),
            decisive=tuple(frame.fillers("demanded")),
            alternatives=(inner.type,) if inner.type else (),
        )

    def _causers(self, mention: EventMention) -> tuple[int, ...]:
        """Who makes somebody do it: "*rebels* compelled the mayor to flee"; empty where nobody does."""
        above = self._doc.tokens[mention.token].head
        coding = self.coding(above) if self._doc.tokens[mention.token].dep in _CAUSED else None
        return coding.actors if coding is not None and coding.type in _CAUSING else ()

    def is_caused(self, mention: EventMention) -> bool:
        """Whether somebody's force makes ``mention`` happen: "compelled the mayor *to flee*"."""
        return self._doc.tokens[mention.token].dep == "xcomp" and bool(self._causers(mention))

    def _absorb(self, mention: EventMention, match: Match) -> None:
        """Nouns and phrases that a pattern names are part of its event, or of what is none: "imposed a *curfew*".

        What hangs on one of them is a mention of its own: "gave orders for a *handover*".
        """
        for each in own_words(self._doc, match.decisive):
            inner = self._mentions.get(each)
            if inner is not None and inner.word_class in {"noun", "phrase"} and each != mention.token:
                self.absorbed[each] = mention.token

    def _composed(self, frame: Frame, without: frozenset[str]) -> Coding | None:
        mention = frame.mention
        for embedding in self._codebook.embeddings.get((mention.word_class, mention.lemma), ()):
            rest = None if embedding.name in without else find_rest(frame, embedding.rest)
            if rest is None:
                continue
            for slot in embedding.slots:
                for token in frame.fillers(slot):
                    found = self._with_inner(frame, embedding, token, rest)
                    if found is not None:
                        return found
        return None

    def _with_inner(self, frame: Frame, embedding: Embedding, token: int, rest: list[int]) -> Coding | None:
        if self._doc.tokens[token].dep == "ccomp" and embedding.name in _FINITE_NEVER:
            return None
        if embedding.name in _WISHES and is_stated(self._doc, token):
            return None
        for place in self._inner(token, _DEPTH):
            inner = self.coding(place)
            if inner is None or inner.type is None:
                continue
            row = self._codebook.composed(embedding.name, inner.type, inner.mode)
            if row is None:
                continue
            if row.stands and self._mentions[place].word_class == "verb":
                self.inner_of[place] = "resolved"
                return Coding(type=None, rule=f"{row.id}<{inner.rule}", decisive=tuple(rest))
            coding = _combined(frame, embedding, row, inner)
            if row.type == "=" and row.parties != "outer":
                self.absorbed[place] = frame.mention.token
                return replace(coding, decisive=(*rest, place))
            said = self._doc.tokens[place].dep == "ccomp" and embedding.name in _SAID
            self.inner_of[place] = "content" if row.content or said else "inner"
            return replace(coding, decisive=tuple(rest))
        return None

    def _inner(self, i: int, depth: int) -> Iterator[int]:
        """Predicates that token ``i`` may stand for: itself, one in a copula's clause or behind a transparent noun."""
        yield i
        token = self._doc.tokens[i]
        if depth == 0:
            return
        if token.pos == "AUX":
            for slot in ("acomp", "attr", "prep"):
                for child in self._doc.children_of(i, slot):
                    yield from (
                        (each.i for each in self._doc.children_of(child.i, "pobj")) if slot == "prep" else (child.i,)
                    )
        elif self._codebook.classes.has(self._doc, i, self._codebook.transparent):
            for slot in _THROUGH:
                for each in inside(self._doc, i, slot):
                    yield from self._inner(each, depth - 1)

    def _in_time(self, frame: Frame, coding: Coding) -> Coding:
        """What becomes of an event in the future or under a negation, where the codebook has a row for that."""
        name = _circumstance(frame)
        row = self._codebook.composed(name, coding.type or "", coding.mode) if name else None
        if row is None or row.type == "=":
            return coding
        mode = coding.mode if row.mode == "=" else row.mode
        return replace(coding, type=row.type, mode=mode, rule=f"{row.id}<{coding.rule}", each=(), places=())


def own_words(doc: Doc, decisive: tuple[int, ...]) -> list[int]:
    """Those of the decisive words that hang on no other of them: of "orders for a handover" the orders."""
    return [
        each
        for each in decisive
        if {doc.tokens[each].head, doc.head(doc.tokens[each].head).i}.isdisjoint({*decisive} - {each})
    ]


def _circumstance(frame: Frame) -> str:
    """What time and polarity say: future, refusal (negated future), negation; "" for none of them."""
    if frame.fillers("future"):
        return "refusal" if frame.fillers("negated") else "future"
    return "negation" if frame.fillers("negated") else ""


def _plain(frame: Frame, match: Match, codebook: Codebook) -> Coding:
    pattern, tokens, is_party = match.pattern, frame.doc.tokens, codebook.classes.is_party
    actors, recipients = frame.first(pattern.actor, match.rest), frame.first(pattern.recipient, match.rest)
    # "treason charges" are nobody's
    actors = [one for one in actors if tokens[one].dep not in _INSIDE_NOUNS or is_party(frame.doc, one)]
    recipients = [one for one in recipients if one not in actors]
    if not recipients and pattern.symmetric and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    places = frame.first(pattern.place)
    each = tuple(frame.first(pattern.each)) if pattern.each else ()
    return Coding(
        type=pattern.type,
        mode=pattern.mode,
        rule=pattern.id,
        contexts=pattern.contexts,
        actors=tuple(actors),
        recipients=tuple(recipients),
        places=tuple(places),
        decisive=match.decisive,
        each=each,
        alternatives=match.alternatives,
    )


def _sharpened(frame: Frame, match: Match, composed: Coding) -> Coding:
    """A composed coding with the words, and where it names some the recipients, of a pattern of the same type."""
    recipients = tuple(frame.first(match.pattern.recipient, match.decisive))
    return replace(composed, decisive=match.decisive, recipients=recipients or composed.recipients)


def _combined(frame: Frame, embedding: Embedding, row: Composition, inner: Coding) -> Coding:
    actors, recipients = _parties(frame, embedding, row, inner)
    same = row.type == "="
    return Coding(
        type=inner.type if same else row.type,
        mode=inner.mode if row.mode == "=" or (same and row.mode is None) else row.mode,
        rule=f"{row.id}<{inner.rule}",
        contexts=inner.contexts,
        actors=actors,
        recipients=tuple(each for each in recipients if each not in actors),
        places=inner.places if same else (),
        each=inner.each if same else (),
        alternatives=tuple(each for each in (inner.type, *inner.alternatives) if each and not same),
    )


def _parties(
    frame: Frame, embedding: Embedding, row: Composition, inner: Coding
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    actors, recipients = tuple(frame.first(embedding.actor)), tuple(frame.first(embedding.recipient))
    if row.parties == "keep":
        return inner.actors, inner.recipients
    if row.parties == "swap":
        return inner.actors or actors, recipients or inner.recipients
    if row.parties == "inner":
        if not actors or inner.actors == actors:
            return inner.actors, inner.recipients or recipients
        return actors, inner.recipients or recipients or tuple(each for each in inner.actors if each not in actors)
    # who is to do it is asked, who offers it is refused; "its own" is the actor's
    others = tuple(
        each for each in inner.actors if each not in actors and frame.doc.tokens[each].tag not in {"PRP", "PRP$"}
    )
    return actors, recipients or others or inner.recipients
