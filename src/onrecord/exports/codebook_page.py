"""The codebook of an export: what stands in each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.exports.table import Column

_NOTES = """In CSV files not known is an empty cell, several values are "a; b" (a semicolon of their own is written
`\\;`), and a text that a spreadsheet would compute has an apostrophe in front; numbers are as they are. In Parquet and
JSON the values have their types.
"""


def codebook_page(title: str, columns: Sequence[Column]) -> str:
    """The columns as a table in Markdown."""
    return "\n".join([f"# {title}: codebook", "", _NOTES, *column_table(columns)]) + "\n"


def column_table(columns: Sequence[Column]) -> Iterator[str]:
    """The lines of a Markdown table with meaning, type, unit, and what an empty cell means."""
    yield "| column | type | meaning | unit | empty |"
    yield "|---|---|---|---|---|"
    for each in columns:
        cells = (f"`{each.name}`", each.type, each.meaning, each.unit, each.empty)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
