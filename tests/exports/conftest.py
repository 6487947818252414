"""The record that the tests of exports share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exports.export_record import make_record

from onrecord.coding.reader import Reader
from onrecord.store.store import Store, open_store


@pytest.fixture(scope="session")
def export_folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked record of four reports, one of them hostile."""
    return make_record(reader, tmp_path_factory.mktemp("exports") / "record")


@pytest.fixture(scope="session")
def export_store(export_folder: Path) -> Iterator[Store]:
    """The same, open."""
    with open_store(export_folder) as store:
        yield store
