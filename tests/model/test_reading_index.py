"""Which attributions hold, name and surround a place of the text."""

from __future__ import annotations

from onrecord.model.attribution import Attribution
from onrecord.model.doc import Doc
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.text.span import Span


def said(
    id: str, content: tuple[int, int], cue: tuple[int, int] | None = None, nested_in: str | None = None
) -> Attribution:
    return Attribution(
        id=id,
        source=None,
        cue=Span(*cue) if cue else None,
        content=(Span(*content),),
        quoting="indirect",
        illocution="assertive",
        stance="CT+",
        rule="by hand",
        nested_in=nested_in,
    )


def reading(*attributions: Attribution) -> Reading:
    text = "x" * 100
    return Reading(report=Report(id="r", text=text), doc=Doc(text, (), (), ()), attributions=attributions)


def ids(attributions: tuple[Attribution, ...]) -> list[str]:
    return [each.id for each in attributions]


def test_holding_is_outermost_first() -> None:
    found = reading(said("inner", (20, 40)), said("outer", (10, 80)), said("next", (80, 90)))
    assert {offset: ids(found.holding(offset)) for offset in (9, 10, 20, 39, 40, 79, 80, 89, 90, 99)} == {
        9: [],
        10: ["outer"],
        20: ["outer", "inner"],
        39: ["outer", "inner"],
        40: ["outer"],
        79: ["outer"],
        80: ["next"],
        89: ["next"],
        90: [],
        99: [],
    }


def test_contents_that_overlap() -> None:
    found = reading(said("a", (0, 50)), said("b", (30, 90)))
    assert ids(found.holding(40)) == ["b", "a"]
    assert ids(found.holding(60)) == ["b"]


def test_naming() -> None:
    found = reading(said("a", (10, 50), cue=(2, 6)), said("b", (60, 90)))
    assert ids(found.naming(2)) == ["a"]
    assert found.naming(6) == ()


def test_nesting_ends_even_where_it_runs_in_circles() -> None:
    found = reading(
        said("a", (0, 9), nested_in="b"), said("b", (0, 20), nested_in="a"), said("c", (30, 40), nested_in="x")
    )
    assert ids(found.nesting(found.attributions[0])) == ["b", "a"]
    assert ids(found.nesting(found.attributions[2])) == ["c"]
