"""Compressed files, archives, web archives and Parquet at the door."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given
from onrecord.model.record import Failure
from onrecord.model.report import Report

TEXT = "Dockers went back to work on Tuesday, their union said."
LINE = json.dumps({"text": TEXT, "outlet": "Quay News", "published": "2023-05-02"}).encode() + b"\n"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Strike ends</title></head><body><article><h1>Strike ends</h1>
<p>{TEXT} The port of the city was open again by noon, and the first ferry left for the islands.</p>
<p>The café “Anchor” gave free coffee to all who came.</p></article></body></html>"""


def found(path: Path, data: bytes) -> list[Report | Failure]:
    path.write_bytes(data)
    return list(find_reports([path], Given()))


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


def response(body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example.org/strike\r\n"
        "WARC-Date: 2023-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_a_gzip_file_is_what_it_holds(tmp_path: Path) -> None:
    reports = found(tmp_path / "reports.jsonl.gz", gzip.compress(LINE * 2))
    assert [each.text for each in reports if isinstance(each, Report)] == [TEXT, TEXT]
    (report,) = found(tmp_path / "report.txt.gz", gzip.compress(TEXT.encode()))
    assert isinstance(report, Report)
    assert report.text == TEXT


def test_the_files_of_a_zip_archive_come_by_name(tmp_path: Path) -> None:
    reports = found(tmp_path / "all.zip", zipped(b__txt=b"The second.", a__jsonl=LINE, __hidden=b"x"))
    assert [each.text for each in reports if isinstance(each, Report)] == [TEXT, "The second."]
    assert [each.read_from for each in reports if isinstance(each, Report)] == [
        f"{tmp_path}/all.zip/a.jsonl:1",
        f"{tmp_path}/all.zip/b.txt",
    ]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-20], "damaged archive"),
        ("no.gz", b"no gzip at all", "damaged archive"),
        ("no.zip", b"no archive at all", "damaged archive"),
        ("empty.zip", zipped(), "no files in this archive"),
        ("in.zip", zipped(a__zip=zipped(b__txt=b"x")), "an archive in an archive"),
        ("bomb.txt.gz", gzip.compress(b" " * 30_000_000), "larger than"),
        ("no.warc", b"no archive at all", "archive"),
        ("no.parquet", b"no table at all", "parquet"),
    ],
)
def test_what_cannot_be_unpacked_says_why(tmp_path: Path, name: str, data: bytes, error: str) -> None:
    (failure,) = found(tmp_path / name, data)
    assert isinstance(failure, Failure)
    assert error in failure.error.casefold()
    assert "\n" not in failure.error


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_pages_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    parts = [
        response(PAGE.encode()),
        response(b"gone", status="404 Not Found"),
        response(b"\x89PNG", kind="image/png"),
        response(PAGE.replace("Strike", "Boycott").encode("cp1252"), kind="text/html; charset=windows-1252"),
    ]
    data = b"".join(gzip.compress(each) if packed else each for each in parts)
    reports = found(tmp_path / ("news.warc.gz" if packed else "news.warc"), data)
    assert all(isinstance(each, Report) for each in reports), reports
    assert ["Anchor" in each.text and "café" in each.text for each in reports if isinstance(each, Report)] == [True] * 2
    first = reports[0]
    assert isinstance(first, Report)
    assert first.retrieved == datetime(2023, 5, 2, 10, tzinfo=UTC)
    assert first.url == "https://quay.example.org/strike"


def test_a_damaged_web_archive_keeps_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(response(PAGE.encode()))
    report, failure = found(tmp_path / "news.warc.gz", whole + whole[:60] + b"\xff" * 400)
    assert isinstance(report, Report)
    assert isinstance(failure, Failure)
    assert "damaged" in failure.error


def test_rows_of_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    duckdb.sql(
        "copy (select * from (values ('Dockers went home.', date '2023-05-02', 'Quay News', 7),"
        " (null, null, 'Quay News', 8)) as t(text, published, outlet, views)) to '" + str(path) + "'"
    )
    report, failure = find_reports([path], Given(title="From a table"))
    assert isinstance(report, Report)
    assert (report.text, report.published, report.outlet) == ("Dockers went home.", date(2023, 5, 2), "Quay News")
    assert report.title == "From a table"
    assert isinstance(failure, Failure)
    assert failure.report == f"{path}:2"


def test_a_parquet_file_without_texts_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "counts.parquet"
    duckdb.sql(f"copy (select 1 as rows, 2 as columns) to '{path}'")
    (failure,) = find_reports([path], Given())
    assert isinstance(failure, Failure)
    assert failure.error.startswith("no column 'text'; there are:")
