"""Every command and every line of Python that a page shows to be typed is run, a page's in one folder, in order."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md", "docs/howto/explain.md")


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    return [line[2:] for block in blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")]


TOLD = [(page, command) for page in PAGES for command in commands(page)]


@cache
def ran(page: str) -> tuple[Path, dict[str, subprocess.CompletedProcess[str]]]:
    """What a page's commands did, one after the other, and where."""
    folder = Path(mkdtemp(prefix="onrecord-told-"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = {
        command: subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        for command in commands(page)
        if not command.startswith("make ")
    }
    return folder, done


@pytest.mark.parametrize("command", [each for _, each in TOLD if each.startswith("make ")])
def test_make_has_the_target(command: str) -> None:
    done = subprocess.run([*command.split(), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ".venv/bin/" in done.stdout


@pytest.mark.parametrize(("page", "command"), [each for each in TOLD if not each[1].startswith("make ")])
def test_a_command_does_what_the_page_says(page: str, command: str) -> None:
    _, done = ran(page)
    assert done[command].returncode == 0, done[command].stderr
    assert done[command].stdout or done[command].stderr or " > " in command


@pytest.mark.parametrize("page", PAGES)
def test_python_prints_what_the_page_says(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, _ = ran(page)
    monkeypatch.chdir(folder)
    told: list[str] = []
    for session in blocks(page, "pycon"):
        test = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
        doctest.DocTestRunner().run(test, out=told.append)
    assert told == [], "".join(told)


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_links_are_there(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert ((ROOT / page).parent / target).exists(), target
