"""The texts that stood under a report's URL, and who coded them, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.query.codings import CodingRow


def coding_lines(rows: Iterable[CodingRow]) -> Iterator[Text]:
    """A line for each coding, oldest first; nothing where one coder has read one text."""
    listed = list(rows)
    if len(listed) > 1:
        yield Text("on record", "bold")
        yield from map(_coding, listed)


def _coding(row: CodingRow) -> Text:
    head = Text.assemble((f"revision {row.revision}", "" if row.counts else "dim"), f"  {plain(row.report)}")
    text = head.append(f"  put on record {row.at} by coder {row.coder}", "dim")
    return text.append("  shown", "green") if row.counts else text
