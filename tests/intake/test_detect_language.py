from __future__ import annotations

import pytest

from onrecord.intake.detect_language import detect_language
from onrecord.intake.given import primary_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ferry", "en"),
        ("Dockers in Gdynia, Szczecin", "en"),
        ("1234 !!", "en"),
        ("The dockers went back to work on Tuesday after nine days, and the ferries to the islands sail again.", "en"),
        ("Докеры вернулись к работе во вторник", "ru"),
        ("عاد عمال الميناء إلى العمل يوم الثلاثاء", "ar"),
        ("Die Hafenarbeiter haben am Dienstag nach neun Tagen ihren Streik beendet, sagte die Gewerkschaft.", "de"),
        ("Les dockers ont repris le travail mardi après une grève de neuf jours, a indiqué leur syndicat. " * 3, "fr"),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("EN_us", "en"), ("ru", "ru"), (None, None), ("", None)]
)
def test_language_of_a_tag(tag: str | None, language: str | None) -> None:
    assert primary_language(tag) == language
