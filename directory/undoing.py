"""Taking back one change, or all of an import: what has been changed since is never lost by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import (
    Cause,
    Pair,
    is_within,
    load_contact,
    load_contacts,
    lock_directory,
    take_back_contacts,
    write_contacts,
)
from directory.editing import Refused, note_errors
from directory.fields import NOT_IN_CARE, FieldError, Known, errors_in, load_codes, load_successors
from directory.history import difference, put_back, stands
from directory.reasons import Reason
from directory.records import ContactKind, ContactPoint
from locales.catalogs import mark
from locales.local_time import ZONE
from storage.directory import change_by_id, changes_of_import
from storage.directory_tables import ChangeAction, ContactChange, ContactImport
from storage.scope import Scope


class NoSuchChange(LookupError):
    """There is no change, or no import, with this number."""


async def undo(
    session: AsyncSession,
    change_id: int,
    *,
    scope: Scope,
    account_id: int | None,
    note: str,
    now: datetime,
    of: str | None = None,
) -> ContactPoint | None:
    """Put back what a change touched, as a new change; gives the contact point, None when it had been made by it.

    `of`: the key of the contact point that it must be a change of. Raises `NoSuchChange`; `Refused` with every field
    that has been changed since, or that may not be as it was.
    """
    await lock_directory(session)
    change = await change_by_id(session, change_id)
    if change is None or of not in (None, change.contact):
        raise NoSuchChange(change_id)
    if not _is_within(change, await load_contact(session, change.contact), scope):
        raise NoSuchChange(change_id)
    cause = Cause(action=ChangeAction.UNDONE, account_id=account_id, note=note.strip(), undoes=change.id, now=now)
    contact = await load_contact(session, change.contact)
    errors = [*note_errors(note), *_obstacles(change, contact)]
    _refuse(errors)
    if change.before is None:
        assert contact is not None
        await _take_back(session, [contact], cause)
        return None
    before = contact
    after = put_back(before, change.before) if before else _as_it_was(change)
    _refuse(await _errors_in(session, [(before, after)], cause, scope))
    return (await write_contacts(session, [(before, after)], cause) or [after])[0]


async def undo_import(
    session: AsyncSession, import_id: int, *, scope: Scope, account_id: int | None, note: str, now: datetime
) -> int:
    """Take back all that an import did, or nothing of it; gives the number of contact points.

    Raises `NoSuchChange`; `Refused` with every contact point and field that has been changed since.
    """
    await lock_directory(session)
    entry = await session.get(ContactImport, import_id)
    if entry is None:
        raise NoSuchChange(import_id)
    changes = await changes_of_import(session, import_id)
    contacts = {each.key: each for each in await load_contacts(session, [change.contact for change in changes])}
    errors = note_errors(note) + ([] if entry.undone_at is None else [FieldError("", Reason(TAKEN_BACK))])
    for change in changes if entry.undone_at is None else ():
        errors += _named(change.contact, _obstacles(change, contacts.get(change.contact)))
        if not _is_within(change, contacts.get(change.contact), scope):
            errors.append(FieldError("municipality", Reason(NOT_IN_CARE, {"key": change.contact})))
    _refuse(errors)
    cause = Cause(action=ChangeAction.UNDONE, account_id=account_id, note=note.strip(), now=now)
    pairs = [(contacts[each.contact], put_back(contacts[each.contact], each.before)) for each in changes if each.before]
    _refuse(await _errors_in(session, pairs, cause, scope))
    await write_contacts(session, pairs, cause)
    await _take_back(session, [contacts[each.contact] for each in changes if each.before is None], cause)
    await session.execute(update(ContactImport).where(ContactImport.id == import_id).values(undone_at=now))
    return len(changes)


TAKEN_BACK = mark("has been taken back already")
CHANGED_SINCE = mark("has been changed since")


def _obstacles(change: ContactChange, contact: ContactPoint | None) -> Iterator[FieldError]:
    """Why a change cannot be taken back as things stand."""
    if change.after is None:
        if contact is not None:
            yield FieldError("key", Reason(mark("{key} is there already"), {"key": change.contact}))
        return
    if contact is None:
        yield FieldError("", Reason(TAKEN_BACK))
        return
    if change.before is None and change.action == ChangeAction.PACK:
        yield FieldError("", Reason(mark("comes with the starter pack: make it inactive instead")))
        return
    for name, recorded in change.after.items():
        if not stands(contact, name, recorded):
            yield FieldError(name, Reason(CHANGED_SINCE))
    if change.before is None:
        for name in (difference(None, contact)[1] or {}).keys() - change.after.keys():
            yield FieldError(name, Reason(CHANGED_SINCE))


def _is_within(change: ContactChange, contact: ContactPoint | None, scope: Scope) -> bool:
    return is_within(contact or _as_it_was(change), scope)


async def _errors_in(session: AsyncSession, pairs: Sequence[Pair], cause: Cause, scope: Scope) -> list[FieldError]:
    """As for any change, but that a state may go back to what it was."""
    successors = await load_successors(session) | {after.key: after.successor for _, after in pairs}
    known = Known(
        codes=await load_codes(session), successors=successors, today=cause.now.astimezone(ZONE).date(), scope=scope
    )
    found: list[FieldError] = []
    for before, after in pairs:
        errors = errors_in(before, after, known)
        found += [error for error in errors if error.field != "state"]
    return found


async def _take_back(session: AsyncSession, contacts: Sequence[ContactPoint], cause: Cause) -> None:
    gone = {contact.key for contact in contacts}
    successors = await load_successors(session)
    heirs = sorted(key for key, successor in successors.items() if successor in gone and key not in gone)
    if heirs:
        message = mark("took over from {keys}: name another successor there first")
        raise Refused([FieldError("", Reason(message, {"keys": ", ".join(heirs)}))])
    await take_back_contacts(session, contacts, cause)


def _as_it_was(change: ContactChange) -> ContactPoint:
    blank = ContactPoint(key=change.contact, kind=ContactKind.OFFICE, names={})
    return put_back(blank, change.before or {})


def _named(key: str, errors: Iterable[FieldError]) -> list[FieldError]:
    message = mark("{contact}: {reason}")
    return [FieldError(error.field, Reason(message, {"contact": key, "reason": error.reason})) for error in errors]


def _refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Refused(errors)
