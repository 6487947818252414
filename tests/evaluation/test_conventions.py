"""What annotators who were asked another question would say: the examples of the rules, read as any report is."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.coding.reader import Reader
from onrecord.errors import BadQuery
from onrecord.evaluation.conventions import CONVENTIONS, as_asked, convention_named, load_conventions
from onrecord.evaluation.evaluate import answers
from onrecord.language.lexicon import load_toml
from onrecord.model.report import Report
from onrecord.settings import load_settings
from onrecord.wire.encode import to_wire

DATA: dict[str, Any] = load_toml(CONVENTIONS)["convention"]
EXAMPLES = [
    (name, rule["id"], *example)
    for name, convention in DATA.items()
    for rule in convention["rule"]
    for example in (*rule["examples"], *rule["not"])
]


def entry_at(reader: Reader, marked: str) -> dict[str, Any]:
    """The factuality of the braced word for whoever speaks there, as it is on the wire."""
    start, end = marked.index("{"), marked.index("}") - 1
    record = to_wire(reader.read(Report(id="r", text=marked.replace("{", "").replace("}", ""))))
    found = [each for each in record["events"] if each["trigger"]["start"] < end and start < each["trigger"]["end"]]
    assert found, marked
    last: dict[str, Any] = found[-1]["factuality"][-1]
    return last


@pytest.mark.parametrize(("name", "rule", "marked", "value", "asked"), EXAMPLES)
def test_example_of_a_convention(name: str, rule: str, marked: str, value: str, asked: str, reader: Reader) -> None:
    entry = entry_at(reader, marked)
    assert (entry["value"], convention_named(name).answer(entry)) == (value, asked), (rule, entry)


@pytest.mark.parametrize(("name", "rule"), [(name, rule) for name in DATA for rule in DATA[name]["rule"]])
def test_rule_decides_its_examples(name: str, rule: dict[str, Any], reader: Reader) -> None:
    """One of a rule's examples is decided by it, none of its counterexamples is."""

    def decided_by(marked: str) -> str | None:
        entry = entry_at(reader, marked)
        return next((each.id for each in load_conventions()[name].rules if each.holds(entry)), None)

    assert rule["id"] in {decided_by(marked) for marked, _, _ in rule["examples"]}
    assert rule["id"] not in {decided_by(marked) for marked, _, _ in rule["not"]}


def test_nothing_but_values_is_changed() -> None:
    entry = {"by": "author", "value": "Uu", "tense": "future", "basis": "wanted"}
    record: dict[str, Any] = {"report": {"id": "r"}, "events": [{"id": "e", "factuality": [entry]}]}
    (found,) = as_asked([record], convention_named("happened"))
    assert found["events"][0]["factuality"][0] == {**entry, "value": "PR-"}
    assert entry["value"] == "Uu"


def test_an_unknown_convention_is_refused_by_name(tmp_path: Any) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"report": {"id": "r", "text": "Riga fell."}, "events": []}\n')
    with pytest.raises(BadQuery, match="no convention 'tides' of factuality; there are: happened, meantime"):
        answers("factuality", path, load_settings(), predictions=path, convention="tides")
