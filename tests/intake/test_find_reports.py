from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.intake import find_reports as door
from onrecord.intake.find_reports import find_reports
from onrecord.intake.given import Given
from onrecord.model.record import Failure
from onrecord.model.report import Report

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="{charset}"><title>Ferry strike ends</title>
<meta property="og:site_name" content="Quay News"><meta property="article:published_time" content="2023-05-02">
<link rel="canonical" href="https://quaynews.example.org/ferry"></head><body><nav>Home</nav><article><h1>Ferry strike
ends</h1><p>The dockers of the café quarter went back to work on Tuesday after a strike of nine days, their union
said.</p><p>“We have what we asked for,” it said.</p></article></body></html>"""


def found(folder: Path, name: str, data: bytes | str, given: Given | None = None) -> list[Report | Failure]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(find_reports([path], given or Given()))


def one(folder: Path, name: str, data: bytes | str, given: Given | None = None) -> Report:
    (report,) = found(folder, name, data, given)
    assert isinstance(report, Report), report
    return report


def error(folder: Path, name: str, data: bytes | str) -> str:
    (failure,) = found(folder, name, data)
    assert isinstance(failure, Failure), failure
    assert failure.stage == "intake"
    assert failure.report.startswith(str(folder / name))
    assert "\n" not in failure.error
    return failure.error


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Dockers went home.\r\n\r\nThe port is shut.\n", "Dockers went home.\r\n\r\nThe port is shut.\n"),
        (b"\xef\xbb\xbfDockers went home.", "Dockers went home."),
        ("Dockers went home.".encode("utf-16"), "Dockers went home."),
        (b"\xfe\xff" + "Dockers said “no”.".encode("utf-16-be"), "Dockers said “no”."),
    ],
    ids=["verbatim", "utf-8 mark", "utf-16 little endian", "utf-16 big endian"],
)
def test_plain_text_is_stored_as_it_stands(tmp_path: Path, data: bytes, text: str) -> None:
    assert one(tmp_path, "report.txt", data).text == text


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("empty.json", b"", "not JSON"),
        ("latin.txt", "Le café est fermé".encode("latin-1"), "not UTF-8: byte 6 is 0xe9"),
        ("noise.txt", bytes(range(256)), "binary"),
        ("paper.pdf", b"%PDF-1.7 x", "a PDF file, not text"),
        ("half.txt", b"\xff\xfeh", "not UTF-16"),
        ("page.html", b"<html><body></body></html>", "no article"),
        ("page.htm", b'<html><head><meta charset="klingon-8"></head>\xe9</html>', "unknown encoding 'klingon-8'"),
        ("rot.htm", b'<html><head><meta charset="rot13"></head>\xe9</html>', "unusable encoding 'rot13'"),
        ("list.jsonl", b"[1, 2]", "expected a JSON object, got a list"),
        ("broken.jsonl", b'{"text": "a', "not JSON"),
        ("deep.jsonl", b"[" * 100_000, "not JSON that can be read"),
        ("long.jsonl", b'{"text": ' + b"9" * 9_000 + b"}", "not JSON that can be read"),
        ("none.jsonl", b'{"body": "a"}', "no field 'text'"),
        ("null.jsonl", b'{"text": null}', "empty"),
        ("number.jsonl", b'{"text": 7}', "expected a text in 'text', got a number"),
        ("outlet.jsonl", b'{"text": "a", "outlet": ["x"]}', "expected a text in 'outlet', got a list"),
        ("inner.jsonl", b'{"report": 3}', "expected an object in 'report', got a number"),
        ("day.jsonl", b'{"text": "a", "published": "2024-02-30"}', "invalid publication date '2024-02-30'"),
        ("word.jsonl", b'{"text": "a", "published": "yesterday"}', "invalid publication date 'yesterday'"),
        ("wide.jsonl", '{"text": "a"}'.encode("utf-16"), "UTF-16; lines of JSON are UTF-8"),
    ],
)
def test_what_can_not_be_read_says_why_in_one_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    assert message in error(tmp_path, name, data)


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = ['{"text": "First."}', "", "nonsense", '{"text": "Last.", "extra": {"a": 1}}']
    first, bad, last = found(tmp_path, "reports.jsonl", "\n".join(lines))
    assert isinstance(first, Report)
    assert first.text == "First."
    assert isinstance(bad, Failure)
    assert bad.report.endswith("reports.jsonl:3")
    assert isinstance(last, Report)
    assert last.read_from == f"{tmp_path / 'reports.jsonl'}:4"


@pytest.mark.parametrize("name", ["one.txt", "one.jsonl"])
def test_too_large_a_line_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(door, "LARGEST", 1_000)
    results = found(tmp_path, name, b"a" * 5_000 + b'\n{"text": "Next."}\n')
    assert isinstance(results[0], Failure)
    assert "larger than 1,000 bytes" in results[0].error
    assert [type(each) for each in results[1:]] == ([Report] if name.endswith("jsonl") else [])


def test_no_such_file_is_a_failure(tmp_path: Path) -> None:
    (failure,) = find_reports([tmp_path / "nowhere.txt"], Given())
    assert isinstance(failure, Failure)
    assert failure.error == "No such file or directory"


def test_a_folder_gives_all_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/config", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"The text of {name}.", encoding="utf-8")
    texts = [each.text for each in find_reports([tmp_path], Given()) if isinstance(each, Report)]
    assert texts == ["The text of a/z.txt.", "The text of b.txt.", "The text of c.txt."]


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    (failure,) = find_reports([tmp_path], Given())
    assert isinstance(failure, Failure)
    assert failure.error == "no files in this folder"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"The port is shut.", ["The port is shut."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b"{curly} braces open this sentence.", ["{curly} braces open this sentence."]),
        (PAGE.format(charset="utf-8").encode(), None),
    ],
    ids=["text", "lines", "no JSON", "page"],
)
def test_standard_input_is_taken_for_what_it_looks_like(
    monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str] | None
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    reports = [each for each in find_reports(["-"], Given()) if isinstance(each, Report)]
    if texts is None:
        assert reports[0].title == "Ferry strike ends"
    else:
        assert [each.text for each in reports] == texts


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_a_page_gives_its_article_and_what_it_states(tmp_path: Path, charset: str) -> None:
    # ISO 8859-1 has no curly quotes
    page = PAGE.format(charset=charset).replace("“", '"').replace("”", '"')
    report = one(tmp_path, "ferry.html", page.encode(charset))
    assert "The dockers of the café quarter went back to work" in report.text
    assert "Home" not in report.text
    assert report.outlet == "Quay News"
    assert report.url == "https://quaynews.example.org/ferry"
    assert report.title == "Ferry strike ends"
    assert report.published == date(2023, 5, 2)
    assert report.language == "en"


def test_what_the_caller_knows_goes_before_a_pages_metadata(tmp_path: Path) -> None:
    given = Given(outlet="Tide", published=date(2023, 5, 3))
    report = one(tmp_path, "ferry.html", PAGE.format(charset="utf-8"), given)
    assert (report.outlet, report.published, report.title) == ("Tide", date(2023, 5, 3), "Ferry strike ends")


def test_a_page_without_a_day_gets_none_made_up(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace('content="2023-05-02"', "").replace("Tuesday", "4 April 2019")
    assert one(tmp_path, "ferry.html", page).published is None


def test_what_an_object_says_goes_before_what_the_caller_knows(tmp_path: Path) -> None:
    line = json.dumps({"id": "q-7", "text": "The port is shut.", "outlet": "Quay News", "published": None})
    report = one(tmp_path, "one.jsonl", line, Given(outlet="Tide", published=date(2023, 5, 3)))
    assert (report.id, report.outlet, report.published) == ("q-7", "Quay News", date(2023, 5, 3))


def test_of_a_wire_record_its_report_is_taken(tmp_path: Path) -> None:
    line = json.dumps({"report": {"id": "w1", "text": "The port is shut.", "language": "en"}, "events": []})
    assert one(tmp_path, "one.jsonl", line).id == "w1"


def test_a_json_file_may_hold_a_list_or_one_object(tmp_path: Path) -> None:
    assert len(found(tmp_path, "list.json", '[{"text": "One."},\n {"text": "Two."}]')) == 2
    assert one(tmp_path, "one.json", '{\n "text": "One."\n}').text == "One."
    assert len(found(tmp_path, "lines.json", '{"text": "One."}\n{"text": "Two."}')) == 2


def test_characters_that_can_not_be_stored_are_replaced_one_for_one(tmp_path: Path) -> None:
    report = one(tmp_path, "odd.jsonl", '{"text": "a\\ud800b\\u0000c", "outlet": "x\\udc00"}')
    assert report.text == "a\ufffdb\ufffdc"
    assert report.outlet == "x\ufffd"


def test_ids_tell_copies_in_different_outlets_apart(tmp_path: Path) -> None:
    one_id = one(tmp_path, "a.txt", "The port is shut.", Given(outlet="Tide")).id
    assert one(tmp_path, "b.txt", "The port is shut.", Given(outlet="Tide")).id == one_id
    assert one(tmp_path, "c.txt", "The port is shut.", Given(outlet="Quay News")).id != one_id


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-12-08", date(2024, 12, 8)),
        (" 2024-12-08 ", date(2024, 12, 8)),
        ("2024-12-08T10:00:00Z", datetime(2024, 12, 8, 10, tzinfo=UTC)),
        ("2024-12-08T10:00:00", date(2024, 12, 8)),
    ],
)
def test_a_publication_is_a_day_or_a_time_with_its_zone(tmp_path: Path, value: str, published: date) -> None:
    line = json.dumps({"text": "The port is shut.", "published": value})
    assert one(tmp_path, "one.jsonl", line).published == published
