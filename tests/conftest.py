"""What many tests share: the parser and the reader, started once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.reader import Reader, load_reader
from onrecord.language.engine import Engine
from onrecord.language.names import NoNames
from onrecord.language.spacy_engine import load_engine
from onrecord.model.doc import Doc
from onrecord.model.report import Report
from onrecord.settings import load_settings


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The default parser."""
    return load_engine(load_settings().model)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Everything that reading takes, as the command line loads it."""
    return load_reader(load_settings())


@pytest.fixture(scope="session")
def parse(engine: Engine) -> Callable[[str], Doc]:
    """A text as parsed, with no known names."""
    return lambda text: engine.parse(Report(id="test", text=text), NoNames())
