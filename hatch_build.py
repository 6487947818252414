"""Builds what the pages load in the browser into the package, where npm is there; called by hatchling and by make."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
ISLANDS = ROOT / "islands"
BUNDLE = Path("src/onrecord/web/static/bundle")
OUTLINES = Path("src/onrecord/data/outlines")
MADE = (BUNDLE / "desk.js", OUTLINES / "countries-110m.json", OUTLINES / "countries-50m.json")
STEPS = (("ci", "--ignore-scripts"), ("run", "build"))


class IslandsHook(BuildHookInterface[Any]):
    """Puts the bundle and the outlines into the wheel, and beside the code for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        build(self.app.display_warning)
        build_data["artifacts"] += [f"/{BUNDLE}/*", f"/{OUTLINES}/*"]


def build(warn: Callable[[str], None]) -> None:
    """Builds unless all is there and newer than its sources. What goes wrong is told, and the pages do without."""
    if is_built():
        return
    npm = shutil.which("npm")
    if npm is None:
        warn("npm is not installed: the desk's pages will read, but maps have no outlines and nothing moves.")
        return
    for step in STEPS:
        ran = subprocess.run([npm, *step], cwd=ISLANDS, capture_output=True, text=True, check=False)
        if ran.returncode:
            lines = (ran.stderr or ran.stdout).splitlines()
            told = next((each for each in lines if "error" in each.lower()), "no reason given")
            warn(f"npm {step[0]} failed, the desk's pages will read without it: {told.strip()}")
            return


def is_built() -> bool:
    """Whether all that is built is newer than what it is built from."""
    made = [ROOT / each for each in MADE]
    sources = [*ISLANDS.glob("*.json"), *ISLANDS.glob("*.mjs"), *ISLANDS.glob("src/*.ts")]
    if not all(each.exists() for each in made) or not (ISLANDS / "node_modules").exists():
        return False
    return max(each.stat().st_mtime for each in sources) < min(each.stat().st_mtime for each in made)


if __name__ == "__main__":
    build(lambda words: print(words, file=sys.stderr))  # noqa: T201
