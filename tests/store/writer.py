"""A process that writes: ``python writer.py FOLDER FIRST COUNT SHARD``; says "adding" once it starts to."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hand_made import example

from onrecord.store.store import open_store


def main(folder: str, first: int, count: int, shard: int) -> None:
    with open_store(folder) as store:
        _say("adding")
        added = store.add((example(f"r{n}") for n in range(first, first + count)), shard=shard)
        _say(f"{added.count} {added.skipped} {len(added.failures)}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
