"""Features of who did it to whom."""

from __future__ import annotations

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding

_CONTROL = frozenset({"seize", "withdraw"})  # classes of data/linking/en/classes.toml


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


def taken_by_others(a: Claim, b: Claim) -> Finding | None:
    """A place is taken, or left, by two sides: two events, as when one town changes hands twice."""
    return _opposed(_takers(a), _takers(b), "taken or left by") if _CONTROL & a.act & b.act else None


def _takers(claim: Claim) -> tuple[str, ...]:
    return claim.recipient_codes if claim.loses else claim.actor_codes


def roles_swapped(a: Claim, b: Claim) -> Finding | None:
    """Who acts in one suffers in the other."""
    if set(a.actors) & set(b.actors) or set(a.recipients) & set(b.recipients):
        return None
    return (
        Finding(1.0, "who does it to whom is swapped")
        if set(a.actors) & set(b.recipients) and set(a.recipients) & set(b.actors)
        else None
    )


def _parties(
    one: tuple[str, ...], other: tuple[str, ...], codes: tuple[str, ...], others: tuple[str, ...], how: str
) -> Finding | None:
    if set(one) & set(other):
        return Finding(1.0, f"{how} the same")
    shared = sorted({each for each in codes if " " in each} & set(others))
    return Finding(0.7, f"{how} {shared[0]}") if shared else None


def _opposed(codes: tuple[str, ...], others: tuple[str, ...], how: str) -> Finding | None:
    if not codes or not others or any(_can_be_one(code, other) for code in codes for other in others):
        return None
    return Finding(1.0, f"{how} {', '.join(codes)}, or {how} {', '.join(others)}")


def _can_be_one(code: str, other: str) -> bool:
    """Whether one says more than the other, not something else: "ZMB REB" and "REB", or "ZMB"."""
    one, two = set(code.split()), set(other.split())
    return one <= two or two <= one
