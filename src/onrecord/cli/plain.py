"""Text of reports made safe to print."""

from __future__ import annotations

import re

# Characters that would steer the terminal, break the line or turn the direction of writing around.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """``text`` on one line, with U+FFFD for each character that would steer the terminal."""
    return _STEERING.sub("\ufffd", text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))
