"""Telling a store that is away from one that refuses what was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from storage.moved import says_moved

# PostgreSQL: no connection, no resources, an operator at work, and transactions that got in each other's way.
# https://www.postgresql.org/docs/current/errcodes-appendix.html
OUTAGE_CLASSES = frozenset({"08", "40", "53", "57"})

MAX_REASON = 200


def is_outage(error: BaseException) -> bool:
    """The store is away, full, locked or left for another: the same may succeed later."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError)
    state = str(getattr(error.orig, "sqlstate", None) or "")
    away = error.connection_invalidated or isinstance(error, OperationalError) or says_moved(error)
    return away or state[:2] in OUTAGE_CLASSES


def outage_reason(error: BaseException) -> str:
    """What the store or the system says of it, in one line; it never holds what was to be written."""
    told = error.orig if isinstance(error, DBAPIError) else error
    return next(iter(str(told).splitlines()), "")[:MAX_REASON]


@contextmanager
def outage_passes() -> Iterator[None]:
    """For work that is done again and again: while the store is away it is left for the next time."""
    try:
        yield
    except (OSError, DBAPIError) as error:
        if not is_outage(error):
            raise
