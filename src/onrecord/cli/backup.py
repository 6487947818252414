"""``onrecord backup`` and ``onrecord restore``."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.draw import say, watched
from onrecord.cli.filters import StoreFolder
from onrecord.settings import load_settings
from onrecord.store.backup import back_up
from onrecord.store.backup import restore as make_of_copy


def backup(
    target: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the copy shall be; one that is there is renewed.")
    ],
    store: StoreFolder = None,
) -> None:
    """Copy the record while others read and write it; a later copy to the same folder takes only what is new."""
    folder = store or load_settings().store
    deque(watched(back_up(folder, target)), maxlen=0)
    say(f"{folder} copied to {target}")


def restore(
    copy: Annotated[Path, typer.Argument(metavar="FOLDER", help="A copy that `onrecord backup` made.")],
    store: StoreFolder = None,
) -> None:
    """Make a record of a copy, in a folder that is new or empty."""
    folder = store or load_settings().store
    deque(watched(make_of_copy(copy, folder)), maxlen=0)
    say(f"{folder} made of {copy}; links are found again by `onrecord link`")
