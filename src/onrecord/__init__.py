"""onrecord: who did what to whom, where and when, and who says so, through whom."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.ingest.read_text import read_text as read
    from onrecord.query.history import open_history as open

__all__ = ["open", "read"]

# Where the public names stand. Loaded at their first use: whoever opens a record needs no parser, and the two hundred
# types of both wings take half a second (measured) that `import onrecord` shall not cost.
_PLACES = {
    "open": ("onrecord.query.history", "open_history"),
    "read": ("onrecord.ingest.read_text", "read_text"),
}


if not TYPE_CHECKING:  # for a type checker the names above are all there are

    def __getattr__(name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it has: {', '.join(__all__)}")
        module, attribute = _PLACES[name]
        return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
