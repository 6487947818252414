"""Direct speech with nobody named beside it: it goes on with what the sentence before says, or is an answer."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.attributions.scare_quotes import is_name
from onrecord.reading.attributions.scene import Candidate, Range, Scene

_ENDS = tuple(".,?!…—–-;")  # before the closing mark: what is quoted is said, not only named
_LEADS_IN = tuple(".,?!:;…—–-”\"’'»)")
_BETWEEN_SENTENCES = ("", "\n", *".?!:…”\"’'»)")
_TELLING = {"clause", "quote", "phrase", "infinitive", "object-infinitive"}  # frames whose source is heard on


def with_bare_speech(scene: Scene, chosen: list[Candidate]) -> list[Candidate]:
    """``chosen`` with the quotations that are sentences of their own and that no attribution holds.

    The source is the one who speaks in the sentence before ("The mayor warned of floods. “Leave now.”"), if any, but
    for a question, which somebody else answers. There is no cue: that the words go on is inferred.
    """
    kept = list(chosen)
    taken = {i for each in kept for part in each.content for i in range(*part)}
    telling = _telling(scene, kept)
    rule = scene.words.rules["en.bare-speech"]
    for place, quoted in enumerate(scene.quoted):
        if quoted[0] >= quoted[1] or quoted[0] in taken or not _is_said(scene, place):
            continue
        before = _sentence_before(scene, quoted)
        speaker = telling.get(before) if before is not None else None
        found = Candidate(rule, "quote", None, None, None, None, (quoted,), quoted=True)
        if speaker is not None:
            telling[scene.doc.sentence_of[quoted[1] - 1]] = speaker
            if _same_paragraph(scene, kept[speaker], quoted):
                kept[speaker] = replace(kept[speaker], content=tuple(sorted((*kept[speaker].content, quoted))))
                continue
            found = replace(found, source=kept[speaker].source, source_head=kept[speaker].source_head)
        kept.append(found)
    return kept


def _same_paragraph(scene: Scene, told: Candidate, quoted: Range) -> bool:
    """Whether a quotation goes on in the paragraph of what is told: then it is content of the same cue."""
    doc = scene.doc
    here, there = (doc.sentences[doc.sentence_of[i]].paragraph for i in (quoted[0], told.cue_token or 0))
    return here == there


def _telling(scene: Scene, chosen: list[Candidate]) -> dict[int, int]:
    """For each sentence the place of the attribution by its main verb, where somebody is named who says something."""
    doc = scene.doc
    found: dict[int, int] = {}
    for place, each in enumerate(chosen):
        cue = each.cue_token
        if cue is None or each.source is None or each.frame not in _TELLING or scene.quotation_of[cue] >= 0:
            continue
        token = doc.tokens[cue]
        last = max(after for _, after in (*each.content, (cue, cue + 1))) - 1
        main = token.head == cue or (token.dep == "conj" and doc.head(cue).head == token.head)
        if main and not _asks(scene, each):
            found[doc.sentence_of[last]] = place
    return found


def _asks(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is said ends with a question."""
    after = candidate.content[-1][1]
    return any(each.text == "?" for each in scene.doc.tokens[max(0, after - 3) : after])


def _sentence_before(scene: Scene, quoted: Range) -> int | None:
    """The sentence right before a quotation that begins one, in its paragraph or at the end of the one before."""
    doc = scene.doc
    here = doc.sentence_of[quoted[0]]
    if doc.sentences[here].first < quoted[0]:
        return None
    same = here > 0 and doc.sentences[here].paragraph - doc.sentences[here - 1].paragraph <= 1
    return here - 1 if same else None


def _is_said(scene: Scene, place: int) -> bool:
    """Whether a quotation begins and ends like a sentence, and stands where one can stand: titles and terms do not."""
    span, text = scene.quotations[place].span, scene.doc.text
    words = span.of(text).strip("\"“”„‟«»‘’'` \n\t")
    before = text[max(0, span.start - 3) : span.start].rstrip(" ")[-1:]
    if before not in _BETWEEN_SENTENCES and is_name(scene.doc.tokens[slice(*scene.quoted[place])]):
        return False
    return words[:1].isupper() and words.endswith(_ENDS) and (before in ("", "\n") or before in _LEADS_IN)
