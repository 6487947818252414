"""The codebook as loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Event types with their patterns, indexed by lemma."""

    fingerprint: str  # hash of its files: part of the coder id


def load_codebook(name: str = "plover") -> Codebook:
    """The codebook of ``data/codebook/<name>/``."""
    return Codebook(fingerprint="none")
