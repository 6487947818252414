"""Arguments that a predicate takes over from elsewhere: control, raising, conjunction, relatives, participles."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.doc import Doc, Token
from onrecord.model.event import Argument
from onrecord.reading.arguments import conjuncts, is_infinitive, is_passive
from onrecord.reading.dateline_subjects import after_dateline

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
_DEPTH = 8  # a chain of control longer than this is a parser's error


@dataclass(frozen=True, slots=True)
class Control:
    """Verbs by whom the clause below them belongs to."""

    subject: frozenset[str] = (
        frozenset()
    )  # to their subject although they have an object: "promised Kyiv to send tanks"
    object: frozenset[str] = frozenset()  # with a preposition, to their object: "accuse of"


def surface_subjects(doc: Doc, i: int, control: Control, depth: int = _DEPTH) -> tuple[int, ...]:
    """The heads of the subject that predicate ``i`` has or takes over; empty where none is found.

    ``control`` lists the verbs that don't go by the rule.
    """
    own = [child for child in doc.children[i] if doc.tokens[child].dep in _SUBJECTS]
    if own:
        own[0] = after_dateline(doc, own[0], i)
        return antecedents(doc, i, tuple(each for child in own for each in conjuncts(doc, child)))
    if depth == 0 or doc.tokens[i].head == i:
        return ()
    return _taken_over(doc, i, control, depth - 1)


def _taken_over(doc: Doc, i: int, control: Control, depth: int) -> tuple[int, ...]:
    token = doc.tokens[i]
    head = doc.tokens[token.head]
    if token.dep == "xcomp" and head.lemma not in control.subject:
        objects = [each.i for each in doc.children_of(head.i, "dobj", "dative") if each.pos != "ADP"]
        if objects and not is_passive(doc, head.i):
            return tuple(conjuncts(doc, objects[0]))
    if token.dep in {"acl", "relcl"}:
        return _of_noun(doc, i, control, depth)
    if token.dep == "pcomp" and head.dep in {"prep", "agent"}:
        if accused := _object_before(doc, head, control):
            return accused
        head = doc.tokens[head.head]
    if token.dep == "advcl" and token.tag == "VBG":
        agents = _agents(doc, head.i)
        if agents:
            return agents
    if head.pos in _VERBAL or head.pos == "ADJ":
        return surface_subjects(doc, head.i, control, depth)
    if head.pos == "NOUN" and token.dep == "pcomp":
        return _owner(doc, head.i, control, depth)
    return ()


def _object_before(doc: Doc, preposition: Token, control: Control) -> tuple[int, ...]:
    """Whom a gerund belongs to in "accused *the miners* of burning it", on whichever word the preposition hangs."""
    above = doc.head(preposition.i)
    verb = doc.head(above.i) if above.dep == "dobj" else above
    if f"{verb.lemma} {preposition.lower}" not in control.object or is_passive(doc, verb.i):
        return ()
    objects = [each.i for each in doc.children_of(verb.i, "dobj") if each.i < preposition.i]
    return tuple(conjuncts(doc, objects[0])) if objects else ()


def _agents(doc: Doc, i: int) -> tuple[int, ...]:
    """Who does what a passive says: in "a camp was shelled by the army, *killing* two" the army kills."""
    agents = [each.i for by in doc.children_of(i, "agent") for each in doc.children_of(by.i, "pobj")]
    return tuple(conjuncts(doc, agents[0])) if agents else ()


def _of_noun(doc: Doc, i: int, control: Control, depth: int) -> tuple[int, ...]:
    """A clause on a noun: "men *carrying* guns" is done by the men, "a plan *to attack*" by who has the plan."""
    noun = doc.tokens[i].head
    if is_infinitive(doc, i) and doc.tokens[noun].pos == "NOUN":
        return _owner(doc, noun, control, depth)
    return (noun,)


def _owner(doc: Doc, noun: int, control: Control, depth: int) -> tuple[int, ...]:
    for each in doc.children_of(noun, "poss"):
        return (each.i,)
    above = doc.tokens[noun]
    while above.head != above.i and above.pos not in _VERBAL:
        above = doc.tokens[above.head]
    return surface_subjects(doc, above.i, control, depth) if above.pos in _VERBAL and depth else ()


def antecedents(doc: Doc, i: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """``found`` with a relative pronoun of clause ``i`` replaced by the noun that the clause is on."""
    if doc.tokens[i].dep != "relcl":
        return found
    return tuple(doc.tokens[i].head if doc.tokens[each].tag in _RELATIVE_TAGS else each for each in found)


def inherited_arguments(doc: Doc, i: int, own: list[Argument], passive: bool, control: Control) -> list[Argument]:
    """What verb ``i`` takes over, given its ``own`` arguments."""
    functions = {each.function for each in own}
    function = "object" if passive else "subject"
    found: list[Argument] = []
    if function not in functions:
        found += [Argument(function, "", each, True) for each in surface_subjects(doc, i, control)]
    if not passive and "object" not in functions:
        found += [Argument("object", "", each, True) for each in _gapped_object(doc, i, functions)]
    return found


def _gapped_object(doc: Doc, i: int, functions: set[str]) -> tuple[int, ...]:
    """The object of "the town that the army *shelled*", and that of "*attacked* and looted a village"."""
    token = doc.tokens[i]
    if token.dep == "relcl" and "subject" in functions and "complement" not in functions:
        asks = any(doc.tokens[child].tag in {"WRB", "WDT", "WP", "IN"} for child in doc.children[i])
        return () if asks else (token.head,)
    if functions - {"subject"}:
        return ()
    for child in doc.children_of(i, "conj"):
        if child.pos == "VERB" and child.i - i <= 2:
            objects = [each.i for each in doc.children_of(child.i, "dobj")]
            if objects:
                return tuple(conjuncts(doc, objects[0]))
    return ()
