"""The door: paths, folders and the standard input become reports, one by one."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import UnreadableReport
from onrecord.intake.given import Given
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import is_json_object, read_json_line, split_json_file
from onrecord.intake.plain import read_plain
from onrecord.model.record import Failure
from onrecord.model.report import Report

STDIN = "-"
LARGEST = 20_000_000  # bytes of a text, a page or a line of JSON; a wire record is some ten times its report
_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".txt", ".text", ".md"), "plain"),
    ".json": "json",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Found = Report | Failure


def find_reports(paths: Iterable[str | Path], given: Given) -> Iterator[Found]:
    """The reports of files, folders (all files in them, by name) and "-" (the standard input), in order.

    What can't be read is a Failure with its path (and line) and one line that says why; the rest goes on. One file
    is open at a time, and lines of JSON are read one by one.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stream(sys.stdin.buffer, STDIN, "", given)
        elif Path(path).is_dir():
            yield from _from_folder(Path(path), given)
        else:
            yield from _from_file(Path(path), given)


def _from_folder(folder: Path, given: Given) -> Iterator[Found]:
    """Of all files under a folder, but for hidden ones."""
    empty = True
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            empty = False
            yield from _from_file(path, given)
    if empty:
        yield _failure(str(folder), "no files in this folder")


def _from_file(path: Path, given: Given) -> Iterator[Found]:
    try:
        with path.open("rb") as stream:
            yield from _from_stream(stream, str(path), path.suffix.lower(), given)
    except OSError as error:
        yield _failure(str(path), error.strerror or str(error))


def _from_stream(stream: BinaryIO, name: str, suffix: str, given: Given) -> Iterator[Found]:
    first = stream.readline(LARGEST + 1)
    kind = _KINDS.get(suffix) or _looks_like(first)
    if kind == "lines":
        yield from _from_lines(first, stream, name, given)
        return
    data = first + stream.read(LARGEST + 1 - len(first))
    if len(data) > LARGEST:
        yield _failure(name, f"larger than {LARGEST:,} bytes")
    elif kind == "json":
        for number, part in enumerate(split_json_file(data), 1):
            yield _read(read_json_line, part, f"{name}:{number}", given)
    else:
        yield _read(read_html if kind == "html" else read_plain, data, name, given)


def _looks_like(first: bytes) -> str:
    start = first[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "lines" if start.startswith(b"{") and is_json_object(first) else "plain"


def _from_lines(first: bytes, stream: BinaryIO, name: str, given: Given) -> Iterator[Found]:
    empty = True
    for number, line in enumerate(_lines(first, stream), 1):
        at = f"{name}:{number}"
        if line is None:
            yield _failure(at, f"a line larger than {LARGEST:,} bytes")
        elif number == 1 and line.startswith(_UTF16):
            yield _failure(name, "UTF-16; lines of JSON are UTF-8")
            return
        elif line.strip():
            yield _read(read_json_line, line, at, given)
        else:
            continue
        empty = False
    if empty:
        yield _failure(name, "empty: there is no line in it")


def _lines(first: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """Line after line; None for one that is too large, whose rest is skipped without keeping it."""
    line = first
    while line:
        if len(line) <= LARGEST:
            yield line
        else:
            yield None
            while line and not line.endswith(b"\n"):
                line = stream.readline(1_000_000)
        line = stream.readline(LARGEST + 1)


def _read(read: Callable[[bytes, Given], Report], data: bytes, name: str, given: Given) -> Found:
    try:
        return replace(read(data, given), read_from=name)
    except UnreadableReport as error:
        return _failure(name, str(error))


def _failure(name: str, error: str) -> Failure:
    return Failure(report=name, stage="intake", error=error)
