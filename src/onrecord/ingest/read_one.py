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
        first_line = next(iter(str(error).splitlines()), "")
        return Failure(report=name, stage=stage, error=f"{type(error).__name__}: {first_line} ({place})")


def where_raised(error: BaseException) -> tuple[str, str]:
    """The floor of onrecord whose code raised ``error`` ("reading"), and its file and line."""
    own = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_ROOT)]
    if not own:
        return "reading", "unknown place"
    path = Path(own[-1].filename).relative_to(_ROOT)
    return path.parts[0], f"{path.as_posix()}:{own[-1].lineno}"
