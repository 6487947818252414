"""Which voice holds an event, and how sure each voice of its chain is; attributions made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.factuality import attribution_of, factuality_of
from onrecord.model.attribution import Attribution, Illocution, Relay
from onrecord.model.doc import Doc
from onrecord.model.event import EventMention
from onrecord.model.factuality import FactualityValue
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.reading.commitment import find_commitments
from onrecord.reading.repairs import repair
from onrecord.text.span import Span

Parse = Callable[[str], Doc]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(
    text: str,
    source: str,
    cue: str,
    content: str,
    *,
    id: str = "A1",
    illocution: Illocution = "assertive",
    stance: FactualityValue = "CT+",
    nested_in: str | None = None,
    relay: str | None = None,
    stated: bool = True,
) -> Attribution:
    return Attribution(
        id=id,
        source=span_of(text, source),
        cue=span_of(text, cue),
        content=(span_of(text, content),),
        quoting="indirect",
        illocution=illocution,
        stance=stance,
        rule="by hand",
        nested_in=nested_in,
        relays=(Relay(span_of(text, relay), None, stated),) if relay else (),
    )


def reading_of(parse: Parse, text: str, words: str, *attributions: Attribution) -> tuple[EventMention, Reading]:
    doc = repair(parse(text), "en")
    trigger = span_of(text, words)
    event = EventMention(
        id="E1",
        token=doc.token_at(trigger.start),
        trigger=trigger,
        extent=trigger,
        lemma="",
        word_class="verb",
        passive=False,
        arguments=(),
    )
    return event, Reading(
        report=Report(id="r", text=text),
        doc=doc,
        attributions=attributions,
        event_mentions=(event,),
        commitments=find_commitments(doc, (event,), attributions, "en"),
    )


def values(
    parse: Parse, text: str, words: str, *attributions: Attribution
) -> tuple[str | None, list[tuple[object, str, str]]]:
    event, reading = reading_of(parse, text, words, *attributions)
    held_by = attribution_of(event, reading)
    found = factuality_of(event, held_by, reading)
    return held_by.id if held_by else None, [(each.by, each.value, each.basis) for each in found]


def test_the_report_itself(parse: Parse) -> None:
    assert values(parse, "Fighters stormed the barracks.", "stormed") == (None, [("author", "CT+", "asserted")])


def test_attributed_event_is_open_for_the_author(parse: Parse) -> None:
    text = "The mayor said that fighters stormed the barracks."
    held, found = values(parse, text, "stormed", said(text, "The mayor", "said", "that fighters stormed the barracks"))
    assert (held, found) == ("A1", [("author", "Uu", "attributed"), (1, "CT+", "asserted")])


@pytest.mark.parametrize("relay_is_stated", [True, False])
def test_relays_count_as_steps(parse: Parse, *, relay_is_stated: bool) -> None:
    text = "The mayor said that fighters stormed the barracks, Altair News reported."
    attribution = said(
        text, "The mayor", "said", "that fighters stormed the barracks", relay="Altair News", stated=relay_is_stated
    )
    assert values(parse, text, "stormed", attribution)[1][-1] == (2, "CT+", "asserted")


def test_relayed_speech_act_is_the_word_of_its_relay(parse: Parse) -> None:
    text = "The mayor declared the port open, according to Altair News."
    attribution = said(text, "The mayor", "declared", "the port open", relay="Altair News", illocution="declarative")
    assert values(parse, text, "declared", attribution) == (
        "A1",
        [("author", "Uu", "attributed"), (1, "CT+", "asserted")],
    )


def test_speech_act_belongs_to_the_report(parse: Parse) -> None:
    text = "The mayor urged both camps to disarm."
    attribution = said(text, "The mayor", "urged", "both camps to disarm", illocution="directive", stance="Uu")
    assert values(parse, text, "urged", attribution)[0] is None
    assert values(parse, text, "disarm", attribution) == (
        "A1",
        [("author", "Uu", "attributed"), (1, "Uu", "called for")],
    )


def test_denial_turns_the_value(parse: Parse) -> None:
    text = "The mayor denied that guards fired on the crowd."
    attribution = said(text, "The mayor", "denied", "that guards fired on the crowd", stance="CT-")
    assert values(parse, text, "fired", attribution)[1][-1] == (1, "CT-", "denied")


def test_denial_of_a_negative_is_positive(parse: Parse) -> None:
    text = "The mayor denied that guards had not left the square."
    attribution = said(text, "The mayor", "denied", "that guards had not left the square", stance="CT-")
    assert values(parse, text, "left", attribution)[1][-1][1] == "CT+"


def test_negated_in_the_content(parse: Parse) -> None:
    text = "The mayor said the city did not join the talks."
    attribution = said(text, "The mayor", "said", "the city did not join the talks")
    assert values(parse, text, "join", attribution)[1][-1] == (1, "CT-", "denied")


def test_negated_cue_does_not_reach_into_the_content(parse: Parse) -> None:
    text = "The mayor did not say that guards fired on the crowd."
    attribution = said(text, "The mayor", "did not say", "that guards fired on the crowd", stance="Uu")
    assert values(parse, text, "fired", attribution)[1][-1][1] == "Uu"


@pytest.mark.parametrize(
    ("cue", "content", "stance", "value"),
    [
        ("rejected claims", "that guards fired on the crowd", "CT+", "CT-"),
        ("rejected", "the plan that guards fired on the crowd", "CT+", "CT+"),
        ("did not deny", "that guards fired on the crowd", "CT-", "Uu"),
        ("never confirmed", "that guards fired on the crowd", "CT+", "Uu"),
        ("does not think", "that guards fired on the crowd", "PR+", "PR-"),
        ("did not know", "that guards fired on the crowd", "CT+", "CT+"),
    ],
)
def test_stance_by_the_words_of_the_cue(
    parse: Parse, cue: str, content: str, stance: FactualityValue, value: FactualityValue
) -> None:
    text = f"The mayor {cue} {content}."
    attribution = said(text, "The mayor", cue, content, stance=stance)
    assert values(parse, text, "fired", attribution)[1][-1][1] == value


def test_what_a_denial_presupposes_is_not_denied(parse: Parse) -> None:
    text = "The mayor denied that guards fired because the crowd threw stones."
    attribution = said(text, "The mayor", "denied", "that guards fired because the crowd threw stones", stance="CT-")
    assert values(parse, text, "fired", attribution)[1][-1] == (1, "CT-", "denied")
    assert values(parse, text, "threw", attribution)[1][-1] == (1, "CT+", "presupposed")


def test_presupposed_event_belongs_to_the_level_that_commits(parse: Parse) -> None:
    text = "The mayor urged both camps to end the strike."
    attribution = said(text, "The mayor", "urged", "both camps to end the strike", illocution="directive", stance="Uu")
    assert values(parse, text, "strike", attribution) == (None, [("author", "CT+", "ended")])


def test_nested_voices_in_order(parse: Parse) -> None:
    text = "The envoy said the mayor had promised to free the sailors."
    outer = said(text, "The envoy", "said", "the mayor had promised to free the sailors")
    inner = said(
        text,
        "the mayor",
        "promised",
        "to free the sailors",
        id="A2",
        illocution="commissive",
        stance="PR+",
        nested_in="A1",
    )
    held, found = values(parse, text, "free", outer, inner)
    assert held == "A2"
    assert found == [("author", "Uu", "attributed"), (1, "Uu", "attributed"), (2, "PR+", "promised")]
    assert values(parse, text, "promised", outer, inner) == (
        "A1",
        [("author", "Uu", "attributed"), (1, "CT+", "asserted")],
    )


@pytest.mark.parametrize(
    ("text", "cue", "content", "event", "value"),
    [
        ("The storm compelled the crew to surrender.", "compelled", "the crew to surrender", "surrender", "CT+"),
        ("The mayor refused to leave the tower.", "refused", "to leave the tower", "leave", "CT-"),
        ("The mayor decided to leave the tower.", "decided", "to leave the tower", "leave", "PR+"),
    ],
)
def test_what_a_cue_implies_is_the_word_of_the_report(
    text: str, cue: str, content: str, event: str, value: str, parse: Parse
) -> None:
    attribution = said(text, text[: text.index(" ", 4)], cue, content, illocution="directive", stance="Uu")
    held, found = values(parse, text, event, attribution)
    assert (held, found[0][1]) == (None, value)


def test_what_is_implied_of_a_wish_is_only_wished(parse: Parse) -> None:
    text = "The mayor urged the crew to manage to finish in time."
    attribution = said(
        text, "The mayor", "urged", "the crew to manage to finish in time", illocution="directive", stance="Uu"
    )
    assert values(parse, text, "finish", attribution)[1][-1][:2] == (1, "Uu")
