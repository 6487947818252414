"""Verbs with a noun phrase as content: as object, after a preposition, with a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import Cue
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.speakers import source_range, speaker_of
from onrecord.reading.attributions.syntax import child, cue_range, has_to, is_passive, is_time, phrase_range, trimmed

NEAR = 12  # tokens between a verb of calling and the quoted name
_PREPOSITIONS = ("prep", "prt", "agent", "dative")


def find_objects(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """Attributions of ``verb`` by a noun phrase; the cue reaches to token ``end``."""
    if is_passive(scene.doc, verb):
        yield from _passive(scene, verb, cue, end)
        return
    base = _base(scene, verb, cue, end)
    thing = _object(scene, verb, end)
    if thing is not None and not cue.addressee and "object" in cue.frames:
        yield replace(base, frame="object", content=(_with_adjuncts(scene, thing.i, verb),))
    if thing is not None and "count" in cue.frames and _is_counted(scene.doc, thing, verb):
        yield replace(base, frame="object", content=(_with_adjuncts(scene, thing.i, verb),))
    if thing is not None:
        yield from _with_preposition(scene, base, cue, thing)
        yield from _with_predicate(scene, base, cue, thing)
    if "object-predicate" in cue.frames:
        yield from _with_quoted_predicate(scene, base)
    if thing is None and not cue.addressee and "object" in cue.frames:
        yield from _gapped(scene, base)
    if "side" in cue.frames:
        yield from _taking_sides(scene, base)
    yield from _after_preposition(scene, base, cue, thing)


def _is_counted(doc: Doc, thing: Token, verb: int) -> bool:
    """Whether a number comes with an object: "300 guests", "the toll at 12"."""
    behind = (
        each.i for prep in doc.children_of(verb, "prep") if prep.lower == "at" for each in doc.children_of(prep.i)
    )
    return any(doc.tokens[each].pos == "NUM" for each in (thing.i, *doc.children[thing.i], *behind))


def _gapped(scene: Scene, base: Candidate) -> Iterator[Candidate]:
    """In "*the words* he has repeated" what is said stands before the clause."""
    doc = scene.doc
    verb = base.cue_token or 0
    token = doc.tokens[verb]
    own = child(doc, verb, "nsubj")
    if (
        token.dep != "relcl"
        or own is None
        or own.tag in {"WDT", "WP"}
        or child(doc, verb, "ccomp", "xcomp") is not None
    ):
        return
    first = doc.edges[token.head][0]
    after = doc.edges[verb][0]
    if first < token.head < after:
        yield replace(base, frame="object", content=(trimmed(doc, first, after),))


def _taking_sides(scene: Scene, base: Candidate) -> Iterator[Candidate]:
    """In "spoke in favour of *a truce*" the whole phrase belongs to the cue."""
    doc = scene.doc
    for prep in doc.children_of(base.cue_token or 0, "prep"):
        after = prep.i + 3
        if base.cue is None or tuple(each.lower for each in doc.tokens[prep.i : after]) not in scene.words.sides:
            continue
        end = doc.edges[prep.i][1]
        if after < end:
            where = (base.cue[0], after) if prep.i == base.cue[1] else base.cue
            yield replace(base, frame="side", cue=where, content=(trimmed(doc, after, end),))


def _base(scene: Scene, verb: int, cue: Cue, end: int) -> Candidate:
    speaker = speaker_of(scene, verb)
    source = source_range(scene, speaker, verb)
    return Candidate(cue.rule, "", verb, cue_range(scene, verb, end), source, speaker, ())


def _object(scene: Scene, verb: int, end: int) -> Token | None:
    """The object; for "lay out the plan" also what the parser hangs on the particle."""
    doc = scene.doc
    own = next((each for each in doc.children_of(verb, "dobj") if not is_time(each) and not _is_reflexive(each)), None)
    if own is None and end > verb + 1:
        own = child(doc, end - 1, "pobj", "dobj")
    return own


def _with_adjuncts(scene: Scene, head: int, verb: int) -> Range:
    """The object with what follows it at once and is no time or occasion ("endorsed *her for governor*")."""
    doc = scene.doc
    first, after = phrase_range(doc, head, verb)
    for prep in doc.children_of(verb, "prep"):
        inner = child(doc, prep.i, "pobj")
        if prep.lower in scene.words.circumstances or (inner is not None and scene.is_occasion(prep, inner)):
            break
        if doc.edges[prep.i][0] == after and inner is not None and not is_time(inner):
            after = trimmed(doc, first, doc.edges[prep.i][1])[1]
    for clause in doc.children_of(verb, "advcl", "xcomp", "acl"):
        if doc.edges[clause.i][0] == after and _completes(scene, clause, doc.tokens[head]):
            after = trimmed(doc, first, doc.edges[clause.i][1])[1]
    return first, after


def _completes(scene: Scene, clause: Token, thing: Token) -> bool:
    """Whether a clause after an object belongs to it: "his call *to close the port*", "backed it *if it was cheap*"."""
    if has_to(scene.doc, clause.i):
        return thing.lemma.lower() in scene.words.nouns
    mark = child(scene.doc, clause.i, "mark")
    return mark is not None and mark.lower in scene.words.complementisers


def _is_reflexive(token: Token) -> bool:
    """In "found *himself* in court" says nothing."""
    return token.tag == "PRP" and token.lower.endswith(("self", "selves"))


def _with_preposition(scene: Scene, base: Candidate, cue: Cue, thing: Token) -> Iterator[Candidate]:
    """In "accused *the army of murder*", "described *the raid as a blunder*"; "told X *about the raid*"."""
    doc = scene.doc
    first = phrase_range(doc, thing.i)[0]
    for holder in (base.cue_token, thing.i):
        for prep in doc.children_of(holder or 0, "prep"):
            if prep.i < thing.i:
                continue
            after = trimmed(doc, prep.i, doc.edges[prep.i][1])[1]
            if prep.lower in scene.words.like and "object-as" in cue.frames:
                yield replace(base, frame="object-as", content=((first, after),))
            elif prep.lower in cue.object_prepositions and cue.addressee:
                yield replace(
                    base, frame=f"object-{prep.lower}", content=((prep.i, after),), addressee=phrase_range(doc, thing.i)
                )
            elif prep.lower in cue.object_prepositions:
                yield replace(base, frame=f"object-{prep.lower}", content=((first, after),))


def _with_predicate(scene: Scene, base: Candidate, cue: Cue, thing: Token) -> Iterator[Candidate]:
    """In "called *the vote a farce*"."""
    predicate = child(scene.doc, base.cue_token or 0, "oprd")
    if predicate is not None and "object-predicate" in cue.frames:
        first = min(phrase_range(scene.doc, thing.i)[0], phrase_range(scene.doc, predicate.i)[0])
        after = max(phrase_range(scene.doc, thing.i)[1], phrase_range(scene.doc, predicate.i)[1])
        yield replace(base, frame="object-predicate", content=((first, after),))


def _with_quoted_predicate(scene: Scene, base: Candidate) -> Iterator[Candidate]:
    """In "called *both the mayor and his aide “cowards”*" the quotation is the predicate, whatever the parser sees."""
    doc = scene.doc
    first = base.cue[1] if base.cue else 0
    for i in range(first, min(first + NEAR, len(doc.tokens))):
        place = scene.quotation_of[i]
        if place >= 0 and scene.quotation_of[first - 1] != place:
            if i > first and scene.quoted[place][0] == i:
                yield replace(base, frame="object-predicate", content=((first, scene.quoted[place][1]),))
            return
        if doc.tokens[i].pos in {"VERB", "AUX", "PUNCT", "SCONJ"} or doc.sentence_of[i] != doc.sentence_of[first - 1]:
            return


def _after_preposition(scene: Scene, base: Candidate, cue: Cue, thing: Token | None) -> Iterator[Candidate]:
    """In "called for *a truce*": the preposition belongs to the cue where it follows at once."""
    doc = scene.doc
    if base.cue is None or not cue.prepositions:
        return
    yield from _after_for(scene, base, cue)
    holders = [base.cue_token or 0, *range((base.cue_token or 0) + 1, base.cue[1])]
    for prep in (each for holder in holders for each in doc.children_of(holder, *_PREPOSITIONS)):
        if prep.lower not in cue.prepositions or prep.i < (base.cue_token or 0):
            continue
        inner = child(doc, prep.i, "pobj", "pcomp")
        if inner is None or is_time(inner) or (thing is not None and thing.i < prep.i):
            continue
        if scene.is_occasion(prep, inner):
            continue  # "spoke on television"
        first, after = trimmed(doc, prep.i + 1, doc.edges[prep.i][1])
        between = doc.tokens[base.cue[1] : prep.i]
        if all(_is_reflexive(each) for each in between):  # also "distanced himself from"
            yield replace(base, frame=prep.lower, cue=(base.cue[0], prep.i + 1), content=((first, after),))
        else:
            yield replace(base, frame=prep.lower, content=((prep.i, after),))


def _after_for(scene: Scene, base: Candidate, cue: Cue) -> Iterator[Candidate]:
    """In "called for *the guards to leave*" the preposition introduces a clause."""
    doc = scene.doc
    for clause in doc.children_of(base.cue_token or 0, "advcl", "ccomp"):
        mark = child(doc, clause.i, "mark")
        if mark is not None and base.cue is not None and mark.i == base.cue[1] and mark.lower in cue.prepositions:
            content = (trimmed(doc, mark.i + 1, doc.edges[clause.i][1]),)
            yield replace(base, frame=mark.lower, cue=(base.cue[0], mark.i + 1), content=content)


def _passive(scene: Scene, verb: int, cue: Cue, end: int) -> Iterator[Candidate]:
    """Passives: "the raid was condemned by X", "the raid is seen as …", "he was accused of …"."""
    doc = scene.doc
    base = _base(scene, verb, cue, end)
    if cue.addressee:
        yield from _asked(scene, base, cue)
        return
    topic = _passive_topic(scene, verb)
    if topic is None:
        return
    rest: list[Range] = []
    frame = ""
    for prep in doc.children_of(verb, "prep"):
        if (prep.lower in scene.words.like and "object-as" in cue.frames) or prep.lower in cue.object_prepositions:
            frame = "object-" + prep.lower
            joins = prep.i == (base.cue or (0, 0))[1] and prep.lower in scene.words.like  # "was regarded as"
            base = replace(base, cue=(base.cue[0], prep.i + 1)) if joins and base.cue else base
            rest.append(trimmed(doc, prep.i + joins, doc.edges[prep.i][1]))
    predicate = child(doc, verb, "oprd")
    if predicate is not None and "object-predicate" in cue.frames and doc.tokens[verb].dep != "acl":
        frame = "object-predicate"  # but not "a firm called Nordlys"
        rest.append(phrase_range(doc, predicate.i))
    if rest:
        yield replace(base, frame=frame, content=(topic, *rest[:1]))
    elif "object" in cue.frames and base.source is not None:
        yield replace(base, frame="object", content=(topic,))


def _asked(scene: Scene, base: Candidate, cue: Cue) -> Iterator[Candidate]:
    """In "she was asked about *the deal*" the subject is spoken to."""
    doc = scene.doc
    spoken_to = child(doc, base.cue_token or 0, "nsubjpass")
    for prep in doc.children_of(base.cue_token or 0, "prep"):
        if base.cue is None or prep.lower not in cue.prepositions | cue.object_prepositions:
            continue
        adjacent = prep.i == base.cue[1]
        content = trimmed(doc, prep.i + adjacent, doc.edges[prep.i][1])
        where = (base.cue[0], prep.i + 1) if adjacent else base.cue
        addressee = phrase_range(doc, spoken_to.i, base.cue_token) if spoken_to else None
        yield replace(base, frame="asked", cue=where, content=(content,), addressee=addressee)


def _passive_topic(scene: Scene, verb: int) -> Range | None:
    """What a passive is about: its subject, or the noun that it follows."""
    doc = scene.doc
    topic = child(doc, verb, "nsubjpass")
    if topic is not None:
        return phrase_range(doc, topic.i, verb)
    if doc.tokens[verb].dep == "acl":
        return phrase_range(doc, doc.tokens[verb].head, verb)
    return None
