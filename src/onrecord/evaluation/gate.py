"""The gate: scores that may not fall again.

``python -m onrecord.evaluation.gate GOLD [--update] [--allow-lower]`` checks ``data/evaluation/floors.toml``
against the sets in the folder GOLD, or pins them anew.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from onrecord.errors import BadData, BadQuery
from onrecord.evaluation.gold import Json, load_records
from onrecord.evaluation.measures import Measure, Rate
from onrecord.evaluation.predict import predict
from onrecord.evaluation.score import score_records
from onrecord.settings import Settings, load_settings

FLOORS = Path(__file__).resolve().parent.parent / "data" / "evaluation" / "floors.toml"
SLACK = 0.01  # a floor is pinned this far below what was measured: a repair in one place may cost a little in another


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a row of a task's scores may be on a gold set."""

    task: str
    gold: str  # path in the folder of gold sets
    sha256: str  # of the file: another file has other floors
    row: str
    least: float  # 0–1: F1, or the value of a rate
    head: int | None = None  # only the first records of the set, to save time; None: all
    conventions: tuple[str, ...] = ()  # switches of the codebook that are on, since the set's people decide so


@dataclass(frozen=True, slots=True)
class Checked:
    """A floor and what was measured."""

    floor: Floor
    measured: float

    @property
    def holds(self) -> bool:
        """Whether the floor is reached."""
        return self.measured >= self.floor.least


def load_floors(path: Path = FLOORS) -> tuple[Floor, ...]:
    """The floors of a file. Raises BadData where one is not well formed."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return tuple(Floor(**{**each, "conventions": tuple(each.get("conventions", ()))}) for each in data["floor"])
    except (KeyError, TypeError) as error:
        raise BadData(f"{path.name}: {error}") from error


def check_floors(gold_folder: Path, settings: Settings, *, workers: int = 2) -> list[Checked]:
    """Every floor with what is measured now. Raises BadData where a gold file is not the one that was pinned."""
    floors = load_floors()
    for floor in floors:
        if hash_of(gold_folder / floor.gold) != floor.sha256:
            raise BadData(f"{floor.gold} is not the file that the floors were pinned on")
    return list(measure(floors, gold_folder, settings, workers))


def measure(floors: Sequence[Floor], gold_folder: Path, settings: Settings, workers: int) -> Iterator[Checked]:
    """What each floor's row is now; the reports of all sets under the same conventions are read in one go."""
    for conventions in sorted({each.conventions for each in floors}):
        some = [each for each in floors if each.conventions == conventions]
        yield from _measure(some, gold_folder, replace(settings, conventions=frozenset(conventions)), workers)


def _measure(floors: Sequence[Floor], gold_folder: Path, settings: Settings, workers: int) -> Iterator[Checked]:
    parts = {(each.gold, each.head): _records(gold_folder, each) for each in floors}
    everything = [record for part in parts.values() for record in part]
    predictions = predict(everything, settings, workers)
    answers = {key: list(islice(predictions, len(part))) for key, part in parts.items()}
    for floor in floors:
        key = floor.gold, floor.head
        scores = score_records(floor.task, parts[key], answers[key])["all"]
        yield Checked(floor, figure_of(scores.get(floor.row)))


def _records(gold_folder: Path, floor: Floor) -> list[Json]:
    return load_records(gold_folder / floor.gold)[: floor.head]


def figure_of(measured: Measure | None) -> float:
    """The F1 of a tally, the value of a rate, 0 for a row that isn't there."""
    if measured is None:
        return 0.0
    return measured.value if isinstance(measured, Rate) else measured.f1


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def raised(checked: Sequence[Checked], *, allow_lower: bool) -> list[Floor]:
    """The floors as they may be pinned now. Raises BadQuery if one would sink, unless that is allowed."""
    floors = []
    for each in checked:
        least = math.floor(max(0.0, each.measured - SLACK) * 1000) / 1000
        if not each.holds and not allow_lower:
            raise BadQuery(f"{_name(each.floor)}: {each.measured:.3f} is below its floor {each.floor.least:.3f}")
        floors.append(replace(each.floor, least=least if allow_lower else max(least, each.floor.least)))
    return floors


def update_floors(gold_folder: Path, settings: Settings, *, allow_lower: bool = False, path: Path = FLOORS) -> None:
    """Pins the floors of ``path`` anew, with the hashes of the gold files; the comment on top is kept."""
    floors = [replace(each, sha256=hash_of(gold_folder / each.gold)) for each in load_floors(path)]
    pinned = raised(list(measure(floors, gold_folder, settings, 2)), allow_lower=allow_lower)
    head = path.read_text(encoding="utf-8").split("[[floor]]", 1)[0]
    path.write_text(head + "\n".join(map(_toml, pinned)), encoding="utf-8")


def _toml(floor: Floor) -> str:
    head = "" if floor.head is None else f"head = {floor.head}\n"
    if floor.conventions:
        head += f"conventions = {json.dumps(floor.conventions)}\n"
    return (
        f'[[floor]]\ntask = "{floor.task}"\ngold = "{floor.gold}"\nsha256 = "{floor.sha256}"\n{head}'
        f'row = "{floor.row}"\nleast = {floor.least:.3f}\n'
    )


def _name(floor: Floor) -> str:
    under = f" under {', '.join(floor.conventions)}" if floor.conventions else ""
    return f"{floor.task} on {floor.gold}{under}, {floor.row!r}"


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 if all floors hold, 1 if not, 2 for wrong usage."""
    folders = [each for each in arguments if not each.startswith("--")]
    if len(folders) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    if "--update" in arguments:
        update_floors(Path(folders[0]), load_settings(), allow_lower="--allow-lower" in arguments)
    checked = check_floors(Path(folders[0]), load_settings())
    for each in checked:
        mark = "holds" if each.holds else "BELOW"
        sys.stdout.write(f"{mark}  {each.measured:.3f}  floor {each.floor.least:.3f}  {_name(each.floor)}\n")
    return 0 if all(each.holds for each in checked) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
