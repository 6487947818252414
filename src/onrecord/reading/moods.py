"""In what mood a main clause stands: asked, told to be done, hanging on a condition."""

from __future__ import annotations

from onrecord.model.doc import Doc, Token
from onrecord.reading.commitment_lexicon import CommitmentLexicon

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})
STOPS = frozenset({".", "!", ";", "…"})
_PHRASES = ("advmod", "nsubj", "nsubjpass", "dobj", "attr", "pobj", "prep", "npadvmod", "acomp")
_INSIDE = ("aux", "auxpass", "relcl", "ccomp", "xcomp", "advcl", "acl")
FAR = 60  # tokens, at most, that are looked through for the end of a clause or the beginning of its sentence


def question_mark(doc: Doc, token: Token) -> Token | None:
    """The question mark that ends the clause of ``token``; None: it is no question.

    A quotation that begins after the verb asks for itself ('The envoy asked: "Who fired?"'), so does a clause beside
    it ("We have no guide, whom can we ask?").
    """
    sentence = doc.sentences[doc.sentence_of[token.i]]
    asks = _asks(doc, token)
    for i in range(token.i + 1, min(sentence.after, token.i + FAR)):
        each = doc.tokens[i]
        if each.text == "?":
            return each
        if each.text in QUOTES or each.text in STOPS:
            return None
        if not asks and each.pos in ("VERB", "AUX") and each.dep not in _INSIDE and _asks(doc, each):
            return None
    last = doc.tokens[sentence.after - 1]
    return last if last.text == "?" and sentence.after - token.i > FAR else None


def _asks(doc: Doc, verb: Token) -> bool:
    """Whether a clause has the order of a question: its auxiliary or a question word before its subject."""
    subjects = [each.i for each in doc.children_of(verb.i, "nsubj", "nsubjpass", "expl")]
    helpers = [each.i for each in doc.children_of(verb.i, "aux", "auxpass")] or [verb.i] * (verb.pos == "AUX")
    if subjects and helpers and helpers[0] < subjects[0]:
        return True
    return any(_is_question_word(doc, each) for each in doc.children_of(verb.i) if each.i < verb.i)


def _is_question_word(doc: Doc, token: Token) -> bool:
    """Whether a phrase begins with one: "who", "to whom", "which of the towns", "how many towns"."""
    return token.dep in _PHRASES and doc.tokens[doc.edges[token.i][0]].tag in ("WRB", "WP", "WDT")


def takes_as_known(doc: Doc, token: Token) -> bool:
    """Whether a direct question asks only who, what, why or how of something that is so: "Why did they leave?"."""
    asked = any(_is_question_word(doc, each) and each.i < token.i for each in doc.children_of(token.i))
    helpers = tuple(doc.children_of(token.i, "aux", "auxpass"))
    return asked and not any(each.tag in ("MD", "TO") for each in helpers)


def is_imperative(doc: Doc, token: Token) -> bool:
    """Whether the head of a clause tells somebody to act: a bare verb with no subject, also after "do not"."""
    if any(True for _ in doc.children_of(token.i, *SUBJECTS, "auxpass", "mark")):
        return False
    helpers = list(doc.children_of(token.i, "aux"))
    return token.tag == "VB" and all(each.lemma == "do" and each.lower in ("do", "don’t", "don't") for each in helpers)


def joins_imperative(doc: Doc, token: Token) -> bool:
    """Whether a bare verb stands beside a word with which it shares neither subject nor auxiliary: "Lund, go home".

    Of "we call for calm and *support* the talks" the parser takes the present for a bare form; the subject tells.
    """
    first = doc.head(token.i)
    shares = first.tag == "VB" or any(True for _ in doc.children_of(first.i, "aux", *SUBJECTS))
    return is_imperative(doc, token) and not shares and first.pos in ("PROPN", "INTJ", "VERB", "AUX")


def hangs_on_condition(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> bool:
    """Whether an if-clause depends on the verb: neither side of it is said to be so."""
    for clause in doc.children_of(token.i, "advcl"):
        if clause.lemma in lexicon.comparing:
            continue  # "rose by a tenth if compared with May"
        for mark in doc.children_of(clause.i, "mark"):
            if lexicon.clauses.get(mark.lower) == "condition":
                return not _is_conceded(doc, mark, lexicon) and not is_counterfactual(doc, clause)
    for mark in doc.children_of(token.i, "mark"):  # "If she goes on!"
        if lexicon.clauses.get(mark.lower) == "condition" and not _is_conceded(doc, mark, lexicon):
            return True
    return token.head == token.i and _opens_with_condition(doc, token, lexicon)


def _is_conceded(doc: Doc, mark: Token, lexicon: CommitmentLexicon) -> bool:
    return mark.i > 0 and doc.tokens[mark.i - 1].lower in lexicon.conceding


def _opens_with_condition(doc: Doc, token: Token, lexicon: CommitmentLexicon) -> bool:
    """Whether the sentence opens with a condition, in whatever tree it is: "Should the dam burst, the town will …"."""
    first = opening(doc, token)
    if first is None or not any(doc.tokens[i].text == "," for i in range(first.i, min(token.i, first.i + FAR))):
        return False
    if first.lower in lexicon.inverted:
        return is_inverted(doc, first, lexicon) and first.lower != "had"
    is_lost = first.dep == "mark" and doc.head(first.i).dep not in ("advcl", "ROOT")
    return is_lost and lexicon.clauses.get(first.lower) == "condition"


def opening(doc: Doc, token: Token) -> Token | None:
    """The first word of the sentence of ``token``, behind marks and quotes; None: there is none before it."""
    sentence = doc.sentences[doc.sentence_of[token.i]]
    for i in range(sentence.first, min(token.i, sentence.first + FAR)):
        if doc.tokens[i].pos not in ("PUNCT", "CCONJ", "SPACE"):
            return doc.tokens[i]
    return None


def is_inverted(doc: Doc, first: Token, lexicon: CommitmentLexicon) -> bool:
    """Whether a sentence begins with a condition that has no conjunction: "Had they known, …"; no question."""
    if first.lower not in lexicon.inverted or first.i + 1 >= len(doc.tokens):
        return False
    follows = doc.tokens[first.i + 1]
    return follows.pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ") and question_mark(doc, first) is None


def is_counterfactual(doc: Doc, clause: Token) -> bool:
    """Whether a condition is told as unmet: "if the dam had burst, the town would have drowned"."""
    above = tuple(doc.children_of(clause.head, "aux"))
    is_unmet = any(each.tag == "MD" for each in above) and any(each.lower in ("have", "'ve", "’ve") for each in above)
    return is_unmet and is_past_perfect(doc, clause)


def is_past_perfect(doc: Doc, verb: Token) -> bool:
    """Whether a verb stands with "had"."""
    helpers = tuple(doc.children_of(verb.i, "aux"))
    return verb.tag in ("VBN", "VBD") and any(each.lower in ("had", "'d", "’d") for each in helpers)
