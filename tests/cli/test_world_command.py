from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app


def test_status_of_what_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    result = CliRunner().invoke(app, ["world", "status"])
    assert result.exit_code == 0
    assert str(tmp_path) in result.stdout
    assert "not built yet" in result.stdout
