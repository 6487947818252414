"""The sheet that gives pictures their colours."""

from __future__ import annotations

import re
from pathlib import Path

SHEET = Path(__file__).with_name("pictures.css")
_TWO = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
_NAMED = re.compile(r"(--[a-z]+):\s*([^;{}]+);")


def sheet() -> str:
    """``pictures.css``, to be put into a page: light or dark, as the page is."""
    return SHEET.read_text(encoding="utf-8")


def plain_sheet() -> str:
    """The same in light colours written out, for files: programs that draw SVG know less of CSS than browsers."""
    light = _TWO.sub(r"\1", sheet())
    colours = dict(_NAMED.findall(light.partition("}")[0]))
    return re.sub(r"var\((--[a-z]+)\)", lambda found: colours.get(found[1], found[0]), light)
