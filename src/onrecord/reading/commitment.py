"""How the words around an event mention commit whoever is speaking there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc, Token
from onrecord.model.event import EventMention
from onrecord.model.factuality import Commitment, FactualityValue, certainty_of, is_committed, limited, negated
from onrecord.reading.clauses import (
    conjunction_of,
    has_failed,
    is_passive,
    kind_of_clause,
    phrase_signature_of,
    signature_of,
)
from onrecord.reading.commitment_lexicon import CommitmentLexicon, Signature, load_commitment_lexicon
from onrecord.reading.footing import FINITE, footed, marked
from onrecord.reading.levels import Levels
from onrecord.reading.moods import (
    hangs_on_condition,
    is_counterfactual,
    is_imperative,
    is_inverted,
    is_past_perfect,
    joins_imperative,
    opening,
    question_mark,
    takes_as_known,
)

ASSERTED = Commitment(value="CT+", tense="past", basis="asserted")
IMPLYING = ("entailed", "enabled", "prevented", "inferred")
UNDOING = ("prevented", "postponed")
# What is only somebody's wish, whatever he does for it.
WISHES = ("wanted", "planned", "attempted", "required", "called for", "promised", "considered", "assigned")
CLAUSES = ("csubj", "csubjpass", "ccomp", "advcl", "pcomp", "nsubj", "nsubjpass", "dobj")
OBJECTS = ("dobj", "nsubjpass", "attr", "oprd")


def find_commitments(
    doc: Doc, event_mentions: tuple[EventMention, ...], attributions: tuple[Attribution, ...], language: str
) -> Mapping[str, Commitment]:
    """The commitment of each event mention, by its id.

    It holds for whoever speaks in the clause: what stands outside the content of an attribution does not reach into it,
    how far the source stands to its own content is the attribution's ``stance``.
    """
    levels = Levels(doc, attributions)
    walk = _Walk(doc, load_commitment_lexicon(language), levels)
    return {each.id: walk.of(each.token) for each in event_mentions}


@dataclass(slots=True)
class _Walk:
    """The commitments of a Doc's words, from the roots down, each computed once."""

    doc: Doc
    lexicon: CommitmentLexicon
    levels: Levels
    done: dict[int, tuple[Commitment, Commitment]] = field(default_factory=dict)  # around the word; to the word

    def of(self, i: int) -> Commitment:
        """The commitment to the word at ``i``."""
        path = [i]
        while path[-1] not in self.done and (above := self.doc.tokens[path[-1]].head) != path[-1]:
            path.append(above)
        for each in reversed(path):
            if each not in self.done:
                token = self.doc.tokens[each]
                around = self._around(token)
                self.done[each] = (around, self._undone(token, self._footed(token, around)))
        return self.done[i][1]

    def _undone(self, token: Token, held: Commitment) -> Commitment:
        """``held`` of a noun under a participle that takes it back: "the visit *cancelled* on Monday"."""
        if token.pos not in ("NOUN", "PROPN") or held.value[-1] != "+":
            return held
        for each in self.doc.children_of(token.i, "acl", "amod", "relcl"):
            if each.tag not in ("VBN", "VBD") or not (each.dep != "relcl" or is_passive(self.doc, each)):
                continue
            signature = signature_of(self.doc, each, "object", self.lexicon)
            if signature is not None and signature.basis in UNDOING and not any(self.doc.children_of(each.i, "neg")):
                return Commitment(
                    value=limited(signature.affirmed, held.value),
                    tense=held.tense,
                    basis=signature.basis,
                    markers=marked(held.markers, each.span),
                )
        return held

    def _footed(self, token: Token, around: Commitment) -> Commitment:
        return footed(self.doc, token, around, self.lexicon, reported=self.levels.holding(token) is not None)

    # ── what the words above say ──

    def _around(self, token: Token) -> Commitment:
        above = self.doc.head(token.i)
        if above.i == token.i:
            return self._at_root(token)
        entered = self.levels.entered(above, token)
        if entered is not None and not self._is_implied(token, above):
            return self._fresh(token, above, entered)
        around, own = self.done[above.i]
        dep = token.dep
        if dep in ("conj", "advcl", "pcomp", "pobj") and (instead := self._instead(token)):
            return self._of_clause("negated", token, instead, own)
        if dep in ("conj", "parataxis", "dep") and joins_imperative(self.doc, token):
            return Commitment(value="Uu", tense="future", basis="imperative")
        if dep == "conj":
            return around
        if dep in CLAUSES and (unspecified := self._unspecified(token)):
            return unspecified
        if dep in ("ccomp", "xcomp", "csubj", "csubjpass"):
            return self._of_complement(token, above, own)
        if dep == "advcl":
            return self._of_adverbial(token, above, own)
        if dep == "pcomp":
            return self._of_prepositional(token, above, own)
        if dep in ("acl", "relcl"):
            return self._of_adnominal(token, above, around, own)
        if token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS"):
            return self._of_noun(token, above, own)
        if dep == "amod" and token.tag in ("VBN", "VBG"):
            return self._presupposed(token, own) if own.value[-1] != "-" else own
        return own

    def _at_root(self, token: Token) -> Commitment:
        tense = FINITE.get(token.tag, "past")
        start = replace(ASSERTED, tense=tense)
        holder = self.levels.holding(token)
        if holder is not None and not is_committed(holder.stance):
            start = replace(start, tense="future", basis="wanted")
        if mark := question_mark(self.doc, token):
            if takes_as_known(self.doc, token):
                return replace(start, basis="presupposed")
            return Commitment(value="Uu", tense=tense, basis="question", markers=(mark.span,))
        if is_imperative(self.doc, token) and token.lemma not in self.lexicon.subjectless:
            return Commitment(value="Uu", tense="future", basis="imperative")
        if hangs_on_condition(self.doc, token, self.lexicon):
            return replace(start, value="Uu", basis="conditional")
        return start

    def _fresh(self, token: Token, above: Token, entered: Attribution) -> Commitment:
        """At the start of an attribution's content: its clause stands alone."""
        tense = self.done[above.i][1].tense
        if not is_committed(entered.stance):
            return Commitment(value="CT+", tense="future", basis="wanted")
        fresh = Commitment(value="CT+", tense=tense, basis="asserted")
        if kind_of_clause(self.doc, token, self.lexicon) == "whether":
            return replace(fresh, value="Uu", basis="question")
        hangs = hangs_on_condition(self.doc, token, self.lexicon)
        return replace(fresh, value="Uu", basis="conditional") if hangs else fresh

    # ── complements ──

    def _of_complement(self, token: Token, above: Token, own: Commitment) -> Commitment:
        kind = kind_of_clause(self.doc, token, self.lexicon)
        if kind == "whether":
            return Commitment(value="Uu", tense=own.tense, basis="question")
        if signature := signature_of(self.doc, above, kind, self.lexicon):
            return self._under(signature, own, above, token)
        if kind == "infinitive":
            return Commitment(value="Uu", tense="future", basis="infinitive")
        if kind == "bare" and above.lemma == "be" and own.tense != "past":  # "all you have to do is sign"
            return Commitment(value="Uu", tense="future", basis="infinitive")
        return self._inverted(token, above) or own

    def _inverted(self, token: Token, above: Token) -> Commitment | None:
        """The condition of "*Had* the dam *burst*, …", whose auxiliary the parser takes for the verb."""
        if opening(self.doc, token) != above or not is_inverted(self.doc, above, self.lexicon):
            return None
        value: FactualityValue = "CT-" if above.lower == "had" else "Uu"
        return Commitment(value=value, tense="past", basis="conditional", markers=(above.span,))

    def _unspecified(self, token: Token) -> Commitment | None:
        """The clause of "whoever breaks it", which says of nobody that he does; that of "whoever broke it" does."""
        for each in self.doc.children_of(token.i):
            if each.lower in self.lexicon.unspecified and each.i < token.i and token.tag not in ("VBD", "VBN"):
                return Commitment(value="Uu", tense="future", basis="conditional", markers=(each.span,))
        return None

    def _under(self, signature: Signature, own: Commitment, by: Token, token: Token) -> Commitment:
        """What a word with ``signature`` says of its complement, where ``own`` is the commitment to the word."""
        tense = "future" if signature.future else own.tense
        markers = marked(own.markers, by.span)
        if signature.factive:
            return Commitment(value=signature.affirmed, tense=tense, basis=signature.basis, markers=markers)
        if by.lemma in self.lexicon.regretting and is_past_perfect(self.doc, token):  # "wishes that he had left"
            return Commitment(value="CT-", tense="past", basis=signature.basis, markers=markers)
        if certainty_of(own.value) == "U":
            return replace(own, tense="future" if signature.future else own.tense, markers=markers)
        if own.value[-1] == "-":
            value = signature.denied
        else:
            by_tense = {"past": signature.past, "present": signature.affirmed, "future": signature.ahead}
            value = by_tense[own.tense]
        if signature.basis == "inferred" and self._is_done(by, token):
            value, tense = "CT+", own.tense
        basis = signature.basis
        # "urged him to manage to go": only wanted; "efforts to ease the slump, which has hit mines": the slump is there
        if own.basis in WISHES or (own.basis == "presupposed" and basis == "asserted"):
            basis = own.basis
        return Commitment(value=limited(value, own.value), tense=tense, basis=basis, markers=markers)

    def _is_implied(self, token: Token, above: Token) -> bool:
        """Whether a cue says more than its source's wish: to tell that she refused to go is to tell that she stayed."""
        kind = kind_of_clause(self.doc, token, self.lexicon)
        if token.dep == "pcomp":
            above, kind = self.doc.head(above.i), above.lower
        elif kind not in ("infinitive", "ing"):
            return False
        signature = signature_of(self.doc, above, kind, self.lexicon)
        return signature is not None and signature.basis in IMPLYING

    def _is_done(self, by: Token, token: Token) -> bool:
        """Whether what was decided is said to have been done: "decided to leave office and left the country"."""
        return any(each.lemma == token.lemma and each.tag == "VBD" for each in self.doc.children_of(by.i, "conj"))

    # ── adverbials, prepositions ──

    def _instead(self, token: Token) -> Token | None:
        """The word of "instead of fighting", "rather than fight", whatever tree they are in."""
        preposition = self.doc.head(token.i).i if token.dep == "pobj" else token.i - 1
        if preposition < 1 or self.doc.tokens[preposition].lower not in self.lexicon.after_instead:
            return None
        word = self.doc.tokens[preposition - 1]
        return word if self.lexicon.clauses.get(word.lower) == "negated" else None

    def _of_adverbial(self, token: Token, above: Token, own: Commitment) -> Commitment:
        if conjunction := conjunction_of(self.doc, token, self.lexicon):
            kind, mark = conjunction
            return self._of_clause(kind, token, mark, own)
        if to := next((each for each in self.doc.children_of(token.i, "aux") if each.tag == "TO"), None):
            if self.doc.tokens[to.i - 1].lower in self.lexicon.resulting:  # "sold it, only to buy it back"
                return own
            if signature := signature_of(self.doc, above, "infinitive", self.lexicon):
                return self._under(signature, own, above, token)
            return Commitment(value="Uu", tense="future", basis="purpose")
        if token.tag == "VBG" and own.value[-1] == "-" and self.doc.tokens[token.i - 1].text == ",":
            # "did not leave the hall, fearing a trap": the negation ends before it
            return self._presupposed(token, own)
        # "ruled out sending troops": no comma between, so it is a complement after all
        beside = token.tag == "VBG" and self.doc.tokens[token.i - 1].pos in ("VERB", "ADP")
        signature = signature_of(self.doc, above, "ing", self.lexicon) if beside and above.i < token.i else None
        return self._under(signature, own, above, token) if signature else own

    def _of_clause(self, kind: str, token: Token, mark: Token, own: Commitment) -> Commitment:
        marker = (mark.span,)
        if kind == "condition":
            if token.lemma in self.lexicon.comparing:
                return own
            if is_counterfactual(self.doc, token):
                return Commitment(value="CT-", tense="past", basis="conditional", markers=marker)
            return Commitment(value="Uu", tense="future", basis="conditional", markers=marker)
        if kind == "purpose":
            return Commitment(value="Uu", tense="future", basis="purpose", markers=marker)
        if kind == "excepted":  # "had no choice but to leave"
            value = negated(own.value) if own.value[-1] == "-" else "Uu"
            return Commitment(value=value, tense=own.tense, basis="entailed", markers=marked(own.markers, mark.span))
        if kind == "negated":
            return Commitment(value="CT-", tense=own.tense, basis="negated", markers=marker)
        lies_ahead = own.tense == "future" and token.tag in ("VB", "VBZ", "VBP", "VBG")
        if kind == "until" and (own.tense == "future" or token.tag in ("VBZ", "VBP")):
            return Commitment(value="Uu", tense="future", basis="conditional", markers=marker)
        if kind == "time" and lies_ahead and own.value != "CT+":
            # "may resign before the court rules", "must not speak after voting": no surer than what it times
            value = own.value if own.value[-1] == "+" else "Uu"
            return Commitment(value=value, tense="future", basis=own.basis, markers=marked(own.markers, mark.span))
        return Commitment(value="CT+", tense=own.tense, basis="presupposed", markers=marker)

    def _of_prepositional(self, token: Token, preposition: Token, own: Commitment) -> Commitment:
        governor = self.doc.head(preposition.i)
        if kind_of_clause(self.doc, token, self.lexicon) == "whether":
            return Commitment(value="Uu", tense=own.tense, basis="question")
        if governor.dep == "dobj":  # "accused the clerk of forging it", with "of" hung on the clerk
            verb = self.doc.head(governor.i)
            if signature := signature_of(self.doc, verb, preposition.lower, self.lexicon):
                return self._under(signature, self.done[verb.i][1], verb, token)
        entered = self.levels.entered(governor, token)
        if entered is not None and not self._is_implied(token, preposition):
            return self._fresh(token, governor, entered)
        if signature := signature_of(self.doc, governor, preposition.lower, self.lexicon):
            return self._under(signature, self.done[governor.i][1], governor, token)
        if phrase := phrase_signature_of(self.doc, governor, preposition.lower, self.lexicon):
            return self._under(phrase, self.done[governor.head][1], governor, token)
        if kind := self.lexicon.clauses.get(preposition.lower):
            return self._of_clause(kind, token, preposition, own)
        return own

    # ── inside noun phrases ──

    def _of_adnominal(self, token: Token, noun: Token, around: Commitment, own: Commitment) -> Commitment:
        kind = kind_of_clause(self.doc, token, self.lexicon)
        if kind == "infinitive":
            if phrase := phrase_signature_of(self.doc, noun, kind, self.lexicon):
                return self._under(phrase, self.done[noun.head][1], self.doc.head(noun.i), token)
            if signature := signature_of(self.doc, noun, kind, self.lexicon):
                if signature.basis in WISHES and has_failed(self.doc, noun, self.lexicon):
                    return Commitment(value="CT-", tense="past", basis="prevented", markers=(noun.span,))
                return self._under(signature, own, noun, token)
            if self._is_ranked(noun):  # "the first to land": whoever is counted did it
                return own
            if token.tag == "VBN":  # "a vote to be held in May"
                return Commitment(value="PR+", tense="future", basis="scheduled")
            if self._is_headline(noun):  # "Lender to cut 500 jobs"
                return Commitment(value="CT+", tense="future", basis="scheduled")
            return Commitment(value="Uu", tense="future", basis="infinitive")
        is_content = token.dep == "acl" or any(self.doc.children_of(token.i, "mark"))
        if kind == "that" and is_content and (signature := signature_of(self.doc, noun, kind, self.lexicon)):
            return self._under(signature, own, noun, token)
        if token.dep == "relcl" and (token.tag in FINITE or any(True for _ in self.doc.children_of(token.i, "aux"))):
            return self._presupposed(token, own)
        return around if self._is_irrealis(around) and not self._is_definite(noun) else self._presupposed(token, own)

    def _is_ranked(self, noun: Token) -> bool:
        words = (noun, *self.doc.children_of(noun.i, "amod", "nummod", "advmod"))
        return any(
            each.lower in self.lexicon.ranks or (each.tag == "JJS" and each.lower not in self.lexicon.judging)
            for each in words
        )

    def _is_headline(self, noun: Token) -> bool:
        if noun.head != noun.i:
            return False
        sentence = self.doc.sentences[self.doc.sentence_of[noun.i]]
        words = self.doc.tokens[sentence.first : sentence.after]
        return not any(each.tag in FINITE or each.tag == "MD" for each in words)

    def _of_noun(self, token: Token, above: Token, own: Commitment) -> Commitment:
        if token.dep in ("compound", "nmod", "amod", "appos", "npadvmod", "dative"):
            return own if token.dep != "appos" else replace(ASSERTED, tense=own.tense)
        if token.dep == "pobj":
            governor = self.doc.head(above.i)
            if signature := signature_of(self.doc, governor, above.lower, self.lexicon):
                return self._under(signature, self.done[governor.i][1], governor, token)
            if self.lexicon.clauses.get(above.lower) == "negated":
                return Commitment(value="CT-", tense=own.tense, basis="negated", markers=(above.span,))
            if governor.lemma in self.lexicon.copulas and not self._is_definite(token):
                return own
            shares = own.basis in WISHES
        else:
            kind = "object" if token.dep in OBJECTS else "subject"
            signature = signature_of(self.doc, above, kind, self.lexicon)
            if signature is not None and not (kind == "subject" and self._has_complement(above)):
                return self._under(signature, own, above, token)
            shares = kind == "object"
        if shares and self._is_irrealis(own) and not self._is_definite(token):
            return own
        return self._presupposed(token, own)

    def _has_complement(self, above: Token) -> bool:
        """Whether a predicate says something of a clause, not of its subject: "the raid is likely to anger Oslo"."""
        predicates = (above, *self.doc.children_of(above.i, "acomp"))
        return any(True for each in predicates for _ in self.doc.children_of(each.i, "xcomp", "ccomp"))

    def _is_irrealis(self, held: Commitment) -> bool:
        return held.value != "CT+" or held.basis in WISHES

    def _is_definite(self, noun: Token) -> bool:
        return noun.tag in ("NNP", "NNPS") or any(
            each.lower in self.lexicon.definite or each.dep == "poss"
            for each in self.doc.children_of(noun.i, "det", "poss")
        )

    def _presupposed(self, token: Token, own: Commitment) -> Commitment:
        tense = "past" if token.tag == "VBN" else own.tense
        return Commitment(value="CT+", tense=tense, basis="presupposed")
