"""Who the mentions of a report are, with their codes on its day."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.identities import Identities, mention_of, resolve_identities
from onrecord.coding.places import resolve_places
from onrecord.coding.reader import Reader
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.read_report import read_report
from onrecord.text.span import Span


def resolved(reader: Reader, text: str, day: date | None = None) -> tuple[Reading, Identities]:
    report = Report(id="test", text=text, published=day)
    reading = read_report(report, reader.engine, reader.world.names)
    return reading, resolve_identities(reading, reader.world, resolve_places(reading, reader.world))


def codes(reader: Reader, text: str, phrase: str, day: date | None = None) -> tuple[str | None, ...]:
    reading, identities = resolved(reader, text, day)
    start = text.rindex(phrase)
    mention = mention_of(Span(start, start + len(phrase)), reading)
    assert mention is not None, [each.span.of(text) for each in reading.mentions]
    return identities.codes_of(mention)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Malian rebels attacked Gao.", "Malian rebels", ("MLI", "REB")),
        ("The Chadian Foreign Ministry protested.", "The Chadian Foreign Ministry", ("TCD", "GOV")),
        ("Opposition leader Tom Okello of Uganda was held.", "Tom Okello", ("UGA", "OPP")),
        ("The Danish military bought ships.", "The Danish military", ("DNK", "MIL")),
        ("Armed Togolese opposition fighters fled.", "Armed Togolese opposition fighters", ("TGO", "REB")),
        ("A former Danish minister was fined.", "A former Danish minister", ("DNK", "ELI")),
        ("Police in Lyon arrested a man.", "Police in Lyon", ("FRA", "COP")),
        ("The Kremlin denied it.", "The Kremlin", ("RUS", "GOV")),
        ("Gunmen fired at a bus.", "Gunmen", (None, "UAF")),
        ("Turkish-backed Libyan militias advanced.", "Turkish-backed Libyan militias", ("LBY", "PRM")),
        ("A spokesman for the Polish supreme court spoke.", "A spokesman for the Polish supreme court", ("POL", "JUD")),
        ("Greece protested.", "Greece", ("GRC",)),
        ("An opposition lawmaker wept.", "An opposition lawmaker", (None, "LEG", "OPP")),
        ("Reuters reported from Dakar.", "Reuters", (None, "JRN")),
        ("Kenya sent troops. Its army is small.", "Its army", ("KEN", "MIL")),
        ("Ghana voted. Ghana is calm. The country has gold.", "The country", ("GHA",)),
        ("Ghana voted. Ghana is calm. The rebels have gone.", "The rebels", ("GHA", "REB")),
    ],
)
def test_codes(reader: Reader, text: str, phrase: str, expected: tuple[str | None, ...]) -> None:
    assert codes(reader, text, phrase) == expected


def test_codes_follow_the_day(reader: Reader) -> None:
    text = "Joe Biden spoke in Ohio."
    assert codes(reader, text, "Joe Biden", date(2022, 3, 1)) == ("USA", "GOV")
    assert codes(reader, text, "Joe Biden", date(2025, 3, 1)) == ("USA", "ELI")


def test_names_of_one_country_are_one_entity(reader: Reader) -> None:
    reading, identities = resolved(reader, "Myanmar closed the border. Burma will reopen it, Burmese officials said.")
    entities = {identities.of_mention[each.id] for each in reading.mentions if each.span.of(reading.doc.text) != "it"}
    assert "country:MMR" in entities
    assert [each.name for each in identities.entities].count("Myanmar") == 1


def test_unknown_person_is_kept_and_not_forced(reader: Reader) -> None:
    _, identities = resolved(reader, "Wilma Brackwater phoned.")
    (person,) = [each for each in identities.entities if each.entity_type == "PER"]
    assert (person.name, person.wikidata, person.roles) == ("Wilma Brackwater", None, ())


def test_we_is_the_side_of_whoever_speaks(reader: Reader) -> None:
    text = "“We will not yield,” the Chadian army said in Abéché."
    assert codes(reader, text, "We") == ("TCD", "MIL")


@pytest.mark.parametrize("text", ["", "x", "He.", "“", "We said we said we.", "its its its"])
def test_resolves_anything(reader: Reader, text: str) -> None:
    reading, identities = resolved(reader, text)
    assert set(identities.of_mention) == {each.id for each in reading.mentions}
    assert mention_of(Span(0, 1), reading) is None or reading.mentions
