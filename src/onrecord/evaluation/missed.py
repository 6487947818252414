"""Which attributions of a gold set are found, and of what class those are that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.evaluation.attribution import found_by_overlap
from onrecord.evaluation.gold import Json, pair_up
from onrecord.evaluation.measures import Board, Rate, Scores
from onrecord.language.engine import Engine
from onrecord.language.names import NoNames
from onrecord.model.doc import Doc, Token
from onrecord.model.report import Report
from onrecord.reading.attributions.cues import CueWords, load_cues
from onrecord.text.span import Span

HEADLINE = 30  # tokens: a longer paragraph in capitals is no headline
_CAPITALS = 0.7  # of the longer words of a headline in capitals
_AUXILIARY = {"aux", "auxpass"}


def missed_attributions(gold: Sequence[Json], predictions: Sequence[Json], engine: Engine) -> dict[str, Scores]:
    """Recall by kind of quoting and of source, and per cent of all relations that are missed, by class of the cue.

    The classes are told from the parse of the gold's own cue, so that they don't depend on what was found.
    """
    boards = {"recall by quoting": Board(), "recall by source": Board()}
    classes: dict[str, int] = {}
    total = 0
    for record, prediction in pair_up(gold, predictions):
        attributions = record.get("attributions", [])
        if not attributions:
            continue
        nested = any(each.get("nested_in") for each in attributions)
        found = [each for each in prediction.get("attributions", []) if nested or not each.get("nested_in")]
        contents, relations = found_by_overlap(record, found)
        report = record["report"]
        doc = engine.parse(Report(id=str(report["id"]), text=report["text"]), NoNames())
        words = load_cues(report.get("language", "en"))
        total += len(attributions)
        for place, each in enumerate(attributions):
            _rate(boards["recall by quoting"], each.get("quoting") or "unknown", place, contents, relations)
            _rate(boards["recall by source"], _source_kind(doc, each), place, contents, relations)
            if place not in relations:
                name = _source_class(each) if place in contents else _cue_class(doc, each, words)
                classes[name] = classes.get(name, 0) + 1
    ranked = sorted(classes.items(), key=lambda each: (-each[1], each[0]))
    missed: Scores = {name: Rate(count, total) for name, count in ranked}
    return {**{name: board.scores() for name, board in boards.items()}, "missed, of all relations": missed}


def _rate(board: Board, kind: str, place: int, contents: dict[int, int], relations: dict[int, int]) -> None:
    board.rate(kind, place in relations)
    board.rate(f"{kind}: content found", place in contents)


def _source_class(attribution: Json) -> str:
    return "content found with another source" if attribution.get("source") else "content found, gold has no source"


def _source_kind(doc: Doc, attribution: Json) -> str:
    """pronoun, name, noun; none where the gold names nobody."""
    source = attribution.get("source")
    tokens = _tokens(doc, source) if source else []
    if not tokens:
        return "no source"
    inside = {each.i for each in tokens}
    head = next((each for each in tokens if each.head not in inside or each.head == each.i), tokens[-1])
    return {"PRON": "pronoun", "DET": "pronoun", "PROPN": "name"}.get(head.pos, "noun")


def _tokens(doc: Doc, span: Json) -> list[Token]:
    return [doc.tokens[i] for i in doc.tokens_in(Span(span["start"], span["end"]))]


def _cue_class(doc: Doc, attribution: Json, words: CueWords) -> str:
    """The class of a cue that was not found: its last verb, noun or adjective, and whether the lists have it."""
    tokens = _tokens(doc, attribution["cue"]) if attribution.get("cue") else []
    if not tokens:
        return "no cue"
    if _in_capitals(doc, tokens[0]):
        return "headline in capitals"
    if all(each.pos == "PUNCT" for each in tokens):
        return "colon or dash"
    verb = _last(tokens, "VERB")
    noun = _last(tokens, "NOUN", "PROPN")
    if verb is not None:
        return "verb and noun as one cue" if noun and noun.i > verb.i else _verb_class(doc, verb, words)
    if noun is not None:
        listed = "listed noun" if noun.lemma.lower() in words.nouns else "noun in no list"
        return listed if attribution.get("source") else f"{listed}, no source"
    return "adjective" if _last(tokens, "ADJ") else "preposition or other words only"


def _last(tokens: Iterable[Token], *parts_of_speech: str) -> Token | None:
    found = [each for each in tokens if each.pos in parts_of_speech and each.dep not in _AUXILIARY]
    return found[-1] if found else None


def _verb_class(doc: Doc, verb: Token, words: CueWords) -> str:
    if verb.lemma not in words.verbs:
        return "verb in no list"
    if any(True for _ in doc.children_of(verb.i, "auxpass", "nsubjpass")):
        return "listed verb in the passive"
    return "listed verb in a relative clause or participle" if verb.dep in {"relcl", "acl"} else "listed verb"


def _in_capitals(doc: Doc, token: Token) -> bool:
    """Whether a token stands in a headline: a short paragraph whose longer words begin with capitals."""
    paragraph = doc.tokens_in(doc.paragraphs[doc.sentences[doc.sentence_of[token.i]].paragraph])
    longer = list(_longer_words(doc.tokens[paragraph.start : paragraph.stop]))
    capital = sum(each.text[0].isupper() for each in longer)
    return len(paragraph) < HEADLINE and len(longer) > 2 and capital > _CAPITALS * len(longer)


def _longer_words(tokens: Iterable[Token]) -> Iterator[Token]:
    return (each for each in tokens if each.text.isalpha() and len(each.text) > 3)
