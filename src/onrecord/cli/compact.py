"""``onrecord compact``: the record in fewer files."""

from __future__ import annotations

from onrecord.cli.draw import say
from onrecord.cli.filters import StoreFolder
from onrecord.settings import load_settings
from onrecord.store.compaction import compact
from onrecord.store.store import open_store


def compact_command(store: StoreFolder = None) -> None:
    """Pack the record's many small files into few, which makes questions faster; no row changes."""
    folder = store or load_settings().store
    with open_store(folder, create=False) as kept:
        done = compact(kept)
    say(f"{done.before} files made {done.after} in {folder}" if done.before else "nothing to pack")
