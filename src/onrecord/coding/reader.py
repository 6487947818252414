"""All that reading a report takes, loaded once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from onrecord.codebook.codebook import Codebook
from onrecord.codebook.load import load_codebook
from onrecord.coding.code_reading import code_reading
from onrecord.language.engine import Engine
from onrecord.language.lexicon import FOLDER
from onrecord.language.spacy_engine import load_engine
from onrecord.model.record import Coder, Record
from onrecord.model.report import Report
from onrecord.reading.read_report import read_report
from onrecord.settings import Settings
from onrecord.world.world import World, load_world


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Engine, world and codebook, ready to read; safe to use for any number of reports, not across threads."""

    engine: Engine
    world: World
    codebook: Codebook
    coder: Coder

    def read(self, report: Report) -> Record:
        """The record of ``report``. Raises UnknownLanguage for a language without rules."""
        return code_reading(read_report(report, self.engine, self.world.names), self.world, self.codebook, self.coder)


def load_reader(settings: Settings) -> Reader:
    """A Reader for ``settings``.

    Raises MissingModel where the parser's model is not installed, BadData for a convention that the codebook has not.
    """
    codebook = load_codebook(switches=settings.conventions)
    engine, world = load_engine(settings.model), load_world(settings)
    coder = Coder(
        version=metadata.version("onrecord"),
        engine=engine.fingerprint,
        codebook=codebook.fingerprint,
        rules=files_hash(FOLDER),
        world=world.fingerprint,
    )
    return Reader(engine=engine, world=world, codebook=codebook, coder=coder)


def files_hash(folder: Path) -> str:
    """16 hex digits over names and contents of all files under ``folder``."""
    seen = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
        seen.update(path.relative_to(folder).as_posix().encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()[:16]
