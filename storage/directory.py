"""Rows of the directory: read as they are, written by key, and what is known of their changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account
from storage.base import Base
from storage.dialect import insert
from storage.directory_tables import ContactChange, ContactImport, ContactPointRow, ProcedureChange, ProcedureRow
from storage.scope import Scope

INTERNAL = ("id", "changed_at")
MAX_NAMED = 5000  # keys in one statement: stores take a limited number of parameters

Cells = dict[str, Any]
ChangeBy = tuple[ContactChange, str | None]
"""A change, and what the account that made it is called."""
ProcedureChangeBy = tuple[ProcedureChange, str | None]


async def rows_by_key(
    session: AsyncSession, table: type[Base], key: str, *, only: Sequence[str] | None = None
) -> dict[str, Cells]:
    """The rows of a table (those of `only` these keys) in order of key, without what only the store needs."""
    columns = [column for column in table.__table__.columns if column.name not in INTERNAL]
    query = select(*columns).order_by(table.__table__.c[key])
    found: dict[str, Cells] = {}
    for keys in [None] if only is None else _portions(only):
        part = query if keys is None else query.where(table.__table__.c[key].in_(keys))
        found |= {row[key]: dict(row) for row in (await session.execute(part)).mappings()}
    return found


async def upsert(session: AsyncSession, table: type[Base], rows: Sequence[Cells], key: str) -> None:
    """Write rows by key; all have the same columns."""
    if not rows:
        return
    statement = insert(session, table)
    written = {name: statement.excluded[name] for name in rows[0] if name != key}
    await session.execute(statement.on_conflict_do_update(index_elements=[key], set_=written), rows)


async def delete_contacts(session: AsyncSession, keys: Sequence[str]) -> None:
    for portion in _portions(keys):
        await session.execute(delete(ContactPointRow).where(ContactPointRow.key.in_(portion)))


async def delete_procedures(session: AsyncSession, keys: Sequence[str]) -> None:
    for portion in _portions(keys):
        await session.execute(delete(ProcedureRow).where(ProcedureRow.key.in_(portion)))


async def add_changes(session: AsyncSession, rows: Sequence[Cells]) -> None:
    if rows:
        await session.execute(insert(session, ContactChange), rows)


async def add_procedure_changes(session: AsyncSession, rows: Sequence[Cells]) -> None:
    if rows:
        await session.execute(insert(session, ProcedureChange), rows)


async def last_versions(session: AsyncSession, keys: Sequence[str]) -> Mapping[str, int]:
    """The last version of each contact point that has ever been, also of those that were taken back since."""
    return await _last_versions(session, ContactChange.contact, ContactChange.version, keys)


async def last_procedure_versions(session: AsyncSession, keys: Sequence[str]) -> Mapping[str, int]:
    """As `last_versions`, of procedures."""
    return await _last_versions(session, ProcedureChange.procedure, ProcedureChange.version, keys)


async def change_by_id(session: AsyncSession, change_id: int) -> ContactChange | None:
    return await session.get(ContactChange, change_id)


async def changes_since(session: AsyncSession, versions: Mapping[str, int]) -> dict[str, list[ChangeBy]]:
    """What happened to contact points after these versions (key → version), the latest change first.

    The rows no longer belong to the session: they are told about after it was rolled back, too.
    """
    found: dict[str, list[ChangeBy]] = {}
    for portion in _portions(list(versions)):
        query = _changes_by().where(ContactChange.contact.in_(portion)).order_by(ContactChange.id.desc())
        for change, name in await session.execute(query):
            session.expunge(change)
            if change.version > versions[change.contact]:
                found.setdefault(change.contact, []).append((change, name))
    return found


async def history(
    session: AsyncSession,
    *,
    scope: Scope,
    contact: str | None = None,
    account_id: int | None = None,
    import_id: int | None = None,
    limit: int = 50,
    before_id: int | None = None,
) -> list[ChangeBy]:
    """Who changed what, newest first; `before_id` continues after the last change that was shown.

    What has been taken back since has no municipality any more: only those who are not limited see its history.
    """
    query = _changes_by().order_by(ContactChange.id.desc()).limit(limit)
    limits = scope.of_rows(ContactPointRow.municipality)
    if limits:
        query = query.join(ContactPointRow, ContactPointRow.key == ContactChange.contact).where(*limits)
    if contact is not None:
        query = query.where(ContactChange.contact == contact)
    if account_id is not None:
        query = query.where(ContactChange.account_id == account_id)
    if import_id is not None:
        query = query.where(ContactChange.import_id == import_id)
    if before_id is not None:
        query = query.where(ContactChange.id < before_id)
    return [(change, name) for change, name in await session.execute(query)]


async def procedure_change_by_id(session: AsyncSession, change_id: int) -> ProcedureChange | None:
    return await session.get(ProcedureChange, change_id)


async def procedure_changes(
    session: AsyncSession, key: str, *, after_version: int = 0, before_id: int | None = None, limit: int | None = None
) -> list[ProcedureChangeBy]:
    """What happened to one procedure after a version, newest first; `before_id` and `limit` as in `history`.

    The rows no longer belong to the session, as in `changes_since`.
    """
    query = (
        select(ProcedureChange, Account.name)
        .outerjoin(Account, Account.id == ProcedureChange.account_id)
        .where(ProcedureChange.procedure == key, ProcedureChange.version > after_version)
        .order_by(ProcedureChange.id.desc())
        .limit(limit)
    )
    if before_id is not None:
        query = query.where(ProcedureChange.id < before_id)
    found: list[ProcedureChangeBy] = [(change, name) for change, name in await session.execute(query)]
    for change, _ in found:
        session.expunge(change)
    return found


async def changes_of_import(session: AsyncSession, import_id: int) -> Sequence[ContactChange]:
    """All that an import changed, in order."""
    query = select(ContactChange).where(ContactChange.import_id == import_id).order_by(ContactChange.id)
    return (await session.scalars(query)).all()


async def imports(
    session: AsyncSession,
    *,
    scope: Scope,
    account_id: int | None = None,
    import_id: int | None = None,
    limit: int = 20,
) -> list[tuple[ContactImport, str | None]]:
    """The latest imports (or the one with this number), newest first, each with the name of the account that made it.

    Whoever is limited sees those that touched a contact point within the scope, and those of their own account.
    """
    query = select(ContactImport, Account.name).outerjoin(Account, Account.id == ContactImport.account_id)
    limits = scope.of_rows(ContactPointRow.municipality)
    if limits:
        touched = (
            select(ContactChange.import_id)
            .join(ContactPointRow, ContactPointRow.key == ContactChange.contact)
            .where(ContactChange.import_id.is_not(None), *limits)
        )
        query = query.where(or_(ContactImport.id.in_(touched), ContactImport.account_id == account_id))
    if import_id is not None:
        query = query.where(ContactImport.id == import_id)
    return [(each, name) for each, name in await session.execute(query.order_by(ContactImport.id.desc()).limit(limit))]


def _changes_by() -> Any:
    return select(ContactChange, Account.name).outerjoin(Account, Account.id == ContactChange.account_id)


async def _last_versions(session: AsyncSession, key: Any, version: Any, keys: Sequence[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for portion in _portions(keys):
        rows = await session.execute(select(key, func.max(version)).group_by(key).where(key.in_(portion)))
        found |= dict(rows.all())
    return found


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), MAX_NAMED):
        yield keys[start : start + MAX_NAMED]
