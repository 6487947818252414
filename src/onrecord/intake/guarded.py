"""HTTP that connects only where it may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import Unfetchable
from onrecord.intake.addresses import addresses_of

if TYPE_CHECKING:
    import httpx


def open_client(*, private: bool, left: Callable[[], float], agent: str) -> httpx.Client:
    """A client whose every connection, after a redirect too, goes to an address that was looked at.

    It follows no redirect by itself and heeds no proxy of the environment. ``left``: how many seconds the request
    under way still has, asked before each byte that is waited for, so that a server that drips can't hold us.
    Raises Unfetchable from its requests where an address is refused.
    """
    import httpcore
    import httpx

    class Timed(httpcore.NetworkStream):
        """A connection that waits no longer than what is left."""

        def __init__(self, stream: httpcore.NetworkStream) -> None:
            self._stream = stream

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 -- the protocol's word
            return self._stream.read(max_bytes, _positive(left()))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
            self._stream.write(buffer, _positive(left()))

        def close(self) -> None:
            self._stream.close()

        def start_tls(self, *args: Any, **options: Any) -> httpcore.NetworkStream:
            return Timed(self._stream.start_tls(*args, **{**options, "timeout": _positive(left())}))

        def get_extra_info(self, info: str) -> Any:
            return self._stream.get_extra_info(info)

    class Backend(httpcore.NetworkBackend):
        """Looks a host up once, and connects to what was found and allowed."""

        def __init__(self) -> None:
            self._plain = httpcore.SyncBackend()

        def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
            last: Exception = Unfetchable(f"no address for {host!r}")
            for address in addresses_of(host, port, private=private):
                try:
                    return Timed(self._plain.connect_tcp(address, port, _positive(left())))
                except httpcore.ConnectError as error:
                    last = error
            raise last

    class Body(httpx.SyncByteStream):
        """A response's bytes as they come."""

        def __init__(self, stream: Iterable[bytes]) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            yield from self._stream

        def close(self) -> None:
            if hasattr(self._stream, "close"):
                self._stream.close()

    class Transport(httpx.BaseTransport):
        """The client's way to the backend."""

        def __init__(self) -> None:
            context = httpx.create_ssl_context(trust_env=False)
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=Backend())

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            url = request.url
            target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
            asked = httpcore.Request(
                request.method, target, headers=request.headers.raw, content=request.stream,
                extensions=request.extensions,
            )  # fmt: skip
            got = self._pool.handle_request(asked)
            body = Body(got.stream)  # type: ignore[arg-type]
            return httpx.Response(got.status, headers=got.headers, stream=body, extensions=got.extensions)

        def close(self) -> None:
            self._pool.close()

    headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate"}
    return httpx.Client(transport=Transport(), headers=headers, timeout=None, trust_env=False)


def _positive(seconds: float) -> float:
    return max(seconds, 0.001)  # a socket takes 0 for "do not wait at all", and None for "for ever"
