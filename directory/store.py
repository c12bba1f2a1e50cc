"""The directory in the store: a pack is put in without undoing what an admin has changed, and read back as a guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.guide import Guide
from directory.pack import Pack
from directory.records import ContactPoint, State, Versions
from directory.store_rows import Cells
from storage import kept
from storage.base import Base
from storage.dialect import insert
from storage.directory_tables import ContactPointRow, MunicipalityRow, ProcedureRow, TopicRow

VERSION = "directory_version"
GROUPS = "directory_groups"
# What the pack last wrote: key → digest. A row that differs from it was changed by a person.
WRITTEN_CONTACTS = "directory_pack_contacts"
WRITTEN_PROCEDURES = "directory_pack_procedures"

INTERNAL = ("id", "changed_at")

Rows = dict[str, Cells]
Digests = dict[str, str]


class PackError(ValueError):
    """A pack with errors is not put into the store; `str()` names the first of them."""


async def save_pack(session: AsyncSession, pack: Pack) -> bool:
    """Put a pack into the store; says whether anything changed. Doing it again changes nothing.

    What a person has changed stays as it is. A contact point that is no longer in the pack becomes inactive, a
    procedure goes; municipalities and topics stay. Demo facts never outlive their pack. Raises `PackError`.
    """
    if pack.errors:
        raise PackError(str(pack.errors[0]))
    changes = [
        await _save_codes(session, MunicipalityRow, map(store_rows.of_municipality, pack.municipalities)),
        await _save_codes(session, TopicRow, map(store_rows.of_topic, pack.topics)),
        await _save_contacts(session, [store_rows.of_contact(contact) for contact in pack.contacts]),
        await _save_procedures(session, [store_rows.of_procedure(procedure) for procedure in pack.procedures]),
        await _keep(session, GROUPS, pack.groups),
    ]
    if any(changes):
        await bump_version(session)
    return any(changes)


async def load_guide(session: AsyncSession) -> Guide:
    """The whole directory as it stands in the store."""
    version = await directory_version(session)
    topics = [store_rows.to_topic(cells) for cells in (await _stored(session, TopicRow, "code")).values()]
    municipalities = await _stored(session, MunicipalityRow, "code")
    procedures = await _stored(session, ProcedureRow, "key")
    return Guide(
        municipalities=[store_rows.to_municipality(cells) for cells in municipalities.values()],
        topics=topics,
        contacts=await load_contacts(session),
        procedures=[store_rows.to_procedure(cells) for cells in procedures.values()],
        version=version,
        group_labels=await load_groups(session),
    )


async def load_contacts(session: AsyncSession) -> list[ContactPoint]:
    """Every contact point, inactive ones too, in order of their keys."""
    rows = await _stored(session, ContactPointRow, "key")
    return [store_rows.to_contact(cells) for cells in rows.values()]


async def load_groups(session: AsyncSession) -> Mapping[str, Versions]:
    """The labels of each group of topics, in the order of the menu."""
    groups: Mapping[str, Versions] = await _kept(session, GROUPS)
    return groups


async def put_contacts(session: AsyncSession, contacts: Sequence[ContactPoint]) -> None:
    """Write contact points as they are now, by key, and tell everybody that the directory has changed."""
    await _upsert(session, ContactPointRow, [store_rows.of_contact(contact) for contact in contacts], "key")
    await bump_version(session)


async def directory_version(session: AsyncSession) -> str:
    """Names the state of the directory in the store; empty before any pack was put in."""
    return await kept.get(session, VERSION) or ""


async def bump_version(session: AsyncSession) -> None:
    """Tell every process that the directory has changed.

    A fresh name rather than a number: two transactions at once cannot come to the same one.
    """
    await kept.put(session, VERSION, uuid4().hex)


async def _save_codes(session: AsyncSession, table: type[Base], new: Any) -> bool:
    """Municipalities and topics: the pack alone says what they are."""
    stored = await _stored(session, table, "code")
    changed = [cells for cells in new if stored.get(cells["code"]) != cells]
    await _upsert(session, table, changed, "code")
    return bool(changed)


async def _save_contacts(session: AsyncSession, new: Sequence[Cells]) -> bool:
    stored = await _stored(session, ContactPointRow, "key")
    written: Digests = await _kept(session, WRITTEN_CONTACTS)
    changed = [cells for cells in new if _may_write(cells, stored.get(cells["key"]), written)]
    gone = set(written) - {cells["key"] for cells in new}
    changed += [
        cells | {"state": State.INACTIVE.value}
        for key, cells in stored.items()
        if key in gone and cells["state"] != State.INACTIVE and (cells["demo"] or not _is_own(cells, written))
    ]
    await _upsert(session, ContactPointRow, changed, "key")
    await _keep(session, WRITTEN_CONTACTS, written | _digests(changed))
    return bool(changed)


async def _save_procedures(session: AsyncSession, new: Sequence[Cells]) -> bool:
    stored = await _stored(session, ProcedureRow, "key")
    written: Digests = await _kept(session, WRITTEN_PROCEDURES)
    changed = [cells for cells in new if _may_write(cells, stored.get(cells["key"]), written)]
    gone = set(written) - {cells["key"] for cells in new}
    deleted = [key for key in gone if key in stored and not _is_own(stored[key], written)]
    await _upsert(session, ProcedureRow, changed, "key")
    if deleted:
        await session.execute(delete(ProcedureRow).where(ProcedureRow.key.in_(deleted)))
    remaining = {key: digest for key, digest in written.items() if key not in deleted}
    await _keep(session, WRITTEN_PROCEDURES, remaining | _digests(changed))
    return bool(changed or deleted)


def _may_write(new: Cells, stored: Cells | None, written: Digests) -> bool:
    """Whether the pack has something to say about a row that no person has taken over."""
    if stored is None:
        return True
    if stored == new:
        return False
    return not _is_own(stored, written) or bool(stored.get("demo") and not new["demo"])


def _is_own(stored: Cells, written: Digests) -> bool:
    """Whether a person has changed a row since the pack wrote it, or made it."""
    digest = written.get(stored["key"])
    if digest is None:
        return bool(stored.get("state", State.UNCONFIRMED) != State.UNCONFIRMED)
    return digest != _digest(stored)


def _digest(cells: Cells) -> str:
    return hashlib.sha256(json.dumps(cells, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _digests(rows: Sequence[Cells]) -> Digests:
    return {cells["key"]: _digest(cells) for cells in rows}


async def _stored(session: AsyncSession, table: type[Base], key: str) -> Rows:
    columns = [column for column in table.__table__.columns if column.name not in INTERNAL]
    found = await session.execute(select(*columns).order_by(table.__table__.c[key]))
    return {row[key]: dict(row) for row in found.mappings()}


async def _upsert(session: AsyncSession, table: type[Base], rows: Sequence[Cells], key: str) -> None:
    if not rows:
        return
    statement = insert(session, table)
    written = {name: statement.excluded[name] for name in rows[0] if name != key}
    await session.execute(statement.on_conflict_do_update(index_elements=[key], set_=written), rows)


async def _kept(session: AsyncSession, name: str) -> Any:
    text = await kept.get(session, name)
    return json.loads(text) if text else {}


async def _keep(session: AsyncSession, name: str, value: Any) -> bool:
    """Keep a value as JSON; says whether it is another one than before."""
    text = json.dumps(value, ensure_ascii=False)
    if await kept.get(session, name) == text:
        return False
    await kept.put(session, name, text)
    return True
