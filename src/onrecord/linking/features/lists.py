"""Which features count for two claims of one report, and for the events of two reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.linking.features.days import (
    days_apart,
    published_together,
    same_day,
)
from onrecord.linking.features.finding import Feature
from onrecord.linking.features.names import (
    names_in_the_other_scene,
    other_names,
    other_names_before,
    same_name_before,
    same_names,
    same_scene,
)
from onrecord.linking.features.parties import (
    other_actors,
    other_recipients,
    roles_swapped,
    same_actor,
    same_recipient,
)
from onrecord.linking.features.places import (
    other_place,
    same_country,
    same_place,
)
from onrecord.linking.features.telling import (
    class_without_article,
    first_told,
    headline_and_lede,
    headline_echo,
    one_uncertain,
    other_tense,
    part_of_a_compound,
    same_figure,
    same_sentence,
    same_sentence_reprinted,
    sentences_apart,
    shared_words,
    taken_up,
    taken_up_plainly,
)
from onrecord.linking.features.words import (
    event_noun,
    harm_done,
    light_words,
    other_mode,
    other_type,
    other_words,
    same_class,
    same_family,
    same_type,
    same_word,
    speech_acts,
    untyped,
)

SAME_REPORT: tuple[Feature, ...] = (
    same_family,
    same_word,
    same_class,
    other_words,
    class_without_article,
    light_words,
    speech_acts,
    headline_and_lede,
    headline_echo,
    first_told,
    same_sentence,
    sentences_apart,
    taken_up,
    taken_up_plainly,
    part_of_a_compound,
    event_noun,
    same_name_before,
    other_names_before,
    same_figure,
    shared_words,
    other_tense,
    one_uncertain,
    same_type,
    other_type,
    other_mode,
    harm_done,
    same_names,
    other_names,
    same_place,
    other_place,
    same_day,
    days_apart,
    same_actor,
    same_recipient,
    roles_swapped,
)

TWO_REPORTS: tuple[Feature, ...] = (
    same_family,
    same_word,
    same_class,
    other_words,
    light_words,
    speech_acts,
    untyped,
    same_sentence_reprinted,
    shared_words,
    same_figure,
    same_type,
    other_type,
    other_mode,
    harm_done,
    same_names,
    same_scene,
    names_in_the_other_scene,
    other_names,
    same_place,
    same_country,
    other_place,
    same_day,
    days_apart,
    published_together,
    same_actor,
    same_recipient,
    other_actors,
    other_recipients,
    roles_swapped,
    other_tense,
    one_uncertain,
)

LISTS: Mapping[str, tuple[Feature, ...]] = MappingProxyType({"same_report": SAME_REPORT, "two_reports": TWO_REPORTS})
