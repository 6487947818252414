"""Fifty feeds on loopback, of which most misbehave; each kind on an address of its own.

``python -m tests.ingest.feed_server RECORD`` has RECORD follow them all and serves them until it is ended.
"""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EACH = 5  # feeds of a kind
BOMB = gzip.compress(b" " * 20_000_000)
LINES = [
    "Dockers at the port of Valparaiso ended a strike on Tuesday, the union said.",
    "The government of Kenya agreed to talks with teachers, a spokesman told reporters.",
    "Police in Lima arrested nine people after a protest outside the ministry of health.",
]


class Site(BaseHTTPRequestHandler):
    """Serves /N/feed and /N/page-M the way of its kind."""

    protocol_version = "HTTP/1.0"
    server: Server

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        number, _, name = self.path.strip("/").partition("/")
        if self.path == "/robots.txt":
            self.send(self.server.robots.encode(), 200)
        elif name == "feed":
            KINDS[self.server.kind](self, int(number))
        else:
            PAGES.get(self.server.kind, Site.page)(self, int(number), name)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self, number: int, name: str, version: int = 1) -> None:
        text = f"{LINES[number % len(LINES)]} It was item {name} of feed {number} of the {self.server.kind} kind."
        more = f" In version {version} the figure was corrected to {version * 40}." if version > 1 else ""
        html = (
            f"<html><head><title>Item {name}</title></head><body><article><p>{text}{more}</p></article></body></html>"
        )
        self.send(html.encode(), Content_Type="text/html; charset=utf-8")

    def feed(self, number: int, *, title: str = "Item", encoding: str = "utf-8", items: int = 3) -> bytes:
        entries = "".join(
            f"<item><guid>{number}-{each}</guid><link>/{number}/page-{each}</link><title>{title} {each}</title>"
            "<pubDate>Tue, 02 May 2023 12:30:00 +0200</pubDate></item>"
            for each in range(items)
        )
        head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Café News</title>'
        return f"{head}{entries}</channel></rss>".encode(encoding)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A host on loopback whose feeds are all of one kind."""

    daemon_threads = True

    def __init__(self, address: str, kind: str) -> None:
        super().__init__((address, 0), Site)
        self.kind = kind
        self.robots = "User-agent: *\nDisallow: /2/\n" if kind == "closed" else ""
        self.asked: Counter[str] = Counter()

    def handle_error(self, *_: object) -> None:
        """A client that hangs up on an endless body is what is wanted."""

    @property
    def feeds(self) -> list[str]:
        host, port = self.server_address[:2]
        return [f"http://{host!s}:{port}/{number}/feed" for number in range(EACH)]


def good(site: Site, number: int) -> None:
    site.send(site.feed(number))


def unchanged(site: Site, number: int) -> None:
    if site.headers.get("If-None-Match") == '"one"':
        site.send(b"", 304)
    else:
        site.send(site.feed(number), ETag='"one"')


def changing(site: Site, number: int) -> None:
    version = 1 if site.server.asked[f"/{number}/feed"] == 1 else 2
    site.send(site.feed(number, title=f"Version {version}: item", items=1))


def changed_page(site: Site, number: int, name: str) -> None:
    site.page(number, name, version=1 if site.server.asked[f"/{number}/feed"] == 1 else 2)


def slow(site: Site, number: int) -> None:
    site.send_response(200)
    site.end_headers()
    for byte in site.feed(number):
        site.wfile.write(bytes([byte]))
        time.sleep(0.2)


def endless(site: Site, _: int) -> None:
    site.send_response(200)
    site.end_headers()
    for _ in range(100_000):
        site.wfile.write(b"<item>" * 1000)


def wrong_encoding(site: Site, number: int) -> None:
    site.send(site.feed(number, encoding="cp1252"), Content_Type="application/xml; charset=utf-8")


def loop(site: Site, number: int) -> None:
    site.send(b"", 302, Location=f"/{number}/feed")


def bomb(site: Site, _: int) -> None:
    site.send(BOMB, Content_Encoding="gzip")


def no_feed(site: Site, number: int) -> None:
    broken = [
        (b"<html>Not here</html>", 200),
        (b"", 500),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"/>', 200),
        (b"\x00\xff\x00", 200),
        (b"gone", 410),
    ]
    site.send(*broken[number])


def bad_page(site: Site, number: int, name: str) -> None:
    if name == "page-0":
        site.page(number, name)
    elif name == "page-1":
        site.send(b"<html><body><p>Dockers went back.</p><p>Subscribe to continue reading.</p></body></html>")
    else:
        site.send(b"", 302, Location="file:///etc/hostname")


KINDS: dict[str, Callable[[Site, int], None]] = {
    "good": good,
    "unchanged": unchanged,
    "changing": changing,
    "slow": slow,
    "endless": endless,
    "encoding": wrong_encoding,
    "loop": loop,
    "bomb": bomb,
    "broken": no_feed,
    "closed": good,
}
PAGES: dict[str, Callable[[Site, int, str], None]] = {"changing": changed_page, "closed": bad_page}


@contextmanager
def serving() -> Iterator[dict[str, Server]]:
    """The hosts by kind, while they serve."""
    with ExitStack() as running:
        servers = {kind: Server(f"127.0.0.{number}", kind) for number, kind in enumerate(KINDS, 2)}
        for server in servers.values():
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            running.callback(server.server_close)
            running.callback(server.shutdown)
        yield servers


def main(folder: Path) -> None:
    """Serves until the process is ended; prints what was asked of each kind then."""
    from onrecord.ingest.feeds.book import Book
    from onrecord.ingest.feeds.pull import now

    with serving() as servers:
        with Book(folder) as book:
            for server in servers.values():
                for url in server.feeds:
                    book.add(url, outlet=f"{server.kind} news", every=timedelta(seconds=30), now=now())
        try:
            time.sleep(3600)
        except KeyboardInterrupt:
            for kind, server in servers.items():
                sys.stdout.write(f"{kind}: {sum(server.asked.values())} requests\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
