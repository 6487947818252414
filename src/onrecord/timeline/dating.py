"""Which days several voices leave for one beginning."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.timeline.held import FIRST, LAST, Days


@dataclass(slots=True)
class Dating:
    """The days told so far."""

    shared: Days = (FIRST, LAST)  # that all share; the first after the last: there is none
    whole: Days = (LAST, FIRST)  # from the first to the last of any
    told: bool = False

    def add(self, days: Days) -> None:
        """Takes what one voice says."""
        (first, last), (from_, to), (least, most) = days, self.shared, self.whole
        self.shared, self.whole, self.told = (
            (max(first, from_), min(last, to)),
            (min(first, least), max(last, most)),
            True,
        )

    @property
    def days(self) -> Days:
        """The days that all share; where they share none, all from the first to the last."""
        return self.shared if self.shared[0] <= self.shared[1] or not self.told else self.whole


def narrowed(asserted: Dating, claimed: Dating) -> Days:
    """What outlets assert, narrowed by what others claim, as far as that is no other time.

    An outlet writes on Friday that the police hold the town; residents say that they came on Thursday.
    """
    if not asserted.told:
        return claimed.days
    first, last = asserted.days
    least, most = claimed.days
    both = max(first, least), min(last, most)
    return both if claimed.told and both[0] <= both[1] else (first, last)
