"""Who a browser is: a random number, signed so that nobody can make one up or take another's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

COOKIE = "kontakt_resident"
LIFETIME_S = 365 * 24 * 3600
ID_BYTES = 16
_PURPOSE = b"resident of the web chat:"


def new_resident() -> str:
    """A random id of 22 characters; it is the resident's address in this channel."""
    return _text(secrets.token_bytes(ID_BYTES))


def sign(resident: str, key: bytes) -> str:
    """The cookie's value: `<id>.<HMAC-SHA256>`, all in letters, digits, `-` and `_`."""
    return f"{resident}.{_signature(resident, key)}"


def verify(cookie: str | None, key: bytes) -> str | None:
    """The id in a cookie if we have signed it, else None. Takes equally long however much of a forgery is right."""
    resident, _, signature = (cookie or "").partition(".")
    if not hmac.compare_digest(_bytes(signature), _signature(resident, key).encode()):
        return None
    return resident


def _signature(resident: str, key: bytes) -> str:
    return _text(hmac.digest(key, _PURPOSE + _bytes(resident), hashlib.sha256))


def _bytes(text: str) -> bytes:
    # Bytes of a header that are no UTF-8 come as lone surrogates.
    return text.encode("utf-8", "surrogatepass")


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
