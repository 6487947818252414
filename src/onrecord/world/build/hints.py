"""Which names of places are worth telling the recogniser before it runs, and which of them are certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.lexicon import language_file, read_tsv
from onrecord.world.build.sources import PlaceRow, overlay_rows
from onrecord.world.countries import FOLDER, load_countries

# Inhabitants above which a town's name is proposed, and above which it is certain unless it is also a word or person.
PROPOSED_FROM = 100_000
CERTAIN_FROM = 250_000
_FACILITIES = frozenset(
    "AIRB NVB MILB AIRP BLDG PRN DAM PSN MFG SQR ST STDM CH MSQE PAL MNMT HSTS BDG PASS PRT CNL".split()
)
_POLITICAL = frozenset("PPL PPLX PPLC ADM1 ADM2 PCLI PCLD PCLS PCL".split())


def place_hints(rows: Sequence[PlaceRow], shown: Mapping[int, str]) -> Iterator[tuple[str, str, int]]:
    """(name, entity type, 1 where it is certain), the first of a name counts; ``shown``: English names by number."""
    doubtful = {row["name"] for row in read_tsv(language_file("en", "double_names.tsv"))}
    for country in load_countries().all:
        for name in (*country.names, *country.capitals):
            yield name, "GPE", int(name not in doubtful)
    unsure = {row["name"] for row in read_tsv(FOLDER / "overlay.tsv") if row["found"] != "sure"}
    for row in overlay_rows():
        for name in (row.name, *row.names):
            yield name, entity_type(row.feature), int(row.name not in unsure and name not in doubtful)
    for number, row in enumerate(rows, 1):
        if row.population <= PROPOSED_FROM:
            continue
        own = dict.fromkeys((row.name, shown.get(number, row.name)))
        if row.feature == "ADM1":
            yield from ((name, "GPE", int(_is_plain(name, doubtful))) for name in (*own, *row.names))
        elif row.feature in {"PPL", "PPLC"}:
            yield from ((name, "GPE", int(row.population > CERTAIN_FROM and _is_plain(name, doubtful))) for name in own)


def entity_type(feature: str) -> str:
    """What a place of a GeoNames feature code is as an entity: GPE, FAC or LOC."""
    if feature in _POLITICAL:
        return "GPE"
    return "FAC" if feature in _FACILITIES else "LOC"


def _is_plain(name: str, doubtful: set[str]) -> bool:
    return len(name) > 3 and name not in doubtful and "," not in name
