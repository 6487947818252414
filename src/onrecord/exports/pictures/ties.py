"""With whom an actor has to do: who acts on it at the left, whom it acts on at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.exports.pictures.markup import element, shown, words
from onrecord.exports.pictures.quads import QUADS, quad_of
from onrecord.query.actors import TieRow

WIDTH = 900
_ROW, _TOP, _MOST = 34, 34, 12  # pixels of one party, above them; parties on each side
_LETTERS = 30  # of a name
_NEAR, _FAR = 250, 350  # pixels from the left edge: where a tie begins, and the box of the actor itself

Link = Callable[[TieRow], str | None]


@dataclass(frozen=True, slots=True)
class Party:
    """One of the others, with how many events of which quad class."""

    row: TieRow
    quads: tuple[tuple[int, int], ...]  # place in QUADS, events

    @property
    def events(self) -> int:
        """How many in all."""
        return sum(events for _, events in self.quads)


def draw_ties(name: str, does: Iterable[TieRow], suffers: Iterable[TieRow], link: Link | None = None) -> str:
    """The SVG of an actor's ties, on each side the parties with most events."""
    left, right = _parties(suffers), _parties(does)
    high = _TOP + _ROW * max(len(left), len(right), 1) + 12
    middle = (_TOP + high) / 2 - 6
    most = max((each.events for each in (*left, *right)), default=1)
    west, east = 0 if left else _FAR - 10, WIDTH if right else WIDTH - _FAR + 10  # a side without anybody is left out
    return element(
        "svg",
        element("title", words(f"With whom {name} has to do")),
        element("text", "act on it", kind="caption", x=10, y=16) if left else "",
        element("text", "it acts on", kind="caption", x=WIDTH - 10, y=16, text_anchor="end") if right else "",
        *_side(left, middle, high, most, link, is_left=True),
        *_side(right, middle, high, most, link, is_left=False),
        element("rect", kind="self-box", x=_FAR, y=middle - 18, width=WIDTH - 2 * _FAR, height=36, rx=6),
        element("text", words(name[:24]), kind="party self", x=WIDTH / 2, y=middle + 5, text_anchor="middle"),
        xmlns="http://www.w3.org/2000/svg",
        kind="ties",
        viewBox=f"{west} 0 {east - west} {high}",
        role="group",
        aria_label=shown(f"With whom {name} has to do"),
    )


def _parties(rows: Iterable[TieRow]) -> list[Party]:
    quads: dict[str, Counter[int]] = {}
    first: dict[str, TieRow] = {}
    for row in rows:
        quad = quad_of(row.type)
        if quad is not None:
            one = row.key or row.name
            first.setdefault(one, row)
            quads.setdefault(one, Counter())[quad] += row.events
    parties = [Party(first[one], tuple(sorted(counts.items()))) for one, counts in quads.items()]
    return sorted(parties, key=lambda each: (-each.events, each.row.name))[:_MOST]


def _side(
    parties: Sequence[Party], middle: float, high: int, most: int, link: Link | None, *, is_left: bool
) -> Iterator[str]:
    top = _TOP + (high - _TOP - 12 - _ROW * len(parties)) / 2
    for n, party in enumerate(parties):
        y = top + _ROW * (n + 0.5)
        inside = "".join((*_lines(party, y, middle, most, is_left=is_left), _label(party, y, is_left=is_left)))
        to = link(party.row) if link else None
        told = shown(f"{party.row.name}: {party.events} events")
        title = element("title", words(_told(party)))
        yield (
            element("a", title + inside, kind="tie-group", href=to, aria_label=told)
            if to
            else element("g", title + inside, kind="tie-group")
        )


def _lines(party: Party, y: float, middle: float, most: int, *, is_left: bool) -> Iterator[str]:
    """A line for each quad class, as thick as it has events, side by side."""
    begin, end = (_NEAR, _FAR) if is_left else (WIDTH - _NEAR, WIDTH - _FAR)
    bend = (begin + end) / 2
    for n, (quad, events) in enumerate(party.quads):
        shift = (n - (len(party.quads) - 1) / 2) * 7
        yield element(
            "path", kind=f"tie {QUADS[quad].key}", stroke_width=1.5 + 7 * events / most,
            d=f"M{begin} {y + shift:.1f}C{bend} {y + shift:.1f} {bend} {middle + shift:.1f} {end} {middle + shift:.1f}",
        )  # fmt: skip
        at = begin + (12 if is_left else -12) * (n + 1)
        yield element("path", kind=f"sign {QUADS[quad].key}", d=QUADS[quad].shape,
                      transform=f"translate({at} {y + shift:.1f}) scale(5)")  # fmt: skip


def _label(party: Party, y: float, *, is_left: bool) -> str:
    name = party.row.name if len(party.row.name) <= _LETTERS else party.row.name[: _LETTERS - 1] + "…"
    at, anchor = (_NEAR - 8, "end") if is_left else (WIDTH - _NEAR + 8, "start")
    count = element("tspan", words(f" {party.events}"), kind="count")
    return element("text", words(name) + count, kind="party", x=at, y=y + 4.5, text_anchor=anchor)


def _told(party: Party) -> str:
    return f"{party.row.name}: " + ", ".join(f"{events} {QUADS[quad].name.lower()}" for quad, events in party.quads)
