"""Direct speech with nobody named beside it: the answers of a dialogue, a quotation that is a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.reading.attributions.scene import Candidate, Scene

_ENDS = tuple(".,?!…—–-;")  # before the closing mark: what is quoted is said, not only named
_LEADS_IN = tuple(".,?!:;…—–-”\"’'»)")


def find_bare_speech(scene: Scene, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """The quotations that are sentences of their own and that no attribution holds; they have no cue and no source."""
    taken = {i for each in others for part in each.content for i in range(*part)}
    for place, (first, after) in enumerate(scene.quoted):
        if first < after and first not in taken and _is_said(scene, place):
            rule = scene.words.rules["en.bare-speech"]
            yield Candidate(rule, "quote", None, None, None, None, ((first, after),), quoted=True)


def _is_said(scene: Scene, place: int) -> bool:
    """Whether a quotation begins and ends like a sentence, and stands where one can stand: titles and terms do not."""
    span, text = scene.quotations[place].span, scene.doc.text
    words = span.of(text).strip("\"“”„‟«»‘’'` \n\t")
    before = text[max(0, span.start - 3) : span.start].rstrip(" ")[-1:]
    return words[:1].isupper() and words.endswith(_ENDS) and (before in ("", "\n") or before in _LEADS_IN)
