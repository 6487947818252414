"""The codebook as pages to read: one a type, and an index."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.patterns import EventType, Pattern

_QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_SHOWN = 40  # words of a rule that a page shows, at most


def pages(codebook: Codebook) -> dict[str, str]:
    """Markdown by file name, made from the data alone: the same codebook gives the same pages."""
    found = {"index.md": "\n".join(_index(codebook)) + "\n"}
    for name, each in sorted(codebook.types.items()):
        found[f"{name.lower()}.md"] = "\n".join(_page(codebook, each)) + "\n"
    found["none.md"] = "\n".join(_none_page(codebook)) + "\n"
    return found


def _index(codebook: Codebook) -> Iterator[str]:
    yield from ("# Codebook", "", "Made from the data of the codebook; a test compares. Types, modes and contexts are")
    yield from ("those of PLOVER, the definitions and rules our own.", "", "| type | quad class | score | CAMEO |  |")
    yield "|---|---|---|---|---|"
    for name, each in sorted(codebook.types.items()):
        cameo = codebook.cameo.get(name, {}).get("", "")
        quad = f"{each.quad} {_QUADS[each.quad]}"
        cells = (f"[{name}]({name.lower()}.md)", quad, f"{each.score:g}", cameo, each.definition)
        yield f"| {' | '.join(cells)} |"
    yield from ("", "What is explicitly no event has [a page of its own](none.md).")
    yield from ("", "## Conventions", "", "Switches, all off by default (`ONRECORD_CONVENTIONS`).", "")
    yield from (f"- `{name}`: {text}" for name, text in sorted(codebook.conventions.items()))
    yield from ("", "## What an event inside another makes", "")
    yield from ("| predicate | inner event | together |", "|---|---|---|")
    for (embedding, inner), row in sorted(codebook.compositions.items()):
        kind = "the inner type" if row.type == "=" else row.type or "no event"
        yield f"| {embedding} | {inner} | {kind}{f' ({row.mode})' if row.mode and row.mode != '=' else ''} |"


def _page(codebook: Codebook, type_: EventType) -> Iterator[str]:
    codes = codebook.cameo.get(type_.name, {})
    yield from (f"# {type_.name}", "", type_.definition, "")
    yield f"Quad class {type_.quad} ({_QUADS[type_.quad]}), score {type_.score:g}, CAMEO {codes.get('', '–')}."
    if type_.modes:
        yield from ("", "| mode | | CAMEO |", "|---|---|---|")
        yield from (f"| {mode} | {text} | {codes.get(mode, '')} |" for mode, text in sorted(type_.modes.items()))
    yield from ("", "## Rules", "")
    yield from _rules(codebook, type_.name)


def _none_page(codebook: Codebook) -> Iterator[str]:
    yield from ("# No event", "", "Frames in which a word of the codebook stands for nothing that it codes:", "")
    yield from ("statements and feelings, sport, weather, business, figures of speech.", "", "## Rules", "")
    yield from _rules(codebook, None)


def _rules(codebook: Codebook, type_: str | None) -> Iterator[str]:
    rules: dict[str, list[Pattern]] = {}
    for each in sorted((one for group in codebook.patterns.values() for one in group), key=lambda one: one.id):
        if each.type == type_:
            rules.setdefault(each.id, []).append(each)
    for name, patterns in rules.items():
        yield from _rule(codebook, name, patterns)


def _rule(codebook: Codebook, name: str, patterns: list[Pattern]) -> Iterator[str]:
    first = patterns[0]
    words = sorted({_words(each) for each in patterns})
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    yield from (f"### {name}", "", f"{', '.join(words[:_SHOWN])}{more}.", "")
    if first.mode:
        yield f"- mode: {first.mode}"
    if first.contexts:
        yield f"- contexts: {', '.join(first.contexts)}"
    if first.when:
        yield f"- asks for: {', '.join(slot for slot, _ in first.when)}"
    if first.without:
        yield f"- not with: {', '.join(first.without)}"
    yield f"- actor: {', '.join(first.actor)}; recipient: {', '.join(first.recipient) or 'none'}"
    for each in codebook.examples:
        if each.rule == name:
            yield f"- {'example' if each.holds else 'not'}: {_plain(each.text)}"
    yield ""


def _words(pattern: Pattern) -> str:
    words = (*pattern.rest, pattern.lemma) if pattern.word_class == "noun" else (pattern.lemma, *pattern.rest)
    return " ".join(words)


def _plain(text: str) -> str:
    """An example without its marks: "{actor|Rome} left" → "Rome left"."""
    for kind in ("trigger", "actor", "recipient"):
        text = text.replace(f"{{{kind}|", "")
    return text.replace("}", "")
