"""Attributions by a colon or dash without quotation marks: headlines ("Mayor: …", "…: report", "… – state radio"),
transcripts ("LUND: …") and notices ("From the port: …")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.syntax import child, trimmed

LONGEST_LEAD = 5  # tokens of a name before a colon: "Former mayor Ann Lund:"
LONGEST_TAIL = 4  # tokens after the colon of "The ferry has sunk: coast guard"
_VERBAL = {"VERB", "AUX"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def find_by_headline(scene: Scene, colon: int) -> Iterator[Candidate]:
    """What a colon attributes: to the name that opens the paragraph, or to the one that closes it, as behind a dash."""
    doc = scene.doc
    by_dash = doc.tokens[colon].text != ":"
    if by_dash and (colon == 0 or doc.tokens[colon - 1].end == doc.tokens[colon].start):
        return  # "well-known"
    paragraph = doc.tokens_in(doc.paragraphs[doc.sentences[doc.sentence_of[colon]].paragraph])
    lead, tail = (paragraph.start, colon), (colon + 1, paragraph.stop)
    if tail[0] >= tail[1] or scene.quotation_of[tail[0]] >= 0 or scene.quotation_of[colon] >= 0:
        return
    if not by_dash and 0 < colon - lead[0] <= LONGEST_LEAD and _is_said(doc, tail):
        source = _without_from(scene, lead)
        head = _speaker(scene, source)
        if head is not None:
            yield _candidate(scene, colon, source, head, (trimmed(doc, *tail),))
    elif tail[1] - tail[0] <= LONGEST_TAIL and _is_said(doc, lead) and doc.tokens[tail[1] - 1].text != ".":
        source = trimmed(doc, *tail)
        head = _speaker(scene, source)
        if head is not None:
            yield _candidate(scene, colon, source, head, (trimmed(doc, *lead),))


def _candidate(scene: Scene, colon: int, source: Range, head: int, content: tuple[Range, ...]) -> Candidate:
    rule = scene.words.rules["en.headline-colon"]
    return Candidate(rule, "clause", colon, (colon, colon + 1), source, head, content)


def _without_from(scene: Scene, lead: Range) -> Range:
    """The lead without the preposition of "From the port: …"."""
    first = scene.doc.tokens[lead[0]]
    return (lead[0] + 1, lead[1]) if first.tag == "IN" and lead[1] - lead[0] > 1 else lead


def _is_said(doc: Doc, part: Range) -> bool:
    """Whether a part of a paragraph is a clause: a list or a title has no verb."""
    return any(each.pos in _VERBAL and child(doc, each.i, *_SUBJECTS) for each in doc.tokens[part[0] : part[1]])


def _speaker(scene: Scene, part: Range) -> int | None:
    """The head word of the name or noun that a part consists of; None where it is more or no speaker."""
    tokens = scene.doc.tokens[part[0] : part[1]]
    if any(each.pos in _VERBAL or each.pos == "PUNCT" or each.tag == "CD" for each in tokens):
        return None
    heads = [each for each in tokens if not part[0] <= each.head < part[1] or each.head == each.i]
    head = heads[-1] if heads else tokens[-1]
    if scene.kind(head.i) == "document" and any(True for _ in scene.doc.children_of(head.i, "poss")):
        return None  # "Editor's note:"
    return head.i if _can_head(scene, head) else None


def _can_head(scene: Scene, head: Token) -> bool:
    """A person, body or document by name or noun; a place before a colon is a topic ("Norland: five towns flooded")."""
    return scene.kind(head.i) in {"person", "body", "name", "document"} and head.ent not in {"GPE", "LOC", "DATE"}
