"""The door: paths, folders and the standard input become reports, one by one."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from onrecord.intake.archives import DAMAGED, members_of, open_gzip
from onrecord.intake.found import LARGEST, Found, failed, read_as
from onrecord.intake.given import Given
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import is_json_object, read_json_line, split_json_file
from onrecord.intake.parquet import read_parquet
from onrecord.intake.plain import read_plain
from onrecord.intake.warc import read_warc

STDIN = "-"
_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".txt", ".text", ".md"), "plain"),
    ".json": "json",
    ".gz": "gzip",
    ".zip": "zip",
    ".warc": "warc",
    ".parquet": "parquet",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def find_reports(paths: Iterable[str | Path], given: Given) -> Iterator[Found]:
    """The reports of files, folders (all files in them, by name) and "-" (the standard input), in order.

    Texts, pages, JSON, lines of JSON, Parquet, WARC; each but Parquet also in gzip or ZIP. What can't be read is a
    Failure with its path (and line, row or member) and one line that says why; the rest goes on. One file is open at
    a time, and what holds many reports is read one by one.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stream(sys.stdin.buffer, STDIN, STDIN, given)
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
        yield failed(str(folder), "no files in this folder")


def _from_file(path: Path, given: Given) -> Iterator[Found]:
    try:
        if _kind(path.name) == "parquet" and path.is_file():
            yield from read_parquet(path, given)  # its index stands at its end: it is no stream
            return
        with path.open("rb") as stream:
            yield from _from_stream(stream, str(path), path.name, given)
    except OSError as error:
        yield failed(str(path), error.strerror or str(error))


def _kind(file: str) -> str | None:
    """What a file's name says of its form; None where it says nothing."""
    path = PurePath(file.lower())
    return "warc" if path.name.endswith(".warc.gz") else _KINDS.get(path.suffix)


def _from_stream(stream: BinaryIO, name: str, file: str, given: Given) -> Iterator[Found]:
    """Of what a stream holds. ``name`` is told to the user, ``file`` tells its form."""
    kind = _kind(file)
    if kind == "warc":
        yield from read_warc(stream, name, given)
    elif kind in {"gzip", "zip"}:
        yield from _unpacked(stream, name, file, kind, given)
    elif kind == "parquet":
        yield failed(name, "Parquet can't be read inside another file; unpack it first")
    else:
        yield from _from_text(stream, name, kind, given)


def _unpacked(stream: BinaryIO, name: str, file: str, kind: str, given: Given) -> Iterator[Found]:
    try:
        if kind == "gzip":
            yield from _from_stream(open_gzip(stream), name, PurePath(file).stem, given)
            return
        empty = True
        for member, content in members_of(stream):
            empty = False
            at = f"{name}/{member}"
            if _kind(member) == "zip":
                yield failed(at, "an archive in an archive; unpack it first")
            else:
                yield from _from_stream(content, at, member, given)
        if empty:
            yield failed(name, "no files in this archive")
    except DAMAGED as error:
        yield failed(name, f"damaged archive: {error}")


def _from_text(stream: BinaryIO, name: str, kind: str | None, given: Given) -> Iterator[Found]:
    first = stream.readline(LARGEST + 1)
    kind = kind or _looks_like(first)
    if kind == "lines":
        yield from _from_lines(first, stream, name, given)
        return
    data = first + stream.read(LARGEST + 1 - len(first))
    if len(data) > LARGEST:
        yield failed(name, f"larger than {LARGEST:,} bytes")
    elif kind == "json":
        for number, part in enumerate(split_json_file(data), 1):
            yield read_as(read_json_line, part, f"{name}:{number}", given)
    else:
        yield read_as(read_html if kind == "html" else read_plain, data, name, given)


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
            yield failed(at, f"a line larger than {LARGEST:,} bytes")
        elif number == 1 and line.startswith(_UTF16):
            yield failed(name, "UTF-16; lines of JSON are UTF-8")
            return
        elif line.strip():
            yield read_as(read_json_line, line, at, given)
        else:
            continue
        empty = False
    if empty:
        yield failed(name, "empty: there is no line in it")


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
