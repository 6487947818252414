"""Who the source of a verb or noun is, where the parser's trees say so, and where they don't."""

from __future__ import annotations

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.scene import Range, Scene
from onrecord.reading.attributions.syntax import child, has_to, is_finite, is_passive, phrase_range, trimmed

FARTHEST = 6  # arcs to climb for a subject that stands elsewhere
_DASHES = {"—", "–", "―", "--", "-"}
_NOUNS = {"NOUN", "PROPN", "PRON"}


def subject_of(scene: Scene, verb: int) -> int | None:
    """The subject's head word, its own one or the one it shares by conjunction, participle, infinitive, by-gerund.

    In a passive it is the agent after "by". None: nobody is named.
    """
    doc = scene.doc
    i = verb
    for _ in range(FARTHEST):
        own = child(doc, i, "nsubj")
        if own is not None:
            return None if i != verb and _is_expletive(doc, own, i) else own.i
        if i == verb and is_passive(doc, i):
            return agent_of(doc, i)
        shared = child(doc, i, "nsubjpass")
        if shared is not None:
            return shared.i
        above = _shares_with(scene, i)
        if above is None or above[1]:
            return above[0] if above else None
        i = above[0]
    return None


def _is_expletive(doc: Doc, subject: Token, verb: int) -> bool:
    """Whether a subject is the "it" of "it is easy to criticise them"."""
    return subject.tag == "PRP" and subject.lemma.lower() == "it" and doc.tokens[verb].pos == "AUX"


def _shares_with(scene: Scene, i: int) -> tuple[int, bool] | None:
    """(word, True) where it is the subject itself, (word, False) where the subject is to be sought at that word."""
    doc = scene.doc
    token = doc.tokens[i]
    if token.head == i:
        return None
    head = doc.tokens[token.head]
    if token.dep == "acl":
        return _of_participle(scene, token, head)
    if token.dep == "relcl":
        return _of_noun(doc, head.i) if has_to(doc, i) else None  # "Lund was the first to endorse her"
    if token.dep == "xcomp":
        controller = child(doc, head.i, "dobj")
        if controller is not None and controller.i < i and has_to(doc, i):
            return controller.i, True
        return head.i, False
    if token.dep == "pcomp" and head.dep == "prep":
        cited = child(doc, head.head, "dobj")  # "Reuters quoted *the mayor* as saying"
        if cited is not None and cited.i < i and scene.doc.tokens[head.head].lemma in scene.words.citing:
            return cited.i, True
    if token.dep in {"conj", "advcl", "prep", "pcomp", "ccomp", "dep", "aux", "pobj", "parataxis", "acomp", "oprd"}:
        if head.pos in _NOUNS and token.dep in {"prep", "pobj"}:
            return _of_noun(doc, head.i)
        return head.i, False
    return None


def _of_participle(scene: Scene, token: Token, head: Token) -> tuple[int, bool] | None:
    """Who speaks in a clause after a noun: "officials saying", "her plan to announce", "a plan proposed by".

    After a comma, or after a text that is the object ("*He* issued a statement saying"), it is the subject's clause.
    """
    doc = scene.doc
    if token.tag == "VBG":
        comma = any(each.text == "," for each in doc.tokens[head.i : token.i])
        issued = head.dep == "dobj" and scene.kind(head.i) == "document"
        governs = head.dep in {"dobj", "pobj", "attr"}
        return (head.head, False) if governs and (comma or issued) else (head.i, True)
    if has_to(doc, token.i):
        return _of_noun(doc, head.i)
    agent = agent_of(doc, token.i)
    return (agent, True) if agent is not None else None


def _of_noun(doc: Doc, noun: int) -> tuple[int, bool] | None:
    """Whose a noun is: its possessor, else the subject of the verb that it completes."""
    owner = child(doc, noun, "poss")
    if owner is not None:
        return owner.i, True
    token = doc.tokens[noun]
    if token.dep in {"dobj", "attr", "pobj", "prep", "pcomp"}:
        return token.head, False
    return None


def agent_of(doc: Doc, verb: int) -> int | None:
    """The head word after the "by" of a passive; None: none."""
    for by in doc.children_of(verb, "agent"):
        who = child(doc, by.i, "pobj")
        if who is not None:
            return who.i
    return None


def speaker_of(scene: Scene, verb: int) -> int | None:
    """The subject's head word; for a finite verb without one the noun right before it."""
    speaker = subject_of(scene, verb)
    if speaker is not None or is_passive(scene.doc, verb) or not is_finite(scene.doc, verb):
        return speaker
    return _noun_before(scene, verb) if scene.doc.tokens[verb].dep != "relcl" else None


def speaker_near(scene: Scene, verb: int) -> int | None:
    """The subject's head word; where the parser takes one from inside a quotation, the noun beside the verb."""
    doc = scene.doc
    speaker = subject_of(scene, verb)
    if speaker is not None and scene.quotation_of[speaker] < 0:
        return speaker
    after = verb + 1
    if after < len(doc.tokens) and doc.tokens[after].pos in {*_NOUNS, "DET", "ADJ"}:
        return _top_of(scene, after, verb)
    return _noun_before(scene, verb)


def _noun_before(scene: Scene, verb: int) -> int | None:
    doc = scene.doc
    before = verb - 1
    while before > 0 and doc.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    if before > 0 and doc.tokens[before].text == ",":
        return _noun_around(scene, before - 1, verb)
    if before >= 0 and scene.quotation_of[before] < 0 and doc.tokens[before].pos in _NOUNS:
        return _top_of(scene, before, verb)
    return None


def _noun_around(scene: Scene, i: int, verb: int) -> int | None:
    """The noun that the words before a comma and verb hang on: "In a note, *Lund*, the mayor since May, said"."""
    around = (scene.doc.tokens[i], *scene.doc.ancestors(i))
    noun = next((each for each in reversed(around) if each.pos in _NOUNS and each.i < verb), None)
    if noun is None or scene.quotation_of[noun.i] >= 0 or (noun.pos == "PRON" and noun.dep in {"dobj", "pobj"}):
        return None
    return noun.i


def _top_of(scene: Scene, i: int, verb: int) -> int | None:
    """The highest noun above token ``i`` that is not the verb's own clause."""
    doc = scene.doc
    top = i
    for above in doc.ancestors(i):
        if above.i == verb or above.pos not in _NOUNS or scene.quotation_of[above.i] >= 0:
            break
        top = above.i
    return top if doc.tokens[top].pos in _NOUNS else None


def source_range(scene: Scene, speaker: int | None, verb: int | None) -> Range | None:
    """The tokens of a source, without the dateline that the parser may hang on it ("ROME (AP) — The pope")."""
    if speaker is None:
        return None
    doc = scene.doc
    first, after = _outside_speech(scene, speaker, phrase_range(doc, speaker, verb))
    first += is_asked_of(doc, speaker) and first < speaker
    if first != doc.sentences[doc.sentence_of[first]].first:
        return first, after
    end = verb if verb is not None and verb > first and speaker < verb else after
    dash = next((i for i in range(first, min(first + 14, end)) if _is_dateline_dash(doc, i)), None)
    if dash is None or not doc.tokens[first].text.isupper() or dash + 1 >= end:
        return first, after
    return trimmed(doc, dash + 1, max(after, end) if speaker < dash else after)


def is_asked_of(doc: Doc, speaker: int) -> bool:
    """Whether the parser reads "*what Lund* said angered them" as it does "*which mayor* said it"."""
    first = doc.edges[speaker][0]
    return doc.tokens[first].tag == "WP" and doc.tokens[first].head == speaker and first < speaker


def _outside_speech(scene: Scene, speaker: int, phrase: Range) -> Range:
    """A phrase without the speech after a comma that the parser hangs on it: "said Lund, *“the dam …*"."""
    for i in range(speaker + 2, phrase[1]):
        place = scene.quotation_of[i]
        if place >= 0 and scene.quoted[place][0] == i and scene.doc.tokens[i - 1].text == ",":
            return trimmed(scene.doc, phrase[0], i)
    return phrase


def _is_dateline_dash(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    return token.text in _DASHES and i > 0 and doc.tokens[i - 1].end < token.start
