"""Features of when the two happened and were told."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.linking.claims import Claim
from onrecord.linking.features.finding import Finding

_RECENT = timedelta(days=12)


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
    """No day on which both can have happened, where both are told; 3 days apart count in full."""
    days_a, days_b = days_of(a), days_of(b)
    if not (a.dated and b.dated) or days_a is None or days_b is None:
        return None
    apart = _between(days_a, days_b)
    return Finding(min(1.0, apart / 3), f"{apart} days apart") if apart > 0 else None


def told_apart(a: Claim, b: Claim) -> Finding | None:
    """The day of one is not told, and the report that tells of it came later than the other; 10 days count in full."""
    days_a, days_b = _told(a), _told(b)
    if (a.dated and b.dated) or days_a is None or days_b is None:
        return None
    apart = _between(days_a, days_b)
    return Finding(min(1.0, apart / 10), f"told {apart} days apart") if apart > 0 else None


def _told(claim: Claim) -> tuple[date, date] | None:
    """The days on which it happened where they are told, else the day on which it was told."""
    days = days_of(claim)
    return days if days is None or claim.dated else (days[1], days[1])


def _between(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days from the end of one to the beginning of the other; below 1 where they overlap."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def published_together(a: Claim, b: Claim) -> Finding | None:
    """Reports of the same days."""
    if a.published is None or b.published is None:
        return None
    apart = abs((a.published - b.published).days)
    return Finding(1 - apart / 4, f"published {apart} days apart") if apart < 4 else None


def days_of(claim: Claim) -> tuple[date, date] | None:
    """The first and last day, inclusive, on which it can have happened; None where nothing bounds it.

    What is only known to be before its publication is taken to lie within the twelve days before.
    """
    last = claim.latest or claim.earliest or claim.published
    if last is None:
        return None
    return claim.earliest or (last if claim.dated else last - _RECENT), last
