from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import onrecord.model

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
ENTRY = re.compile(r"^- (\*\*.+?\*\*(?:, \*\*.+?\*\*)*)(?: \(`(\w+)`\))?:", re.MULTILINE)


def entries() -> list[tuple[list[str], str]]:
    """(words, type) of each entry; type "" where the word has none."""
    found = ENTRY.findall(GLOSSARY.read_text(encoding="utf-8"))
    return [(re.findall(r"\*\*(.+?)\*\*", words), kind) for words, kind in found]


def types() -> set[str]:
    """The public classes of model/."""
    found = set()
    for info in pkgutil.iter_modules(onrecord.model.__path__):
        module = importlib.import_module(f"onrecord.model.{info.name}")
        found |= {
            name
            for name, value in vars(module).items()
            if inspect.isclass(value) and value.__module__ == module.__name__ and not name.startswith("_")
        }
    return found


def test_every_type_of_the_model_has_its_entry() -> None:
    assert {kind for _, kind in entries() if kind} == types()


def test_no_word_and_no_type_is_explained_twice() -> None:
    words = [word for each, _ in entries() for word in each]
    kinds = [kind for _, kind in entries() if kind]
    assert len(words) == len(set(words))
    assert len(kinds) == len(set(kinds))


def test_every_line_of_the_list_is_an_entry() -> None:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert len(lines) == len(entries())


def test_a_type_is_explained_under_its_own_name() -> None:
    for words, kind in entries():
        if kind:
            name = re.sub(r"(?<!^)(?=[A-Z])", " ", kind).lower()
            assert words == [name]
