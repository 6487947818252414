"""Every command and every line of Python in the README is run."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    return [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run, one after the other."""
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def ran(folder: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    return {
        command: subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        for command in commands()
        if not command.startswith("make ")
    }


@pytest.mark.parametrize("command", [each for each in commands() if each.startswith("make ")])
def test_make_has_the_target(command: str) -> None:
    done = subprocess.run([*command.split(), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ".venv/bin/" in done.stdout


@pytest.mark.parametrize("command", [each for each in commands() if not each.startswith("make ")])
def test_a_command_of_the_readme_does_what_it_says(
    command: str, ran: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    done = ran[command]
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr or " > " in command


def test_python_of_the_readme_prints_what_it_says(
    ran: dict[str, subprocess.CompletedProcess[str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran
    monkeypatch.chdir(folder)
    (session,) = blocks("pycon")
    test = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert told == [], "".join(told)


def test_files_that_the_readme_links_are_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
