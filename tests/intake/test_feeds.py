"""Feeds: what they announce, and what is no feed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadableReport
from onrecord.intake.feeds import read_feed

AT = "https://quay.example.org/feeds/all.xml"
RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Quay News</title>
<language>en-GB</language>
<item><guid>7</guid><link>https://quay.example.org/strike</link><title>Café strike ends</title>
<pubDate>Tue, 02 May 2023 12:30:00 +0200</pubDate></item>
<item><link>/ferry</link><title>Ferries sail</title></item>
<item><guid>7</guid><link>https://quay.example.org/again</link></item>
<item><link>javascript:alert(1)</link></item><item><title>no page</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><id>tag:quay,2023:1</id>
<link href="https://quay.example.org/a"/><title type="html">&lt;b&gt;Bold&lt;/b&gt;</title>
<updated>2023-05-02T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss(encoding: str) -> None:
    feed = read_feed(RSS.format(encoding=encoding).encode(encoding), AT)
    assert (feed.title, feed.language) == ("Quay News", "en-GB")
    first, second = feed.items
    assert (first.key, first.url, first.title) == ("7", "https://quay.example.org/strike", "Café strike ends")
    assert first.published == datetime(2023, 5, 2, 10, 30, tzinfo=UTC)
    assert (second.key, second.url, second.published) == ("https://quay.example.org/ferry",) * 2 + (None,)


def test_atom() -> None:
    (item,) = read_feed(ATOM.encode(), AT).items
    assert (item.key, item.url) == ("tag:quay,2023:1", "https://quay.example.org/a")
    assert item.published == datetime(2023, 5, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "no RSS or Atom"),
        (b"<html><body>Not found</body></html>", "no RSS or Atom"),
        (b"\xff\xfe\x00garbage", "no RSS or Atom"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel/></rss>', "entities"),
    ],
)
def test_what_is_no_feed(data: bytes, error: str) -> None:
    with pytest.raises(UnreadableReport, match=error):
        read_feed(data, AT)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(RSS)), st.binary(max_size=30), st.integers(0, 60))
def test_a_damaged_feed_never_raises_anything_else(at: int, data: bytes, gone: int) -> None:
    whole = RSS.format(encoding="utf-8").encode()
    try:
        feed = read_feed(whole[:at] + data + whole[at + gone :], AT)
    except UnreadableReport:
        return
    assert all(item.url.startswith(("http://", "https://")) for item in feed.items)
