"""The codebook of a folder of TOML files."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.counts import Counter, Counts
from onrecord.codebook.patterns import Composition, Embedding, EventType, Pattern, Retyping, RuleExample, WordClass
from onrecord.codebook.scope import Domain, Scope
from onrecord.codebook.syntax import Syntax
from onrecord.codebook.word_classes import Wanted, WordClasses
from onrecord.errors import BadData

FOLDER = Path(__file__).resolve().parent.parent / "data" / "codebook"
_WORD_CLASSES: Mapping[str, WordClass] = {
    "verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase",
}  # fmt: skip
_SHARED = {
    "classes.toml", "embeddings.toml", "compositions.toml", "contexts.toml", "conventions.toml", "numbers.toml",
    "syntax.toml", "standing.toml", "cameo.toml", "scope.toml",
}  # fmt: skip
_SLOTS_OF_DOMAINS = {"subjects": "subject", "objects": "object"}
_RULE_KEYS = {
    "id", "type", "mode", "contexts", "when", "without", "actor", "recipient", "place", "symmetric", "each",
    "priority", "alternatives", "examples", "not", "under", *_WORD_CLASSES,
}  # fmt: skip


@cache
def load_codebook(name: str = "plover", switches: frozenset[str] = frozenset()) -> Codebook:
    """The codebook of ``data/codebook/<name>/`` with the conventions ``switches`` on.

    Raises BadData where a file is not well formed, a class or type is unknown, or an id stands twice.
    """
    folder = FOLDER / name
    files = {path.name: _read(path) for path in sorted(folder.glob("*.toml"))}
    unknown = switches - files["conventions.toml"]["convention"].keys()
    if unknown:
        known = ", ".join(sorted(files["conventions.toml"]["convention"]))
        raise BadData(f"codebook {name!r} has no convention {sorted(unknown)}; it has: {known}")
    types = {key: each for key, each in files.items() if key not in _SHARED}
    rules = [(each, rule) for each in types.values() for rule in each.get("rule", [])]
    _check_ids(rule["id"] for _, rule in rules)
    classes = _classes(files["classes.toml"])
    patterns = [each for file, rule in rules for each in _patterns(rule, file, switches, classes)]
    return Codebook(
        fingerprint=_fingerprint(folder, switches),
        types={each["type"]: _event_type(each) for each in types.values() if "definition" in each},
        patterns=_indexed(patterns),
        embeddings=_embeddings(files["embeddings.toml"]),
        compositions=_compositions(files["compositions.toml"], switches),
        classes=classes,
        contexts=_contexts(files["contexts.toml"]),
        syntax=_syntax(files["syntax.toml"]),
        counters=_counters(files["numbers.toml"]),
        counts=_counts(files["numbers.toml"]),
        examples=tuple(each for file, rule in rules for each in _examples(rule, file)),
        switches=switches,
        transparent=classes.wanted(["@transparent"]),
        reporting=classes.wanted(["@reporting"]),
        shares=files["standing.toml"]["share"],
        cameo={type_: dict(codes) for type_, codes in files["cameo.toml"]["code"].items()},
        conventions=files["conventions.toml"]["convention"],
        retyped=_retyped(files["conventions.toml"], switches),
        scope=_scope(files["scope.toml"], classes, switches),
        abstain_below=files["standing.toml"]["abstain_below"],
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{path.name}: {error}") from error


def _check_ids(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise BadData(f"rule id {each!r} stands twice")
        seen.add(each)


def _fingerprint(folder: Path, switches: frozenset[str]) -> str:
    seen = hashlib.sha256(" ".join(sorted(switches)).encode())
    for path in sorted(folder.glob("*.toml")):
        seen.update(path.name.encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:16]


def words_of(text: str | list[str]) -> list[str]:
    """The members of a word list: separated by commas or line breaks, each of one word or several."""
    if isinstance(text, list):
        return text
    return [" ".join(each.split()) for line in text.splitlines() for each in line.split(",") if each.strip()]


def _lemma(entry: str, word_class: str) -> tuple[str, tuple[str, ...]]:
    """The word by which an entry is found, and its others: of a noun the last, of a verb the first."""
    if word_class == "phrase":
        return entry, ()
    words = entry.split()
    return (words[-1], tuple(words[:-1])) if word_class == "noun" else (words[0], tuple(words[1:]))


def _slots(given: str | list[str]) -> tuple[str, ...]:
    return tuple(given.split()) if isinstance(given, str) else tuple(given)


def _patterns(
    rule: dict[str, Any], file: dict[str, Any], switches: frozenset[str], classes: WordClasses
) -> Iterator[Pattern]:
    odd = rule.keys() - _RULE_KEYS
    if odd:
        raise BadData(f"rule {rule['id']!r} has unknown keys {sorted(odd)}; there are: {sorted(_RULE_KEYS)}")
    type_ = rule.get("type", file.get("type"))
    for switch, other in rule.get("under", {}).items():
        type_ = other if switch in switches else type_
    when = tuple((slot, classes.wanted(words_of(given))) for slot, given in rule.get("when", {}).items())
    for key, word_class in _WORD_CLASSES.items():
        defaults = file.get("defaults", {}).get(key, {})
        entries = words_of(rule.get(key, ""))
        if word_class == "noun":  # the parser takes "cease-fire" for three words
            entries = [*entries, *(each.replace("-", " - ") for each in entries if "-" in each)]
        for entry in entries:
            lemma, rest = _lemma(entry, word_class)
            yield Pattern(
                id=rule["id"],
                type=type_ or None,
                word_class=word_class,
                lemma=lemma,
                rest=rest,
                mode=rule.get("mode"),
                contexts=tuple(rule.get("contexts", ())),
                when=when,
                without=_slots(rule.get("without", ())),
                actor=_slots(rule.get("actor", defaults.get("actor", _default(word_class, "actor")))),
                recipient=_slots(rule.get("recipient", defaults.get("recipient", _default(word_class, "recipient")))),
                place=_slots(rule.get("place", ())),
                symmetric=rule.get("symmetric", False),
                each=_slots(rule.get("each", ())),
                priority=rule.get("priority", 0),
                alternatives=tuple(rule.get("alternatives", ())),
            )


def _default(word_class: str, side: str) -> str:
    if side == "actor":
        return "possessive by modifier from" if word_class == "noun" else "subject by"
    return {"noun": "against on at with to of"}.get(word_class, "object with against on to at")


def _indexed(patterns: list[Pattern]) -> dict[tuple[str, str], tuple[Pattern, ...]]:
    found: dict[tuple[str, str], list[Pattern]] = {}
    for each in patterns:
        found.setdefault((each.word_class, each.lemma), []).append(each)
    return {key: tuple(sorted(each, key=lambda one: one.rank, reverse=True)) for key, each in found.items()}


def _event_type(file: dict[str, Any]) -> EventType:
    return EventType(file["type"], file["definition"], file["quad"], file["score"], file.get("modes", {}))


def _embeddings(file: dict[str, Any]) -> dict[tuple[str, str], tuple[Embedding, ...]]:
    found: dict[tuple[str, str], list[Embedding]] = {}
    for entry in file["embedding"]:
        for key, word_class in _WORD_CLASSES.items():
            for words in words_of(entry.get(key, "")):
                lemma, rest = _lemma(words, word_class)
                embedding = Embedding(
                    name=entry["name"],
                    slots=_slots(entry["slots"]),
                    rest=rest,
                    actor=_slots(entry.get("actor", "subject by")),
                    recipient=_slots(entry.get("recipient", ())),
                )
                found.setdefault((word_class, lemma), []).append(embedding)
    return {key: tuple(sorted(each, key=lambda one: -len(one.rest))) for key, each in found.items()}


def _compositions(file: dict[str, Any], switches: frozenset[str]) -> dict[tuple[str, str], Composition]:
    found: dict[tuple[str, str], Composition] = {}
    for row in file["row"]:
        if "switch" in row and row["switch"] not in switches:
            continue
        composition = Composition(
            id=row["id"],
            embedding=row["embedding"],
            inner=frozenset(row["inner"].split()),
            type=row["type"] or None,
            mode=row.get("mode"),
            parties=row.get("parties", "outer"),
            content=row.get("content", False),
            stands=row.get("stands", False),
        )
        for inner in row["inner"].split():
            found[row["embedding"], inner] = composition
    return found


def _classes(file: dict[str, Any]) -> WordClasses:
    members = {name: tuple(words_of(each)) for name, each in file["class"].items()}
    return WordClasses(
        members=members,
        people=frozenset(members["people"]),
        bodies=frozenset(members["bodies"]),
        no_party=frozenset(members["no_party"]),
    )


def _retyped(file: dict[str, Any], switches: frozenset[str]) -> dict[str, Retyping]:
    return {
        type_: Retyping(each["type"] or None, frozenset(words_of(each.get("verbs", ""))))
        for switch, rows in file["retype"].items()
        if switch in switches
        for type_, each in rows.items()
    }


def _scope(file: dict[str, Any], classes: WordClasses, switches: frozenset[str]) -> Scope:
    def wanted(text: str) -> Wanted:
        return classes.wanted(words_of(text))

    return Scope(
        domains=tuple(
            Domain(
                id=each["id"],
                words=wanted(each["words"]),
                slots={slot: wanted(each[key]) for key, slot in _SLOTS_OF_DOMAINS.items() if key in each},
                types=frozenset(each.get("types", ())),
                countries=each.get("countries", False),
                always=each.get("always", False),
                examples=tuple(each["examples"]),
                counterexamples=tuple(each["not"]),
            )
            for each in file["domain"]
        ),
        political=wanted(file["political"]),
        private=wanted(file["private"]),
        exempt=frozenset(file["exempt"]),
        private_too="political_scope" not in switches,
    )


def _syntax(file: dict[str, Any]) -> Syntax:
    return Syntax(
        future=frozenset(file["future"]),
        reported_future=frozenset(file["reported_future"]),
        demanded=frozenset(file["demanded"]),
        owners=tuple(file["owners"]),
        affected=(*file["owners"], *file["affected"]),
        members=frozenset(file["members"]),
        places=frozenset(file["places"]),
        persons=frozenset(file["persons"]),
        own=frozenset(file["own"]),
        own_goods=frozenset((*file["own"], *file["own_goods"])),
        conditional=frozenset(file["conditional"]),
    )


def _counters(file: dict[str, Any]) -> dict[str, tuple[Counter, ...]]:
    found: dict[str, list[Counter]] = {}
    for entry in file["count"]:
        for verb in words_of(entry["verbs"]):
            found.setdefault(verb.split()[0], []).append(Counter(entry["what"], _slots(entry["slots"])))
    return {lemma: tuple(each) for lemma, each in found.items()}


def _counts(file: dict[str, Any]) -> Counts:
    tallies = {word: each["what"] for each in file["tally"] for word in words_of(each["words"])}
    people = {word: each["what"] for each in file["people"] for word in words_of(each["words"])}
    return Counts(file["word"], file["vague"], frozenset(file["lower"]), frozenset(file["upper"]), tallies, people)


def _contexts(file: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in file["context"].items():
        for word in words_of(words):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def _examples(rule: dict[str, Any], file: dict[str, Any]) -> Iterator[RuleExample]:
    type_, mode = rule.get("type", file.get("type")) or None, rule.get("mode")
    for text in rule.get("examples", []):
        yield RuleExample(rule["id"], text, type_, mode, True)
    for text in rule.get("not", []):
        yield RuleExample(rule["id"], text, type_, mode, False)
