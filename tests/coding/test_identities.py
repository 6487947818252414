"""Who the mentions of a report are, with their codes on its day."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.identities import Identities, mention_of, resolve_identities
from onrecord.coding.place_mentions import with_place_mentions
from onrecord.coding.places import resolve_places
from onrecord.coding.reader import Reader
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.read_report import read_report
from onrecord.text.span import Span


def resolved(reader: Reader, text: str, day: date | None = None) -> tuple[Reading, Identities]:
    report = Report(id="test", text=text, published=day)
    reading = with_place_mentions(read_report(report, reader.engine, reader.world.names), reader.world)
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
        ("Local armed groups held the road.", "Local armed groups", (None, "UAF")),
        ("Chad is at war. Chad is poor. Government forces fled.", "Government forces", ("TCD", "MIL")),
        ("Chad is at war. Chad is poor. Both sides fired.", "Both sides", ("TCD",)),
        ("The United Nations urged calm.", "The United Nations", ("IGO", "UNO")),
        ("A U.N. spokesman urged calm.", "A U.N. spokesman", ("IGO", "GOV", "UNO")),
        ("NATO troops landed.", "NATO troops", ("IGO", "MIL", "NATO")),
        ("Serbs and Croats live there.", "Croats", ("HRV", "CVL")),
        ("Some 300 Iraqi Kurds fled.", "Some 300 Iraqi Kurds", ("IRQ", "CVL")),
        ("The Ghanaian and Chadian flags fly there.", "Chadian", ("TCD",)),
        ("Talks in Mozambiqe failed.", "Mozambiqe", ("MOZ",)),
        ("Rebels took Bamako. The army left the city.", "the city", ("MLI",)),
        ("NAIROBI, Kenya (AP) — The army left the city.", "NAIROBI", ("KEN",)),
        ("Vladimir Putin wept. His family is small.", "His family", ("RUS", "ELI")),
        ("Nepal sheltered the ousted premier and family.", "family", ("NPL", "ELI")),
        ("Mariupol", "Mariupol", ("UKR",)),
        ("Dozens of soldiers fled.", "Dozens of soldiers", (None, "MIL")),
    ],
)
def test_codes(reader: Reader, text: str, phrase: str, expected: tuple[str | None, ...]) -> None:
    assert codes(reader, text, phrase) == expected


def test_codes_follow_the_day(reader: Reader) -> None:
    text = "Joe Biden spoke in Ohio."
    assert codes(reader, text, "Joe Biden", date(2022, 3, 1)) == ("USA", "GOV")
    assert codes(reader, text, "Joe Biden", date(2025, 3, 1)) == ("USA", "ELI")


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2023, 6, 1), ("SYR", "GOV")), (date(2025, 6, 1), ("SYR", "ELI")), (None, ("SYR", "ELI"))],
)
def test_one_sentence_on_two_days(reader: Reader, day: date | None, expected: tuple[str | None, ...]) -> None:
    assert codes(reader, "Bashar al-Assad gave an interview on Thursday.", "Bashar al-Assad", day) == expected


def test_a_bare_surname_means_who_governs_a_country_named(reader: Reader) -> None:
    text = "Assad said that Syria would recover."
    assert codes(reader, text, "Assad", date(2023, 6, 1)) == ("SYR", "GOV")
    assert codes(reader, text, "Assad", date(2025, 6, 1)) == ("SYR", "ELI")
    assert codes(reader, text, "Assad", date(1995, 6, 1)) == ("SYR", "GOV")  # his father
    assert codes(reader, "Assad sold carpets.", "Assad", date(2023, 6, 1)) == ()


def test_the_fallen_are_former_before_the_table_says_so(reader: Reader) -> None:
    text = "President Bashar al-Assad left Syria. The fallen president is in Moscow."
    assert codes(reader, text, "President Bashar al-Assad", date(2024, 12, 8)) == ("SYR", "GOV")
    assert codes(reader, text, "The fallen president", date(2024, 12, 8)) == ("SYR", "ELI")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghanaian and Togolese officials met.",
            [("Ghanaian officials", ("GHA", "GOV")), ("Togolese officials", ("TGO", "GOV"))],
        ),
        (
            "The Irish, Dutch and Danish foreign ministers met.",
            [
                ("Irish foreign ministers", ("IRL", "GOV")),
                ("Dutch foreign ministers", ("NLD", "GOV")),
                ("Danish foreign ministers", ("DNK", "GOV")),
            ],
        ),
        (
            "The presidents of Ghana and Togo met.",
            [("presidents of Ghana", ("GHA", "GOV")), ("presidents of Togo", ("TGO", "GOV"))],
        ),
        ("Ghanaian officials met.", []),
        ("Ghanaian and other officials met.", []),
        ("The Ghanaian president and Togolese officials met.", []),
    ],
)
def test_parts_of_a_phrase(reader: Reader, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    reading, identities = resolved(reader, text)
    found = [part for each in reading.mentions for part in identities.parts_of(each.id)]
    assert [(each.name, each.codes) for each in found] == expected
    assert {each.entity for each in found} <= {each.id for each in identities.entities}
    assert {each.mention for each in found} <= {each.id for each in reading.mentions}


def test_the_town_of_a_name_and_the_town_alone_are_one(reader: Reader) -> None:
    reading, identities = resolved(reader, "They left the town of Mopti. The town is quiet.")
    towns = {identities.of_mention[each.id] for each in reading.mentions if "own" in each.span.of(reading.doc.text)} | {
        identities.of_mention[each.id] for each in reading.mentions if each.span.of(reading.doc.text) == "Mopti"
    }
    assert len(towns) == 1


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
