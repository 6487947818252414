"""Who may write at the desk: a reviewer with a name, on this machine or with the token, from the desk's own pages."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from onrecord.errors import NotAllowed
from onrecord.query.review_said import Reviewer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE = "reviewer"
_AGE = 365 * 24 * 3600  # seconds that a browser keeps the name
_LONGEST_NAME = 60
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Session:
    """What the cookie of a reviewer holds: who, a number that forms must repeat, and proof of the token."""

    reviewer: Reviewer
    nonce: str
    proof: str = ""

    @property
    def form_token(self) -> str:
        """What a form of this reviewer carries."""
        return sha256(f"form {self.nonce}".encode()).hexdigest()


def session_of(request: Request) -> Session | None:
    """The reviewer at the other end; None: nobody has said a name yet."""
    parts = request.cookies.get(COOKIE, "").split("|")
    if len(parts) != 4 or not parts[0] or len(parts[2]) < 32:
        return None
    who, blind, nonce, proof = parts
    return Session(Reviewer(unquote(who), blind == "1"), nonce, proof)


def begin_session(
    request: Request, response: Response, who: str, *, is_blind: bool, given: str, token: str | None
) -> None:
    """Has the browser keep the name. Raises NotAllowed for no name, and from elsewhere without the token."""
    name = " ".join(who.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise NotAllowed(f"A name of 1 to {_LONGEST_NAME} characters is needed, since each judgement keeps it.")
    proof = _proof(given) if token and hmac.compare_digest(given, token) else ""
    if not (is_here(request) or proof):
        raise NotAllowed("From another machine the desk takes judgements only with its token (ONRECORD_TOKEN).")
    told = "|".join((quote(name, safe=""), "1" if is_blind else "0", secrets.token_hex(16), proof))
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, told, max_age=_AGE, httponly=True, samesite="strict", secure=secure)


def check_write(request: Request, given: str, token: str | None) -> Session:
    """The session of a form that may write. Raises NotAllowed, with the reason, for any other."""
    check_origin(request)
    session = session_of(request)
    if session is None:
        raise NotAllowed("Say who you are first: each judgement keeps a name.")
    if not hmac.compare_digest(given, session.form_token):
        raise NotAllowed("This form is not of this desk, or is from before you signed in: open the page again.")
    if not (is_here(request) or (token and hmac.compare_digest(session.proof, _proof(token)))):
        raise NotAllowed("From another machine the desk takes judgements only with its token (ONRECORD_TOKEN).")
    return session


def check_origin(request: Request) -> None:
    """Raises NotAllowed for a form that another site's page sent."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin"):
        raise NotAllowed("A page of another site sent this form.")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise NotAllowed("A page of another site sent this form.")
    if site is None and origin in (None, "null"):
        raise NotAllowed("The browser does not say which page sent this form.")


def is_here(request: Request) -> bool:
    """Whether somebody on this machine asks, by a name of this machine: another name could be made to point to it."""
    named = urlsplit(f"//{request.headers.get('host', '')}").hostname
    return request.client is not None and request.client.host in _LOOPBACK and named in _LOOPBACK


def _proof(token: str | None) -> str:
    return sha256(f"reviewer {token}".encode()).hexdigest()
