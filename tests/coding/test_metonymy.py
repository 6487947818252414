"""Places and those who act from them: the examples of the word list."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.coding.reader import Reader
from onrecord.language.lexicon import language_file, load_toml
from onrecord.model.report import Report

EXAMPLES: list[dict[str, Any]] = load_toml(language_file("en", "metonymy.toml"))["examples"]
_MARK = re.compile(r"\{(literal|metonymic)\|([^}]*)\}")


@pytest.mark.parametrize("marked", [each["text"] for each in EXAMPLES])
def test_the_kind_of_a_name(reader: Reader, marked: str) -> None:
    ((kind, name),) = _MARK.findall(marked)
    text = _MARK.sub(r"\2", marked)
    record = reader.read(Report(id="t", text=text))
    words = {each.id: each.span.of(text) for each in record.mentions}
    assert [each.kind for each in record.places if words[each.mention] == name][:1] == [kind]
