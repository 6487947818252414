"""Templates to HTML. All values are escaped; nothing from a report is ever taken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from onrecord.model.actor import Party
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


def render(page: Page) -> str:
    """The HTML of a page."""
    template = _environment().get_template(page.template)
    return template.render(title=page.title, **page.values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(plain=plain, host=host)
    environment.globals.update(link=link, days_of=days, codes=codes, places=PLACES)
    return environment


def plain(value: object) -> str:
    """Text without characters that would turn the direction of writing around."""
    return str(value).translate(_STEERING)


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
