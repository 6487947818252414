"""The shapes by name."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.exports.profile import Profile
from onrecord.exports.profiles import acled, events, gdelt, polecat, ucdp

PROFILES: Mapping[str, Profile] = {
    each.name: each for each in (events.PROFILE, acled.PROFILE, ucdp.PROFILE, polecat.PROFILE, gdelt.PROFILE)
}
