"""What is no political action is not coded: sport, weather, illness, business, arts, accidents, figures of speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.codebook.load import load_codebook
from onrecord.coding.event_types import code_events
from onrecord.coding.identities import Identities
from onrecord.model.doc import Doc
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.event_mentions import find_event_mentions
from onrecord.reading.mentions import find_mentions

SENTENCES = """
The winger attacked the ball and scored from six yards.
Leeds defeated Norwich 3-1 in the league on Saturday.
Two goals in the second half killed off the visitors.
The coach dismissed the injury as minor.
The pitcher struck out nine batters.
The quarterback was sacked twice in the third quarter.
Supporters cheered as the striker fired the ball into the net.
The jockey was thrown by his horse before the race.
Her first serve hit the net.
The team marched into the semi-final.
A storm struck the coast before dawn.
Heavy snow blocked the mountain road.
The hurricane killed eleven people and destroyed the harbour.
A cold front will invade the valley on Tuesday.
Lightning hit the chapel tower.
The drought threatens the olive harvest.
The volcano exploded in the night.
An earthquake demolished two schools.
Waves battered the pier for hours.
The sun bombarded the planet with radiation.
A shark attacked a surfer off the beach.
The dog bit the postman on the hand.
Wolves killed forty sheep on the farm.
A heart attack killed the old pianist.
The virus attacks the lungs.
The drug fights the infection in a week.
She lost a long battle with cancer.
The vaccine protects children from measles.
Doctors struggled to control the bleeding.
Her immune system rejected the new kidney.
Shares retreated on Friday after the merger.
The bank's stock rallied by nine percent.
The dollar surrendered its gains.
Oil prices plunged below seventy dollars.
The retailer launched an aggressive campaign for its new shoes.
The two brewers are locked in a bidding war.
The carmaker recalled nine thousand vans.
The firm abandoned its bid for a rival.
The company withdrew the product from shops.
Analysts slashed their forecasts for the chain.
The startup raised two million euros.
Investors fled from airline stocks.
The bakery fired three cooks.
A bus hit a wall and injured nine passengers.
Three climbers died in an avalanche.
A gas leak caused the explosion in the flat.
The ferry sank after a collision with a tanker.
Two workers were killed when a crane collapsed.
The plane crashed into a hillside.
A toddler was hurt in a fall.
The court battle over the estate lasted nine years.
The critics attacked the film.
The actor shot two films in Spain.
The painting captures a moment of grief.
The singer blasted her former label.
The gallery will return the sculpture in May.
In the game, players attack a fortress with dragons.
He closed his eyes and held his breath.
She raised her hand to ask a question.
Panic seized the passengers.
The joke killed the mood.
He fought back tears.
The question struck her as odd.
They shot the rapids in a canoe.
The recipe calls for two eggs.
The editor cut the last paragraph.
The neighbours quarrelled over a hedge.
The chef attacked the problem with new ideas.
The students occupied the first row of the hall.
The twins visited the zoo with their aunt.
The museum opened its doors to visitors.
The train was blocked by fallen trees.
The gardener killed the weeds.
The company picked up the pace in spring.
The audience applauded the violinist.
The committee met its deadline.
Bees attacked a gardener in the orchard.
The alarm went off at five.
The patient was released from hospital on Monday.
A film about the war opened in Madrid.
Sales exploded in the second quarter.
The heat wave broke on Sunday.
The bridge collapsed in heavy rain.
The lawyer withdrew his hand from the table.
"""
POLITICAL = {
    "Police attacked football fans outside the stadium.": "ASSAULT",
    "Soldiers attacked a hospital.": "ASSAULT",
    "The army defeated the rebels near the lake.": "ASSAULT",
    "Rebels seized the mountain road.": "COERCE",
    "The minister dismissed two generals.": "SANCTION",
    "Troops invaded the valley on Tuesday.": "ASSAULT",
    "The court convicted the former minister.": "SANCTION",
    "The battle for the town went on.": "ASSAULT",
}


def types_in(text: str, parse: Callable[[str], Doc]) -> list[str]:
    doc = parse(text)
    reading = Reading(
        report=Report(id="t", text=text),
        doc=doc,
        mentions=find_mentions(doc, "en"),
        event_mentions=find_event_mentions(doc, "en"),
    )
    return [each.type for each in code_events(reading, load_codebook(), Identities((), {}), ()) if each.type]


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_is_not_coded(text: str, parse: Callable[[str], Doc]) -> None:
    assert not types_in(text, parse)


@pytest.mark.parametrize(("text", "expected"), POLITICAL.items())
def test_is_coded(text: str, expected: str, parse: Callable[[str], Doc]) -> None:
    assert expected in types_in(text, parse)
