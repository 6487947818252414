"""Ids that say what they are made of: same parts, same id, on every machine."""

from __future__ import annotations

import hashlib
import re

DIGITS = 16  # hex digits kept: 64 bits, a clash among 10 million rows has a chance of 3 in a million

_MADE = re.compile(f"[a-z]+[0-9a-f]{{{DIGITS}}}")


def id_of(prefix: str, *parts: object) -> str:
    """``prefix`` and 16 hex digits of the SHA-256 of ``parts``; None and "" are told apart."""
    told = [b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass") for part in parts]
    seen = hashlib.sha256(b"".join([len(each).to_bytes(8, "big") + each for each in told]))
    return f"{prefix}{seen.hexdigest()[:DIGITS]}"


def was_made(id_: str) -> bool:
    """Whether ``id_`` looks as if made by ``id_of``: it says nothing outside what it was made of."""
    return _MADE.fullmatch(id_) is not None


def text_hash(text: str) -> str:
    """What tells one text from another: its SHA-256, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
