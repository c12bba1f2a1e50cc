"""Sealing anew what the store holds: with the first key, while everybody goes on working.

What is still to do can be seen in the rows themselves, so a run that was killed is simply begun again.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import copying, kept
from storage.base import Base
from storage.database import Database
from storage.sealed import SEALED, Keyring, SealedJson, SealedText

ROWS_AT_ONCE = 500
PASSES = 5  # rows that somebody holds are passed over, and come in the next one
PASS_PAUSE_S = 0.5
IN_USE = "data keys"

Progress = Callable[[str, int], None]
"""Told a table's name and how many of its rows were sealed anew just now."""


class KeepsChanging(Exception):
    """Rows that are not sealed with the first key keep coming: some process runs with another DATA_KEY."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedTable:
    """A table as it is stored, with its sealed columns: name → place."""

    table: Table
    places: Mapping[str, str]

    def stale(self, ring: Keyring) -> ColumnElement[bool]:
        """Something in the row is not stored as it would be now."""
        columns = [self.table.c[name] for name in self.places]
        if not ring.keys:
            return or_(*(column.startswith(SEALED) for column in columns))
        return or_(*(~column.startswith(f"{SEALED}{ring.keys[0].id}.") for column in columns))


@cache
def sealed_tables() -> tuple[SealedTable, ...]:
    found = []
    for table in copying.tables():
        columns = Base.metadata.tables[table.name].columns
        places = {each.name: each.type.place for each in columns if isinstance(each.type, SealedText | SealedJson)}
        if places:
            found.append(SealedTable(table=table, places=places))
    return tuple(found)


async def count_stale(session: AsyncSession, ring: Keyring) -> dict[str, int]:
    """Table → how many of its rows are to be sealed anew; those without any are left out."""
    counts = {}
    for each in sealed_tables():
        query = select(func.count()).select_from(each.table).where(each.stale(ring))
        if count := await session.scalar(query):
            counts[each.table.name] = count
    return counts


async def reseal(database: Database, progress: Progress) -> None:
    """Seal everything with the first key, then see that all of it opens; only then are older keys needed no more.

    Raises `KeepsChanging`, and `NotOpened` for a value whose key is missing.
    """
    for _ in range(PASSES):
        for each in sealed_tables():
            await _reseal_table(database, each, progress)
        async with database.reading() as session:
            if not await count_stale(session, database.keys):
                break
        await asyncio.sleep(PASS_PAUSE_S)
    else:
        raise KeepsChanging
    await _open_all(database)
    async with database.transaction() as session:
        await note_keys(session, database.keys.ids[:1])


async def keys_in_use(session: AsyncSession) -> list[str]:
    """The ids of the keys that values of this store may be sealed with."""
    return list(json.loads(await kept.get(session, IN_USE) or "[]"))


async def note_keys(session: AsyncSession, ids: Sequence[str]) -> None:
    await kept.put(session, IN_USE, json.dumps(list(ids)))


async def _reseal_table(database: Database, sealed: SealedTable, progress: Progress) -> None:
    last: Sequence[Any] | None = None
    while True:
        async with database.transaction() as session:
            query = _from(sealed.table, last).where(sealed.stale(database.keys)).with_for_update(skip_locked=True)
            rows = (await session.execute(query)).mappings().all()
            if not rows:
                return
            await session.execute(_change(sealed), [_anew(sealed, row, database.keys) for row in rows])
        progress(sealed.table.name, len(rows))
        last = [rows[-1][column.name] for column in sealed.table.primary_key]


async def _open_all(database: Database) -> None:
    for sealed in sealed_tables():
        last: Sequence[Any] | None = None
        while True:
            async with database.reading() as session:
                rows = (await session.execute(_from(sealed.table, last))).mappings().all()
            if not rows:
                break
            for row in rows:
                _opened(sealed, row, database.keys)
            last = [rows[-1][column.name] for column in sealed.table.primary_key]


def _from(table: Table, last: Sequence[Any] | None) -> Any:
    """The next rows in the order of the key."""
    key = list(table.primary_key)
    query = select(table).order_by(*key).limit(ROWS_AT_ONCE)
    return query if last is None else query.where(tuple_(*key) > tuple_(*last))


def _opened(sealed: SealedTable, row: Mapping[Any, Any], ring: Keyring) -> dict[str, str]:
    return {name: ring.open(place, row[name]) for name, place in sealed.places.items() if row[name] is not None}


def _anew(sealed: SealedTable, row: Mapping[Any, Any], ring: Keyring) -> dict[str, Any]:
    """The parameters of `_change`."""
    values = _opened(sealed, row, ring)
    anew: dict[str, Any] = {f"key_{column.name}": row[column.name] for column in sealed.table.primary_key}
    for name, place in sealed.places.items():
        anew[f"new_{name}"] = ring.seal(place, values[name]) if name in values else None
    if "address_hash" in sealed.table.c:
        anew["new_address_hash"] = ring.hash(row["channel"], values["address"])
    return anew


@cache
def _change_of(table: Table, columns: tuple[str, ...]) -> Any:
    where = and_(*(column == bindparam(f"key_{column.name}") for column in table.primary_key))
    return update(table).where(where).values({name: bindparam(f"new_{name}") for name in columns})


def _change(sealed: SealedTable) -> Any:
    hashes = ("address_hash",) if "address_hash" in sealed.table.c else ()
    return _change_of(sealed.table, (*sealed.places, *hashes))
