from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.serve import folder_to_show


@pytest.mark.parametrize(
    ("there", "shown"),
    [((), "record"), (("record",), "record"), (("demo",), "demo"), (("record", "demo"), "record")],
)
def test_the_demo_is_shown_where_there_is_nothing_else(tmp_path: Path, there: tuple[str, ...], shown: str) -> None:
    for name in there:
        (tmp_path / name).mkdir()
    assert folder_to_show(tmp_path / "record", tmp_path / "demo") == tmp_path / shown
