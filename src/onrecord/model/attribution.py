"""Who says what, as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.factuality import FactualityValue
from onrecord.text.span import Span

Quoting = Literal["direct", "indirect", "mixed", "reported"]  # reported: a noun phrase tells what was said
Illocution = Literal["assertive", "directive", "commissive", "expressive", "declarative"]  # Searle 1976


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, which it includes; over several paragraphs one Quotation each."""

    span: Span
    closed: bool  # False: ends with its paragraph, the quotation goes on or its mark is missing
    continues: bool  # True: goes on the quotation of the paragraph before


@dataclass(frozen=True, slots=True)
class Relay:
    """A voice that passes on what a source says ("…, TASS reported")."""

    span: Span
    cue: Span | None  # None: carried over from another sentence, or a source's own outlet ("Reuters' source")
    stated: bool  # False: not repeated here, carried over from where it introduced the same speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source--cue--content relation (PARC 3, PolNeAR) with what its cue does and who passes it on."""

    id: str
    source: Span | None  # None: the text names no source ("it was reported that")
    cue: Span | None  # None: scare quotes and other implicit attribution
    content: tuple[Span, ...]
    quoting: Quoting
    illocution: Illocution
    stance: FactualityValue  # how far the source commits itself to the content: said CT+, denied CT-, urged Uu
    rule: str  # id of the rule that found it
    source_spans: tuple[Span, ...] = ()  # where the source is split; empty: just ``source``
    cue_spans: tuple[Span, ...] = ()
    addressee: Span | None = None  # "urged *all parties* to", "told *Reuters*"
    nested_in: str | None = None  # id of the attribution whose content this one is in
    relays: tuple[Relay, ...] = ()  # outermost first; a spokesperson with a principal is the last
    principal: Span | None = None  # whom the source speaks for ("a spokesman for *the port*"); None: for itself
