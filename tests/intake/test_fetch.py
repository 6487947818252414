"""Fetching from servers that behave, and from servers that don't; all on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from onrecord.errors import Unfetchable
from onrecord.intake.addresses import addresses_of, is_public
from onrecord.intake.fetch import Fetcher, Limits

BOMB = gzip.compress(b" " * 5_000_000)
QUICK = Limits(bytes=100_000, seconds=1.0, redirects=3, pause=0.0)


class Server(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        name = self.path.strip("/").split("/")[0].replace(".", "_") or "root"
        getattr(self, f"at_{name}", self.at_missing)()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304)
        else:
            self.answer("Café".encode("cp1252"), Content_Type="text/html; charset=windows-1252", ETag='"v1"')

    def at_missing(self) -> None:
        self.answer(b"gone", 404)

    def at_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def at_moved(self) -> None:
        self.answer(b"", 301, Location="/page")

    def at_inside(self) -> None:
        self.answer(b"", 302, Location="http://169.254.169.254/latest")

    def at_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def at_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100_000):
            self.wfile.write(b"x" * 1000)

    def at_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def at_dripping(self) -> None:
        for byte in b"HTTP/1.0 200 OK\r\nX-Long: " + b"x" * 50:
            self.wfile.write(bytes([byte]))
            time.sleep(0.1)

    def at_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 not HTTP at all\r\n\r\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    http.daemon_threads = True
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}"
    http.shutdown()
    http.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(QUICK, private=True, robots=False) as fetcher:
        yield fetcher


def test_a_page_comes_with_what_the_server_says_of_it(server: str, fetcher: Fetcher) -> None:
    page = fetcher.get(f"{server}/moved")
    assert (page.url, page.data, page.charset) == (f"{server}/page", b"Caf\xe9", "windows-1252")
    assert fetcher.get(f"{server}/page", etag=page.etag).data is None


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("missing", "404"),
        ("loop", "more than 3 redirects"),
        ("file", "only http and https"),
        ("bomb", "larger than 100,000 bytes"),
        ("endless", "larger than 100,000 bytes"),
        ("slow", "seconds"),
        ("dripping", "seconds"),
        ("garbage", "no answer"),
    ],
)
def test_a_server_that_misbehaves_costs_little(server: str, fetcher: Fetcher, path: str, error: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unfetchable, match=error) as raised:
        fetcher.get(f"{server}/{path}")
    assert "\n" not in str(raised.value)
    assert time.monotonic() - began < 10 * QUICK.seconds


def test_what_is_not_public_is_refused_before_it_is_asked(server: str) -> None:
    with Fetcher(QUICK, robots=False) as fetcher, pytest.raises(Unfetchable, match="not public"):
        fetcher.get(f"{server}/page")


def test_a_redirect_to_what_is_not_public_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(host: str, port: int, *, private: bool) -> tuple[str, ...]:
        return addresses_of(host, port, private=private or host == "127.0.0.1")

    monkeypatch.setattr("onrecord.intake.guarded.addresses_of", lenient)
    with Fetcher(QUICK, robots=False) as fetcher, pytest.raises(Unfetchable, match=r"169\.254\.169\.254.*not public"):
        fetcher.get(f"{server}/inside")


def test_robots_are_heeded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = b"User-agent: *\nDisallow: /page\n"
    monkeypatch.setattr(Server, "at_robots_txt", lambda self: self.answer(rules), raising=False)
    with Fetcher(QUICK, private=True) as fetcher:
        with pytest.raises(Unfetchable, match="asks not to fetch"):
            fetcher.get(f"{server}/page")
        with pytest.raises(Unfetchable, match="404"):
            fetcher.get(f"{server}/other")


def test_a_host_is_given_a_pause(server: str) -> None:
    with Fetcher(Limits(pause=0.2), private=True, robots=False) as fetcher:
        began = time.monotonic()
        for _ in range(3):
            fetcher.get(f"{server}/page")
        assert time.monotonic() - began >= 0.4


@pytest.mark.parametrize("url", ["ftp://example.org/x", "javascript:1", "", "http://", "http://[bad", "//host/x"])
def test_what_is_no_url_of_http(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(Unfetchable):
        fetcher.get(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public
