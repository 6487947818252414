"""Nouns and predicative adjectives that attribute: "her claim that", "voiced alarm over", "was critical of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.doc import Doc, Token
from onrecord.reading.attributions.cues import Cue, Rule
from onrecord.reading.attributions.scene import Candidate, Range, Scene
from onrecord.reading.attributions.speakers import source_range, subject_of
from onrecord.reading.attributions.syntax import (
    child,
    cue_range,
    has_to,
    is_finite,
    is_passive,
    phrase_range,
    trimmed,
)  # fmt: skip

_THINGS = {"DT", "WDT"}  # "That follows the news that"
_NEGATIVE = {"CT-", "PR-"}
_MODIFIERS = ("amod", "compound", "nmod")
_NAMES = {"PERSON", "ORG", "NORP", "GPE"}


def find_by_noun(scene: Scene, noun: int) -> Iterator[Candidate]:
    """Every attribution that a noun can make."""
    token = scene.doc.tokens[noun]
    cues = scene.words.nouns.get(token.lemma.lower(), ())
    if not cues or token.dep == "compound":
        return
    agents = tuple(each for each in cues if each.agent)
    if agents:
        yield from _by_agent(scene, token, agents)
        return
    yield from _in_manner(scene, token, cues)
    yield from _equated(scene, token, cues)
    verb = _light_verb(scene, token) or _own_verb(scene, token)
    source_head, owner_phrase = _owner(scene, token, verb)
    whole = _taken_whole(scene, token, verb)
    for cue in cues:
        for frame, content, after in _contents(scene, noun, cue, owner_phrase):
            if whole is not None and frame == "clause":
                yield from _whole(scene, token, whole)
                continue
            if source_head is None and frame != "clause":
                continue
            if source_head is None:
                yield from _lent(scene, token, content)
            if source_head is not None and scene.kind(source_head) is None:
                continue
            if cue.needs == "individual" and (source_head is None or not scene.is_individual(source_head)):
                continue
            yield Candidate(
                rule=_denied(scene, verb) or cue.rule,
                frame=frame,
                cue_token=noun,
                cue=_noun_cue(scene, token, verb, after),
                source=_source(scene, source_head, noun, verb),
                source_head=source_head,
                content=content,
                covers=verb,
            )


def _source(scene: Scene, head: int | None, noun: int, verb: int | None) -> Range | None:
    """The tokens of whose a noun is; "the author" alone of "the author of the claim that"."""
    if head is not None and head < noun < scene.doc.edges[head][1] and scene.doc.tokens[noun].dep == "pobj":
        return scene.doc.edges[head][0], head + 1
    return source_range(scene, head, verb)


def _taken_whole(scene: Scene, noun: Token, light: int | None) -> int | None:
    """The verb that takes a stand on noun and clause together ("rejected *the idea that* …"); None: no such."""
    if light is not None:
        cues = scene.words.verbs.get(scene.doc.tokens[light].lemma, ())
        return light if any(each.whole for each in cues) else None
    if child(scene.doc, noun.i, "poss") is not None:
        return None
    verb = _governing(scene.doc, noun)
    return verb.i if verb is not None and not _says(scene, noun, verb) else None


def _governing(doc: Doc, noun: Token) -> Token | None:
    """The verb in the active voice before a noun that is its object, or stands after its preposition; None: none."""
    verb = next((each for each in doc.ancestors(noun.i) if each.pos != "ADP"), noun)
    governed = noun.dep in {"dobj", "pobj"} and verb.pos == "VERB" and verb.i < noun.i
    return verb if governed and not is_passive(doc, verb.i) else None


def _says(scene: Scene, noun: Token, verb: Token) -> Rule | None:
    """The rule of a verb of saying over a text that tells what is said: "said in a statement that"; None: no such."""
    if noun.dep != "pobj":
        return None
    return next((each.rule for each in scene.words.verbs.get(verb.lemma, ()) if "clause" in each.frames), None)


def _whole(scene: Scene, noun: Token, verb: int) -> Iterator[Candidate]:
    """In "rejected *the idea that the arch was weak*" noun and clause are the content, and the source takes no stand.

    But where the verb denies or doubts, it does.
    """
    speaker = subject_of(scene, verb)
    if speaker is None or scene.kind(speaker) is None or scene.doc.tokens[speaker].tag in _THINGS:
        return
    first, after = phrase_range(scene.doc, noun.i, verb)
    where = cue_range(scene, verb)
    between = scene.doc.tokens[where[1] : first]
    yield Candidate(
        rule=_denied(scene, verb) or scene.words.rules["en.noun.lent"],
        frame="whole",
        cue_token=verb,
        cue=(where[0], first) if between and all(each.pos == "ADP" for each in between) else where,
        source=source_range(scene, speaker, verb),
        source_head=speaker,
        content=((first, after),),
    )


def _lent(scene: Scene, noun: Token, content: tuple[Range, ...]) -> Iterator[Candidate]:
    """A noun with a clause under a verb of saying ("said in a statement that"): the verb's class tells what is done."""
    verb = _governing(scene.doc, noun)
    said = _says(scene, noun, verb) if verb is not None else None
    speaker = subject_of(scene, verb.i) if verb is not None and said is not None else None
    if verb is None or said is None or speaker is None or scene.kind(speaker) is None:
        return
    if scene.doc.tokens[speaker].tag in _THINGS:
        return
    yield Candidate(
        rule=said,
        frame="clause",
        cue_token=verb.i,
        cue=(cue_range(scene, verb.i)[0], noun.i + 1),
        source=source_range(scene, speaker, verb.i),
        source_head=speaker,
        content=content,
        covers=noun.i,
    )


def _denied(scene: Scene, verb: int | None) -> Rule | None:
    """The rule of the verb, where it denies or doubts what the noun says ("denied reports that"); None: it doesn't."""
    if verb is None:
        return None
    cues = scene.words.verbs.get(scene.doc.tokens[verb].lemma, ())
    return next((each.rule for each in cues if each.rule.stance in _NEGATIVE and "object" in each.frames), None)


def _in_manner(scene: Scene, noun: Token, cues: tuple[Cue, ...]) -> Iterator[Candidate]:
    """In "they watched *the drill* with alarm" the manner makes the verb one of attitude."""
    doc = scene.doc
    manner = next((each for each in cues if each.rule.illocution == "expressive"), None)
    prep = doc.head(noun.i)
    if manner is None or noun.dep != "pobj" or prep.lower not in scene.words.manner:
        return
    above = doc.head(prep.i)
    verb = above if above.pos == "VERB" else next((each for each in doc.ancestors(prep.i) if each.pos == "VERB"), None)
    thing = child(doc, verb.i, "dobj") if verb is not None else None
    if verb is None or thing is None or not verb.i < thing.i < prep.i or is_passive(doc, verb.i):
        return
    speaker = subject_of(scene, verb.i)
    if speaker is not None and scene.kind(speaker) is not None:
        content = (trimmed(doc, phrase_range(doc, thing.i, verb.i)[0], prep.i),)
        source = source_range(scene, speaker, verb.i)
        yield Candidate(manner.rule, "object", verb.i, cue_range(scene, verb.i), source, speaker, content)


def _by_agent(scene: Scene, noun: Token, cues: tuple[Cue, ...]) -> Iterator[Candidate]:
    """In "Lund is *a critic of the dam*", "Lund, *an advocate of the dam*," the noun says what somebody holds."""
    doc = scene.doc
    verb = noun.head if noun.dep == "attr" and doc.head(noun.i).lemma in scene.words.equating else None
    holder = subject_of(scene, verb) if verb is not None else noun.head if noun.dep == "appos" else None
    if holder is None or holder >= noun.i or scene.kind(holder) is None:
        return
    for cue in cues:
        for frame, content, after in _contents(scene, noun.i, cue, None):
            first = cue_range(scene, verb)[0] if verb is not None else doc.edges[noun.i][0]
            source = source_range(scene, holder, verb if verb is not None else first)
            yield Candidate(cue.rule, frame, noun.i, (first, after), source, holder, content)


def _equated(scene: Scene, noun: Token, cues: tuple[Cue, ...]) -> Iterator[Candidate]:
    """In "her view is *that the arch was weak*" the clause says what the noun holds."""
    doc = scene.doc
    verb = doc.head(noun.i)
    cue = next((each for each in cues if "clause" in each.frames), None)
    if cue is None or noun.dep != "nsubj" or verb.lemma not in scene.words.equating:
        return
    clause = child(doc, verb.i, "ccomp")
    mark = child(doc, clause.i, "mark") if clause is not None else None
    if clause is None or mark is None or mark.lower not in scene.words.complementisers or clause.i < verb.i:
        return
    head, _ = _owner(scene, noun, None)
    if head is not None and scene.kind(head) is None:
        return
    content = (trimmed(doc, *doc.edges[clause.i]),)
    first = doc.edges[noun.i][0] if head is None else _noun_cue(scene, noun, None, noun.i)[0]
    where = (first, cue_range(scene, verb.i)[1])
    yield Candidate(cue.rule, "clause", noun.i, where, source_range(scene, head, noun.i), head, content)


def _light_verb(scene: Scene, noun: Token) -> int | None:
    """The verb that lends the noun its subject; None where the noun has a possessor or no such verb."""
    doc = scene.doc
    if child(doc, noun.i, "poss") is not None or noun.dep not in {"dobj", "attr", "pobj"}:
        return None
    verb = doc.tokens[noun.head]
    if noun.dep == "pobj":
        verb = doc.tokens[verb.head] if verb.dep == "prep" else verb
    if verb.pos not in {"VERB", "AUX"} or verb.i > noun.i or is_passive(doc, verb.i):
        return None
    return verb.i if verb.lemma in scene.words.light and noun.dep == "dobj" else None


def _own_verb(scene: Scene, noun: Token) -> int | None:
    """The verb of what somebody does with their own word: "*stepped up* his attacks on", "*kept* her promise to"."""
    doc = scene.doc
    poss = child(doc, noun.i, "poss")
    verb = doc.head(noun.i)
    if poss is None or poss.tag != "PRP$" or noun.dep != "dobj" or verb.pos != "VERB" or verb.i > noun.i:
        return None
    if any(each.frames for each in scene.words.verbs.get(verb.lemma, ()) if "object" in each.frames):
        return None  # "she condemned his call for": another's
    subject = subject_of(scene, verb.i)
    return verb.i if subject is not None and scene.is_individual(subject) else None


def _owner(scene: Scene, noun: Token, verb: int | None) -> tuple[int | None, Token | None]:
    """Head word of whose the noun is, and the preposition that leads to it."""
    doc = scene.doc
    poss = child(doc, noun.i, "poss")
    if poss is not None and (verb is None or poss.tag != "PRP$"):
        return poss.i, None
    named = next((each for each in doc.children_of(noun.i, *_MODIFIERS) if each.ent in _NAMES), None)
    if named is not None:
        return named.i, None  # "the Norland call for talks"
    for prep in doc.children_of(noun.i, "prep", "agent"):
        who = child(doc, prep.i, "pobj")
        if prep.lower in scene.words.owners and who is not None and scene.kind(who.i) not in {None, "document"}:
            return who.i, prep
    agent = doc.head(doc.head(noun.i).i)
    if noun.dep == "pobj" and doc.head(noun.i).lower in scene.words.owners and agent.lemma in scene.words.authors:
        return agent.i, None  # "the author of the claim that …"
    return (subject_of(scene, verb), None) if verb is not None else (None, None)


def _contents(scene: Scene, noun: int, cue: Cue, owner: Token | None) -> Iterator[tuple[str, tuple[Range, ...], int]]:
    """(frame, content, where the cue ends) by the complements of a noun or adjective."""
    doc = scene.doc
    for clause in doc.children_of(noun, "acl", "ccomp", "xcomp", "relcl", "advcl"):
        content = (trimmed(doc, *doc.edges[clause.i]),)
        if has_to(doc, clause.i):
            if "infinitive" in cue.frames and clause.dep in {"acl", "xcomp"}:
                yield "infinitive", content, noun + 1
        elif "clause" in cue.frames and is_finite(doc, clause.i) and _is_content_clause(scene, clause):
            yield "clause", content, noun + 1
    for prep in doc.children_of(noun, "prep"):
        if prep.lower in cue.prepositions and prep is not owner and child(doc, prep.i, "pobj", "pcomp") is not None:
            adjacent = prep.i == noun + 1
            content = (trimmed(doc, prep.i + adjacent, doc.edges[prep.i][1]),)
            yield prep.lower, content, noun + 1 + adjacent


def _is_content_clause(scene: Scene, clause: Token) -> bool:
    """A clause with a complementiser ("the claim that it sank"), no relative one ("the claim that sank him")."""
    if clause.dep == "ccomp":
        return True
    first = scene.doc.tokens[scene.doc.edges[clause.i][0]]
    is_mark = first.tag == "IN" or first.dep == "mark"
    return is_mark and first.lower in scene.words.complementisers and clause.dep == "acl"


def _noun_cue(scene: Scene, noun: Token, verb: int | None, after: int) -> Range:
    if verb is not None:
        return cue_range(scene, verb)[0], after
    first = noun.i
    while first > 0 and (left := scene.doc.tokens[first - 1]).head == noun.i and left.dep in {"amod", "compound"}:
        first -= 1
    return first, after


def find_by_adjective(scene: Scene, adjective: int) -> Iterator[Candidate]:
    """Attributions of an adjective after "be" or a like verb."""
    doc = scene.doc
    token = doc.tokens[adjective]
    cues = scene.words.adjectives.get(token.lower, ())
    if not cues:
        return
    verb = token.head if token.dep in {"acomp", "attr", "oprd"} else adjective
    speaker = _experiencer(scene, token)
    nobody = speaker is not None and _is_empty(doc.tokens[speaker], verb != adjective)
    if speaker is None or (scene.kind(speaker) is None and not nobody):
        return
    for cue in cues:
        holders = (adjective,) if verb == adjective else (adjective, verb)
        for holder in holders:
            for frame, content, after in _contents(scene, holder, cue, None):
                if content[0][0] <= adjective or (nobody and frame != "clause"):
                    continue
                end = max(after, adjective + 1)
                first = cue_range(scene, verb)[0] if verb < adjective else cue_range(scene, adjective)[0]
                source = source_range(scene, speaker, verb)
                found = Candidate(cue.rule, frame, adjective, (first, end), source, speaker, content, covers=verb)
                yield replace(found, source=None, source_head=None) if nobody else found


def _is_empty(subject: Token, predicative: bool) -> bool:
    """Whether a subject is the "it" of "it is clear that": nobody's name."""
    return predicative and subject.tag == "PRP" and subject.lemma.lower() == "it"


def _experiencer(scene: Scene, adjective: Token) -> int | None:
    doc = scene.doc
    if adjective.dep in {"acomp", "attr", "oprd"}:
        return subject_of(scene, adjective.head)
    if adjective.tag == "VBN" or adjective.dep in {"conj", "advcl", "acl", "amod"}:
        passive = child(doc, adjective.i, "nsubjpass", "nsubj")
        return passive.i if passive else subject_of(scene, adjective.i)
    return None
