"""Reading one report so that nothing it holds can stop the others."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from onrecord.coding.reader import Reader
from onrecord.errors import UnknownLanguage
from onrecord.model.record import Failure, Record
from onrecord.model.report import Report

_ROOT = Path(__file__).resolve().parent.parent


def read_one(report: Report, reader: Reader) -> Record | Failure:
    """The record of ``report``, or at which stage and why it could not be read."""
    name = report.read_from or report.id
    try:
        return reader.read(report)
    except UnknownLanguage as error:
        return Failure(report=name, stage="language", error=str(error))
    except Exception as error:  # a fault of ours: this report is lost until it is mended, the batch is not
        stage, place = where_raised(error)
        return Failure(report=name, stage=stage, error=f"{one_line(error)} ({place})")


def one_line(error: BaseException) -> str:
    """An error's class and the first line of what it says."""
    return ": ".join([type(error).__name__, *str(error).splitlines()[:1]])


def where_raised(error: BaseException) -> tuple[str, str]:
    """The floor of onrecord whose code raised ``error`` ("reading"), and its file and line."""
    frames = [(Path(each.filename).resolve(), each.lineno) for each in extract_tb(error.__traceback__)]
    own = [(path.relative_to(_ROOT), line) for path, line in frames if path.is_relative_to(_ROOT)]
    path, line = own[-1]  # there is one at least: that of read_one
    return path.parts[0], f"{path.as_posix()}:{line}"
