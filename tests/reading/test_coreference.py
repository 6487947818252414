"""What means the same within a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.doc import Doc
from onrecord.reading.coreference import resolve_coreference
from onrecord.reading.mentions import find_mentions

Parse = Callable[[str], Doc]


def chains(doc: Doc) -> list[list[str]]:
    found: dict[str | None, list[str]] = {}
    for each in resolve_coreference(doc, find_mentions(doc, "en"), "en"):
        found.setdefault(each.entity, []).append(each.span.of(doc.text))
    return list(found.values())


def together(doc: Doc, one: str, other: str) -> bool:
    return any(one in chain and other in chain for chain in chains(doc))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Yoweri Museveni spoke in Kampala. Museveni then left.", "Yoweri Museveni", "Museveni"),
        ("Paul Kagame met envoys. P. Kagame smiled.", "Paul Kagame", "P. Kagame"),
        ("The Economic Community of West African States (ECOWAS) met. ECOWAS agreed.", "ECOWAS", "ECOWAS"),
        ("Samsung Electronics lost money. Samsung blamed weak sales.", "Samsung Electronics", "Samsung"),
        ("The minister resigned on Monday. He gave no reason.", "The minister", "He"),
        ("The defence ministry denied the claim. The ministry urged calm.", "The defence ministry", "The ministry"),
        ("The rebels took the town. They burned it.", "The rebels", "They"),
        ("Ghanaian rebels fired. Later, rebels fled.", "Ghanaian rebels", "rebels"),
        ("The soldiers, who had fled, were found.", "The soldiers", "who"),
        ("They left the town of Mopti on Friday.", "the town of Mopti", "Mopti"),
        ("Volvo sold its cars. The company made a profit.", "Volvo", "The company"),
        ("The Acholi Freedom Front spoke on Friday. It took the port.", "The Acholi Freedom Front", "It"),
        (
            "A statement from the court came late. The statement was short.",
            "A statement from the court",
            "The statement",
        ),
    ],
)
def test_joined(parse: Parse, text: str, one: str, other: str) -> None:
    assert together(parse(text), one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ali Bongo left. Omar Bongo had ruled before.", "Ali Bongo", "Omar Bongo"),
        ("SOROTI, Uganda, May 3 (Teso Wire) — Troops of the Teso Front marched.", "SOROTI", "Teso Wire"),
        ("Kenyan soldiers met Ugandan soldiers.", "Kenyan soldiers", "Ugandan soldiers"),
        ("Anna Keller met her doctor. She met him again.", "She", "him"),
        ("Farmers protested. Other people watched the people.", "Farmers", "the people"),
        ("A soldier shot a policeman. A soldier was held.", "a policeman", "A soldier"),
        ("Volvo sold cars. Its parent company paid. The company lost.", "Its parent company", "The company"),
        ("Volvo sold cars. The Chinese company paid.", "Volvo", "The Chinese company"),
        ("The bank met its rivals. The two banks agreed.", "The bank", "The two banks"),
        ("The capital of Mali is large.", "The capital of Mali", "Mali"),
    ],
)
def test_kept_apart(parse: Parse, text: str, one: str, other: str) -> None:
    assert not together(parse(text), one, other)


def test_pronoun_takes_the_type_of_what_it_means(parse: Parse) -> None:
    doc = parse("The central bank cut its rate. It expects growth.")
    found = {each.span.of(doc.text): each for each in resolve_coreference(doc, find_mentions(doc, "en"), "en")}
    assert found["It"].entity_type == "ORG"


def test_time_is_linear(parse: Parse) -> None:
    """A long report has as many chains a mention as a short one: nothing is compared with everything."""
    doc = parse("The general said he would attack the town. " * 300)
    found = resolve_coreference(doc, find_mentions(doc, "en"), "en")
    assert len({each.entity for each in found}) < 10
