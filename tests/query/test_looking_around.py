"""Questions of the pages: when, where, with whom, and what is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from onrecord.coding.reader import Reader
from onrecord.linking.catch_up import catch_up
from onrecord.model.report import Report
from onrecord.query.actors import find_actors, find_deeds, find_held, find_ties
from onrecord.query.codings import find_codings
from onrecord.query.days import find_days, find_stretches
from onrecord.query.disputes import find_disputes
from onrecord.query.events import find_events, find_tellings, find_these
from onrecord.query.facets import find_facets
from onrecord.query.places import find_happened, find_places
from onrecord.query.query import Query
from onrecord.query.spots import find_spots
from onrecord.store.store import Store, open_store

TEXTS = {
    "one": "Syrian rebels captured Aleppo on Saturday. The army shelled Hama on Friday.",
    "two": "Syrian rebels captured Aleppo on Saturday, residents said.",
    "three": "The defence ministry denied that Syrian rebels had captured Aleppo on Saturday.",
}


@pytest.fixture(scope="module")
def store(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    day = date(2024, 12, 1)
    with open_store(tmp_path_factory.mktemp("around") / "record") as store:
        store.add(reader.read(Report(id=id_, text=text, outlet=id_, published=day)) for id_, text in TEXTS.items())
        list(catch_up(store))
        yield store


def test_days_count_the_events_of_each_type(store: Store) -> None:
    days = find_days(store, Query(type="COERCE"))
    assert {each.day for each in days} >= {date(2024, 11, 30)}
    assert sum(each.events for each in days) == len(find_events(store, Query(type="COERCE")))


def test_days_are_counted_by_stretch_and_type(store: Store) -> None:
    rows = find_stretches(store, Query(), first=date(2024, 11, 29), length=2)
    assert sum(each.events for each in rows) == len(find_events(store, Query()))
    assert {each.stretch for each in rows if each.type == "ASSAULT"} == {0}


def test_facets_count_what_the_events_have(store: Store) -> None:
    events = find_events(store, Query())
    facets = find_facets(store, Query(), ("type", "actor", "place"))
    assert {each.value: each.events for each in facets["type"]} == Counter(each.type for each in events)
    assert {each.value: each.events for each in facets["place"]} == Counter(each.place for each in events if each.place)
    assert sum(each.events for each in facets["actor"]) == sum(len(each.actors) for each in events)


def test_spots_are_counted_by_stretches_of_days(store: Store) -> None:
    spots = find_spots(store, Query(), first=date(2024, 11, 29), length=2)
    aleppo = [each for each in spots if each.place == "Aleppo"]
    assert {each.stretch for each in aleppo} == {0}
    assert sum(each.events for each in aleppo) == 3
    assert sum(each.asserted for each in aleppo) == 1
    assert len({each.place for each in find_spots(store, Query(), first=date(2024, 11, 29), length=2, most=1)}) == 1


def test_an_actor_is_found_by_name_and_by_key(store: Store) -> None:
    by_name = find_actors(store, "syrian REBELS")[0]
    assert find_actors(store, by_name.key)[0] == by_name
    assert "Syrian rebels" in by_name.names
    assert not find_actors(store, "nobody at all")


def test_deeds_and_ties_of_an_actor(store: Store) -> None:
    army = find_actors(store, "the army")[0].key
    deeds = find_these(store, find_deeds(store, army, "actors", 9))
    assert [each.type for each in deeds] == ["ASSAULT"]
    assert find_deeds(store, army, "recipients", 9) == ()
    assert [(each.name, each.type) for each in find_ties(store, army, "actors")] == [("Hama", "ASSAULT")]


def test_what_an_actor_holds(store: Store) -> None:
    rebels = find_actors(store, "Syrian rebels")[0].key
    (held,) = (each for each in find_held(store, rebels, 9) if each.object == "Aleppo")
    assert (held.relation, held.value) == ("controls", "+")
    assert held.asserted >= 1
    assert held.denied >= 1


def test_what_happened_at_a_place(store: Store) -> None:
    place = find_places(store, "aleppo")[0]
    assert find_places(store, str(place.geonames))[0] == place
    assert len(find_happened(store, place, 9)) == place.events == 3


def test_what_some_say_and_others_deny(store: Store) -> None:
    dispute = find_disputes(store, "residents")[0]
    assert "residents" in dispute.affirmed_by
    assert any("ministry" in each for each in dispute.denied_by)
    assert dispute in list(find_disputes(store))
    assert not find_disputes(store, "nobody at all")
    assert {each.report for each in find_tellings(store, dispute.merged)} == {"one", "two", "three"}


def test_codings_of_a_report(store: Store) -> None:
    (coding,) = find_codings(store, "one")
    assert (coding.report, coding.revision, coding.counts) == ("one", 1, True)
