"""The one way contact points are written: one transaction at a time, and each change leaves its row in the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.history import difference
from directory.records import ContactPoint
from storage import directory, kept
from storage.directory_tables import ChangeAction, ContactPointRow
from storage.scope import Scope
from storage.tables import Kept

VERSION = "directory_version"

Pair = tuple[ContactPoint | None, ContactPoint]
"""A contact point before (None: it is new) and after a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why something changes: who did it, when and with which words."""

    action: ChangeAction
    now: datetime
    account_id: int | None = None
    import_id: int | None = None
    undoes: int | None = None
    note: str = ""


async def lock_directory(session: AsyncSession) -> str:
    """Let nobody else change the directory until this transaction ends; gives the version as it stands.

    What is read after this is what will be written upon.
    """
    await kept.get_or_put(session, VERSION, "")
    version = await session.scalar(select(Kept.value).where(Kept.name == VERSION).with_for_update())
    return version or ""


async def directory_version(session: AsyncSession) -> str:
    """Names the state of the directory in the store; empty before any pack was put in."""
    return await kept.get(session, VERSION) or ""


async def bump_version(session: AsyncSession) -> None:
    """Tell every process that the directory has changed.

    A fresh name rather than a number: two transactions at once cannot come to the same one.
    """
    await kept.put(session, VERSION, uuid4().hex)


async def load_contacts(
    session: AsyncSession, keys: Sequence[str] | None = None, *, scope: Scope = Scope.ALL
) -> list[ContactPoint]:
    """Every contact point within the scope (or those of these keys), inactive ones too, in order of key."""
    rows = await directory.rows_by_key(session, ContactPointRow, "key", only=keys)
    contacts = [store_rows.to_contact(cells) for cells in rows.values()]
    return [contact for contact in contacts if is_within(contact, scope)]


def is_within(contact: ContactPoint, scope: Scope) -> bool:
    """Whether a contact point is in somebody's care: that goes by municipality."""
    return scope.allows_municipality(contact.municipality) and scope.topics != frozenset()


async def load_contact(session: AsyncSession, key: str) -> ContactPoint | None:
    return next(iter(await load_contacts(session, [key])), None)


async def write_contacts(session: AsyncSession, pairs: Iterable[Pair], cause: Cause) -> list[ContactPoint]:
    """Write what differs, count its version on and record the change; gives what was written.

    The directory must be locked (`lock_directory`) since the contact points were read.
    """
    differing = [(before, after) for before, after in pairs if before != after]
    if not differing:
        return []
    new = [after.key for before, after in differing if before is None]
    ever = await directory.last_versions(session, new)
    numbered = [
        (before, replace(after, version=(before.version if before else ever.get(after.key, 0)) + 1))
        for before, after in differing
    ]
    written = [after for _, after in numbered]
    await directory.upsert(session, ContactPointRow, [store_rows.of_contact(after) for after in written], "key")
    await directory.add_changes(session, [_change(before, after, after.version, cause) for before, after in numbered])
    await bump_version(session)
    return written


async def take_back_contacts(session: AsyncSession, contacts: Sequence[ContactPoint], cause: Cause) -> None:
    """Remove contact points as if they had never been made; only their history stays."""
    if not contacts:
        return
    await directory.delete_contacts(session, [contact.key for contact in contacts])
    await directory.add_changes(session, [_change(each, None, each.version + 1, cause) for each in contacts])
    await bump_version(session)


def _change(before: ContactPoint | None, after: ContactPoint | None, version: int, cause: Cause) -> dict[str, Any]:
    recorded_before, recorded_after = difference(before, after)
    contact = after or before
    assert contact is not None
    return {
        "contact": contact.key,
        "version": version,
        "action": cause.action.value,
        "account_id": cause.account_id,
        "import_id": cause.import_id,
        "undoes": cause.undoes,
        "note": cause.note,
        "before": recorded_before,
        "after": recorded_after,
        "changed_at": cause.now,
    }
