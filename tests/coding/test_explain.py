"""What explain says of a sentence; with the parser."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.codebook.load import load_codebook
from onrecord.coding.explain import Explanation, explain
from onrecord.model.doc import Doc
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions


def explained(text: str, parse: Callable[[str], Doc]) -> dict[str, Explanation]:
    doc = parse(text)
    reading = Reading(report=Report(id="t", text=text), doc=doc, event_mentions=find_event_mentions(doc, "en"))
    return {each.mention.lemma: each for each in explain(reading, load_codebook())}


def test_who_won_and_what_was_rejected(parse: Callable[[str], Doc]) -> None:
    found = explained("Chad withdrew its troops from Niger.", parse)["withdraw"]
    assert (found.type, found.rule, found.standing, found.abstains) == (
        "RETREAT", "retreat.withdraw.troops", "main_verb", False,
    )  # fmt: skip
    assert [each.rule for each in found.tried if each.won] == ["retreat.withdraw.troops"]
    assert any(each.lacks for each in found.tried)
    assert ("subject", "Chad") in found.slots


def test_abstaining_parts_and_what_no_rule_knows(parse: Callable[[str], Doc]) -> None:
    found = explained("Chad launched a raid after talks, and the children slept.", parse)
    assert found["talk"].why.startswith("abstains from CONSULT")
    assert found["raid"].why == "part of another mention's event"
    assert found["sleep"].why == "no rule is met"
