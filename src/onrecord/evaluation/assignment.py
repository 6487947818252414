"""The best one-to-one assignment between two sets of things that are more or less alike."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

Edge = tuple[int, int]  # of the first set, of the second


def best_total(likeness: Mapping[Edge, float]) -> float:
    """The greatest sum that one-to-one pairs can have; sought in each part that hangs together by itself."""
    return sum(map(_best, _parts(likeness)))


def _parts(likeness: Mapping[Edge, float]) -> Iterator[dict[Edge, float]]:
    of_first: dict[int, list[Edge]] = {}
    of_second: dict[int, list[Edge]] = {}
    for edge in likeness:
        of_first.setdefault(edge[0], []).append(edge)
        of_second.setdefault(edge[1], []).append(edge)
    left = dict.fromkeys(likeness)
    while left:
        part: dict[Edge, float] = {}
        reach = [next(iter(left))]
        while reach:
            edge = reach.pop()
            if edge not in part:
                part[edge] = likeness[edge]
                left.pop(edge)
                reach += of_first[edge[0]] + of_second[edge[1]]
        yield part


def _best(part: Mapping[Edge, float]) -> float:
    """By shortest augmenting paths (Jonker and Volgenant 1987), the smaller set as rows; what isn't there weighs 0."""
    rows, columns = sorted({i for i, _ in part}), sorted({j for _, j in part})
    if len(rows) > len(columns):
        return _best({(j, i): weight for (i, j), weight in part.items()})
    if len(rows) == 1:
        return max(part.values())
    cost = [[-part.get((i, j), 0.0) for j in columns] for i in rows]
    row_price, column_price = [0.0] * len(rows), [0.0] * len(columns)
    taken_by: list[int | None] = [None] * len(columns)
    for row in range(len(rows)):
        _augment(row, cost, row_price, column_price, taken_by)
    return -sum(cost[row][column] for column, row in enumerate(taken_by) if row is not None)


def _augment(
    start: int,
    cost: list[list[float]],
    row_price: list[float],
    column_price: list[float],
    taken_by: list[int | None],
) -> None:
    """Finds a column for one more row, and moves other rows where that makes all of it cheaper."""
    width = len(column_price)
    distance, before = [math.inf] * width, [-1] * width  # before: column through which the path comes; -1: the start
    done: list[int] = []
    row: int | None = start
    column = -1
    so_far = 0.0
    while row is not None:
        for other in range(width):
            if other not in done:
                along = so_far + cost[row][other] - row_price[row] - column_price[other]
                if along < distance[other]:
                    distance[other], before[other] = along, column
        column = min((each for each in range(width) if each not in done), key=lambda each: distance[each])
        so_far = distance[column]
        row = taken_by[column]
        if row is not None:
            done.append(column)
    for each in done:
        taker = taken_by[each]
        assert taker is not None
        row_price[taker] += so_far - distance[each]
        column_price[each] -= so_far - distance[each]
    row_price[start] += so_far
    while column != -1:
        previous = before[column]
        taken_by[column] = start if previous == -1 else taken_by[previous]
        column = previous
