"""Short references that a person can read out on the telephone."""

from __future__ import annotations

import secrets

# No vowels (no words by accident), no 0/O, 1/I/L, no Y (Z and Y change places on keyboards here).
ALPHABET = "23456789BCDFGHJKMNPQRSTVWX"
LENGTH = 6


def new_reference() -> str:
    """Six of 26 characters, e.g. `7KX-4PB`: 300 million; the store's unique key refuses the rare repetition."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{characters[:3]}-{characters[3:]}"
