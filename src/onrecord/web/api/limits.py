"""How much one address may ask: so many requests a second, of such a size."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import Any

from onrecord.web.api.problems import problem

LONGEST_URL = 16_000  # bytes of path and parameters
LARGEST_BODY = 1_000_000  # bytes
BURST = 4  # seconds' worth of requests that may come at once
_ADDRESSES = 10_000  # that are remembered


class Limited:
    """Refuses what is too much with 413, 414 or 429; ``rate``: requests a second of one address, 0 for any number."""

    def __init__(self, app: Any, rate: float) -> None:
        self.app, self.rate = app, rate
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # requests left, and when that was
        self._lock = Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers or refuses one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        await self.app(scope, _measured(receive), send)

    def _refused(self, scope: Any) -> Any:
        size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if size > LONGEST_URL:
            return problem(414, f"A URL can have {LONGEST_URL} bytes at most, got {size}.")
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not length.isdigit() or int(length[:20]) > LARGEST_BODY:
            return problem(413, f"A request can have {LARGEST_BODY} bytes at most.")
        if not self._may(scope["client"][0] if scope.get("client") else ""):
            told = f"More than {self.rate:g} requests a second; wait a second. ONRECORD_RATE sets how many may be."
            return problem(429, told, {"Retry-After": "1"})
        return None

    def _may(self, address: str) -> bool:
        """Whether this address has a request left: it gets ``rate`` more each second, up to BURST seconds' worth."""
        if self.rate <= 0:
            return True
        now = monotonic()
        with self._lock:
            left, at = self._left.pop(address, (BURST * self.rate, now))
            left = min(BURST * self.rate, left + (now - at) * self.rate)
            self._left[address] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _ADDRESSES:
                self._left.popitem(last=False)
        return left >= 1


def _measured(receive: Any) -> Any:
    """``receive`` that ends a body which grows too large, as if the client had gone."""
    got = 0

    async def measured() -> Any:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        return {"type": "http.disconnect"} if got > LARGEST_BODY else message

    return measured
