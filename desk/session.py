"""The desk's cookie: who is signed in since when, sealed so that nobody can make one up. Pure, no store and no clock.

A browser that is not signed in has one, too (without account): its forms are bound to it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

COOKIE = "kontakt_desk"
LIVES = timedelta(hours=12)
# Nine digits fit into the store's ids, whatever somebody makes up.
_FORM = re.compile(r"([\w-]{22})\.(\d{1,9})\.(\d{1,12})\.[\w-]{43}", re.ASCII)
_NOBODY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`nonce` is random, `began_at` in Unix seconds; without account nobody is signed in."""

    nonce: str
    account_id: int | None
    began_at: int


def begin(account_id: int | None, now: datetime) -> Session:
    return Session(nonce=token_urlsafe(16), account_id=account_id, began_at=int(now.timestamp()))


def seal(session: Session, key: bytes, binding: str) -> str:
    """The cookie. `binding` is what makes it worthless when it changes: the account's password and sign-outs."""
    said = f"{session.nonce}.{session.account_id or _NOBODY}.{session.began_at}"
    return f"{said}.{_signature(key, 'session', said, binding)}"


def parse(cookie: str | None) -> Session | None:
    """What a cookie says, nothing of it proven; None when it is none of ours."""
    found = _FORM.fullmatch(cookie or "")
    if found is None:
        return None
    return Session(nonce=found[1], account_id=int(found[2]) or None, began_at=int(found[3]))


def is_good(session: Session, cookie: str, key: bytes, binding: str, now: datetime) -> bool:
    """Whether we have sealed this cookie, less than 12 hours ago."""
    age = now.timestamp() - session.began_at
    return hmac.compare_digest(cookie, seal(session, key, binding)) and age < LIVES.total_seconds()


def form_token(session: Session, key: bytes) -> str:
    """What a form of this session carries; another site cannot know it."""
    return _signature(key, "form", session.nonce, str(session.account_id or _NOBODY))


def is_form_of(session: Session, token: str, key: bytes) -> bool:
    return hmac.compare_digest(token.encode(), form_token(session, key).encode())


def _signature(key: bytes, *parts: str) -> str:
    # NUL keeps the parts apart; none of them holds one.
    return urlsafe_b64encode(hmac.digest(key, "\0".join(parts).encode(), hashlib.sha256)).rstrip(b"=").decode()
