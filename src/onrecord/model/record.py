"""All that one report puts on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.actor import Entity
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain
from onrecord.model.condition import Condition
from onrecord.model.event import CodedEvent
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.report import Report
from onrecord.model.time import TimeExpression
from onrecord.text.ids import id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """What coded a record: the program's version and the fingerprints of all that decides its output."""

    version: str
    engine: str
    codebook: str
    rules: str
    world: str

    @property
    def id(self) -> str:
        """Same id, same report: same record."""
        return id_of("c", self.version, self.engine, self.codebook, self.rules, self.world)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One report, read and coded."""

    report: Report
    coder: Coder
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    chains: Mapping[str, Chain] = field(default_factory=dict)  # by id of the attribution
    events: tuple[CodedEvent, ...] = ()
    conditions: tuple[Condition, ...] = ()
    judged_keys: Mapping[str, str] = field(
        default_factory=dict
    )  # of entities, by id: as people judged; not on the wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report that could not be read: what it was, at which stage, and why, in one line."""

    report: str  # its id, or the name of its file (with ":line")
    stage: str  # intake, language, reading, coding, store
    error: str
    hash: str | None = None  # SHA-256 of the text that failed; None: not known, or there was none
