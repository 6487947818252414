from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation.measures import Rate
from onrecord.evaluation.missed import missed_attributions
from onrecord.language.engine import Engine

Json = dict[str, Any]


def span(text: str, words: str | None) -> Json | None:
    return {"start": text.index(words), "end": text.index(words) + len(words), "text": words} if words else None


def record(text: str, source: str | None, cue: str | None, content: str) -> Json:
    attribution = {
        "id": "a1",
        "source": span(text, source),
        "cue": span(text, cue),
        "content": [span(text, content)],
        "quoting": "indirect",
    }
    return {"report": {"id": "r", "language": "en", "text": text}, "attributions": [attribution]}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "missed"),
    [
        ("The mayor said the dam held.", "The mayor", "said", "the dam held", "listed verb"),
        ("The dam was praised by the mayor.", "the mayor", "was praised by", "The dam", "listed verb in the passive"),
        ("The mayor unlocked the old dam.", "The mayor", "unlocked", "the old dam", "verb in no list"),
        ("The mayor took a swing at the dam.", "The mayor", "took a swing at", "the dam", "verb and noun as one cue"),
        ("Her claim that it held was false.", "Her", "claim", "that it held", "listed noun"),
        ("To many, the dam is a disgrace.", "many", "To", "the dam is a disgrace", "preposition or other words only"),
        ("Mayor Praises Old Harbour Dam", "Mayor", "Praises", "Old Harbour Dam", "headline in capitals"),
        ("“It held.” So it did.", None, None, "“It held.”", "no cue"),
    ],
)
def test_what_is_missed_has_the_class_of_its_cue(
    text: str, source: str | None, cue: str | None, content: str, missed: str, engine: Engine
) -> None:
    gold = record(text, source, cue, content)
    sections = missed_attributions([gold], [{"report": gold["report"]}], engine)
    assert sections["missed, of all relations"] == {missed: Rate(1, 1)}
    assert sections["recall by quoting"]["indirect"] == Rate(0, 1)


def test_a_content_with_another_source_is_a_class_of_its_own(engine: Engine) -> None:
    text = "The mayor said she saw the dam."
    gold, found = record(text, "The mayor", "said", "the dam"), record(text, "she", "saw", "the dam")
    sections = missed_attributions([gold], [found], engine)
    assert sections["missed, of all relations"] == {"content found with another source": Rate(1, 1)}
    assert sections["recall by source"] == {"noun": Rate(0, 1), "noun: content found": Rate(1, 1)}
