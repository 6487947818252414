"""``onrecord serve``: the desk in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import say
from onrecord.cli.filters import StoreFolder
from onrecord.settings import load_settings
from onrecord.store.store import open_store
from onrecord.web.app import serve as serve_record

DEMO = Path("demo-record")


def serve(
    record: Annotated[
        Path | None, typer.Argument(help="Folder of the record; else that of the settings, else that of the demo.")
    ] = None,
    store: StoreFolder = None,
    host: Annotated[str, typer.Option(help="Address to listen on; others than loopback show the record to others.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8765,
) -> None:
    """Shows the record in a browser, on this machine only unless told otherwise."""
    folder = record or store or folder_to_show(load_settings().store)
    open_store(folder, create=False).close()
    say(f"{folder} on http://{host}:{port} (Ctrl-C ends)")
    serve_record(folder, host, port)


def folder_to_show(usual: Path, demo: Path = DEMO) -> Path:
    """The usual folder; where it isn't there yet, that of the demo if ``make demo`` has made it."""
    return demo if demo.exists() and not usual.exists() else usual
