"""The second step of signing in: six digits of an authenticator app (TOTP), or a recovery code. Pure.

The app's secret is not in the store: it is made from our key and the account's salt, so that a copy of the store opens
nothing. Another `SECRET_KEY` therefore takes everybody's app off; `admin reset NAME --phone` lets them in again.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import b32encode, urlsafe_b64encode
from datetime import datetime

import pyotp
import segno

STEP_S = 30
SKEW = (-1, 0, 1)  # clocks of telephones are a little off
ISSUER = "Kontakt"
RECOVERY_CODES = 10
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # 16 of 30: 78 bits; none is taken for another
_DIGITS = re.compile(r"\d{6}", re.ASCII)
_SALT = re.compile(r"[\w-]{22}", re.ASCII)


def offered_salt(key: bytes, session_hash: str, before: str | None) -> str:
    """What a session is offered instead of the salt the account had before; the same each time the page is loaded,
    so that a telephone which has taken the secret over already need not do so again.
    """
    made = hmac.digest(key, f"offered salt\0{session_hash}\0{before or ''}".encode(), hashlib.sha256)
    return urlsafe_b64encode(made[:16]).decode().rstrip("=")


def is_salt(text: str) -> bool:
    return _SALT.fullmatch(text) is not None


def app_secret(key: bytes, account_id: int, salt: str) -> str:
    """The secret of the authenticator app, in Base32 as people type it."""
    made = hmac.digest(key, f"second step\0{account_id}\0{salt}".encode(), hashlib.sha256)
    return b32encode(made[:20]).decode()


def step_of(typed: str, secret: str, now: datetime) -> int | None:
    """Which 30 seconds (counted from 1970) a code is of: the present ones or their neighbours; None: it is none."""
    code = "".join(typed.split())
    if not _DIGITS.fullmatch(code):
        return None
    app, step = pyotp.TOTP(secret, interval=STEP_S), int(now.timestamp()) // STEP_S
    right = [step + skew for skew in SKEW if hmac.compare_digest(app.generate_otp(step + skew), code)]
    return max(right, default=None)


def app_address(secret: str, name: str) -> str:
    """What the picture holds: the address by which an app takes the secret over."""
    return pyotp.TOTP(secret, interval=STEP_S).provisioning_uri(name=name, issuer_name=ISSUER)


def picture(address: str) -> str:
    """A QR code as SVG, to stand in a page; dark on white in dark pages, too, as telephones need it."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True)


def in_groups(secret: str) -> str:
    """Four by four, to be typed off."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def new_recovery_codes() -> list[str]:
    return [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4)) for _ in range(RECOVERY_CODES)
    ]


def hash_recovery_code(typed: str) -> str:
    """As it is kept; capitals, blanks and hyphens make no other code."""
    bare = "".join(letter for letter in typed.lower() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()
