"""Searching questions by words, or going straight to the one that is named."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false
from sqlalchemy.ext.asyncio import AsyncSession

from routing.script import LATIN_TWINS
from storage import ticket_search
from tickets.references import ALPHABET, LENGTH
from tickets.words import index_of

MAX_SEARCH = 200  # characters
_TWINS = str.maketrans(LATIN_TWINS)


def reference_in(search: str) -> str | None:
    """The reference that this is, however it is typed: `7kx4pb`, `#7KX 4PB`, in Cyrillic letters that look the same."""
    letters = "".join(sign for sign in search.translate(_TWINS).upper() if sign.isalnum())
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        return None
    return f"{letters[:3]}-{letters[3:]}"


def words_in(store: AsyncSession, search: str) -> frozenset[int]:
    """The words of a search as the store knows them."""
    index = index_of(store)
    return index.sought(search) if index is not None else frozenset()


async def matching(store: AsyncSession, search: str) -> Sequence[ColumnElement[bool]]:
    """Conditions on tickets: all words of a search stand in them. One without any word finds nothing."""
    if not search:
        return ()
    words = words_in(store, search)
    return await ticket_search.having(store, words) if words else (false(),)
