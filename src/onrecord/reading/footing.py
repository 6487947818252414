"""What a word's own companions do to it: negation, auxiliaries, hedges, tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.doc import Doc, Token
from onrecord.model.factuality import Commitment, FactualityValue, Tense, limited, negated
from onrecord.reading.commitment_lexicon import CommitmentLexicon, Weight
from onrecord.text.span import Span

FINITE: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present"}
AUXILIARIES = ("aux", "auxpass")
MOST_MARKERS = 4  # words kept as the reason of a commitment: a deep tree would gather one at each step
LONGEST_SERIES = 20  # verbs that share one auxiliary; without a bound a paragraph of nothing else takes square time
PARTIES = ("nsubj", "nsubjpass", "dobj", "attr", "expl")


def marked(markers: tuple[Span, ...], *more: Span) -> tuple[Span, ...]:
    """``markers`` with ``more`` at the end; of many the nearest to the event."""
    return (*markers, *more)[-MOST_MARKERS:]


def footed(doc: Doc, token: Token, above: Commitment, lexicon: CommitmentLexicon, *, reported: bool) -> Commitment:
    """The commitment to ``token`` itself, where ``above`` is what the words around its phrase say.

    ``reported``: whether it stands in what somebody is said to have said.
    """
    if token.pos in ("NOUN", "PROPN") and token.tag != "VBG":
        return _footed_noun(doc, token, above, lexicon)
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return above
    bearer = bearer_of(doc, token)
    negations = tuple(_negations(doc, bearer, lexicon))
    if token is not bearer:
        negations += tuple(_negations(doc, token, lexicon))
    if not negations and (nor := _nor(doc, token, lexicon)):
        negations = (nor,)
    held = _hedged(doc, bearer, token, above, lexicon, reported=reported, is_negated=bool(negations))
    return _negated(held, negations)


def bearer_of(doc: Doc, token: Token) -> Token:
    """The verb whose auxiliaries and negation count for ``token``: the first of "has not been charged or tried"."""
    for _ in range(LONGEST_SERIES):
        if token.dep != "conj" or not _leans_on_first(doc, token):
            break
        token = doc.head(token.i)
    return token


def tense_of(doc: Doc, token: Token, above: Tense) -> Tense:
    """The tense that the form of a verb shows; ``above`` where it shows none (infinitives, participles, nouns)."""
    helpers = list(doc.children_of(token.i, *AUXILIARIES))
    for each in (*helpers, token):
        if each.tag in FINITE:
            perfect = each.lemma == "have" and each is not token and token.tag in ("VBN", "VBD")
            return "past" if perfect else FINITE[each.tag]
    if token.tag in ("VBN", "VBD") and any(each.lemma == "have" for each in helpers):
        return "past"
    return above


def _leans_on_first(doc: Doc, token: Token) -> bool:
    first = doc.head(token.i)
    own = any(True for _ in doc.children_of(token.i, *AUXILIARIES, "nsubj", "nsubjpass", "neg"))
    if own or first.pos not in ("VERB", "AUX") or token.tag not in ("VB", "VBN", "VBG"):
        return False
    return first.tag == token.tag and not any(each.lower == "but" for each in doc.children_of(first.i, "cc"))


def _hedged(
    doc: Doc,
    bearer: Token,
    token: Token,
    above: Commitment,
    lexicon: CommitmentLexicon,
    *,
    reported: bool,
    is_negated: bool,
) -> Commitment:
    """``above`` under the tense, modals and adverbs of a verb, before its negation."""
    helpers = tuple(doc.children_of(bearer.i, *AUXILIARIES))
    perfect = any(each.lemma == "have" and each.tag == "VB" for each in helpers)
    is_finite = token.tag in FINITE or any(each.tag in FINITE for each in helpers)
    tense = tense_of(doc, bearer, above.tense) if is_finite or perfect else above.tense
    if token.lower in lexicon.prospective and any(doc.children_of(token.i, "xcomp")):
        tense = "future"
    held = replace(above, tense=tense) if tense != above.tense else above
    is_polite = token.lemma in lexicon.polite and not perfect
    for each in helpers:
        if each.tag in ("MD", "VB", "VBP") and (weight := lexicon.modals.get(each.lower)):
            if weight.polite and is_polite:
                continue
            value = weight.perfect if perfect else weight.reported if reported else weight.value
            if is_negated and not perfect and value == weight.value:
                value = negated(weight.negative)  # "could not go" is surer than "could go"; the negation turns it back
            held = _weighed(held, weight, each, value, "past" if perfect else None)
    for each in doc.children_of(bearer.i, "advmod"):
        if weight := lexicon.adverbs.get(each.lower):
            held = _weighed(held, weight, each, weight.value)
    return held


def _weighed(
    held: Commitment, weight: Weight, by: Token, gives: FactualityValue, tense: Tense | None = None
) -> Commitment:
    value = limited(gives, held.value)
    if held.value[-1] == "-":
        value = negated(value)
    tense = tense or ("future" if weight.future else held.tense)
    changed = value != held.value
    return Commitment(
        value=value,
        tense=tense,
        basis=weight.basis if changed else held.basis,
        markers=marked(held.markers, by.span) if changed or weight.future else held.markers,
    )


def _negated(held: Commitment, marks: tuple[Token, ...]) -> Commitment:
    # "did not let nobody in" is one negation to its speaker, "never failed to" is two, but of two words.
    if not marks:
        return held
    markers = marked(held.markers, *(each.span for each in marks))
    if held.value == "Uu":
        return replace(held, markers=markers, turned=not held.turned)
    return replace(held, value=negated(held.value), basis="negated", markers=markers)


def _negations(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> Iterator[Token]:
    for child in doc.children_of(token.i):
        if child.dep in ("neg", "advmod", "preconj", "cc") and child.lower in lexicon.negating_adverbs:
            if not _is_half(doc, child, lexicon):
                yield child
        elif child.lower in lexicon.degrees:
            yield from (each for each in doc.children_of(child.i) if each.lower in lexicon.negating_adverbs)
        elif child.dep in PARTIES:
            if child.lower in lexicon.negating_parties:
                yield child
            elif mark := _negating_determiner(doc, child, lexicon):
                yield mark
        elif child.dep == "agent":
            for party in doc.children_of(child.i, "pobj"):
                if party.lower in lexicon.negating_parties:
                    yield party


def _nor(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> Token | None:
    """The "nor" before the second of two verbs: "neither ate nor slept"."""
    if token.dep != "conj":
        return None
    joining = (each for each in doc.children_of(token.head, "cc") if each.i < token.i)
    return next((each for each in joining if each.lower in lexicon.negating_adverbs), None)


def _negating_determiner(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> Token | None:
    marks = doc.children_of(token.i, "det", "preconj", "cc")
    return next((each for each in marks if each.i < token.i and each.lower in lexicon.negating_determiners), None)


def _is_half(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> bool:
    """Whether the event stands in spite of the word: "not only", "no less"."""
    return token.i + 1 < len(doc.tokens) and doc.tokens[token.i + 1].lower in lexicon.halving


def _footed_noun(doc: Doc, token: Token, above: Commitment, lexicon: CommitmentLexicon) -> Commitment:
    mark = _negating_determiner(doc, token, lexicon)
    # "reached no agreement": the determiner has already negated the verb that the noun takes its value from.
    if mark and not (token.dep in PARTIES and above.value[-1] == "-" and mark.span in above.markers):
        above = replace(above, value=negated(above.value), basis="negated", markers=marked(above.markers, mark.span))
    for each in doc.children_of(token.i, "amod", "compound"):
        if weight := lexicon.modifiers.get(each.lower):
            above = _weighed(above, weight, each, weight.value)
    return above
