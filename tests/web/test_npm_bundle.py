"""What npm builds: that the wheel has it, and that the pages say so and read where it is not there."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLED = {
    "onrecord/web/static/bundle/desk.js",
    "onrecord/data/outlines/countries-110m.json",
    "onrecord/data/outlines/countries-50m.json",
}


def test_the_wheel_has_the_bundle(tmp_path: Path) -> None:
    options = ("-q", "--no-build-isolation", "--no-deps", "-w", str(tmp_path))
    command = [sys.executable, "-m", "pip", "wheel", *options, str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= BUNDLED
    assert {"onrecord/exports/pictures/pictures.css", "onrecord/web/templates/base.html"} <= names
    assert not any("node_modules" in each for each in names)


def test_without_npm_one_line_says_so(tmp_path: Path) -> None:
    copy = tmp_path / "hatch_build.py"
    copy.write_text((ROOT / "hatch_build.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "islands").mkdir()
    ran = subprocess.run([sys.executable, copy], capture_output=True, text=True, env={"PATH": ""}, check=False)
    assert ran.returncode == 0
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("npm is not installed")


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", ".npmrc", "build.mjs"])
def test_no_file_names_a_registry(name: str) -> None:
    told = (ROOT / "islands" / name).read_text(encoding="utf-8")
    assert "resolved" not in told.replace("omit-lockfile-registry-resolved", "")
    assert not re.search(r"https?://[^\"]*(registry|npm)", told)


def test_the_islands_are_well_typed() -> None:
    tsc = ROOT / "islands" / "node_modules" / "typescript" / "bin" / "tsc"
    ran = subprocess.run(["node", tsc, "--noEmit"], cwd=ROOT / "islands", capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
