"""Changing one contact point by hand: what is wrong is named field by field, and nobody overwrites another unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import Cause, is_within, load_contact, lock_directory, write_contacts
from directory.fields import FieldError, Known, errors_in, load_codes, load_successors, settled
from directory.history import BY_NAME
from directory.pack_cells import Column, Values, created, put_in, updated
from directory.reasons import Reason, ValueFault
from directory.records import ContactPoint, State
from directory.states import confirmed
from locales.catalogs import mark
from locales.local_time import ZONE
from storage.directory import ChangeBy, changes_since
from storage.directory_tables import ChangeAction
from storage.scope import Scope

Texts = Mapping[str, str]
"""Column (as in a table of contact points) → text as typed; an empty text empties the field."""

MAX_NOTE = 500
LISTED = 20


class Refused(ValueError):
    """A change that must not be made; `errors` holds all reasons at once."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        self.errors = tuple(errors)
        more = [f"and {len(errors) - LISTED} more"] if len(errors) > LISTED else []
        super().__init__("; ".join([*map(str, errors[:LISTED]), *more]))


class Outdated(Exception):
    """Somebody else was faster. `contact` is as it stands now, `changes` what happened meanwhile, the latest first."""

    def __init__(self, contact: ContactPoint, changes: Sequence[ChangeBy]) -> None:
        self.contact = contact
        self.changes = tuple(changes)
        super().__init__(f"{contact.key} has been changed meanwhile: it is at version {contact.version} now")


class NoSuchContact(LookupError):
    """There is no contact point with this key in one's care."""


async def create(
    session: AsyncSession, key: str, changes: Texts, *, scope: Scope, account_id: int | None, note: str, now: datetime
) -> ContactPoint:
    """Make a contact point; `changes` must name a kind and a name. Raises `Refused`."""
    await lock_directory(session)
    errors = note_errors(note)
    if await load_contact(session, key) is not None:
        errors.append(FieldError("key", Reason(mark("{key} is there already"), {"key": key})))
    values, faults = read_values({"key": key, **changes})
    contact = _made(values, faults)
    return await keep(
        session, None, contact, errors + faults, _cause(ChangeAction.CREATED, account_id, note, now), scope
    )


async def change(
    session: AsyncSession,
    key: str,
    changes: Texts,
    *,
    version: int,
    scope: Scope,
    account_id: int | None,
    note: str,
    now: datetime,
    action: ChangeAction = ChangeAction.CHANGED,
) -> ContactPoint:
    """Change fields of the contact point that was read at `version`; gives it as it is now.

    Raises `NoSuchContact`, `Outdated` when it has been changed since, `Refused` with everything that is wrong.
    """
    await lock_directory(session)
    before = await _at_version(session, key, version, scope)
    errors = note_errors(note)
    if changes.get("key", key) != key:
        errors.append(FieldError("key", Reason(mark("stays the same for good"))))
    values, faults = read_values({name: text for name, text in changes.items() if name != "key"})
    after = put_values(before, values, faults)
    return await keep(session, before, after, errors + faults, _cause(action, account_id, note, now), scope)


async def confirm(
    session: AsyncSession,
    key: str,
    *,
    version: int,
    scope: Scope,
    account_id: int | None,
    note: str,
    now: datetime,
    changes: Texts | None = None,
) -> ContactPoint:
    """The office says today that all is right (with `changes`: apart from these fields). Raises as `change`.

    One that refuses, or is gone, stays so (`states.confirmed`).
    """
    before = await load_contact(session, key)
    said = said_today(before.state if before else State.UNCONFIRMED, now)
    return await change(
        session,
        key,
        {**said, **(changes or {})},
        version=version,
        scope=scope,
        account_id=account_id,
        note=note,
        now=now,
        action=ChangeAction.CONFIRMED,
    )


def said_today(state: State, now: datetime) -> Texts:
    """What changes in a contact point of this state when its office says that all is right."""
    return {"state": confirmed(state).value, "confirmed_on": now.astimezone(ZONE).date().isoformat()}


async def deactivate(
    session: AsyncSession,
    key: str,
    *,
    version: int,
    scope: Scope,
    account_id: int | None,
    note: str,
    now: datetime,
    successor: str | None = None,
) -> ContactPoint:
    """The office is closed or merged; `successor`: the key of who answers for its topics now. Raises as `change`."""
    said = {"state": State.INACTIVE.value} | ({"successor": successor} if successor else {})
    return await change(
        session,
        key,
        said,
        version=version,
        scope=scope,
        account_id=account_id,
        note=note,
        now=now,
        action=ChangeAction.DEACTIVATED,
    )


def note_errors(note: str) -> list[FieldError]:
    """Every change says why: colleagues read it in the history."""
    if not note.strip():
        return [FieldError("note", Reason(mark("is missing: say in a few words why")))]
    if len(note) > MAX_NOTE:
        message = mark("is too long: {length} characters, at most {most}")
        return [FieldError("note", Reason(message, {"length": len(note), "most": MAX_NOTE}))]
    return []


async def keep(
    session: AsyncSession,
    before: ContactPoint | None,
    after: ContactPoint | None,
    errors: Sequence[FieldError],
    cause: Cause,
    scope: Scope,
) -> ContactPoint:
    """Write one contact point if nothing is wrong with it; `after` None: it could not even be read."""
    today = cause.now.astimezone(ZONE).date()
    found = list(errors)
    if after is not None:
        after = settled(before, after, today)
        successors = await load_successors(session) | {after.key: after.successor}
        known = Known(codes=await load_codes(session), successors=successors, today=today, scope=scope)
        found += errors_in(before, after, known)
    if after is None or found:
        raise Refused(found)
    written = await write_contacts(session, [(before, after)], cause)
    return written[0] if written else after


def _cause(action: ChangeAction, account_id: int | None, note: str, now: datetime) -> Cause:
    return Cause(action=action, account_id=account_id, note=note.strip(), now=now)


async def _at_version(session: AsyncSession, key: str, version: int, scope: Scope) -> ContactPoint:
    contact = await load_contact(session, key)
    if contact is None or not is_within(contact, scope):
        raise NoSuchContact(key)
    if contact.version != version:
        raise Outdated(contact, (await changes_since(session, {key: version})).get(key, []))
    return contact


def read_values(changes: Texts) -> tuple[Values, list[FieldError]]:
    """What texts say, and which of them cannot be read."""
    values: dict[Column, object] = {}
    errors = []
    for name, text in changes.items():
        column = BY_NAME.get(name)
        if column is None:
            errors.append(FieldError(name, Reason(mark("there is no such field"))))
            continue
        try:
            # A form has no need for a sign that empties: there an empty field is one that was emptied.
            values[column] = column.filled(text.strip()) if text.strip() else column.cleared()
        except ValueFault as fault:
            errors.append(FieldError(name, fault.reason))
    return values, errors


def _made(values: Values, errors: list[FieldError]) -> ContactPoint | None:
    if any(error.field in ("key", "kind") for error in errors):
        return None
    try:
        return created(values)
    except ValueFault as fault:
        errors.append(FieldError("", fault.reason))
        return None


def put_values(before: ContactPoint, values: Values, errors: list[FieldError]) -> ContactPoint:
    """The contact point with these values; what is wrong with it as a whole is added to the errors."""
    try:
        return updated(before, values)
    except ValueFault as fault:
        errors.append(FieldError("", fault.reason))
        return put_in(before, values)
