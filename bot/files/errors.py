"""How keeping and fetching content may fail; the messages are for the operator, without personal data."""

from __future__ import annotations


class StoreError(OSError):
    """The store of files cannot be used just now."""


class NoContent(StoreError):
    """There is nothing under this key."""
