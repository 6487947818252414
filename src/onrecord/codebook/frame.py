"""An event mention's slots: which words fill which function."""

from __future__ import annotations

from onrecord.codebook.syntax import Syntax
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention

FUNCTIONS = frozenset(
    {"subject", "object", "indirect_object", "by", "of", "possessive", "modifier", "complement", "purpose", "particle"}
    | {"attribute", "adverbial", "adverb", "negated", "future", "demanded", "speaker", "time"}
)
TIMES = frozenset({"DATE", "TIME"})


class Frame:
    """The fillers of a mention's slots, by function or preposition; a path ("object.of") goes on inside a filler."""

    __slots__ = ("_slots", "doc", "mention")

    def __init__(self, doc: Doc, mention: EventMention, syntax: Syntax) -> None:
        self.doc = doc
        self.mention = mention
        slots: dict[str, list[int]] = {}
        for each in mention.arguments:
            if doc.tokens[each.token].ent in TIMES:
                slots.setdefault("time", []).append(each.token)
                continue
            if each.function == "prep":
                slots.setdefault(each.preposition, []).append(each.token)
                continue
            slots.setdefault(each.function, []).append(each.token)
            if each.function == "complement" and each.preposition:
                slots.setdefault(each.preposition, []).append(each.token)
        _add_auxiliaries(doc, mention, slots, syntax)
        self._slots = slots

    def fillers(self, slot: str) -> list[int]:
        """The tokens that fill ``slot``; empty where nothing does."""
        found = self._slots.get(slot)
        if found is not None:
            return found
        if "." not in slot:
            # "denied entry to a reporter": the parser hangs such a phrase on the noun or on the verb, by chance.
            if slot in FUNCTIONS:
                return []
            objects = self._slots.get("object", [])
            found = [each for token in objects for each in inside(self.doc, token, slot)]
            if not found:  # "lifted restrictions imposed *on* the union"
                clauses = [each.i for token in objects for each in self.doc.children_of(token, "acl")]
                found = [each for token in clauses for each in inside(self.doc, token, slot)]
            return found
        outer, _, inner = slot.partition(".")
        return [each for token in self._slots.get(outer, ()) for each in inside(self.doc, token, inner)]

    def first(self, slots: tuple[str, ...], but: tuple[int, ...] = ()) -> list[int]:
        """The fillers of the first of ``slots`` that has any, those in ``but`` not counted."""
        for slot in slots:
            found = self.fillers(slot)
            if found and but:
                found = [each for each in found if each not in but]
            if found:
                return found
        return []


def carrier(doc: Doc, mention: EventMention) -> int:
    """The verb on which a mention's auxiliaries stand: the copula of an adjective or phrase, else itself."""
    if mention.word_class == "adjective" and doc.tokens[mention.token].pos == "ADJ":
        return doc.tokens[mention.token].head
    if mention.word_class == "phrase":
        return doc.head(doc.tokens[mention.token].head).i
    return mention.token


def _is_reported(doc: Doc, i: int) -> bool:
    """Whether verb ``i`` is in the content of a verb in the past: there "would" is what "will" was."""
    return doc.tokens[i].dep == "ccomp" and doc.head(i).tag in {"VBD", "VBN"}


def _add_auxiliaries(doc: Doc, mention: EventMention, slots: dict[str, list[int]], syntax: Syntax) -> None:
    """Slots for what is no argument: adverb, negated, future, demanded; and the speaker whose content the clause is."""
    if mention.word_class == "noun":
        return
    i = carrier(doc, mention)
    for child in doc.children[i]:
        token = doc.tokens[child]
        if token.dep == "neg":
            slots["negated"] = [child]
        elif token.dep == "aux" and (
            token.lower in syntax.future or (token.lower in syntax.reported_future and _is_reported(doc, i))
        ):
            slots["future"] = [child]
        elif token.dep == "aux" and token.lower in syntax.demanded:
            slots["demanded"] = [child]
        elif token.dep == "advmod":
            slots.setdefault("adverb", []).append(child)
    if doc.tokens[i].dep == "ccomp":
        speakers = [each.i for each in doc.children_of(doc.tokens[i].head, "nsubj")]
        if speakers:
            slots["speaker"] = speakers
    if "speaker" not in slots:
        slots.pop("demanded", None)


def inside(doc: Doc, i: int, slot: str) -> list[int]:
    """What fills a slot of the noun or verb ``i``: possessive, modifier, object, complement, or a preposition."""
    slot, _, more = slot.partition(".")
    found = list(_inside(doc, i, slot))
    return [each for token in found for each in inside(doc, token, more)] if more else found


_DEPS = {
    "possessive": frozenset({"poss"}),
    "modifier": frozenset({"compound", "amod", "nmod"}),
    "object": frozenset({"dobj", "nsubjpass"}),
    "subject": frozenset({"nsubj"}),
    "complement": frozenset({"xcomp", "ccomp", "acl", "relcl"}),
}


def _inside(doc: Doc, i: int, slot: str) -> list[int]:
    deps = _DEPS.get(slot)
    if deps is not None:
        return [each for each in doc.children[i] if doc.tokens[each].dep in deps]
    return [
        filler
        for each in doc.children[i]
        if doc.tokens[each].dep in {"prep", "agent"} and doc.tokens[each].lower == slot
        for filler in doc.children[each]
        if doc.tokens[filler].dep in {"pobj", "pcomp"} and doc.tokens[filler].ent not in TIMES
    ]
