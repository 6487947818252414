"""Templates to HTML. All values are escaped; nothing from a report is ever taken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from onrecord.exports.pictures.quads import QUADS, quad_of
from onrecord.model.actor import Party
from onrecord.timeline.relations import load_relations
from onrecord.web.asked import link_with
from onrecord.web.navigation import PLACES
from onrecord.web.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

# Characters that turn the direction of writing around, or are none: shown as U+FFFD.
_STEERING = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F),
     *range(0x2066, 0x206A)],
    "\ufffd",
)  # fmt: skip


STATIC = Path(__file__).with_name("static")
_LONGEST_PART = 300  # characters of a name in a path
_SHORT = 280  # characters of a sentence in a list


def render(page: Page, theme: str = "") -> str:
    """The HTML of a page; ``theme`` light or dark, "" as the reader's machine is set."""
    template = _environment().get_template(page.template)
    return template.render(title=page.title, theme=theme, **page.values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(plain=plain, short=short, host=host, path=path_part, around=around, quad=quad_key)
    environment.globals.update(
        relations=load_relations(),
        link=link, link_with=link_with, days_of=days, codes=codes, places=PLACES, quads=QUADS,
        bundled=(STATIC / "bundle" / "desk.js").exists(),
    )  # fmt: skip
    return environment


def plain(value: object) -> str:
    """Text without characters that would turn the direction of writing around."""
    return str(value).translate(_STEERING)


def short(value: object, most: int = _SHORT) -> str:
    """The same, cut after ``most`` characters."""
    words = plain(str(value)[: most + 1])
    return words if len(words) <= most else words[:most].rstrip() + "…"


def around(sentence: str, words: str, most: int = _SHORT) -> tuple[str, str, str]:
    """A sentence before, at and after the first of some ``words`` in it, cut to about ``most`` characters."""
    at = max(0, sentence.find(words))
    words = sentence[at : at + min(len(words), most)]
    begin, end = max(0, at - most // 2), at + len(words) + most // 2
    before = ("…" if begin else "") + sentence[begin:at]
    after = sentence[at + len(words) : end] + ("…" if end < len(sentence) else "")
    return plain(before), plain(words), plain(after)


def path_part(value: object) -> str:
    """A name as one part of a path."""
    return quote(str(value)[:_LONGEST_PART], safe="")


def quad_key(type_: str | None) -> str:
    """The class of pictures.css in whose colour and shape a type is told; "" for none."""
    quad = quad_of(type_)
    return "" if quad is None else QUADS[quad].key


def days(earliest: date | None, latest: date | None) -> str:
    """The days between which something lies: one, a range, "by" or "from" one; empty where none is known."""
    if earliest is None or latest is None:
        known = earliest or latest
        return "" if known is None else f"{'from' if earliest else 'by'} {known}"
    return str(earliest) if earliest == latest else f"{earliest} – {latest}"


def host(url: str | None) -> str | None:
    """A URL that a link may lead to: of HTTP; None for any other."""
    return url if url and url.startswith(("http://", "https://")) else None


def link(path: str, **asked: object) -> str:
    """A path with the parameters that have a value."""
    given = {name: value for name, value in asked.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(given)}" if given else path


def codes(parties: Iterable[Party]) -> list[str]:
    """The codes of each party, as one text."""
    return [" ".join(code for code in party.codes if code) for party in parties]
