"""Quotations with their speaker: before, after, between two parts, or carried over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.doc import Token
from onrecord.reading.attributions.scene import Candidate, Passing, Range, Scene
from onrecord.reading.attributions.speakers import source_range, speaker_near
from onrecord.reading.attributions.syntax import child, cue_range, is_passive, phrase_range

NEAR = 40  # tokens between a quotation and its verb: "Mary Hay, the head of the village school, said in a letter"
FARTHEST = 400  # characters from a quotation to the next of the same speaker
_GOES_ON = set(",?!—–-…")  # before the closing mark: the sentence goes on with its speaker
_TENSED = {"VBD", "VBZ", "VBP"}
LONGEST_CLAUSE = 6  # tokens of "Mayor Ann Lund said."
_LEADS_IN = {",", ":", "—", "–", "-", "--"}


def find_by_quotation(scene: Scene) -> Iterator[Candidate]:
    """The attributions of all quotations of the text, in order; the parts of one cue come as several candidates."""
    last: Candidate | None = None
    last_place = -1
    for place in range(len(scene.quoted)):
        first, after = scene.quoted[place]
        if after <= first:
            continue
        found = _beside(scene, place)
        if found is None and last is not None and _carries_on(scene, last_place, place):
            found = replace(last, content=((first, after),))
        if found is not None:
            yield found
            last, last_place = found, place


def _beside(scene: Scene, place: int) -> Candidate | None:
    """The attribution by a verb in the quotation's own sentence, or in the one that leads in with a colon."""
    first, after = scene.quoted[place]
    verb = _verb_after(scene, after) if _ends_open(scene, place) or _is_bare_clause(scene, after) else None
    if verb is None:
        verb = _verb_before(scene, first)
    if verb is None:
        return None
    return _candidate(scene, verb, (first, after))


def _ends_open(scene: Scene, place: int) -> bool:
    """Whether the sentence of a quotation goes on after it."""
    span = scene.quotations[place].span
    text = span.of(scene.doc.text).rstrip("\"'”’»`“ ")
    after = scene.quoted[place][1]
    next_one = scene.doc.tokens[after].text if after < len(scene.doc.tokens) else ""
    return text[-1:] in _GOES_ON or next_one in _LEADS_IN or next_one[:1].islower()


def _is_bare_clause(scene: Scene, after: int) -> bool:
    """Whether a short clause of subject and verb follows, and nothing else, as in "… is gone.” Lund said"."""
    tokens = scene.doc.tokens[after : after + LONGEST_CLAUSE]
    stop = next((n for n, each in enumerate(tokens) if each.text == "."), 0)
    words = tokens[:stop]
    if len(words) < 2 or words[0].pos not in {"PROPN", "PRON"} or not _same_paragraph(scene, after - 1, after):
        return False
    return words[-1].tag in _TENSED and all(each.pos == "PROPN" for each in words[1:-1])


def _verb_after(scene: Scene, after: int) -> int | None:
    """The verb of the clause that begins right after a quotation: "…,” she said", "…,” said the envoy"."""
    doc = scene.doc
    start = after
    while start < len(doc.tokens) and doc.tokens[start].pos == "PUNCT" and scene.quotation_of[start] < 0:
        start += 1
    for i in range(start, min(start + NEAR, len(doc.tokens))):
        token = doc.tokens[i]
        if scene.quotation_of[i] >= 0 or _ends_sentence(token) or not _same_paragraph(scene, after - 1, i):
            return None
        if i == start and _is_inverted(scene, i):
            return i
        if token.pos in {"VERB", "AUX"} and can_quote(scene, i) and _opens_with(scene, start, i):
            return i
    return None


def _is_inverted(scene: Scene, verb: int) -> bool:
    """Whether a verb is followed by its subject: after a quotation ("“…!” reacted Lund") any verb says it then."""
    token = scene.doc.tokens[verb]
    subject = child(scene.doc, verb, "nsubj")
    return token.tag in _TENSED and subject is not None and subject.i > verb and scene.kind(subject.i) is not None


def _ends_sentence(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text in {".", ";", "?", "!"}  # not the stop of "Col."


def _opens_with(scene: Scene, start: int, verb: int) -> bool:
    """Whether the words from ``start`` to ``verb`` are its subject, auxiliaries and adverbs, and nothing else."""
    doc = scene.doc
    if start == verb:
        return True
    subject = speaker_near(scene, verb)
    if subject is None:
        return doc.tokens[start].head == verb
    first, after = doc.edges[subject]
    return first <= start < max(after, subject + 1) or (doc.tokens[start].head == verb and subject > start)


def _same_paragraph(scene: Scene, one: int, other: int) -> bool:
    doc = scene.doc
    return doc.sentences[doc.sentence_of[one]].paragraph == doc.sentences[doc.sentence_of[other]].paragraph


def _verb_before(scene: Scene, first: int) -> int | None:
    """The verb of the clause that leads in to a quotation: "she said, “…", "he added: “…"."""
    doc = scene.doc
    if first == 0:
        return None
    lead = doc.tokens[first - 1]
    if not _same_paragraph(scene, first - 1, first) and lead.text != ":":
        return None
    if lead.text in {".", "?", "!", ";", ")"} or scene.quotation_of[first - 1] >= 0:
        return None
    for i in range(first - 1, max(-1, first - NEAR), -1):
        token = doc.tokens[i]
        if scene.quotation_of[i] >= 0 or (_ends_sentence(token) and i < first - 1):
            return None
        if token.pos in {"VERB", "AUX"} and can_quote(scene, i):
            return i if _leads_in(scene, i, first) else None
    return None


def _leads_in(scene: Scene, verb: int, first: int) -> bool:
    """Whether only addressee, adverbials and marks stand between a verb and a quotation."""
    doc = scene.doc
    lead = doc.tokens[first - 1]
    if lead.text == ":" or first - 1 == verb:
        return True
    if lead.text not in _LEADS_IN:
        return False
    clause = child(doc, verb, "ccomp")
    return clause is None or not verb < clause.i < first or clause.i >= first


def can_quote(scene: Scene, verb: int) -> bool:
    """Whether a verb goes with quotations: by the lists, or an unseen one whose subject can speak."""
    token = scene.doc.tokens[verb]
    if token.dep in {"aux", "auxpass", "prep"}:  # prep: "according"
        return False
    cues = scene.words.verbs.get(token.lemma.lower(), ())
    if any("quote" in each.frames and not each.needs for each in cues):
        return True
    if any("quote" in each.frames for each in cues):
        speaker = speaker_near(scene, verb)
        return speaker is not None and scene.kind(speaker) is not None
    if cues or token.lemma in scene.words.never or token.pos != "VERB":
        return False
    speaker = speaker_near(scene, verb)
    return speaker is not None and scene.kind(speaker) in {"person", "pronoun", "name"}


def _candidate(scene: Scene, verb: int, content: Range) -> Candidate:
    doc = scene.doc
    cues = [each for each in scene.words.verbs.get(doc.tokens[verb].lemma.lower(), ()) if "quote" in each.frames]
    rule = cues[0].rule if cues else scene.words.rules["en.unseen-quote"]
    speaker = speaker_near(scene, verb)
    cited = child(doc, verb, "dobj")
    where = cue_range(scene, verb)
    base = Candidate(rule, "quote", verb, where, None, speaker, (content,), quoted=True)
    if is_citing(scene, verb) and cited is not None and scene.kind(cited.i) and not is_passive(doc, verb):
        passer = source_range(scene, speaker, verb)
        relays = (Passing(passer, speaker, where),) if speaker is not None and passer is not None else ()
        rule = scene.words.rules["en.cited-source"]
        source = phrase_range(doc, cited.i)
        return replace(base, rule=rule, source=source, source_head=cited.i, relays=relays)
    addressee = child(doc, verb, "dobj", "dative")
    return replace(
        base,
        source=source_range(scene, speaker, verb),
        addressee=phrase_range(doc, addressee.i) if addressee and scene.quotation_of[addressee.i] < 0 else None,
    )


def is_citing(scene: Scene, verb: int) -> bool:
    """Whether a verb passes on the words of its object."""
    return scene.doc.tokens[verb].lemma in scene.words.citing


def _carries_on(scene: Scene, before: int, place: int) -> bool:
    """Whether a quotation with no speaker of its own belongs to the speaker of the one before it."""
    doc = scene.doc
    first = scene.quoted[place][0]
    quotation, earlier = scene.quotations[place], scene.quotations[before]
    if quotation.continues:
        return place == before + 1
    if not _is_speech(scene, place) or any(_is_speech(scene, each) for each in range(before + 1, place)):
        return False
    between = doc.text[earlier.span.end : quotation.span.start].rstrip()
    if len(between) > FARTHEST:
        return False
    here = _same_paragraph(scene, scene.quoted[before][0], first)
    return here and between.endswith((".", ",", "", "—"))


def _is_speech(scene: Scene, place: int) -> bool:
    """Whether a quotation is a sentence of its own rather than a borrowed phrase."""
    first, after = scene.quoted[place]
    words = [each for each in scene.doc.tokens[first:after] if each.pos != "PUNCT"]
    if not words or not (words[0].text[0].isupper() or words[0].text[0].isdigit()):
        return False
    before = scene.doc.tokens[first - 1].text if first else "."
    return before[-1] in ".?!:”\"’'»" or before in _LEADS_IN
