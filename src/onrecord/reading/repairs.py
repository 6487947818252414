"""Known errors of the parser, put right by named rules before anything reads the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from onrecord.errors import BadData
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.doc import Doc, Token


@dataclass(slots=True)
class Change:
    """New arcs (token → head, relation) and new words (token → lemma, part of speech, tag)."""

    arcs: dict[int, tuple[int, str]] = field(default_factory=dict)
    words: dict[int, tuple[str, str, str]] = field(default_factory=dict)


QUOTES = ('"', "“", "”", "''", "``", "’", "‘")

Mechanism = Callable[[Doc, Token, Mapping[str, str]], Change | None]


def repair(doc: Doc, language: str) -> Doc:
    """``doc`` with the arcs that a rule of repair has changed; ``doc`` itself where none applies."""
    rules = _rules(language)
    done = Change()
    for token in doc.tokens:
        for mechanism, lemmas in rules.get(token.dep, ()):
            change = mechanism(doc, token, lemmas)
            # Two rules at one place: the first wins, the second was made for the tree as it was.
            if change and done.arcs.keys().isdisjoint(change.arcs) and _stays_a_tree(doc, done.arcs, change.arcs):
                done.arcs.update(change.arcs)
                done.words.update(change.words)
                break
    return doc.with_arcs(done.arcs, done.words) if done.arcs or done.words else doc


@cache
def _rules(language: str) -> Mapping[str, tuple[tuple[Mechanism, Mapping[str, str]], ...]]:
    """The mechanisms with their words, by the relation of the token at which they look."""
    found: dict[str, tuple[tuple[Mechanism, Mapping[str, str]], ...]] = {}
    for rule in load_toml(language_file(language, "repairs.toml"))["repair"]:
        mechanism = MECHANISMS.get(rule["id"].split(".", 1)[1])
        if mechanism is None:
            raise BadData(f"repairs.toml: no mechanism for {rule['id']!r}; there are: {', '.join(MECHANISMS)}")
        for dep in rule["when"]:
            found[dep] = (*found.get(dep, ()), (mechanism, rule.get("lemmas", {})))
    return found


def _stays_a_tree(doc: Doc, done: Mapping[int, tuple[int, str]], new: Mapping[int, tuple[int, str]]) -> bool:
    """Whether every changed token still reaches a root of its own sentence."""
    for i in new:
        seen = {i}
        at = i
        while True:
            arc = new.get(at) or done.get(at)
            above = arc[0] if arc else doc.tokens[at].head
            if above == at:
                break
            if above in seen or doc.sentence_of[above] != doc.sentence_of[i]:
                return False
            seen.add(above)
            at = above
    return True


# ── what the mechanisms look at ──


def _text(doc: Doc, i: int) -> str:
    return doc.tokens[i].text if 0 <= i < len(doc.tokens) else ""


def _has_to(doc: Doc, i: int) -> bool:
    return any(child.tag == "TO" for child in doc.children_of(i, "aux"))


def _is_finite(doc: Doc, token: Token, unmarked: Mapping[str, str]) -> bool:
    return (token.tag == "VBD" and token.lower not in unmarked) or any(
        child.tag in ("VBD", "VBZ", "VBP", "MD") for child in doc.children_of(token.i, "aux", "auxpass")
    )


def _takes_place(of: Token, token: Token) -> tuple[int, str]:
    """The arc with which ``token`` takes the place of ``of``: a root stands under itself."""
    return (token.i, "ROOT") if of.head == of.i else (of.head, of.dep)


# ── the mechanisms ──


def _causative_participle(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``, compelling the king to flee``: read as an adjective, with "flee" as the verb of the sentence."""
    lemma = lemmas.get(token.lower)
    if lemma is None or _text(doc, token.i - 1) != ",":
        return None
    victim = doc.head(token.i)
    if victim.dep == "compound":  # hung on the title: "compelling *President* Lopez"
        victim = doc.head(victim.i)
    result = doc.head(victim.i)
    if not (victim.dep in ("nsubj", "nsubjpass") and victim.i < result.i and _has_to(doc, result.i)):
        return None
    change = Change(words={token.i: (lemma, "VERB", "VBG")})
    main = doc.head(result.i)
    if result.dep != "advcl":
        before = [each for each in doc.children_of(result.i) if each.i < token.i and each.pos in ("VERB", "AUX")]
        if not before:
            return None
        main = before[-1]
        change.arcs[main.i] = _takes_place(result, main)
        for child in doc.children_of(result.i):
            if child.i != main.i and (child.i < token.i or child.dep == "punct"):
                change.arcs[child.i] = (main.i, child.dep)
    change.arcs[token.i] = (main.i, "advcl")
    change.arcs[victim.i] = (token.i, "dobj")
    change.arcs[result.i] = (token.i, "xcomp")
    return change


def _finite_conjunct_of_infinitive(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``decided to quit and left the capital``: "left" goes with "decided", for an infinitive has no past."""
    infinitive = doc.head(token.i)
    if not (infinitive.tag == "VB" and _has_to(doc, infinitive.i) and _is_finite(doc, token, lemmas)):
        return None
    first = infinitive
    while first.dep == "conj" and doc.head(first.i).tag == "VB":
        first = doc.head(first.i)
    above = doc.head(first.i)
    # Only a verb can take it over: "a plan to leave and returned" has no other place for it.
    if first.dep not in ("xcomp", "advcl", "ccomp") or above.pos != "VERB" or _has_to(doc, above.i):
        return None
    change = Change({token.i: (above.i, "conj")})
    for child in doc.children_of(infinitive.i, "cc", "punct"):
        if infinitive.i < child.i < token.i:
            change.arcs[child.i] = (above.i, child.dep)
    return change


def _apposition_after_name(doc: Doc, token: Token, _: Mapping[str, str]) -> Change | None:
    """``entered Marun, the country's second city``: read as a second object."""
    first = doc.edges[token.i][0]
    name = doc.tokens[first - 2] if first >= 2 else token
    if token.tag != "NN" or _text(doc, first - 1) != "," or name.head != token.head or name.tag != "NNP":
        return None
    if name.dep not in ("dobj", "pobj") or not any(doc.children_of(token.i, "det", "poss")):
        return None
    return Change({token.i: (name.i, "appos"), first - 1: (name.i, "punct")})


def _verb_read_as_modifier(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``President Karimov flees country``: a finite verb is never a modifier, it is the verb of the clause."""
    thing = doc.head(token.i)
    if token.tag not in ("VBZ", "VBD") or not token.i < thing.i or thing.pos not in ("NOUN", "PROPN"):
        return None
    left = [each for each in doc.children_of(thing.i) if each.i < token.i]
    subjects = [each for each in left if each.dep == "nsubj"]
    subjects = subjects or [each for each in left if each.dep == "compound" and each.i == token.i - 1]
    if not subjects or thing.dep not in ("ROOT", "ccomp", "dobj", "conj"):
        return None
    subject = subjects[-1]
    change = Change({token.i: _takes_place(thing, token), thing.i: (token.i, "dobj"), subject.i: (token.i, "nsubj")})
    for child in left:
        if child.i != subject.i:
            name_part = child.dep == "compound"
            change.arcs[child.i] = (subject.i, "compound") if name_part else (token.i, child.dep)
    for child in doc.children_of(thing.i):
        if child.i > thing.i and (child.lemma in lemmas or child.dep == "punct"):
            change.arcs[child.i] = (token.i, child.dep)
    return change


def _participle_after_inverted_speech(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``planes hit the port, officials said, damaging two ships``: the planes did it, not the officials."""
    speech = doc.head(token.i)
    if token.tag != "VBG" or token.i < speech.i or token.lower in lemmas or _text(doc, token.i - 1) != ",":
        return None
    said = [each for each in doc.children_of(speech.i, "ccomp") if each.i < speech.i and each.pos == "VERB"]
    if not said or not any(said[-1].i < each.i for each in doc.children_of(speech.i, "nsubj")):
        return None
    # “…,” he said, cutting off a reporter: whoever was quoted goes on acting.
    if any(doc.tokens[i].text in QUOTES for i in range(said[-1].i, token.i)):
        return None
    return Change({token.i: (said[-1].i, "advcl")})


def _parataxis_of_speech(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``planes bombed the town, activists said``: the same tree as where the parser has "bombed" under "said"."""
    said = doc.head(token.i)
    if token.lower not in lemmas or said.i > token.i or said.pos not in ("VERB", "AUX"):
        return None
    children = tuple(doc.children_of(token.i))
    subject = next((each for each in children if each.dep == "nsubj"), None)
    if subject is None or any(each.dep in ("ccomp", "xcomp") for each in children):
        return None
    if _text(doc, min(doc.edges[subject.i][0], token.i) - 1) not in (",", *QUOTES):
        return None
    change = Change({token.i: _takes_place(said, token), said.i: (token.i, "ccomp")})
    last = doc.children[said.i][-1]
    if last > token.i and doc.tokens[last].dep == "punct":
        change.arcs[last] = (token.i, "punct")
    return change


def _clauses_with_one_speaker(doc: Doc, token: Token, _: Mapping[str, str]) -> Change | None:
    """``the rebels took the town, and the army left, residents said``: one content, not two side by side."""
    said = doc.head(token.i)
    before = [each for each in doc.children_of(said.i, "ccomp") if each.i < token.i]
    if not before or not token.i < said.i:
        return None
    first = before[-1]
    if not any(first.i < each.i < token.i for each in doc.children_of(first.i, "cc")):
        return None
    return Change({token.i: (first.i, "conj")})


def _past_not_known(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``the army retook the town``: a rare past form, read as a noun or a present."""
    lemma = lemmas.get(token.lower)
    has_subject = any(each.i < token.i for each in doc.children_of(token.i, "nsubj"))
    if lemma is None or not has_subject or token.tag == "VBD":
        return None
    return Change(words={token.i: (lemma, "VERB", "VBD")})


def _participle_not_known(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``the town was overrun by rebels``: a participle that is rarer than the noun."""
    lemma = lemmas.get(token.lower)
    if lemma is None or token.tag not in ("NN", "NNP"):
        return None
    change = Change(words={token.i: (lemma, "VERB", "VBN")})
    if any(doc.children_of(token.i, "auxpass")):
        return change
    be = doc.head(token.i)
    if token.dep != "attr" or be.lemma != "be" or any(doc.children_of(token.i, "det", "poss", "amod")):
        return None
    change.arcs = {token.i: _takes_place(be, token), be.i: (token.i, "auxpass")}
    for each in doc.children_of(be.i):
        if each.i != token.i:
            dep = {"nsubj": "nsubjpass", "prep": "agent" if each.lower == "by" else "prep"}.get(each.dep, each.dep)
            change.arcs[each.i] = (token.i, dep)
    return change


def _name_after_verb(doc: Doc, token: Token, lemmas: Mapping[str, str]) -> Change | None:
    """``forces recaptured Balkh on Friday``: a name right behind the verb tells not how, but what."""
    verb = doc.head(token.i)
    if token.tag != "NNP" or token.i != verb.i + 1 or verb.tag not in ("VBD", "VBZ", "VBP", "VBG", "VB"):
        return None
    if token.lower in lemmas or any(doc.children_of(verb.i, "dobj", "attr", "auxpass", "ccomp")):
        return None
    return Change({token.i: (verb.i, "dobj")})


MECHANISMS: Mapping[str, Mechanism] = {
    "participle-not-known": _participle_not_known,
    "name-after-verb": _name_after_verb,
    "causative-participle": _causative_participle,
    "finite-conjunct-of-infinitive": _finite_conjunct_of_infinitive,
    "apposition-after-name": _apposition_after_name,
    "verb-read-as-modifier": _verb_read_as_modifier,
    "participle-after-inverted-speech": _participle_after_inverted_speech,
    "clauses-with-one-speaker": _clauses_with_one_speaker,
    "past-not-known": _past_not_known,
    "parataxis-of-speech": _parataxis_of_speech,
}
