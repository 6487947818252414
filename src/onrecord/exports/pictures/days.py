"""How many events there were when: a column for each stretch of days, in the colours of the quad classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.exports.pictures.markup import element, shown, words
from onrecord.exports.pictures.quads import QUADS
from onrecord.exports.pictures.stretches import Stretches

WIDTH, HEIGHT = 960, 110
_AXIS, _TOP = 22, 8  # pixels below and above the columns
_DATES = 7  # that are written, at most

Counts = Mapping[tuple[int, int], int]  # events by stretch and quad


def draw_days(
    counts: Counts, stretches: Stretches, link: Callable[[date, date], str] | None = None, width: int = WIDTH
) -> str:
    """The SVG of the columns; ``link`` gives where a click on the days of one leads."""
    sums = [sum(counts.get((n, quad), 0) for quad in range(len(QUADS))) for n in range(stretches.count)]
    most = max([*sums, 1])
    step = width / stretches.count
    columns = [
        _column([counts.get((n, quad), 0) for quad in range(len(QUADS))], n, stretches, step, most, link)
        for n in range(stretches.count)
    ]
    title = f"Events by day, {stretches.days(0)[0]} to {stretches.days(stretches.count - 1)[1]}"
    return element(
        "svg",
        element("title", words(title)),
        element("line", kind="axis", x1=0, x2=width, y1=HEIGHT - _AXIS + 0.5, y2=HEIGHT - _AXIS + 0.5),
        *columns,
        *_dates(stretches, step, width),
        element("text", words(most), kind="most", x=2, y=_TOP + 8),
        xmlns="http://www.w3.org/2000/svg",
        kind="days",
        viewBox=f"0 0 {width} {HEIGHT}",
        role="group",
        aria_label=title,
        data_stretches=stretches.count,
    )


def _column(
    parts: Sequence[int], n: int, stretches: Stretches, step: float, most: int,
    link: Callable[[date, date], str] | None,
) -> str:  # fmt: skip
    first, last = stretches.days(n)
    days = str(first) if first == last else f"{first} – {last}"
    room = HEIGHT - _AXIS - _TOP
    inside = [element("title", words(f"{days}: {sum(parts)} events"))]
    inside.append(element("rect", kind="ground", x=n * step, y=0.0, width=step, height=float(HEIGHT - _AXIS)))
    bottom = float(HEIGHT - _AXIS)
    for quad, events in enumerate(parts):
        if events:
            high = room * events / most
            bottom -= high
            gap = min(2.0, step * 0.15)
            inside.append(
                element("rect", kind=f"bar {QUADS[quad].key}", x=n * step + gap / 2, y=bottom, width=step - gap,
                        height=max(0.5, high))
            )  # fmt: skip
    if link is None or not sum(parts):
        return element("g", *inside, kind="column", data_n=n, data_first=first, data_last=last)
    return element("a", *inside, kind="column", href=link(first, last), data_n=n, data_first=first, data_last=last,
                   aria_label=shown(f"{days}: {sum(parts)} events"))  # fmt: skip


def _dates(stretches: Stretches, step: float, width: int) -> Iterator[str]:
    every = -(-stretches.count // _DATES)
    for n in range(0, stretches.count, every):
        x = (n + 0.5) * step if stretches.length == 1 else n * step
        anchor = "start" if x < 40 else "end" if x > width - 40 else "middle"
        yield element("text", words(stretches.days(n)[0]), kind="day", x=x, y=float(HEIGHT - 6), text_anchor=anchor)
