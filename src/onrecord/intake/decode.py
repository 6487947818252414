"""Bytes become characters, or the reason why they don't."""

from __future__ import annotations

import codecs

from onrecord.errors import UnreadableReport

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
}


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of ``data``: UTF-8, UTF-16 with its byte order mark, else the ``declared`` encoding.

    Raises UnreadableReport for what is binary, or in an encoding that nothing declares.
    """
    for start, name in _BINARY.items():
        if data.startswith(start):
            raise UnreadableReport(f"{name}, not text")
    encoding = next((each for mark, each in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\x00" in data:
        raise UnreadableReport("binary, not text")
    return _decode(data, encoding or declared or "utf-8")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return codecs.decode(data, encoding)
    except LookupError as error:
        raise UnreadableReport(f"unknown encoding {encoding!r}") from error
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise UnreadableReport(f"not {name}: byte {error.start:,} is {data[error.start]:#04x}") from error
    except (TypeError, ValueError) as error:  # "hex", "rot13": codecs, but not of characters
        raise UnreadableReport(f"unusable encoding {encoding!r}") from error
