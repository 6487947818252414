"""The voices of a claim, drawn as a tree: outlet, relays, speaker, holders."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from onrecord.cli.phrases import COLOURS
from onrecord.cli.plain import plain
from onrecord.model.chain import Chain, Step
from onrecord.model.factuality import Factuality
from onrecord.model.record import Record


def chain_tree(record: Record, attribution: str | None, values: tuple[Factuality, ...]) -> Tree:
    """A tree with one branch a voice, outermost first: its role, whether it is stated, its cue, what it holds.

    ``attribution`` None: the report itself speaks.
    """
    chain = record.chains.get(attribution) if attribution else None
    steps = (chain or Chain((Step(name=record.report.outlet or record.report.id, role="publisher"),))).steps
    held = {each.by: each for each in values}
    if attribution is None and "author" in held:
        held.setdefault(0, held["author"])
    tree = Tree(_voice(steps[0], record, held.get(0)))
    branch = tree
    for n, step in enumerate(steps[1:], 1):
        branch = branch.add(_voice(step, record, held.get(n)))
    if (rule := next((each.rule for each in record.attributions if each.id == attribution), None)) is not None:
        branch.add(Text(f"rule {rule}", "dim"))
    return tree


def _voice(step: Step, record: Record, value: Factuality | None) -> Text:
    text = Text(plain(step.name), "bold").append(f" {step.role}", "dim")
    if step.role != "publisher":
        text.append(", stated" if step.stated else ", inferred", "dim")
        text.append(", not named" if step.anonymous else "", "dim")
    if cue := _cue(step, record):
        text.append(f" “{plain(cue)}”", "italic")
    if value is not None:
        text.append(f"  {value.value}", _colour(value)).append(f" {value.tense}, {value.basis}", "dim")
    return text


def _cue(step: Step, record: Record) -> str | None:
    """The words by which a voice is introduced: of an attribution that has it as its source."""
    found = next((each.cue for each in record.attributions if each.source == step.span and step.span), None)
    return found.of(record.report.text) if found else None


def _colour(value: Factuality) -> str:
    if value.value.endswith("-"):
        return COLOURS["denied"]
    return COLOURS["asserted"] if value.value.startswith("CT") and value.value != "CTu" else COLOURS["claimed"]
