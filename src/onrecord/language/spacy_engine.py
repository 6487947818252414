"""The parser spaCy, behind our Engine. The one file that imports it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from onrecord.errors import MissingModel
from onrecord.language.names import NameFinder
from onrecord.language.word_forms import RULES, Form, WordForms, can_remember
from onrecord.model.doc import Doc, NamedEntity, Sentence, Token
from onrecord.model.report import Report
from onrecord.text.characters import find_paragraphs
from onrecord.text.span import Span

# What our entity types are called by the model (OntoNotes 5).
LABELS = {"PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "GRP": "NORP"}
# Code points that the parser is given at a time: its memory grows with them. A text of 1,000,000 in one paragraph:
# 3 GB where all of it is one batch, 0.5 GB so; news reports are below it and stay one batch.
LONGEST_BATCH = 20_000
_HINTS = "onrecord_name_hints"


class SpacyEngine:
    """A spaCy pipeline. Paragraphs are parsed one by one: memory stays small, no sentence runs over a line break."""

    def __init__(self, nlp: Any, fingerprint: str) -> None:
        self._nlp = nlp
        self._fingerprint = fingerprint
        self._forms = WordForms(nlp) if can_remember(nlp) else None

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({self._nlp.lang})

    def pipe(self, text: str, names: NameFinder, disable: Sequence[str] = ()) -> Iterator[tuple[Any, Span]]:
        """The pipeline's own output, a paragraph at a time; without some of its components."""
        for paragraphs in _batches(find_paragraphs(text)):
            docs = (self._hinted(each.of(text), names) for each in paragraphs)
            yield from zip(self._nlp.pipe(docs, disable=disable), paragraphs, strict=True)

    def _formed(self, text: str, names: NameFinder) -> Iterator[tuple[Any, Span, Iterable[Form]]]:
        """The same with the form of each token, which costs less where it can be remembered."""
        for parsed, paragraph in self.pipe(text, names, RULES if self._forms else ()):
            forms = self._forms.of(parsed) if self._forms else ((token.pos_, token.lemma_) for token in parsed)
            yield parsed, paragraph, forms

    def _hinted(self, part: str, names: NameFinder) -> Any:
        """A paragraph as tokens, with the names that are certain set before the recogniser runs; it keeps them."""
        doc = self._nlp.make_doc(part)
        spans = [
            doc.char_span(hint.span.start, hint.span.end, label=LABELS[hint.entity_type])
            for hint in names.find(part)
            if hint.certain
        ]
        known = [span for span in spans if span is not None]
        if known:
            doc.set_ents(known, default="missing")
            doc.spans[_HINTS] = known
        return doc

    def parse(self, report: Report, names: NameFinder) -> Doc:
        paragraphs: list[Span] = []
        sentences: list[Sentence] = []
        tokens: list[Token] = []
        entities: list[NamedEntity] = []
        for parsed, paragraph, forms in self._formed(report.text, names):
            place = _Place(len(tokens), paragraph.start, len(paragraphs))
            paragraphs.append(paragraph)
            places = _kept(parsed, place.first)
            tokens += _tokens(parsed, place, places, forms)
            sentences += _sentences(parsed, place, places)
            entities += _entities(parsed, places)
        return Doc(report.text, tuple(paragraphs), tuple(sentences), tuple(tokens), tuple(entities))


def _batches(paragraphs: Iterable[Span]) -> Iterator[list[Span]]:
    """The paragraphs in groups of at most ``LONGEST_BATCH`` code points, and of one paragraph at least."""
    batch: list[Span] = []
    size = 0
    for each in paragraphs:
        if batch and size + len(each) > LONGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each)
    if batch:
        yield batch


class _Place:
    """Where a paragraph's tokens and characters begin in the whole."""

    __slots__ = ("first", "offset", "paragraph")

    def __init__(self, first: int, offset: int, paragraph: int) -> None:
        self.first = first
        self.offset = offset
        self.paragraph = paragraph


def _kept(parsed: Any, first: int) -> list[int]:
    """For each of spaCy's tokens its place in our Doc; a blank gets that of the next one that says something."""
    places = []
    for token in parsed:
        places.append(first)
        first += not token.is_space
    return places


def _tokens(parsed: Any, place: _Place, places: list[int], forms: Iterable[Form]) -> Iterator[Token]:
    for token, (pos, lemma) in zip(parsed, forms, strict=True):
        if token.is_space:
            continue
        start = place.offset + token.idx
        own = places[token.i]
        above = places[_solid_head(token).i]
        yield Token(
            own, token.text, start, start + len(token.text), lemma or token.lower_, pos, token.tag_,
            "ROOT" if above == own else token.dep_, above, token.ent_type_,
        )  # fmt: skip


def _solid_head(token: Any) -> Any:
    """The nearest head that is no blank; the token itself where there is none."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return token if head.is_space else head


def _sentences(parsed: Any, place: _Place, places: list[int]) -> Iterator[Sentence]:
    end = place.first + sum(not token.is_space for token in parsed)
    for sentence in parsed.sents:
        first = places[sentence.start]
        after = places[sentence.end] if sentence.end < len(places) else end
        if first < after:
            yield Sentence(first, after, place.paragraph)


def _entities(parsed: Any, places: list[int]) -> Iterator[NamedEntity]:
    hinted = {(each.start, each.end) for each in parsed.spans.get(_HINTS, ())}
    for entity in parsed.ents:
        first, last = places[entity.start], places[entity.end - 1]
        yield NamedEntity(first, last + 1, entity.label_, (entity.start, entity.end) in hinted)


def load_engine(model: str) -> SpacyEngine:
    """The engine of an installed spaCy pipeline. Raises MissingModel where it is not installed."""
    import spacy

    try:
        nlp = spacy.load(model)
    except OSError as error:
        advice = "install it, or set ONRECORD_MODEL to one that is"
        raise MissingModel(f"the spaCy pipeline {model!r} is not installed; {advice}") from error
    version = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return SpacyEngine(nlp, f"spacy-{metadata.version('spacy')}/{version}/{model_hash(Path(nlp.path))}")


def model_hash(folder: Path) -> str:
    """16 hex digits over names and contents of a model's files."""
    seen = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and each.suffix not in {".py", ".pyc"}):
        seen.update(path.relative_to(folder).as_posix().encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:16]
