"""Features of what is named beside the triggers and at the head of their reports."""

from __future__ import annotations

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding


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
