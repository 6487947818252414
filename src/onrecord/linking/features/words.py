"""Features of the triggers themselves: their family, class and type."""

from __future__ import annotations

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding

# Ids of classes in data/linking/en/classes.toml.
HARM = frozenset({"kill", "injure"})
CAUSE = frozenset({"attack", "explode", "shoot", "down.aircraft"})
_TAKEN = frozenset({"seize"})


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


def light_words(a: Claim, b: Claim) -> Finding | None:
    """Verbs that say too little for their sameness to count: "made", "has"."""
    return Finding(1.0, f"“{a.words}” says little") if a.light and b.light else None


def speech_acts(a: Claim, b: Claim) -> Finding | None:
    """Each act of speech is an event of its own."""
    return Finding(1.0, "two acts of speech") if a.speech and b.speech else None


def event_noun(a: Claim, b: Claim) -> Finding | None:
    """One family, with a noun that news use for an event."""
    same = set(a.families) & set(b.families)
    return Finding(1.0, f"“{b.words}” can be told as a thing") if same and b.noun else None


def harm_done(a: Claim, b: Claim) -> Finding | None:
    """Dead and hurt belong to the attack, clash or blast that they are told with."""
    return Finding(1.0, f"“{b.words}” can be what “{a.words}” led to") if _harms(a, b) or _harms(b, a) else None


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


def other_act(a: Claim, b: Claim) -> Finding | None:
    """Acts of two kinds, neither of which can be what the other led to: the truce and its breach.

    What they led to makes them no more one: six dead in a blast, and six in a fire.
    """
    one, other = a.act - HARM or a.act, b.act - HARM or b.act
    if not one or not other or one & other or harm_done(a, b):
        return None
    return Finding(1.0, f"{', '.join(sorted(one))} and {', '.join(sorted(other))} are two acts")


def taken_again(a: Claim, b: Claim) -> Finding | None:
    """Only one is told as taking a place back: "captured" and "retook" are two events."""
    if not (_TAKEN & a.act & b.act) or _is_again(a) == _is_again(b):
        return None
    return Finding(1.0, f"only one of “{a.words}” and “{b.words}” takes the place back")


def _is_again(claim: Claim) -> bool:
    return any(name == "retake" for name, _ in claim.classes)


def untyped(a: Claim, b: Claim) -> Finding | None:
    """The codebook knows neither, nor are they one act: only words can tell."""
    unknown = not a.types and not b.types and not a.act & b.act
    return Finding(1.0, "neither is in the codebook") if unknown else None


def _harms(a: Claim, b: Claim) -> bool:
    """Whether ``b`` tells of nothing but harm, and ``a`` of what can do it."""
    return not b.act - HARM and bool(CAUSE & {name for name, _ in a.classes} and HARM & {name for name, _ in b.classes})
