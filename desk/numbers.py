"""Numbers of rows, as addresses and forms say them."""

from __future__ import annotations

MAX_DIGITS = 9  # what a store's integer surely holds


def number_in(text: str) -> int | None:
    """None when the text is no such number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None
