"""Events, conditions and voices in a few words. Green is asserted, yellow claimed, red denied, magenta disputed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.query.claims import ClaimRow
from onrecord.query.events import EventRow

COLOURS = {
    "asserted": "green",
    "claimed": "yellow",
    "denied": "red",
    "disputed": "magenta",
    "established": "green",
    "ended": "dim",
}

# Without a verb, which would have to agree: "rebels in control of Saraqib", "Assad not in Damascus".
_HELD = {"controls": "in control of", "holds_office": "in office as", "located_in": "in"}

# What the voice nearest the fact leaves open; a denial has its own colour.
_HEDGES = {"Uu": "open", "CTu": "open", "PS+": "possible", "PR+": "probable"}


def status(name: str) -> Text:
    """A status in its colour."""
    return Text(name, COLOURS[name])


def days(earliest: date | None, latest: date | None) -> str:
    """The days between which something lies: one day, "≤" or "≥" one, or "2024-12-05–06", "2024-11-28–12-05"."""
    if earliest is None or latest is None:
        known = earliest or latest
        return "" if known is None else f"{'≥' if earliest else '≤'} {known}"
    if earliest == latest:
        return str(earliest)
    if earliest.year != latest.year:
        return f"{earliest} – {latest}"
    return f"{earliest}–{latest:%d}" if earliest.month == latest.month else f"{earliest}–{latest:%m-%d}"


def parties(names: Sequence[str], codes: Sequence[str]) -> Text:
    """Names with their codes: "rebels [SYR REB]"; a question mark where there is none."""
    if not names:
        return Text("?", "dim")
    text = Text()
    for name, code in zip(names, codes, strict=True):
        text.append((", " if text else "") + plain(name))
        if code:
            text.append(f" [{plain(code)}]", "dim")
    return text


def event_phrase(row: EventRow) -> Text:
    """Who did what to whom and where: "rebels [SYR REB] ASSAULT/aerial soldiers, Saraqib".

    Where neither whom nor where is known, its words stand instead: "rebels [SYR REB] ASSAULT/aerial “shelled”". What
    is asked for, planned or supposed, not said to have happened, is "open".
    """
    text = parties(row.actors, row.actor_codes).append(" ").append_text(kind(row.type, row.mode))
    if row.recipients:
        text.append(" ").append_text(parties(row.recipients, row.recipient_codes))
    elif not row.place:
        text.append(f" “{plain(row.trigger)}”", "italic")
    return _hedged(text.append(f", {plain(row.place)}") if row.place else text, row.factuality)


def claim_phrase(row: ClaimRow) -> Text:
    """What is claimed: "rebels ASSAULT 12 soldiers, Saraqib"; "rebels not in control of Saraqib"."""
    who = ", ".join(map(plain, row.actors))
    if row.kind == "condition":
        return held_phrase(who, row.type or "", row.place or "", row.value)
    text = Text(who or "?").append(" ").append_text(kind(row.type, row.mode))
    if row.recipients:
        text.append(f" {', '.join(map(plain, row.recipients))}")
    return _hedged(text.append(f", {plain(row.place)}") if row.place else text, row.factuality)


def _hedged(text: Text, factuality: str | None) -> Text:
    hedge = _HEDGES.get(factuality or "")
    return text.append(f" ({hedge})", "dim") if hedge else text


def held_phrase(subject: str, relation: str, held: str, value: str) -> Text:
    """A condition: "rebels in control of Saraqib"; ``value`` "-": "rebels not in control of Saraqib"."""
    no = "not " if value == "-" else ""
    return Text(plain(subject)).append(f" {no}{_HELD[relation]} ", "bold").append(plain(held))


def kind(type_: str | None, mode: str | None) -> Text:
    """Type and mode of an event: "COERCE/seize"; a dash outside the codebook."""
    return Text(plain("/".join(each for each in (type_ or "–", mode) if each)), "bold")
