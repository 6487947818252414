"""Who says what: each event or condition as said by one voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.condition import Status
from onrecord.query.filters import Select, fetch_claims, looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One coded event or condition as said by one voice: asserted where no attribution holds it."""

    id: str  # that of the event or condition
    kind: str  # event or condition
    status: Status
    voice: str
    voice_role: str  # publisher, relay, speaker or holder
    relays: tuple[str, ...]
    chain: str  # outlet → relays → speaker; inferred ones in brackets
    factuality: str | None  # FactBank value for the voice; None for a condition
    cue: str | None
    type: str | None  # of an event its type, of a condition its relation
    mode: str | None
    value: str  # "-": the condition does not hold
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None  # of a condition: the place or office
    country: str | None
    latitude: float | None
    longitude: float | None
    earliest: date | None
    latest: date | None
    words: str | None  # the trigger, or the first evidence
    sentence: str | None
    outlet: str | None
    published: str | None
    report: str
    rule: str | None
    coder: str
    judged: str | None = None  # what people say of it: accept or correct; None: nobody has judged it
    corrected: tuple[str, ...] = ()  # what they changed, with what was coded: "type was ASSAULT"


_COLUMNS = """
select
    id, kind, status, voice, voice_role, relays, chain_text as chain, factuality, cue, type, mode, value,
    list_transform(actors, lambda p: p.name) as actors,
    list_transform(recipients, lambda p: p.name) as recipients,
    place, country, latitude, longitude, earliest, latest, words, sentence, outlet, published, report, rule, coder,
    judged, corrected
"""


def find_claims(store: Store, query: Query) -> Rows[ClaimRow]:
    """The claims that meet ``query``, by default in order of their days."""
    asked = where(query, store)
    engine = looked_at(store, query)
    return fetch_claims(engine, ClaimRow, Select(_COLUMNS, "from claims"), asked, query)


def find_claim(store: Store, id_: str) -> ClaimRow | None:
    """The claim of this id; None: nothing that counts has it."""
    found = fetch(looked_at(store, Query()), ClaimRow, f"{_COLUMNS} from claims where id = $id", {"id": id_})
    return found[0] if found else None
