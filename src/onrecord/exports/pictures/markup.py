"""SVG elements as text. All values are escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

_LONGEST = 200  # characters of one label


def element(name: str, *inside: str, **attributes: object) -> str:
    """One element; what is ``inside`` is markup already. ``kind`` stands for class, "_" in names for "-"."""
    given = {_attribute(each): _value(value) for each, value in attributes.items() if value != ""}
    told = "".join(f" {each}={quoteattr(value)}" for each, value in given.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def words(text: object) -> str:
    """Text inside an element."""
    return escape(shown(text))


def shown(text: object) -> str:
    """Text for a label: short, and without characters that turn the direction of writing around."""
    plain = "".join(each if each.isprintable() else "\ufffd" for each in str(text)[: _LONGEST + 1])
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


def _attribute(name: str) -> str:
    return "class" if name == "kind" else name.replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
