"""Where the terms are kept."""

from __future__ import annotations

import json
from functools import lru_cache

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept
from tickets.terms import DEFAULT, Terms, TermsError, from_json

log = structlog.get_logger()
NAME = "ticket terms"


async def load(session: AsyncSession) -> Terms:
    """The terms that hold now. Ones that cannot be read must not cost a resident their ticket: the defaults hold."""
    text = await kept.get(session, NAME)
    return _read(text) if text else DEFAULT


async def text_of(session: AsyncSession) -> str:
    """The terms as they were written; an empty object when all are the defaults."""
    return await kept.get(session, NAME) or "{}"


async def save(session: AsyncSession, text: str) -> Terms:
    """Keep these terms (JSON); they count for deadlines that are set from now on. Raises `TermsError`."""
    terms = parse(text)
    await kept.put(session, NAME, text)
    return terms


def parse(text: str) -> Terms:
    """Raises `TermsError`."""
    try:
        return from_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise TermsError(f"terms: no JSON in line {error.lineno}, column {error.colno}: {error.msg}") from error


@lru_cache(maxsize=8)
def _read(text: str) -> Terms:
    try:
        return parse(text)
    except TermsError as error:
        log.warning("tickets.terms_unreadable", error=str(error))
        return DEFAULT
