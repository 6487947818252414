"""Speed and memory of reading, beside the bare parser on the same text in the same process.

Times are CPU seconds of the process, so that what else the machine does is not counted.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from time import process_time

from onrecord.coding import code_reading as coding_corridor
from onrecord.coding.reader import Reader
from onrecord.errors import BadQuery
from onrecord.evaluation.stopwatch import Seconds, timed, timed_steps
from onrecord.language.names import NameFinder, NoNames
from onrecord.language.spacy_engine import SpacyEngine
from onrecord.model.doc import Doc
from onrecord.model.report import Report
from onrecord.progress import Progress
from onrecord.reading import read_report as reading_corridor
from onrecord.world.gazetteer import Gazetteer

_NAMES = 5_000  # looked up to time one
PARSE = "parse"
# The steps that find places, times and identities; what events take from them is the coding of events.
WORLD_STEPS = (
    "find_time_expressions", "with_place_mentions", "with_towns", "toponyms", "resolve_places", "toponyms_only",
    "resolve_identities",
)  # fmt: skip
ROUNDS = 5  # of a bare and a whole run each; the median of their ratios is steadier than the ratio of one run


@dataclass(frozen=True, slots=True)
class Bench:
    """What reading some reports takes."""

    reports: int
    tokens: int
    tokens_per_second: float  # of the whole pipeline, one process
    bare_tokens_per_second: float  # of the parser alone
    ratio: float  # time of the whole by time of the bare parser, median over the rounds
    peak_megabytes: float  # of this process since it began
    microseconds_a_name: float  # that the look-up of a place's name takes which was never looked up before
    steps: Seconds  # of the round after the measured ones, the slowest first

    @property
    def world_share(self) -> float:
        """Time of ``WORLD_STEPS`` by that of the parse, both of one round."""
        return sum(self.steps.get(each, 0.0) for each in WORLD_STEPS) / self.steps[PARSE]


@dataclass(frozen=True, slots=True)
class TimedEngine:
    """An engine whose parsing is timed."""

    engine: SpacyEngine
    seconds: Seconds

    @property
    def fingerprint(self) -> str:
        """That of the engine."""
        return self.engine.fingerprint

    @property
    def languages(self) -> frozenset[str]:
        """Those of the engine."""
        return self.engine.languages

    def parse(self, report: Report, names: NameFinder) -> Doc:
        """As the engine parses."""
        doc: Doc = timed(PARSE, self.engine.parse, self.seconds)(report, names)
        return doc


def run_bench(reports: Sequence[Report], reader: Reader, rounds: int = ROUNDS) -> Iterator[Progress | Bench]:
    """Progress after each round, at last the Bench. Raises BadQuery without reports or for another parser's engine."""
    engine = reader.engine
    if not reports or not isinstance(engine, SpacyEngine):
        raise BadQuery("bench needs at least one report" if not reports else "bench knows the bare spaCy parser only")
    tokens = _parse_bare(reports, engine)
    _read_whole(reports, reader)  # the first run loads what is loaded once
    runs: list[tuple[float, float]] = []
    for done in range(rounds):
        runs.append((_seconds_bare(reports, engine), _seconds_whole(reports, reader)))
        yield Progress("rounds", done + 1, rounds)
    bare, whole = (median(each) for each in zip(*runs, strict=True))
    yield Bench(
        reports=len(reports),
        tokens=tokens,
        tokens_per_second=tokens / whole,
        bare_tokens_per_second=tokens / bare,
        ratio=median(slow / fast for fast, slow in runs),
        peak_megabytes=peak_megabytes(),
        microseconds_a_name=microseconds_a_name(reader.world.gazetteer),
        steps=_time_by_step(reports, reader, engine),
    )


def _parse_bare(reports: Sequence[Report], engine: SpacyEngine) -> int:
    """Parses everything with no known names; the number of tokens."""
    return sum(len(parsed) for report in reports for parsed, _ in engine.pipe(report.text, NoNames()))


def _read_whole(reports: Sequence[Report], reader: Reader) -> None:
    for report in reports:
        reader.read(report)


def _seconds_bare(reports: Sequence[Report], engine: SpacyEngine) -> float:
    begin = process_time()
    _parse_bare(reports, engine)
    return process_time() - begin


def _seconds_whole(reports: Sequence[Report], reader: Reader) -> float:
    begin = process_time()
    _read_whole(reports, reader)
    return process_time() - begin


def _time_by_step(reports: Sequence[Report], reader: Reader, engine: SpacyEngine) -> Seconds:
    with timed_steps(reading_corridor, coding_corridor) as seconds:
        _read_whole(reports, replace(reader, engine=TimedEngine(engine, seconds)))
    return dict(sorted(seconds.items(), key=lambda each: -each[1]))


def microseconds_a_name(gazetteer: Gazetteer) -> float:
    """CPU time of a first look-up, a mean over names of places of all sizes; nothing is remembered from before."""
    names, fresh = gazetteer.sample_names(_NAMES), Gazetteer(gazetteer.path)
    gc.disable()  # as timeit does: walking through all that the process holds is no part of a look-up
    try:
        begin = process_time()
        for name in names:
            fresh.candidates(name)
        return 1e6 * (process_time() - begin) / len(names)
    finally:
        gc.enable()


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    unit = 1024 if sys.platform == "darwin" else 1  # kilobytes, but bytes on macOS
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit / 1024
