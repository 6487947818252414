"""What the codebook makes of each event mention: a coding, its rank and standing, or a part in another's event."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.codebook.codebook import Codebook
from onrecord.coding.composing import Coding, Composer
from onrecord.coding.ranks import ranked
from onrecord.coding.scope import within_scope
from onrecord.coding.standing import standing_of
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.reading import Reading

LEADING = "leading_mentions"  # a convention
_LEADING = 2  # mentions of a sentence that it keeps; on cameo_multicoder rounds 5-7: 1 F=.605, 2 .643, 3 .597, all .529
CARRIED = 4  # words from a predicate, at most, to the words that carry its event with it
_REACH = 60  # words, at most, that are an event's own clause
_BESIDE = frozenset({"advcl", "relcl", "parataxis"})
_MANNER = frozenset({"in", "during", "with", "by", "through", "amid"})
_NONE = Coding(type=None, rule="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one event mention."""

    mention: EventMention
    coding: Coding  # before abstaining
    rank: int | None  # in its sentence; None: part of another mention's event, or not on record
    is_part: bool  # of another mention's event
    standing: str  # a class of standing.toml; "": none, or no type


def verdicts(reading: Reading, codebook: Codebook) -> tuple[Verdict, ...]:
    """A verdict on each event mention of ``reading``, in the order of the text."""
    doc, mentions = reading.doc, reading.event_mentions
    composer = Composer(doc, mentions, codebook)
    codings = {each.id: _scoped(doc, each, composer.coding(each.token), codebook) for each in mentions}
    parts = {*composer.absorbed, *_repeated(doc, mentions, codings, composer)}
    again = {each.id for each in mentions if each.token in parts and _stands_alone(each, composer)}
    kept = [each for each in mentions if each.token not in parts or each.id in again]
    ranks = ranked(doc, ((each, codings[each.id].type is not None and each.id not in again) for each in kept))
    if LEADING in codebook.switches:
        ranks = {each.id: ranks[each.id] for each in kept if codings[each.id].type or ranks[each.id] <= _LEADING}
    found = []
    for each in mentions:
        coding, rank = _NONE if each.id in again else codings[each.id], ranks.get(each.id)
        is_judged = rank is not None and coding.type is not None
        standing = standing_of(doc, each, coding, rank or 0, composer, codebook) if is_judged else ""
        found.append(Verdict(mention=each, coding=coding, rank=rank, is_part=each.token in parts, standing=standing))
    return tuple(found)


def _stands_alone(mention: EventMention, composer: Composer) -> bool:
    """Whether a part of another mention's event is kept as a mention without a type, by which reports can be linked.

    A noun that tells of it again, not one of the words that carry it: "killed in the *fighting*", "blamed the front for
    last week's *bombing*", but "held *talks*".
    """
    by = composer.absorbed.get(mention.token)
    return mention.word_class == "noun" and (by is None or abs(by - mention.token) > CARRIED)


def _scoped(doc: Doc, mention: EventMention, coding: Coding | None, codebook: Codebook) -> Coding:
    if coding is None or coding.type is None:
        return coding or _NONE
    return _retyped(
        mention, within_scope(doc, mention, coding, own_clause(doc, clause_head(doc, mention)), codebook), codebook
    )


def _retyped(mention: EventMention, coding: Coding, codebook: Codebook) -> Coding:
    """``coding`` under the conventions of other codings that are on."""
    other = codebook.retyped.get(coding.type or "")
    if other is None or (other.verbs and mention.lemma not in other.verbs):
        return coding
    return replace(coding, type=other.type, mode=None)


def _repeated(
    doc: Doc, mentions: tuple[EventMention, ...], codings: dict[str, Coding], composer: Composer
) -> Iterator[int]:
    """Predicates that tell again what another one of the same type has told.

    "The blast killed six *and wounded* ten": one actor, and nobody named in the second part. "Killed six in an
    *attack*": the noun is how it was done.
    """
    by_token = {each.token: each for each in mentions}
    for each in mentions:
        coding = codings[each.id]
        if coding.type is None:
            continue
        above = _told_by(doc, each)
        outer = by_token.get(above) if above is not None else None
        while outer is not None and outer.token in composer.absorbed:
            outer = by_token.get(composer.absorbed[outer.token])
        if outer is None or outer.token == each.token or codings[outer.id].type != coding.type:
            continue
        if each.word_class == "noun" or _is_same_act(doc, coding, codings[outer.id]):
            yield each.token


def _told_by(doc: Doc, mention: EventMention) -> int | None:
    """The predicate that ``mention`` may only repeat: the verb before it in a series, or that whose manner it is."""
    token = doc.tokens[mention.token]
    above = doc.head(token.i)
    if mention.word_class == "verb" and token.dep == "conj":
        return above.i
    if mention.word_class == "noun" and token.dep == "pobj" and above.lower in _MANNER:
        return above.head
    return None


def _is_same_act(doc: Doc, one: Coding, other: Coding) -> bool:
    return one.actors == other.actors and not any(doc.tokens[i].pos == "PROPN" for i in (*one.recipients, *one.each))


def clause_head(doc: Doc, mention: EventMention) -> int:
    """The predicate, or the verb whose subject it is: "the *blast* left 12 dead"."""
    token = doc.tokens[mention.token]
    return token.head if token.dep in {"nsubj", "nsubjpass"} else token.i


def own_clause(doc: Doc, i: int) -> list[int]:
    """The nearest words under token ``i``, in order, without other clauses that only stand beside it."""
    waiting = deque([i])
    found: list[int] = []
    while waiting and len(found) < _REACH:
        each = waiting.popleft()
        found.append(each)
        for child in doc.children[each]:
            token = doc.tokens[child]
            if token.dep not in _BESIDE and not (token.dep == "conj" and token.pos == "VERB"):
                waiting.append(child)
    return sorted(found)
