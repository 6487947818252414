"""Which kind of clause a verb heads, and what the word above says of such a clause."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Doc, Token
from onrecord.reading.commitment_lexicon import ClauseKind, CommitmentLexicon, Signature
from onrecord.reading.footing import FINITE


def kind_of_clause(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> str:
    """whether, infinitive, ing, bare, that or participle: how a clause is tied to the word above."""
    marks = {each.lower for each in doc.children_of(token.i, "mark")}
    if not marks.isdisjoint(lexicon.questioning):
        return "whether"
    if any(each.tag == "TO" for each in doc.children_of(token.i, "aux")):
        return "whether" if _follows_question_word(doc, token) else "infinitive"
    if token.tag == "VBG" and not any(each.tag in FINITE for each in doc.children_of(token.i, "aux")):
        return "ing"
    if token.tag == "VB" and not any(each.tag == "MD" for each in doc.children_of(token.i, "aux")):
        return "bare"
    is_finite = token.tag in FINITE or any(True for _ in doc.children_of(token.i, "aux", "auxpass", "cop"))
    return "that" if is_finite or marks or token.dep != "acl" else "participle"


def _follows_question_word(doc: Doc, token: Token) -> bool:
    """Whether an infinitive is an indirect question: "knew how to land", "asked where to go"."""
    return any(each.tag in ("WRB", "WP") and each.i < token.i for each in doc.children_of(token.i, "advmod", "dobj"))


def signature_of(doc: Doc, above: Token, kind: str, lexicon: CommitmentLexicon) -> Signature | None:
    """What is known of a word with this kind of complement, or of its phrase: "carry out", "too weak", "our aim is"."""
    for word, of in _wordings(doc, above, kind):
        if found := lexicon.signatures.get((word, kind, of)):
            return None if found.active_only and is_passive(doc, above) else found
    return None


def phrase_signature_of(doc: Doc, noun: Token, kind: str, lexicon: CommitmentLexicon) -> Signature | None:
    """What is known of a verb and its object as one phrase: "took the opportunity to speak"."""
    if noun.dep != "dobj":
        return None
    verb = doc.head(noun.i).lemma
    found = lexicon.signatures.get((f"{verb}_{noun.lower}", kind, ""))
    return found or lexicon.signatures.get((f"{verb}_{noun.lemma}", kind, ""))


def _wordings(doc: Doc, above: Token, kind: str) -> Iterator[tuple[str, str]]:
    of = "noun" if above.pos in ("NOUN", "PROPN") else ""
    if kind in ("infinitive", "bare"):
        yield from ((each.lower, "degree") for each in doc.children_of(above.i, "advmod"))
    if above.lemma == "be":  # "our aim is to …", "it is unlikely that …": the noun or adjective says it
        subjects = doc.children_of(above.i, "nsubj") if kind in ("infinitive", "bare") else ()
        yield from ((each.lemma, "noun") for each in subjects)
        yield from ((each.lower, "") for each in doc.children_of(above.i, "acomp"))
    if above.dep in ("advmod", "prt", "acomp"):  # "stopped short of …": the preposition hangs on the adverb
        yield f"{doc.head(above.i).lemma}_{above.lower}", ""
    phrases = [f"{above.lemma}_{each.lower}" for each in doc.children_of(above.i, "prt", "dobj")]
    yield from ((each, of) for each in phrases)
    # "set up to help" is no "set to help"
    if all(each.lower == kind for each in doc.children_of(above.i, "prt")):
        yield above.lower, of
        yield above.lemma, of


def is_passive(doc: Doc, token: Token) -> bool:
    """Whether a verb form is passive: it has the auxiliary, or is a participle beside a noun."""
    bare_participle = token.tag == "VBN" and token.dep in ("acl", "amod", "advcl")
    return bare_participle or any(True for _ in doc.children_of(token.i, "auxpass"))


def conjunction_of(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> tuple[ClauseKind, Token] | None:
    """What the conjunction before a clause makes of it ("so that" as one), and the conjunction; None: it has none."""
    for mark in doc.children_of(token.i, "mark", "advmod"):
        if mark.i < token.i:
            phrase = f"{doc.tokens[mark.i - 1].lower}_{mark.lower}" if mark.i else ""
            if kind := lexicon.clauses.get(phrase) or lexicon.clauses.get(mark.lower):
                return kind, mark
    return None


def has_failed(doc: Doc, noun: Token, lexicon: CommitmentLexicon) -> bool:
    """Whether an attempt is said to have come to nothing: "a failed bid to …", "the attempt to … failed"."""
    if any(each.lower in lexicon.failed for each in doc.children_of(noun.i, "amod")):
        return True
    above = doc.head(noun.i)
    if noun.dep == "pobj" and above.lower == "in":
        above = doc.head(above.i)
    elif noun.dep != "nsubj":
        return False
    return above.lemma in lexicon.failing and not any(True for _ in doc.children_of(above.i, "neg", "aux", "dobj"))
