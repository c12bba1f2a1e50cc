"""Viber signs every callback: hex HMAC-SHA256 of the raw body with the bot's token."""

from __future__ import annotations

import hashlib
import hmac

HEADER = "X-Viber-Content-Signature"


def signature_of(body: bytes, token: str) -> str:
    return hmac.new(token.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str | None, token: str) -> bool:
    """Compared in constant time, on the raw bytes and before anything is read from them."""
    # Bytes of a header that are no UTF-8 come as lone surrogates.
    given = (signature or "").encode("utf-8", "surrogateescape")
    return hmac.compare_digest(given.lower(), signature_of(body, token).encode())
