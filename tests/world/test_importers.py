"""Other projects' tables, each as a small sample of our own making."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import BadData
from onrecord.language.lexicon import read_tsv
from onrecord.world.actor_table import load_actors
from onrecord.world.build import compile
from onrecord.world.build.additions import added_folder, added_rows, added_version
from onrecord.world.build.sources import country_rows
from onrecord.world.gazetteer import Gazetteer
from onrecord.world.importers.add import Added, add_file
from onrecord.world.world import ACTORS

GEONAMES = [
    "900000001\tQarya\tQarya\tal-Qarya,القرية\t35.1\t38.2\tP\tPPL\tSY\t\t04\t\t\t\t1200\t\t300\tAsia/Damascus\t2024-01-01",
    "900000002\tOld Qarya\tOld Qarya\t\t35.2\t38.2\tP\tPPLH\tSY\t\t04\t\t\t\t0\t\t300\tAsia/Damascus\t2024-01-01",
    "900000003\tCamp Zeta\tCamp Zeta\t\t31.0\t44.0\tL\tMILB\tIQ\t\t01\t\t\t\t0\t\t20\tAsia/Baghdad\t2024-01-01",
    "900000004\tZeta Hotel\tZeta Hotel\t\t31.0\t44.0\tS\tHTL\tIQ\t\t01\t\t\t\t0\t\t20\tAsia/Baghdad\t2024-01-01",
]
UCDP = ["ActorId,NameData,NameOrig,Org,Location", "9001,Government of Chad,,4,Chad", "9002,Zeta Front,ZF,1,Chad"]
# The columns of the releases of the last years, in their encoding, with NA for none.
UCDP_WIDE = [
    "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NameChange,NewName,NewNameFullEng,Org,ConflictId,Location",
    '9003,"Zeta Front - É","ZF","Front Zeta","Zeta Front",1,"New Zeta","The New Zeta","1","1, 2","Chad, Niger"',
    "9004,Government of Niger,NA,NA,NA,0,NA,NA,4,3,Niger",
]
PETRARCH = [
    "; a comment",
    "CHAD_ [TCD]",
    "CHADIAN_ [TCD]",
    "ZETA_BRIGADE_ [TCDREB >990301]",
    "+ZETA_MEN_",
    "JANE_ZETA_",
    "\t[TCDGOV 990301-120401]",
    "\t[TCDOPP >120401]",
]
ICEWS = [
    "Country\tActor Name\tAliases\tActor Type\tAffiliation To\tAffiliation Start Date\tAffiliation End Date",
    "Chad\tZeta Guard\tGuard of Zeta || ZG\tGroup\tMilitary (Chad)\tbeginning of time\t2019-05-01",
]
ICEWS_BY_COMMAS = [
    "Country,Actor Name,Aliases,Actor Type,Affiliation To,Affiliation Start Date,Affiliation End Date",
    'Chad,Omar Zeta,"Zeta, Omar || O. Zeta",Individual,Zeta Military Council,2015-02-01,end of time',
]
WIKIDATA = {
    "entities": {
        "Q900": {
            "id": "Q900",
            "labels": {"en": {"value": "Jane Zeta"}},
            "aliases": {"en": [{"value": "J. Zeta"}]},
            "claims": {
                "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
                "P27": [{"mainsnak": {"datavalue": {"value": {"id": "Q657"}}}}],
                "P39": [
                    {
                        "qualifiers": {
                            "P580": [{"datavalue": {"value": {"time": "+2016-02-00T00:00:00Z", "precision": 10}}}]
                        }
                    }
                ],
            },
        }
    }
}


def add(tmp_path: Path, name: str, text: str) -> tuple[Added, list[dict[str, str]]]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    added = add_file(file, tmp_path / "cache")
    return added, list(read_tsv(added.path))


def test_a_dump_of_geonames(tmp_path: Path) -> None:
    added, _ = add(tmp_path, "SY.txt", "\n".join(GEONAMES))
    assert (added.kind, added.rows) == ("places", 2)
    village, camp = added_rows(added_folder(tmp_path / "cache"))
    assert (village.geonames, village.country, village.names, village.population) == (
        900000001,
        "SYR",
        ("al-Qarya",),
        1200,
    )
    assert (camp.feature, camp.country, camp.admin1) == ("MILB", "IRQ", "01")
    assert added_version(tmp_path / "cache", "places")
    assert not added_version(tmp_path / "cache", "actors")


def test_a_place_of_a_dump_is_found_by_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "SY.txt", "\n".join(GEONAMES))
    monkeypatch.setattr(compile, "all_rows", country_rows)
    compile.compile_gazetteer(tmp_path / "made.sqlite", added_folder(tmp_path / "cache"))
    gazetteer = Gazetteer(tmp_path / "made.sqlite")
    for name in ("Qarya", "al-Qarya", "the village of Qarya"):
        assert [(each.geonames, each.country) for each in gazetteer.candidates(name)] == [(900000001, "SYR")]
    assert gazetteer.candidates("Camp Zeta")[0].feature == "MILB"
    assert gazetteer.candidates("Chad")[0].is_country


def test_of_a_dump_only_one_country(tmp_path: Path) -> None:
    file = tmp_path / "dump.txt"
    file.write_text("\n".join(GEONAMES), encoding="utf-8")
    assert add_file(file, tmp_path, ("IRQ",)).rows == 1


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "actors.csv",
            "\n".join(UCDP),
            [("Government of Chad", "TCD", "GOV", "", ""), ("Zeta Front", "TCD", "REB", "", "")],
        ),
        (
            "actors.txt",
            "\n".join(PETRARCH),
            [
                ("Zeta Brigade", "TCD", "REB", "1999-03-01", ""),
                ("Jane Zeta", "TCD", "GOV", "1999-03-01", "2012-04-01"),
                ("Jane Zeta", "TCD", "OPP", "2012-04-01", ""),
            ],
        ),
        ("icews.tab", "\n".join(ICEWS), [("Zeta Guard", "TCD", "MIL", "", "2019-05-01")]),
        ("icews.csv", "\n".join(ICEWS_BY_COMMAS), [("Omar Zeta", "TCD", "MIL", "2015-02-01", "")]),
        ("wikidata.json", json.dumps(WIKIDATA), [("Jane Zeta", "TCD", "GOV", "2016-02", "")]),
    ],
)
def test_actors(tmp_path: Path, name: str, text: str, expected: list[tuple[str, ...]]) -> None:
    added, rows = add(tmp_path, name, text)
    columns = ("name", "country", "role", "valid_from", "valid_to")
    assert [tuple(row[column] for column in columns) for row in rows] == expected
    table = load_actors(ACTORS, added.path)
    found = table.find(expected[-1][0])
    assert found is not None
    assert [role.code for role in found.roles_on(date(2018, 1, 1))][:1] == [expected[-1][2]]


def test_ucdp_of_today(tmp_path: Path) -> None:
    """Alternative names are aliases, NA is none, the first of several countries is taken, the encoding is found."""
    file = tmp_path / "actors.csv"
    file.write_bytes("\n".join(UCDP_WIDE).encode("cp1252"))
    rows = list(read_tsv(add_file(file, tmp_path / "cache").path))
    assert [(row["name"], row["country"], row["role"]) for row in rows] == [
        ("Zeta Front - É", "TCD", "REB"),
        ("Government of Niger", "NER", "GOV"),
    ]
    assert rows[0]["aliases"].split("|") == ["ZF", "Front Zeta", "Zeta Front", "New Zeta", "The New Zeta"]
    assert rows[1]["aliases"] == ""


def test_the_same_file_twice_is_one_addition(tmp_path: Path) -> None:
    one, _ = add(tmp_path, "a.csv", "\n".join(UCDP))
    other, _ = add(tmp_path, "b.csv", "\n".join(UCDP))
    assert one.path == other.path


@pytest.mark.parametrize("text", ["", "name,age\nZeta,4\n", "ActorId,NameData\n"])
def test_a_file_of_no_known_form_says_what_there_is(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadData):
        add(tmp_path, "other.csv", text)
