"""The directory in the store: a pack is put in without undoing what an admin has changed, and read back as a guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.code_store import MUNICIPALITIES, TOPICS, write_from_pack
from directory.contact_store import (
    Cause,
    bump_version,
    directory_version,
    load_contacts,
    lock_directory,
    write_contacts,
)
from directory.due import load_intervals
from directory.guide import Guide
from directory.pack import Pack
from directory.present import on_day
from directory.procedure_store import load_procedures, remove_procedures, write_procedures
from directory.records import ContactPoint, Outline, Procedure, State, Topic, Versions
from storage import kept
from storage.directory import Cells, rows_by_key
from storage.directory_tables import ChangeAction, MunicipalityRow, TopicRow

GROUPS = "directory_groups"
OUTLINE = "directory_outline"
# What the pack last wrote: key → digest. A row that differs from it was changed by a person.
WRITTEN_CONTACTS = "directory_pack_contacts"
WRITTEN_PROCEDURES = "directory_pack_procedures"

Digests = dict[str, str]


class PackError(ValueError):
    """A pack with errors is not put into the store; `str()` names the first of them."""


async def save_pack(session: AsyncSession, pack: Pack, *, now: datetime) -> bool:
    """Put a pack into the store; says whether anything changed. Doing it again changes nothing.

    What a person has changed stays as it is. A contact point that is no longer in the pack becomes inactive, a
    procedure goes; municipalities and topics stay. Demo facts never outlive their pack. Raises `PackError`.
    """
    if pack.errors:
        raise PackError(str(pack.errors[0]))
    await lock_directory(session)
    changes = [
        await write_from_pack(session, MUNICIPALITIES, pack.municipalities, now=now),
        await write_from_pack(session, TOPICS, pack.topics, now=now),
        await _save_contacts(session, pack.contacts, now),
        await _save_procedures(session, pack.procedures, now),
        await _keep(session, GROUPS, pack.groups),
        await _keep(session, OUTLINE, pack.outline),
    ]
    if any(changes):
        await bump_version(session)
    return any(changes)


async def load_guide(session: AsyncSession, today: date) -> Guide:
    """The directory as residents may see it on this day (of the local calendar)."""
    version = await directory_version(session)
    municipalities = await rows_by_key(session, MunicipalityRow, "code")
    present = on_day(await load_contacts(session), today, await load_intervals(session))
    return Guide(
        municipalities=[store_rows.to_municipality(cells) for cells in municipalities.values()],
        topics=await load_topics(session),
        contacts=present.contacts,
        procedures=await load_procedures(session),
        version=version,
        group_labels=await load_groups(session),
        successions=present.successions,
    )


async def load_topics(session: AsyncSession) -> list[Topic]:
    """In the order of the menu."""
    topics = [store_rows.to_topic(cells) for cells in (await rows_by_key(session, TopicRow, "code")).values()]
    return sorted(topics, key=lambda topic: (topic.position, topic.code))


async def load_groups(session: AsyncSession) -> Mapping[str, Versions]:
    """The labels of each group of topics, in the order of the menu."""
    groups: Mapping[str, Versions] = await _kept(session, GROUPS)
    return groups


async def load_outline(session: AsyncSession) -> Outline:
    """The outline of the country; empty when its pack has none."""
    return tuple((latitude, longitude) for latitude, longitude in await _kept(session, OUTLINE) or ())


async def _save_contacts(session: AsyncSession, new: Sequence[ContactPoint], now: datetime) -> bool:
    stored = {contact.key: contact for contact in await load_contacts(session)}
    written: Digests = await _kept(session, WRITTEN_CONTACTS)
    pairs = [(stored.get(contact.key), contact) for contact in new]
    changed = [(before, after) for before, after in pairs if _may_write_contact(after, before, written)]
    gone = set(written) - {contact.key for contact in new}
    left = [contact for key, contact in stored.items() if key in gone and contact.state is not State.INACTIVE]
    changed += [
        (contact, replace(contact, state=State.INACTIVE))
        for contact in left
        if contact.demo or not _is_own_contact(contact, written)
    ]
    counted = [(before, replace(after, version=before.version if before else 1)) for before, after in changed]
    await write_contacts(session, counted, Cause(action=ChangeAction.PACK, now=now))
    await _keep(session, WRITTEN_CONTACTS, written | _digests([_facts(after) for _, after in counted]))
    return bool(counted)


async def _save_procedures(session: AsyncSession, new: Sequence[Procedure], now: datetime) -> bool:
    stored = {procedure.key: procedure for procedure in await load_procedures(session)}
    written: Digests = await _kept(session, WRITTEN_PROCEDURES)
    changed = [(stored.get(each.key), each) for each in new if _may_write_procedure(each, stored, written)]
    gone = set(written) - {procedure.key for procedure in new}
    left = [stored[key] for key in gone if key in stored and not _is_own_procedure(stored[key], written)]
    counted = [(before, replace(after, version=before.version if before else 1)) for before, after in changed]
    cause = Cause(action=ChangeAction.PACK, now=now)
    await write_procedures(session, counted, cause)
    await remove_procedures(session, left, cause)
    deleted = {procedure.key for procedure in left}
    remaining = {key: digest for key, digest in written.items() if key not in deleted}
    await _keep(session, WRITTEN_PROCEDURES, remaining | _digests([_facts_of(after) for _, after in counted]))
    return bool(counted or left)


def _may_write_contact(new: ContactPoint, stored: ContactPoint | None, written: Digests) -> bool:
    """Whether the pack has something to say about a contact point that no person has taken over."""
    if stored is None:
        return True
    if _facts(_as_confirmed(stored, new.state)) == _facts(new):
        return False
    return not _is_own_contact(stored, written) or (stored.demo and not new.demo)


def _is_own_contact(stored: ContactPoint, written: Digests) -> bool:
    """Whether a person has changed a contact point since the pack wrote it, or made it."""
    alike = (stored, _as_confirmed(stored, State.CONFIRMED))
    return written.get(stored.key) not in [_digest(_facts(each)) for each in alike]


def _as_confirmed(stored: ContactPoint, said: State) -> ContactPoint:
    """Without what the sweep has written: time that went by takes nothing over from the pack."""
    swept = stored.state is State.DUE and said is State.CONFIRMED
    return replace(stored, state=State.CONFIRMED) if swept else stored


def _facts(contact: ContactPoint) -> Cells:
    return {name: cell for name, cell in store_rows.of_contact(contact).items() if name != "version"}


def _may_write_procedure(new: Procedure, stored: Mapping[str, Procedure], written: Digests) -> bool:
    there = stored.get(new.key)
    if there is None:  # a person has removed it, or the pack says it for the first time
        return new.key not in written
    return _facts_of(there) != _facts_of(new) and not _is_own_procedure(there, written)


def _is_own_procedure(stored: Procedure, written: Digests) -> bool:
    """Whether a person has changed a procedure since the pack wrote it, or made it."""
    return written.get(stored.key) != _digest(_facts_of(stored))


def _facts_of(procedure: Procedure) -> Cells:
    return {name: cell for name, cell in store_rows.of_procedure(procedure).items() if name != "version"}


def _digest(cells: Cells) -> str:
    return hashlib.sha256(json.dumps(cells, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _digests(rows: Sequence[Cells]) -> Digests:
    return {cells["key"]: _digest(cells) for cells in rows}


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
