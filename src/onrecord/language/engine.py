"""What parses."""

from __future__ import annotations

from typing import Protocol

from onrecord.language.names import NameFinder
from onrecord.model.doc import Doc
from onrecord.model.report import Report


class Engine(Protocol):
    """A parser of one or more languages."""

    @property
    def fingerprint(self) -> str:
        """Name, version and hash of the model: part of the coder id."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of what it parses."""
        ...

    def parse(self, report: Report, names: NameFinder) -> Doc:
        """The report's text as parsed; offsets are those of ``report.text``."""
        ...
