"""Fetching pages and feeds, within limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock, local
from time import monotonic, sleep
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.errors import Unfetchable
from onrecord.intake.guarded import open_client

if TYPE_CHECKING:
    import httpx

AGENT = "onrecord"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304
_OK = 200
_RULES_HOLD = 86_400.0  # seconds: RFC 9309, 2.4
_LONGEST_PAUSE = 60.0  # seconds; who asks for more would hold up all other hosts' pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one fetch may take, and how often a host is asked."""

    bytes: int = 5_000_000  # of the unpacked body; the longest news pages have about 3 million
    seconds: float = 20.0  # for all of one request
    redirects: int = 5
    pause: float = 1.0  # seconds between two requests to one host; more where its robots.txt asks for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered."""

    url: str  # after redirects
    data: bytes | None  # None: unchanged since the state that was asked about
    charset: str | None
    etag: str | None
    modified: str | None  # Last-Modified, as the server wrote it
    retrieved: datetime  # UTC


@dataclass
class Fetcher:
    """Fetches by HTTP; polite to each host, and wary of what comes. Any number of threads may share it."""

    limits: Limits = field(default_factory=Limits)
    private: bool = False  # whether addresses that are not public may be asked
    robots: bool = True  # whether robots.txt is heeded

    def __post_init__(self) -> None:
        self._client: httpx.Client | None = None
        self._lock = Lock()
        self._under_way = local()  # of each thread: until when its request has time
        self._free: dict[str, float] = {}  # host: when it may be asked again
        self._rules: dict[str, tuple[RobotFileParser, float]] = {}  # site: its rules, and until when they hold

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at ``url``. ``etag`` and ``modified``: of the state already known.

        Raises Unfetchable, which says why in one line: an address that is refused, no answer in time, too large, too
        many redirects, robots.txt, an error of the server.
        """
        self._allowed(url)
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        return self._get(url, {name: value for name, value in known.items() if value})

    def close(self) -> None:
        """Lets go of the connections."""
        if self._client:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _allowed(self, url: str) -> None:
        """Raises Unfetchable where the host's robots.txt keeps us out. None, or a broken one, allows all."""
        host, parts = host_of(url), urlsplit(url)
        if self.robots and not self._rules_of(f"{parts.scheme}://{parts.netloc}").can_fetch(AGENT, url):
            raise Unfetchable(f"robots.txt of {host} asks not to fetch {url}")

    def _rules_of(self, site: str) -> RobotFileParser:
        known, until = self._rules.get(site, (None, 0.0))
        if known and until > monotonic():
            return known
        rules = RobotFileParser()
        try:
            rules.parse((self._get(f"{site}/robots.txt", {}).data or b"").decode("utf-8", "replace").splitlines())
        except Unfetchable:
            rules.parse([])
        self._rules[site] = rules, monotonic() + _RULES_HOLD
        return rules

    def _get(self, url: str, headers: dict[str, str]) -> Fetched:
        import httpcore
        import httpx

        try:
            for _ in range(self.limits.redirects + 1):
                self._wait(url)
                self._under_way.until = monotonic() + self.limits.seconds
                with self._opened().stream("GET", url, headers=headers) as response:
                    if response.status_code not in _REDIRECTS:
                        return self._answer(response)
                    url = urljoin(url, response.headers.get("Location", ""))
        except httpcore.TimeoutException as error:
            raise Unfetchable(f"no answer from {url} within {self.limits.seconds:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Unfetchable(f"no answer from {url}: {_reason(error)}") from error
        raise Unfetchable(f"more than {self.limits.redirects} redirects, the last to {url}")

    def _answer(self, response: httpx.Response) -> Fetched:
        url, status = str(response.url), response.status_code
        if status not in {_OK, _UNCHANGED}:
            raise Unfetchable(f"{url} answered {status} {response.reason_phrase}".rstrip())
        return Fetched(
            url=url,
            data=None if status == _UNCHANGED else self._body(response),
            charset=response.charset_encoding,
            etag=response.headers.get("ETag"),
            modified=response.headers.get("Last-Modified"),
            retrieved=datetime.now(UTC),
        )

    def _body(self, response: httpx.Response) -> bytes:
        data = bytearray()
        for part in response.iter_bytes():
            data += part
            if len(data) > self.limits.bytes:
                raise Unfetchable(f"{response.url} is larger than {self.limits.bytes:,} bytes")
            if self._left() < 0:
                raise Unfetchable(f"{response.url} took longer than {self.limits.seconds:g} seconds")
        return bytes(data)

    def _wait(self, url: str) -> None:
        """Waits for this request's turn at its host."""
        host, pause = host_of(url), max(self.limits.pause, self._pause_asked(url))
        with self._lock:
            turn = max(monotonic(), self._free.get(host, 0.0))
            self._free[host] = turn + pause
        sleep(max(0.0, turn - monotonic()))

    def _pause_asked(self, url: str) -> float:
        """The seconds between two requests that the site's robots.txt asks for, as far as it is known; 0: none."""
        parts = urlsplit(url)
        rules, _ = self._rules.get(f"{parts.scheme}://{parts.netloc}", (None, 0.0))
        return min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_PAUSE) if rules else 0.0

    def _left(self) -> float:
        return float(self._under_way.until) - monotonic()

    def _opened(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = open_client(private=self.private, left=self._left, agent=AGENT)
            return self._client


def host_of(url: str) -> str:
    """The host that a URL names. Raises Unfetchable for what is no URL of HTTP."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise Unfetchable(f"not a URL: {url!r}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise Unfetchable(f"only http and https can be fetched, got {url!r}")
    return host


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
