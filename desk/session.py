"""The desk's cookie: a random secret. The store knows the hash of those that somebody is signed in with.

A browser that is not signed in has one, too: its forms are bound to it. Pure, no store and no clock.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from secrets import token_urlsafe

from storage.account_tables import DeskSession

COOKIE = "kontakt_desk"
IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
HALFWAY = timedelta(minutes=10)  # between the password and the second step
FRESH = timedelta(minutes=10)  # how long a password or code is proof enough for what is dangerous
_FORM = re.compile(r"[\w-]{43}", re.ASCII)


def new_secret() -> str:
    return token_urlsafe(32)


def secret_of(cookie: str) -> str | None:
    """What a cookie holds; None when it is none of ours."""
    return cookie if _FORM.fullmatch(cookie) else None


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def is_over(session: DeskSession, now: datetime) -> bool:
    """Not used for 12 hours, or a week old, or left standing between the two steps."""
    longest = HALFWAY if session.waits_for_code else LONGEST
    return now - session.seen_at >= IDLE or now - session.created_at >= longest


def is_fresh(session: DeskSession, now: datetime) -> bool:
    """Whether its person has shown in the last minutes who they are."""
    return now - session.proven_at < FRESH


def form_token(secret: str, key: bytes) -> str:
    """What a form of this session carries; another site cannot know it."""
    return urlsafe_b64encode(hmac.digest(key, b"form\0" + secret.encode(), hashlib.sha256)).rstrip(b"=").decode()


def is_form_of(secret: str, token: str, key: bytes) -> bool:
    return hmac.compare_digest(token.encode(), form_token(secret, key).encode())
