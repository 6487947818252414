"""The attributions of a text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.attribution import Attribution, Quotation, Quoting, Relay
from onrecord.model.doc import Doc
from onrecord.model.mention import Mention
from onrecord.reading.attributions.bare_speech import with_bare_speech
from onrecord.reading.attributions.choose import choose, in_order, nests
from onrecord.reading.attributions.cues import load_cues
from onrecord.reading.attributions.headlines import find_by_headline
from onrecord.reading.attributions.neighbour_relays import with_neighbours
from onrecord.reading.attributions.nominals import find_by_adjective, find_by_noun
from onrecord.reading.attributions.phrases import (
    DASHES,
    find_by_colon,
    find_by_dash,
    find_by_phrase,
    find_parenthetical,
)
from onrecord.reading.attributions.principals import with_principals
from onrecord.reading.attributions.quotes import find_by_quotation
from onrecord.reading.attributions.reattach import reattach
from onrecord.reading.attributions.relays import attach_relays
from onrecord.reading.attributions.scare_quotes import find_scare_quotes
from onrecord.reading.attributions.scene import Candidate, Range, Scene, make_scene
from onrecord.reading.attributions.syntax import cue_parts
from onrecord.reading.attributions.verbs import find_by_verb
from onrecord.text.span import Span


def find_attributions(
    doc: Doc, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...], language: str
) -> tuple[Attribution, ...]:
    """The attributions of ``doc`` in order of their cue, outer before inner."""
    words = load_cues(language)
    scene = make_scene(reattach(doc, words), mentions, quotations, words)
    chosen = choose(scene, _candidates(scene))
    chosen += find_scare_quotes(scene, chosen)
    chosen = attach_relays(scene, in_order(with_bare_speech(scene, chosen)))
    chosen = with_principals(scene, with_neighbours(scene, chosen))
    holders = nests(chosen)
    return tuple(_attribution(scene, place, each, holders[place]) for place, each in enumerate(chosen))


def _candidates(scene: Scene) -> Iterator[Candidate]:
    """What each construction finds, word by word, then quotation by quotation."""
    words = scene.words
    for token in scene.doc.tokens:
        if token.pos == "VERB":
            yield from find_by_verb(scene, token.i)
            yield from find_parenthetical(scene, token.i)
        elif token.pos == "NOUN":
            yield from find_by_noun(scene, token.i)
        if token.lower in words.adjectives and token.pos in {"ADJ", "VERB"}:
            yield from find_by_adjective(scene, token.i)
        if token.lower in words.phrases:
            yield from find_by_phrase(scene, token.i)
        if token.text == ":":
            yield from find_by_colon(scene, token.i)
            yield from find_by_headline(scene, token.i)
        elif token.text in DASHES:
            yield from find_by_dash(scene, token.i)
            yield from find_by_headline(scene, token.i)
    yield from find_by_quotation(scene)


def _attribution(scene: Scene, place: int, chosen: Candidate, holder: int | None) -> Attribution:
    doc = scene.doc
    return Attribution(
        id=f"a{place + 1}",
        source=_span(doc, chosen.source),
        cue=_span(doc, chosen.cue),
        cue_spans=_split(doc, chosen),
        content=tuple(doc.span(*part) for part in chosen.content),
        quoting=_quoting(scene, chosen),
        illocution=chosen.rule.illocution,
        stance=chosen.rule.stance,
        rule=chosen.rule.id,
        addressee=_span(doc, chosen.addressee),
        nested_in=f"a{holder + 1}" if holder is not None else None,
        principal=_span(doc, chosen.principal),
        relays=tuple(Relay(doc.span(*each.source), _span(doc, each.cue), each.stated) for each in chosen.relays),
    )


def _split(doc: Doc, chosen: Candidate) -> tuple[Span, ...]:
    """The parts of a cue that its object stands between ("*ruled* the plan *out*"); empty for a cue in one piece."""
    parts = cue_parts(doc, chosen)
    return tuple(doc.span(*part) for part in parts) if len(parts) > 1 else ()


def _span(doc: Doc, range_: Range | None) -> Span | None:
    return doc.span(*range_) if range_ else None


def _quoting(scene: Scene, chosen: Candidate) -> Quoting:
    """direct: all of the content is quoted; mixed: a part; reported: a noun phrase tells what was said."""
    own = scene.quotation_of[chosen.cue[0]] if chosen.cue else -1  # "We insist" inside a quotation quotes nobody
    inside = [scene.quotation_of[i] not in {-1, own} for part in chosen.content for i in range(*part)]
    if all(inside):
        return "direct"
    if any(inside):
        return "mixed"
    return (
        "indirect" if chosen.frame in {"clause", "infinitive", "gerund", "object-infinitive", "phrase"} else "reported"
    )
