"""Attribution without a verb of saying: "according to", "reportedly", "as she put it", a colon."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import Cue, Phrase
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.speakers import source_range, subject_of
from onrecord.reading.attributions.syntax import child, companions_end, cue_range, is_time, phrase_range, trimmed

DASHES = {"—", "–", "―", "--", "-"}
LONGEST_SIGNATURE = 8  # tokens: "Ann Lund, mayor of Norby."


def find_by_phrase(scene: Scene, i: int) -> Iterator[Candidate]:
    """The attribution of a fixed phrase that begins at token ``i``."""
    tokens = scene.doc.tokens
    for phrase in scene.words.phrases.get(tokens[i].lower, ()):
        after = i + len(phrase.words)
        if tuple(each.lower for each in tokens[i:after]) != phrase.words:
            continue
        found = _with_source(scene, i, after, phrase) if phrase.source_after else _without(scene, i, after, phrase)
        if found is not None:
            yield found
            return


def _with_source(scene: Scene, first: int, after: int, phrase: Phrase) -> Candidate | None:
    doc = scene.doc
    object_ = child(doc, after - 1, "pobj", "dobj", "pcomp")
    if object_ is None or object_.i < after or scene.kind(object_.i) is None:
        return None
    if object_.tag == "NN" and not doc.children[object_.i]:
        return None  # "according to plan"
    source = phrase_range(doc, object_.i)
    host = _host(doc, first, source)
    if host is None:
        return None
    content = _around(doc, host, (first, source[1]))
    if not content:
        return None
    return Candidate(phrase.rule, "phrase", first, (first, after), source, object_.i, content)


def _host(doc: Doc, first: int, source: Range) -> int | None:
    """The head word of the clause that a phrase stands in."""
    i = doc.tokens[first].head
    for _ in range(6):
        token = doc.tokens[i]
        if token.pos in {"VERB", "AUX"} and not first <= i < source[1] and token.dep not in {"amod", "acl"}:
            return _first_conjunct(doc, i) if first > i else i
        if token.head == i:
            return i if not first <= i < source[1] else None
        i = token.head
    return None


def _first_conjunct(doc: Doc, i: int) -> int:
    """The clause that a clause is coordinated with: a phrase at the end of a sentence covers them all."""
    while doc.tokens[i].dep == "conj" and doc.head(i).pos in {"VERB", "AUX"}:
        i = doc.tokens[i].head
    return i


def _around(doc: Doc, host: int, phrase: Range) -> tuple[Range, ...]:
    """The clause of ``host`` without the phrase: what stands before it, else what stands after it."""
    first, after = doc.edges[host]
    sentence = doc.sentences[doc.sentence_of[host]]
    left = (max(first, sentence.first), min(phrase[0], after))
    right = (max(phrase[1], first), after)
    parts = []
    for one, other in (left, right):
        if other > one and any(each.pos not in {"PUNCT", "CCONJ"} for each in doc.tokens[one:other]):
            parts.append(trimmed(doc, one, other))
    if len(parts) == 2 and parts[0][1] - parts[0][0] <= 2 and doc.tokens[parts[0][0]].pos in {"CCONJ", "ADV", "SCONJ"}:
        parts = parts[1:]
    return tuple(parts)


def _without(scene: Scene, first: int, after: int, phrase: Phrase) -> Candidate | None:
    """An adverb: the clause around it is somebody's word, nobody says whose."""
    doc = scene.doc
    host = doc.tokens[first].head
    if host == first:
        return None
    content = _around(doc, host, (first, after))
    return Candidate(phrase.rule, "adverb", first, (first, after), None, None, content) if content else None


def find_parenthetical(scene: Scene, verb: int) -> Iterator[Candidate]:
    """Side remarks: "As X said, …" and ", X said, " where the parser makes the saying a side remark of what is said."""
    doc = scene.doc
    token = doc.tokens[verb]
    cues = [each for each in scene.words.verbs.get(token.lemma.lower(), ()) if _may_stand_aside(each)]
    speaker = subject_of(scene, verb)
    if not cues or token.head == verb or speaker is None or child(doc, verb, "ccomp") is not None:
        return
    mark = child(doc, verb, "mark", "advmod")
    end = next((end for end in (companions_end(scene, verb, each) for each in cues) if end is not None), None)
    as_said = token.dep == "advcl" and mark is not None and mark.lower in scene.words.like and mark.i < verb
    if not as_said and not any("clause" in each.frames for each in cues):
        return  # "as the saying goes", but not ", the saying goes,"
    if not as_said and token.dep != "parataxis" and not _follows_comma(doc, verb, speaker):
        return
    if as_said and (end is None or _says_when(scene, verb, cues)):
        return
    where = cue_range(scene, verb, end)
    own = doc.edges[verb]
    beside_speech = scene.quotation_of[own[0] - 1] >= 0
    content = _around(doc, token.head if as_said or beside_speech else _whole_clause(doc, token.head, own), own)
    if not as_said and not _is_set_off(doc, own):
        return
    if content:
        rule = scene.words.rules["en.as-said"] if as_said else cues[0].rule
        source = source_range(scene, speaker, verb)
        yield Candidate(rule, "clause", verb, where, source, speaker, content)


def _may_stand_aside(cue: Cue) -> bool:
    """Whether a verb can be a side remark: one of saying, or what a document does ("as the saying goes")."""
    return "quote" in cue.frames and ("clause" in cue.frames or cue.needs == "document")


def _says_when(scene: Scene, verb: int, cues: list[Cue]) -> bool:
    """Whether a clause with "as" says when, not what: "as he raised the issue", "as they called for calm"."""
    doc = scene.doc
    if any(True for _ in doc.children_of(verb, "dobj", "xcomp", "acomp", "agent", "auxpass")):
        return True
    own = {each for cue in cues for each in cue.rest}
    if any(each.lower not in own for each in doc.children_of(verb, "prt")):
        return True
    taken = {each for cue in scene.words.verbs.get(doc.tokens[verb].lemma.lower(), ()) for each in cue.prepositions}
    return any(each.lower in taken | {"to"} and not _dates(doc, each) for each in doc.children_of(verb, "prep"))


def _dates(doc: Doc, prep: Token) -> bool:
    inner = child(doc, prep.i, "pobj")
    return inner is not None and is_time(inner)


def _whole_clause(doc: Doc, host: int, own: Range) -> int:
    """The clause around a side remark: in "he hoped, he said, that it would end" all of it, not "it would end"."""
    while doc.tokens[host].dep == "ccomp" and doc.head(host).i < own[0] <= host:
        host = doc.tokens[host].head
    return host


def _follows_comma(doc: Doc, verb: int, speaker: int) -> bool:
    """Whether ", the office reported on Monday" follows what is said, which the parser makes its main clause."""
    token = doc.tokens[verb]
    first = doc.edges[speaker][0]
    if token.dep not in {"advcl", "conj"} or token.tag not in {"VBD", "VBZ"} or not token.head < first < verb:
        return False
    if doc.tokens[first - 1].text != "," or any(
        True for _ in doc.children_of(verb, "mark", "dobj", "xcomp", "prt", "cc", "acomp", "auxpass")
    ):
        return False
    return doc.edges[speaker][1] >= verb - 1


def _is_set_off(doc: Doc, own: Range) -> bool:
    before = doc.tokens[own[0] - 1].text if own[0] else ""
    return before[:1] in {",", "—", "–", "-", "”", '"', "("} or doc.tokens[own[0]].text == ","


def find_by_colon(scene: Scene, colon: int) -> Iterator[Candidate]:
    """A name and a colon ("X: …") at the head of a paragraph, with a quotation after it and no verb before it."""
    doc = scene.doc
    sentence = doc.sentences[doc.sentence_of[colon]]
    lead: tuple[Token, ...] = doc.tokens[sentence.first : colon]
    after = colon + 1
    if not 1 <= len(lead) <= 8 or after >= len(doc.tokens) or scene.quotation_of[after] < 0:
        return
    if (
        any(each.pos in {"VERB", "AUX", "PUNCT"} for each in lead)
        or doc.tokens[after].start > doc.tokens[colon].end + 2
    ):
        return
    head = max(lead, key=lambda each: doc.edges[each.i][1] - doc.edges[each.i][0]).i
    if scene.kind(head) not in {"person", "body", "name", "document"}:
        return
    rule = scene.words.rules["en.colon"]
    content = scene.quoted[scene.quotation_of[after]]
    yield Candidate(rule, "quote", colon, (colon, after), (sentence.first, colon), head, (content,), quoted=True)


def find_by_dash(scene: Scene, dash: int) -> Iterator[Candidate]:
    """A quotation, a dash, and the speaker's name at the end of the paragraph ("“…” — Ann Lund")."""
    doc = scene.doc
    first = dash + 1
    if dash == 0 or scene.quotation_of[dash] >= 0 or scene.quotation_of[dash - 1] < 0 or first >= len(doc.tokens):
        return
    paragraph = doc.paragraphs[doc.sentences[doc.sentence_of[dash]].paragraph]
    after = doc.tokens_in(paragraph).stop
    if not first < after <= first + LONGEST_SIGNATURE or doc.tokens[first].pos != "PROPN":
        return
    names = [each for each in doc.tokens[first:after] if each.pos == "PROPN"]
    if any(each.pos in {"VERB", "AUX"} for each in doc.tokens[first:after]) or scene.kind(names[-1].i) is None:
        return
    rule = scene.words.rules["en.dash"]
    content = scene.quoted[scene.quotation_of[dash - 1]]
    source = trimmed(doc, first, after)
    yield Candidate(rule, "quote", dash, (dash, first), source, names[-1].i, (content,), quoted=True)
