"""``onrecord mcp``: the record for language models."""

from __future__ import annotations

from onrecord.cli.filters import StoreFolder
from onrecord.settings import load_settings
from onrecord.store.store import open_store
from onrecord.web.mcp_server import serve_mcp


def mcp(store: StoreFolder = None) -> None:
    """Answers a language model's questions over the standard input and output (Model Context Protocol); only reads."""
    folder = store or load_settings().store
    open_store(folder, create=False).close()
    serve_mcp(folder)
