"""Borrowed words in quotation marks with nobody said to say them: the acting party holds them most likely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.doc import Token
from onrecord.reading.attributions.scene import Candidate, Scene
from onrecord.reading.attributions.speakers import subject_of
from onrecord.reading.attributions.syntax import phrase_range

SHORTEST, LONGEST = 2, 12  # words: one word is a title or a nickname, a long quotation is speech that lost its speaker


def find_scare_quotes(scene: Scene, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """Quotations that give a reason or a name for what somebody does, where no attribution holds them."""
    taken = {i for each in others for part in each.content for i in range(*part)}
    for place, (first, after) in enumerate(scene.quoted):
        words = [each for each in scene.doc.tokens[first:after] if each.pos != "PUNCT"]
        if not SHORTEST <= len(words) <= LONGEST or first in taken or is_name(words):
            continue
        holder = _holder(scene, place)
        if holder is not None:
            rule = scene.words.rules["en.scare-quote"]
            source = phrase_range(scene.doc, holder)
            yield Candidate(rule, "quote", None, None, source, holder, ((first, after),), quoted=True)


def is_name(words: Sequence[Token]) -> bool:
    """Whether the quotation is a title or a nickname: all its longer words begin with a capital letter."""
    return all(each.text[0].isupper() or not each.text[0].isalpha() for each in words if len(each.text) > 3)


def _holder(scene: Scene, place: int) -> int | None:
    """The subject of the verb that the quotation, as a prepositional phrase, says the reason of; None: no such."""
    doc = scene.doc
    first, after = scene.quoted[place]
    before = doc.tokens[first - 1] if first else None
    if before is None or before.lower not in scene.words.reasons or before.dep != "prep":
        return None
    for above in doc.ancestors(before.i):
        if above.pos == "VERB" and not first <= above.i < after:
            holder = subject_of(scene, above.i)
            return holder if holder is not None and scene.kind(holder) in {"person", "body", "name"} else None
    return None
