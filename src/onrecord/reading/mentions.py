"""Names, common-noun actors and pronouns of a text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.language.actor_nouns import ActorNouns, load_actor_nouns
from onrecord.model.doc import Doc, NamedEntity, Token
from onrecord.model.mention import EntityType, Level, Mention
from onrecord.reading.noun_phrases import name_head, phrase_after, phrase_start

# What the recogniser's labels (OntoNotes 5) are as entity types (ACE). Its other labels name no actor and no place.
TYPES: dict[str, EntityType] = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "GRP",
}
_MODIFYING = frozenset({"compound", "amod", "nmod", "det", "predet", "quantmod", "punct", "advmod"})
_NO_NAME_END = frozenset({"ADP", "DET", "CCONJ"})  # "the Gash Barka region of", cut in the middle of a name
_NAMED = frozenset({"PER", "ORG", "GRP"})  # names that take their titles with them; a place's name stays bare
_ABOUT = frozenset({"to", "against", "towards"})
_SEVERAL = frozenset({"PER", "ORG", "GPE"})


def find_mentions(doc: Doc, language: str) -> tuple[Mention, ...]:
    """The mentions of ``doc`` in order of the text, outer before inner; ``entity`` is not yet set."""
    nouns = load_actor_nouns(language)
    taken: set[int] = set()
    found = [*_names(doc, nouns, taken), *_nouns(doc, nouns, taken), *_pronouns(doc, nouns, taken)]
    found.sort(key=lambda each: (each[0], -each[1], each[2]))
    return tuple(
        Mention(id=f"m{n}", span=doc.span(first, after), entity_type=kind, level=level, head=head)
        for n, (first, after, head, kind, level) in enumerate(_distinct(found))
    )


_Found = tuple[int, int, int, EntityType, Level]  # first token, token after, head, type, level


def _distinct(found: list[_Found]) -> Iterator[_Found]:
    before: tuple[int, int] | None = None
    for each in found:
        if each[:2] != before:
            yield each
        before = each[:2]


def _names(doc: Doc, nouns: ActorNouns, taken: set[int]) -> Iterator[_Found]:
    """Names with article and title; ``taken`` gets their tokens and those of titles."""
    for entity in doc.entities:
        kind = TYPES.get(entity.label)
        if kind is None:
            continue
        first, after = _bare(doc, entity)
        if first >= after:
            continue
        taken.update(range(first, after))
        head = name_head(doc, first, after)
        kind = _type_by_noun(doc, head, kind, nouns)
        start = _with_title(doc, first, head, kind, nouns)
        taken.update(i for i in range(start, first) if nouns.find(doc, i))
        yield start, after, head, kind, "NAM"


def _bare(doc: Doc, entity: NamedEntity) -> tuple[int, int]:
    """The name's tokens without an owner's mark and stray punctuation at its ends."""
    first, after = entity.first, entity.after
    while after > first and (doc.tokens[after - 1].tag == "POS" or doc.tokens[after - 1].pos == "PUNCT"):
        after -= 1
    while after > first + 1 and doc.tokens[after - 1].pos in _NO_NAME_END:
        after -= 1
    while first < after and doc.tokens[first].pos == "PUNCT":
        first += 1
    return first, after


def _type_by_noun(doc: Doc, head: int, kind: EntityType, nouns: ActorNouns) -> EntityType:
    """The type that a name's own head noun tells ("Defence Ministry" is no person), else ``kind``."""
    found = nouns.find(doc, head) if kind != "GRP" else None
    if found is None or found[1].document or (kind in {"GPE", "LOC", "FAC"} and found[0] == head and found[1].weak):
        return kind
    if doc.tokens[head].tag == "NNPS" and found[1].entity_type == "PER":
        return "GRP"
    return kind if found[1].entity_type in {"GPE", "LOC"} else found[1].entity_type


def _with_title(doc: Doc, first: int, head: int, kind: EntityType, nouns: ActorNouns) -> int:
    """Where a name begins with its article, and for persons and bodies with the titles and adjectives before it."""
    if kind not in _NAMED:
        return first - 1 if _is_article_of(doc, first - 1, head) else first
    start = min(first, phrase_start(doc, head)) if kind != "GRP" else _people_start(doc, first, head)
    before = doc.tokens[first - 1] if first > 0 and doc.sentence_of[first - 1] == doc.sentence_of[head] else None
    if kind == "PER" and before is not None and _is_title(doc, before, head, nouns):
        start = min(start, phrase_start(doc, before.i))
    while start < first and _is_participle(doc.tokens[start]):
        start += 1
    return start


def _people_start(doc: Doc, first: int, head: int) -> int:
    """Where a people's name begins with the nationality and the number before it: "Some 300 Sudanese Nuer"."""
    if doc.tokens[head].tag not in {"NNPS", "NNS"}:
        return first
    return min(first, phrase_start(doc, head))


def _is_participle(token: Token) -> bool:
    """A verb's form that the parser took for an adjective of the name: "…, prompting Chancellor Weber to …"."""
    return token.tag == "VBG" or (token.tag == "VBN" and token.dep == "amod" and token.text.islower())


def _is_article_of(doc: Doc, i: int, head: int) -> bool:
    return i >= 0 and doc.tokens[i].dep == "det" and doc.tokens[i].head == head


def _is_title(doc: Doc, token: Token, head: int, nouns: ActorNouns) -> bool:
    """Whether ``token`` is a title that the parser has tied to the name after it, in either direction."""
    if token.pos not in {"NOUN", "PROPN"} or (token.head != head and doc.tokens[head].head != token.i):
        return False
    found = nouns.find(doc, token.i)
    return found is not None and found[1].title


def _nouns(doc: Doc, nouns: ActorNouns, taken: set[int]) -> Iterator[_Found]:
    """Phrases around an actor noun, and names that the recogniser has missed."""
    for token in doc.tokens:
        if token.i in taken or token.pos not in {"NOUN", "PROPN", "ADJ"} or not _is_phrase_head(doc, token):
            continue
        found = nouns.find(doc, token.i)
        if found is None:
            if token.pos == "PROPN" and not token.ent:
                yield _missed_name(doc, token)
            continue
        if token.pos == "ADJ" and token.dep not in {"nsubj", "pobj", "dobj", "nsubjpass"}:
            continue
        kind = found[1].entity_type
        if (found[1].count and not _counts_people(doc, token, nouns)) or (found[1].act and _is_act(doc, token)):
            continue
        if found[1].document:
            if not _speaks(doc, token):
                continue
            kind = "ORG"
        several = token.tag in {"NNS", "NNPS"} and kind in _SEVERAL
        start = phrase_start(doc, token.i)
        first = start == token.i and _opens(doc, token)  # a capital tells nothing there
        level: Level = "NAM" if token.pos == "PROPN" and token.text[:1].isupper() and not first else "NOM"
        yield start, phrase_after(doc, token.i), token.i, "GRP" if several else kind, level


def _opens(doc: Doc, token: Token) -> bool:
    """Whether a word is the first of its sentence, or of what follows a dateline's dash or a quotation mark."""
    first = doc.sentences[doc.sentence_of[token.i]].first
    return token.i == first or doc.tokens[token.i - 1].pos == "PUNCT"


def _is_act(doc: Doc, token: Token) -> bool:
    """Whether a noun has what it is about behind it: "the movement of goods", not "the administration of Okello"."""
    for preposition in doc.children_of(token.i, "prep"):
        fillers = list(doc.children_of(preposition.i, "pobj"))
        if preposition.lower in _ABOUT or (preposition.lower == "of" and any(each.pos == "NOUN" for each in fillers)):
            return True
    return False


def _counts_people(doc: Doc, token: Token, nouns: ActorNouns) -> bool:
    """Whether "dozens" are people: by those behind "of", else as the subject of a verb."""
    if token.tag != "NNS":
        return False
    for preposition in doc.children_of(token.i, "prep"):
        if preposition.lower == "of":
            return any(nouns.find(doc, each.i) is not None for each in doc.children_of(preposition.i, "pobj"))
    return token.dep in {"nsubj", "nsubjpass"}


def _is_phrase_head(doc: Doc, token: Token) -> bool:
    """False for a word that only modifies another noun ("rebel" in "rebel leader")."""
    return token.dep not in _MODIFYING or token.head == token.i or doc.head(token.i).pos not in {"NOUN", "PROPN"}


def _speaks(doc: Doc, token: Token) -> bool:
    """Whether a document's word stands for whoever issued it: "a letter from the court", "the statement said"."""
    if token.dep in {"nsubj", "nsubjpass"}:
        return True
    return any(child.lower in {"from", "by"} for child in doc.children_of(token.i, "prep"))


def _missed_name(doc: Doc, token: Token) -> _Found:
    first = token.i
    while first > 0 and doc.tokens[first - 1].head == token.i and doc.tokens[first - 1].dep == "compound":
        first -= 1
    kind: EntityType = "ORG"
    if not token.text.isupper() and token.dep in {"nsubj", "appos", "nsubjpass"}:
        kind = "PER"
    return first, token.i + 1, token.i, kind, "NAM"


def _pronouns(doc: Doc, nouns: ActorNouns, taken: set[int]) -> Iterator[_Found]:
    for token in doc.tokens:
        if token.pos not in {"PRON", "DET"} and token.tag not in {"PRP", "PRP$", "WP", "WP$"}:
            continue
        pronoun = nouns.pronouns.get(token.lower)
        if pronoun is None or token.i in taken or (token.lower == "us" and token.text.isupper()):
            continue
        if pronoun.kind == "thing" and _is_empty(doc, token, nouns):
            continue
        if pronoun.use == "relative" and not _is_relative(doc, token):
            continue
        kind: EntityType = "PER" if pronoun.kind == "person" or pronoun.use == "relative" else "GRP"
        yield token.i, token.i + 1, token.i, "ORG" if pronoun.kind == "thing" else kind, "PRO"


def _is_empty(doc: Doc, token: Token, nouns: ActorNouns) -> bool:
    """Whether "it" points to nobody: "it is clear that …", "it was reported …", "it rained", "she denied it"."""
    if token.dep == "expl":
        return True
    verb = doc.head(token.i)
    use = nouns.pronoun_verbs.get(verb.lemma)
    if token.dep not in {"nsubj", "nsubjpass"}:
        return token.dep == "dobj" and token.lower == "it" and use == "clause"
    if use == "empty":
        return True
    complements = any(child.dep in {"ccomp", "csubj", "xcomp", "advcl"} for child in doc.children_of(verb.i))
    return complements and (token.dep == "nsubjpass" or verb.lemma in {"be", "take", "become", "remain"})


def _is_relative(doc: Doc, token: Token) -> bool:
    """Whether "who" belongs to a noun before it; a question's doesn't."""
    return any(above.dep == "relcl" for above in (token, *doc.ancestors(token.i)))
