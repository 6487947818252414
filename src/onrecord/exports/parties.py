"""What kind of party somebody is, for schemes that ask for kinds rather than names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.exports.countries import FOLDER, is_country
from onrecord.language.lexicon import load_toml
from onrecord.query.coded_events import PartyRow

_PLACES = ("GPE", "FAC", "LOC")
EXTERNAL = "external"
NONE, PLACE, STATE, UNKNOWN = "none", "place", "state", "unknown"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of ``data/exports/parties.toml``."""

    of_code: Mapping[str, str]  # role code to kind
    order: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]

    def members(self, names: Iterable[str]) -> frozenset[str]:
        """The kinds that are meant by names of kinds and groups."""
        return frozenset(kind for name in names for kind in self.groups.get(name, (name,)))


@cache
def load_kinds() -> Kinds:
    """The kinds of parties and their groups."""
    told = load_toml(FOLDER / "parties.toml")
    return Kinds(
        of_code={code: each["id"] for each in told["kind"] for code in each["codes"]},
        order=tuple(each["id"] for each in told["kind"]),
        groups={name: tuple(kinds) for name, kinds in told["group"].items()},
    )


def kind_of(party: PartyRow, country: str | None) -> str:
    """The kind of a party of an event in ``country`` (ISO alpha-3; None: not known)."""
    kinds = load_kinds()
    found = {kinds.of_code[code] for code in party.codes if code and code in kinds.of_code}
    kind = next((each for each in kinds.order if each in found), None) or _without_role(party)
    abroad = kind == STATE and country is not None and is_country(party.codes[0]) and party.codes[0] != country
    return EXTERNAL if abroad else kind


def first_known(parties: Sequence[PartyRow], country: str | None) -> tuple[PartyRow | None, str]:
    """The first party of which a kind is known, else the first, with its kind; "none" of nobody."""
    kinds = [(party, kind_of(party, country)) for party in parties]
    known = [each for each in kinds if is_known(each[1])]
    return next(iter(known or kinds), (None, NONE))


def is_known(kind: str) -> bool:
    """Whether a kind tells who somebody is."""
    return kind not in (NONE, PLACE, UNKNOWN)


def _without_role(party: PartyRow) -> str:
    if party.entity and party.entity.startswith("country:"):
        return STATE
    if party.entity_type in _PLACES:
        return PLACE
    return STATE if party.entity is None and party.codes and is_country(party.codes[0]) else UNKNOWN
