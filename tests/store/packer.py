"""A process that compacts: ``python packer.py FOLDER``; says "packing" once it starts to."""

from __future__ import annotations

import sys

from onrecord.store.compaction import compact
from onrecord.store.store import open_store

if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        sys.stdout.write("packing\n")
        sys.stdout.flush()
        compact(store)
