"""What speaks for and against two claims telling of one event: functions, each with a reason that can be read.

A feature gives a Finding with a value of 0 to 1, or None where it has nothing to say. Its weight stands in
``data/linking/weights.toml``, once for claims of one report and once for claims of two.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from onrecord.linking.claims import Claim


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a feature holds (0-1), and what it found, as it is shown."""

    value: float
    says: str


Feature = Callable[[Claim, Claim], Finding | None]
_NEAR_KM = 30.0  # a town and its outskirts, a village and the town that it is near
_FAR_KM = 60.0
_KM_A_DEGREE = 111.2


def same_family(a: Claim, b: Claim) -> Finding | None:
    """Triggers of one family of words: "seized" and "the seizure"."""
    return Finding(1.0, f"“{a.words}” and “{b.words}” are of one family") if set(a.families) & set(b.families) else None


def same_word(a: Claim, b: Claim) -> Finding | None:
    """The very same trigger."""
    return Finding(1.0, f"both “{b.words}”") if a.words.casefold() == b.words.casefold() else None


def same_class(a: Claim, b: Claim) -> Finding | None:
    """Triggers that can tell of one kind of event, of two families: "dropped" and "the slide"."""
    if set(a.families) & set(b.families):
        return None
    there = dict(b.classes)
    shared = [(near, name) for name, near in a.classes if name in there]
    if not shared:
        return None
    near, name = max(shared)
    return Finding(near, f"“{a.words}” and “{b.words}” can both tell of: {name}")


def other_words(a: Claim, b: Claim) -> Finding | None:
    """Triggers of no family, class, or harm done in common: at most the codebook puts them together."""
    if set(a.families) & set(b.families) or same_class(a, b) or harm_done(a, b):
        return None
    return Finding(1.0, f"“{a.words}” and “{b.words}” have nothing in common")


def class_without_article(a: Claim, b: Claim) -> Finding | None:
    """Of one class, but the later one is no noun that takes up what was told."""
    same = same_class(a, b)
    return (
        Finding(1.0, f"“{b.words}” doesn't take up what was told")
        if same and not b.article and a.sentence > 0
        else None
    )


def light_words(a: Claim, b: Claim) -> Finding | None:
    """Verbs that say too little for their sameness to count: "made", "has"."""
    return Finding(1.0, f"“{a.words}” says little") if a.light and b.light else None


def speech_acts(a: Claim, b: Claim) -> Finding | None:
    """Each act of speech is an event of its own."""
    return Finding(1.0, "two acts of speech") if a.speech and b.speech else None


def headline_and_lede(a: Claim, b: Claim) -> Finding | None:
    """The first sentence after the headline tells again what the headline tells."""
    return Finding(1.0, "headline and first sentence") if a.sentence == 0 and b.sentence == 1 else None


def first_told(a: Claim, b: Claim) -> Finding | None:
    """The earlier one is in the headline or the first sentence: what the report is about."""
    return Finding(1.0, "told at the head of the report") if a.sentence <= 1 and b.sentence > a.sentence else None


def headline_echo(a: Claim, b: Claim) -> Finding | None:
    """Headline and first sentence share their words."""
    if a.sentence != 0 or b.sentence != 1:
        return None
    shared = len(a.content & b.content) / max(3, min(len(a.content), len(b.content)))
    return (
        Finding(min(1.0, shared), f"headline and first sentence share {shared:.0%} of their words") if shared else None
    )


def same_sentence(a: Claim, b: Claim) -> Finding | None:
    """One sentence seldom tells of an event twice."""
    return Finding(1.0, "in one sentence") if a.sentence == b.sentence else None


def sentences_apart(a: Claim, b: Claim) -> Finding | None:
    """The farther apart, the less likely; 6 sentences count in full."""
    apart = abs(b.sentence - a.sentence)
    return Finding(min(apart, 6) / 6, f"{apart} sentences apart") if apart else None


def taken_up(_: Claim, b: Claim) -> Finding | None:
    """The later one has a definite article: "the deal"."""
    return Finding(1.0, f"“{b.words}” is said to be known") if b.article == "definite" and not b.pointing else None


def taken_up_plainly(_: Claim, b: Claim) -> Finding | None:
    """The article stands right before it, nothing tells it from another one: "the deal", not "the second deal"."""
    return (
        Finding(1.0, f"“{b.words}” is taken up without more words")
        if b.close and not b.modifies and not b.pointing
        else None
    )


def part_of_a_compound(_: Claim, b: Claim) -> Finding | None:
    """Only a part of the later phrase: "the sales figures" are no sale."""
    return Finding(1.0, f"“{b.words}” is a part of a longer name") if b.article == "definite" and b.modifies else None


def event_noun(a: Claim, b: Claim) -> Finding | None:
    """One family, with a noun that news use for an event."""
    same = set(a.families) & set(b.families)
    return Finding(1.0, f"“{b.words}” can be told as a thing") if same and b.noun else None


def same_name_before(a: Claim, b: Claim) -> Finding | None:
    """What is named last before each trigger is the same."""
    return (
        Finding(1.0, "the same is named before both") if a.before and b.before and a.before[0] == b.before[0] else None
    )


def other_names_before(a: Claim, b: Claim) -> Finding | None:
    """What is named before the triggers has nothing in common."""
    return (
        Finding(1.0, "others are named before them")
        if a.before and b.before and not set(a.before) & set(b.before)
        else None
    )


def same_figure(a: Claim, b: Claim) -> Finding | None:
    """The same number stands beside both."""
    shared = sorted(a.figures & b.figures)
    return Finding(1.0, f"both with {', '.join(shared)}") if shared else None


def shared_words(a: Claim, b: Claim) -> Finding | None:
    """How much of the words of both sentences is the same."""
    shared = len(a.content & b.content) / max(3, min(len(a.content), len(b.content)))
    return Finding(min(1.0, shared), f"{shared:.0%} of the words are shared") if shared else None


def same_sentence_reprinted(a: Claim, b: Claim) -> Finding | None:
    """Two reports have nearly the same sentence, with the same trigger."""
    if not set(a.families) & set(b.families) or len(a.content | b.content) < 4:
        return None
    alike = len(a.content & b.content) / len(a.content | b.content)
    return Finding(1.0, "nearly the same sentence") if alike >= 0.7 else None


def other_tense(a: Claim, b: Claim) -> Finding | None:
    """One is yet to come, the other is not."""
    differs = a.tense and b.tense and (a.tense == "future") != (b.tense == "future")
    return Finding(1.0, f"one is told as {a.tense}, one as {b.tense}") if differs else None


def one_uncertain(a: Claim, b: Claim) -> Finding | None:
    """One is told as certain, one as possible or wanted."""
    if not a.factuality or not b.factuality:
        return None
    return (
        Finding(1.0, "only one is told as certain")
        if (a.factuality[:2] == "CT") != (b.factuality[:2] == "CT")
        else None
    )


def same_type(a: Claim, b: Claim) -> Finding | None:
    """One type of the codebook."""
    shared = sorted(a.types & b.types)
    return Finding(1.0, f"both {', '.join(shared)}") if shared else None


def other_type(a: Claim, b: Claim) -> Finding | None:
    """Only other types of the codebook."""
    differ = a.types and b.types and not a.types & b.types
    return Finding(1.0, f"{', '.join(sorted(a.types))} and {', '.join(sorted(b.types))}") if differ else None


def other_mode(a: Claim, b: Claim) -> Finding | None:
    """One type, but only in other ways: an aerial and a suicide attack."""
    differ = a.types & b.types and a.modes and b.modes and not a.modes & b.modes
    return Finding(1.0, f"{', '.join(sorted(a.modes))} and {', '.join(sorted(b.modes))}") if differ else None


def untyped(a: Claim, b: Claim) -> Finding | None:
    """The codebook knows neither: only words can tell."""
    return Finding(1.0, "neither is in the codebook") if not a.types and not b.types else None


def harm_done(a: Claim, b: Claim) -> Finding | None:
    """Dead and hurt belong to the attack, clash or blast that they are told with."""
    return Finding(1.0, f"“{b.words}” can be what “{a.words}” led to") if _harms(a, b) or _harms(b, a) else None


def same_names(a: Claim, b: Claim) -> Finding | None:
    """How much of what is named in the sentences is the same; two names in common count in full."""
    shared = [each for each in a.names if each in b.names]
    return Finding(min(1.0, len(shared) / 2), f"both name {', '.join(shared)}") if shared else None


def same_scene(a: Claim, b: Claim) -> Finding | None:
    """The reports are set where the same is named; two names in common count in full."""
    shared = sorted(a.scene & b.scene)
    return Finding(min(1.0, len(shared) / 2), "the reports are about the same") if shared else None


def names_in_the_other_scene(a: Claim, b: Claim) -> Finding | None:
    """What one names is what the other's report is about, though its own sentence doesn't say so."""
    shared = [each for each in a.names if each in b.scene] or [each for each in b.names if each in a.scene]
    return (
        Finding(1.0, "what one names is what the other's report is about")
        if shared and not set(a.names) & set(b.names)
        else None
    )


def other_names(a: Claim, b: Claim) -> Finding | None:
    """Both sentences have names, none in common, nor with what the other's report is about."""
    differ = a.names and b.names and not set(a.names) & (set(b.names) | b.scene) and not set(b.names) & a.scene
    return Finding(1.0, "others are named") if differ else None


def same_place(a: Claim, b: Claim) -> Finding | None:
    """One place, or two so near that one can stand for the other."""
    if a.place is None or b.place is None:
        return None
    if a.place == b.place and not _is_wide(a):
        return Finding(1.0, f"both in {a.place_name}")
    km = _kilometres(a, b)
    near = km is not None and km <= _NEAR_KM and not _is_wide(a) and not _is_wide(b)
    return Finding(1.0, f"{a.place_name} and {b.place_name} are {km or 0:.0f} km apart") if near else None


def same_country(a: Claim, b: Claim) -> Finding | None:
    """One country, where nothing closer is known of one of them."""
    wide = _is_wide(a) or _is_wide(b)
    return Finding(1.0, f"both in {a.country}") if a.country and a.country == b.country and wide else None


def other_place(a: Claim, b: Claim) -> Finding | None:
    """Two places that are not near each other, or two countries."""
    if a.country and b.country and a.country != b.country:
        return Finding(1.0, f"in {a.country} and in {b.country}")
    if a.place == b.place or _is_wide(a) or _is_wide(b):
        return None
    km = _kilometres(a, b)
    return (
        Finding(1.0, f"{a.place_name} and {b.place_name} are {km or 0:.0f} km apart")
        if km is not None and km > _FAR_KM
        else None
    )


def same_day(a: Claim, b: Claim) -> Finding | None:
    """The days on which they can have happened overlap; the fewer days, the more that says."""
    days_a, days_b = days_of(a), days_of(b)
    if not (a.dated and b.dated) or days_a is None or days_b is None:
        return None
    first, last = max(days_a[0], days_b[0]), min(days_a[1], days_b[1])
    if first > last:
        return None
    longest = max((days_a[1] - days_a[0]).days, (days_b[1] - days_b[0]).days)
    return Finding(1 / (1 + longest / 3), f"both on {first}" if first == last else f"both between {first} and {last}")


def days_apart(a: Claim, b: Claim) -> Finding | None:
    """No day on which both can have happened; 3 days apart count in full."""
    days_a, days_b = days_of(a), days_of(b)
    if days_a is None or days_b is None:
        return None
    apart = max((days_b[0] - days_a[1]).days, (days_a[0] - days_b[1]).days)
    return Finding(min(1.0, apart / 3), f"{apart} days apart") if apart > 0 else None


def published_together(a: Claim, b: Claim) -> Finding | None:
    """Reports of the same days."""
    if a.published is None or b.published is None:
        return None
    apart = abs((a.published - b.published).days)
    return Finding(1 - apart / 4, f"published {apart} days apart") if apart < 4 else None


def same_actor(a: Claim, b: Claim) -> Finding | None:
    """An actor in common."""
    return _parties(a.actors, b.actors, a.actor_codes, b.actor_codes, "done by")


def same_recipient(a: Claim, b: Claim) -> Finding | None:
    """A recipient in common."""
    return _parties(a.recipients, b.recipients, a.recipient_codes, b.recipient_codes, "done to")


def other_actors(a: Claim, b: Claim) -> Finding | None:
    """Other sides are said to have done it."""
    return _opposed(a.actor_codes, b.actor_codes, "done by")


def other_recipients(a: Claim, b: Claim) -> Finding | None:
    """Other sides are said to have suffered it."""
    return _opposed(a.recipient_codes, b.recipient_codes, "done to")


def roles_swapped(a: Claim, b: Claim) -> Finding | None:
    """Who acts in one suffers in the other."""
    if set(a.actors) & set(b.actors) or set(a.recipients) & set(b.recipients):
        return None
    return (
        Finding(1.0, "who does it to whom is swapped")
        if set(a.actors) & set(b.recipients) and set(a.recipients) & set(b.actors)
        else None
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


def days_of(claim: Claim) -> tuple[date, date] | None:
    """The first and last day, inclusive, on which it can have happened; None where nothing bounds it.

    What is only known to be before its publication is taken to lie within the week before.
    """
    last = claim.latest or claim.earliest or claim.published
    if last is None:
        return None
    return claim.earliest or (last if claim.dated else last - _RECENT), last


_RECENT = timedelta(days=7)


# Ids of classes in data/linking/en/classes.toml.
HARM = frozenset({"kill", "injure"})
CAUSE = frozenset({"attack", "explode", "shoot"})


def _harms(a: Claim, b: Claim) -> bool:
    return bool(CAUSE & {name for name, _ in a.classes} and HARM & {name for name, _ in b.classes})


def _is_wide(claim: Claim) -> bool:
    """Whether its place is a country, a province, or not known."""
    return claim.place is None or claim.place.startswith("country:") or claim.place_precision == _PROVINCE


_PROVINCE = 3


def _kilometres(a: Claim, b: Claim) -> float | None:
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    north = a.latitude - b.latitude
    east = (a.longitude - b.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return math.hypot(north, east) * _KM_A_DEGREE


def _parties(
    one: tuple[str, ...], other: tuple[str, ...], codes: tuple[str, ...], others: tuple[str, ...], how: str
) -> Finding | None:
    if set(one) & set(other):
        return Finding(1.0, f"{how} the same")
    shared = sorted({each for each in codes if " " in each} & set(others))
    return Finding(0.7, f"{how} {shared[0]}") if shared else None


def _opposed(codes: tuple[str, ...], others: tuple[str, ...], how: str) -> Finding | None:
    differ = codes and others and not set(codes) & set(others)
    return Finding(1.0, f"{how} {', '.join(codes)}, or {how} {', '.join(others)}") if differ else None
