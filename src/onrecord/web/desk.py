"""The record that the pages show."""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.query.review import keep_linked
from onrecord.store.snapshots import Snapshots
from onrecord.store.store import Store, open_store
from onrecord.web.relinking import Relinking


class Desk:
    """A record's folder, opened once for each thread that answers; all look at it through the same snapshots."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshots = Snapshots(folder, in_memory=True)
        self._local = threading.local()
        self._relinking = Relinking(lambda: keep_linked(self.store()))

    def store(self) -> Store:
        """The record, for this thread alone. Raises StoreError where there is none."""
        if not hasattr(self._local, "store"):
            self._local.store = open_store(self.folder, create=False, snapshots=self._snapshots)
        store: Store = self._local.store
        return store

    def relink(self) -> None:
        """Brings links up to date with what was judged; takes seconds, so it is called after the answer is sent."""
        self._relinking.run()

    def close(self) -> None:
        """Lets go of what the threads share."""
        self._snapshots.close()
