"""Conditions from the examples of their rules, and what attribution and factuality make of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.coding.conditions import derive_conditions, standing
from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.coding.identities import Identities
from onrecord.coding.reader import Reader
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.actor import Entity, Role
from onrecord.model.attribution import Attribution
from onrecord.model.condition import Condition, DayRange
from onrecord.model.doc import Doc
from onrecord.model.event import CodedEvent
from onrecord.model.factuality import Factuality, FactualityValue, Tense
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.model.time import When
from onrecord.reading.commitment import find_commitments
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.reading.mentions import find_mentions
from onrecord.reading.repairs import repair
from onrecord.text.span import Span

Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def parse(reader: Reader) -> Parse:
    """A text as parsed with the names of places known, which the parser alone takes for people."""
    return lambda text: reader.engine.parse(Report(id="r", text=text), reader.world.names)


DATA: dict[str, Any] = load_toml(language_file("en", "conditions.toml"))
RULES: list[dict[str, Any]] = DATA["transition"]
SAME_OFFICES = [(rule["id"], text, office) for rule in DATA["same_office"] for text, office in rule["examples"]]
OTHER_OFFICES = [
    (rule["id"], text, rule["examples"][0][1].partition(" of ")[0])
    for rule in DATA["same_office"]
    for text in rule["not"]
]
EXAMPLES = [(rule["id"], text, expected) for rule in RULES for text, expected in rule["examples"]]
COUNTEREXAMPLES = [(rule["id"], rule["relation"], text) for rule in RULES for text in rule["not"]]
SUNDAY = date(2024, 12, 8)


def reading_of(parse: Parse, text: str, *attributions: Attribution) -> Reading:
    doc = repair(parse(text), "en")
    events = find_event_mentions(doc, "en")
    return Reading(
        report=Report(id="r", text=text, published=SUNDAY),
        doc=doc,
        mentions=find_mentions(doc, "en"),
        attributions=attributions,
        event_mentions=events,
        commitments=find_commitments(doc, events, attributions, "en"),
    )


def conditions(
    parse: Parse,
    text: str,
    *attributions: Attribution,
    roles: dict[str, str] | None = None,
    places: dict[str, str] | None = None,
) -> tuple[Reading, tuple[Condition, ...]]:
    """Conditions with an entity for each distinct text of a mention; ``roles``: its country."""
    reading = reading_of(parse, text, *attributions)
    names = {each.id: each.span.of(text) for each in reading.mentions}
    entities = {
        name: Entity(
            id=name,
            name=name,
            entity_type=each.entity_type,
            roles=(Role(country=(roles or {}).get(name), code="MIL" if "troops" in name else None),),
        )
        for each in reading.mentions
        for name in (names[each.id],)
    }
    events = tuple(
        CodedEvent(
            id=each.id,
            type=None,
            rule=None,
            trigger=each.trigger,
            extent=each.extent,
            when=When(earliest=SUNDAY, latest=SUNDAY, precision=1, basis="stated"),
            attribution=held_by.id if (held_by := attribution_of(each, reading)) else None,
            factuality=factuality_of(each, held_by, reading),
        )
        for each in reading.event_mentions
    )
    named = tuple(
        Place(mention=id, name=name, geonames=1, country=(roles or {}).get(name), feature_code=places[name])
        for id, name in names.items()
        if places and name in places
    )
    return reading, derive_conditions(events, named, reading, Identities(tuple(entities.values()), names))


def shown(found: tuple[Condition, ...]) -> list[str]:
    denied = {"denied": " (denied)"}
    return [f"{each.subject} {each.relation}{each.value} {each.object}{denied.get(each.status, '')}" for each in found]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES)
def test_rule_on_its_example(rule: str, text: str, expected: str, parse: Parse) -> None:
    assert expected in shown(conditions(parse, text)[1]), rule


@pytest.mark.parametrize(("rule", "relation", "text"), COUNTEREXAMPLES)
def test_rule_on_its_counterexample(rule: str, relation: str, text: str, parse: Parse) -> None:
    assert [each for each in conditions(parse, text)[1] if each.relation == relation and each.from_event] == [], rule


@pytest.mark.parametrize(("rule", "text", "office"), SAME_OFFICES)
def test_ways_of_saying_one_office(rule: str, text: str, office: str, parse: Parse) -> None:
    assert [each.object for each in conditions(parse, text)[1]] == [office], rule


@pytest.mark.parametrize(("rule", "text", "office"), OTHER_OFFICES)
def test_what_says_another_office_or_none(rule: str, text: str, office: str, parse: Parse) -> None:
    assert office not in {each.object.partition(" of ")[0] for each in conditions(parse, text)[1]}, rule


@pytest.mark.parametrize(
    ("text", "office"),
    [
        # the country of the title itself, not that of the place of the act or of who else is named
        ("MOSCOW, May 4 (Altair) - Kyrgyz President Aida Usenova met Russian officials.", "President of Kyrgyzstan"),
        ("President Aida Usenova of Kyrgyzstan landed in Moscow.", "President of Kyrgyzstan"),
        # none: the first country that the body names
        ("KAZAN, May 4 (Altair) - The Kyrgyz delegation met Russians. President Aida Usenova spoke.",
         "President of Kyrgyzstan"),
        ("The mayor of Naryn, Aida Usenova, flew to Moscow.", "Mayor of Naryn"),
        ("Opposition leader Aida Usenova spoke in Moscow.", "Opposition leader"),
    ],
)  # fmt: skip
def test_what_an_office_is_of(text: str, office: str, parse: Parse) -> None:
    assert {each.object for each in conditions(parse, text)[1] if each.relation == "holds_office"} == {office}


@pytest.mark.parametrize(
    "text",
    [
        "Insurgents may capture Kandahar.",
        "Insurgents vowed to capture Kandahar.",
        "Insurgents will capture Kandahar.",
        "If insurgents capture Kandahar, the government falls.",
        "Did insurgents capture Kandahar?",
    ],
)
def test_no_condition_from_what_did_not_happen_yet(text: str, parse: Parse) -> None:
    assert conditions(parse, text)[1] == ()


def test_denied_by_the_report(parse: Parse) -> None:
    (found,) = conditions(parse, "Insurgents did not capture Kandahar.")[1]
    assert (found.value, found.status) == ("+", "denied")


def test_claimed_through_an_attribution(parse: Parse) -> None:
    text = "The mayor said that insurgents captured Kandahar."
    content = Span(text.index("that"), len(text) - 1)
    attribution = Attribution(
        id="A1",
        source=Span(0, 9),
        cue=Span(10, 14),
        content=(content,),
        quoting="indirect",
        illocution="assertive",
        stance="CT+",
        rule="by hand",
    )
    (found,) = conditions(parse, text, attribution)[1]
    assert (found.status, found.attribution) == ("claimed", "A1")
    (denied,) = conditions(parse, text, replace(attribution, stance="CT-"))[1]
    assert denied.status == "denied"


def test_several_places_and_days(parse: Parse) -> None:
    _, found = conditions(parse, "Insurgents captured several cities, including Kandahar and Herat.")
    assert [each.object for each in found] == ["Kandahar", "Herat"]
    assert {each.since for each in found} == {DayRange(SUNDAY, SUNDAY)}


def test_evidence_of_the_same_condition_is_joined(parse: Parse) -> None:
    reading, found = conditions(parse, "Insurgents captured Kandahar. Insurgents seized Kandahar in the morning.")
    (one,) = found
    assert [each.of(reading.report.text) for each in one.evidence] == [
        "Insurgents captured Kandahar",
        "Insurgents seized Kandahar",
    ]


def test_titles(parse: Parse) -> None:
    _, found = conditions(parse, "Chilean President Maria Lopez met Omar Daud.")
    (title,) = found
    assert (title.object, title.value, title.status, title.from_event) == ("President of Chile", "+", "asserted", None)


def test_former_holder(parse: Parse) -> None:
    (title,) = conditions(parse, "Former President Maria Lopez met reporters.")[1]
    assert (title.object, title.value, title.since) == ("President", "-", DayRange(None, SUNDAY))


def test_the_country_is_that_of_who_left_it(parse: Parse) -> None:
    text = "Omar Daud left the country. The army of Sudan stayed in the barracks."
    _, found = conditions(parse, text, roles={"Omar Daud": "SDN", "Sudan": "SDN"}, places={"Sudan": "PCLI"})
    assert shown(found) == ["Omar Daud located_in- Sudan"]


def test_the_city_is_the_one_named_before(parse: Parse) -> None:
    text = "Insurgents captured Kandahar, and government troops withdrew from the city."
    found = shown(conditions(parse, text, places={"Kandahar": "PPLA"})[1])
    assert found == ["Insurgents controls+ Kandahar", "government troops controls- Kandahar"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Insurgents entered the city of Kandahar and took it.", ["Insurgents controls+ Kandahar"]),
        ("Insurgents raided a base in Kandahar and took it.", []),
    ],
)
def test_it_is_the_town_that_was_acted_on(text: str, expected: list[str], parse: Parse) -> None:
    assert shown(conditions(parse, text, places={"Kandahar": "PPLA"})[1]) == expected


def test_a_claim_denied_by_name(reader: Reader) -> None:
    text = "Rebels said that they had captured Kandahar on Sunday. The army denied the claim."
    record = reader.read(Report(id="r", text=text, published=SUNDAY))
    found = {(each.value, each.status) for each in record.conditions if each.relation == "controls"}
    assert found == {("+", "claimed"), ("+", "denied")}


def test_nobody_controls_himself(parse: Parse) -> None:
    text = "KANDAHAR (Altair News) - Insurgents captured Kandahar on Friday."
    assert {each.subject for each in conditions(parse, text)[1]} <= {"Insurgents"}


@pytest.mark.parametrize(
    ("value", "tense", "expected"),
    [
        ("CT+", "past", "asserted"),
        ("PR+", "past", "asserted"),
        ("PS+", "past", None),
        ("Uu", "past", None),
        ("CT+", "future", None),
        ("CT-", "past", "denied"),
    ],
)
def test_status(value: FactualityValue, tense: Tense, expected: str | None) -> None:
    factuality = (Factuality(by="author", value=value, tense=tense, basis="asserted"),)
    event = CodedEvent(id="e", type=None, trigger=Span(0, 1), extent=Span(0, 1), rule=None, factuality=factuality)
    assert standing(event, value="+") == (("+", expected) if expected else None)


@pytest.mark.parametrize("text", ["", "captured", "President", "Leader leader captured the leader."])
def test_odd_texts(text: str, parse: Parse) -> None:
    assert conditions(parse, text)[1] == ()
