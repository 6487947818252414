"""Compressed files and archives, opened as streams."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import BinaryIO, cast

# What reading something compressed can raise where it is damaged, locked or packed in a way that Python doesn't know.
DAMAGED = (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_LOCKED = 0x1  # flag bit of an encrypted member


def open_gzip(stream: BinaryIO) -> BinaryIO:
    """What a gzip file holds, as a stream: no more of it is unpacked than is read."""
    return cast("BinaryIO", BufferedReader(gzip.GzipFile(fileobj=stream)))


def members_of(stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """Name and content of each file of a ZIP archive, by name, but for hidden ones. Raises what DAMAGED names."""
    with zipfile.ZipFile(stream) as archive:
        for member in sorted(archive.namelist()):
            if not member.endswith("/") and not any(part.startswith((".", "__MACOSX")) for part in member.split("/")):
                if archive.getinfo(member).flag_bits & _LOCKED:
                    raise zipfile.BadZipFile(f"{member} needs a password")
                with archive.open(member) as content:
                    yield member, cast("BinaryIO", content)
