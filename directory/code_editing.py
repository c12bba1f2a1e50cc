"""What changing topics and changing municipalities have in common: a version that was read, a note, and undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from directory.code_store import (
    CodeCause,
    Entry,
    Family,
    Held,
    load_held,
    put_back,
    stands,
    write_by_person,
)
from directory.contact_store import lock_directory
from directory.editing import Refused, note_errors
from directory.fields import FieldError
from directory.pack_values import WRITTEN_LANGUAGES
from directory.reasons import Reason, ValueFault
from directory.records import Versions
from locales.catalogs import mark
from storage import codes
from storage.code_tables import CodeAction
from storage.codes import CodeChangeBy

Texts = Mapping[str, str]
"""Field → text as typed. Texts of one language end in `_` and its code: `label_sq`."""
T = TypeVar("T")


class OutdatedCode(Exception):
    """Somebody else was faster; `changes` is what happened meanwhile, the latest first."""

    def __init__(self, code: str, changes: Sequence[CodeChangeBy]) -> None:
        self.changes = tuple(changes)
        super().__init__(f"{code} has been changed meanwhile")


class NoSuchCode(LookupError):
    """There is no topic, municipality or change of that name."""


async def at_version(session: AsyncSession, family: Family[Entry], code: str, version: int) -> dict[str, Held[Entry]]:
    """All of the family, the directory locked, if this one is still as it was read. `NoSuchCode`, `OutdatedCode`."""
    await lock_directory(session)
    held = await load_held(session, family)
    if code not in held:
        raise NoSuchCode(code)
    if held[code].entry.version != version:
        raise OutdatedCode(code, await codes.history(session, family.kind, code, after_version=version))
    return held


async def undo_change(
    session: AsyncSession,
    family: Family[Entry],
    change_id: int,
    *,
    check: Callable[[Mapping[str, Held[Entry]], Entry], list[FieldError]],
    account_id: int | None,
    note: str,
    now: datetime,
) -> Entry:
    """Put back what a change touched, as a new change.

    Raises `NoSuchCode`; `Refused` with every field that was changed since, or that may not be as it was (`check`).
    """
    await lock_directory(session)
    change = await codes.change_by_id(session, change_id)
    held = await load_held(session, family)
    if change is None or change.kind != family.kind or change.code not in held:
        raise NoSuchCode(str(change_id))
    before = held[change.code]
    errors = note_errors(note)
    if change.before is None:
        errors.append(FieldError("", Reason(mark("it was made by this: retire it instead"))))
    else:
        since = mark("has been changed since")
        errors += [FieldError(name, Reason(since)) for name in stands(family, before.entry, change)]
    after = put_back(family, before.entry, change.before or {})
    refuse(errors or check(held, after))
    cause = CodeCause(action=CodeAction.UNDONE, account_id=account_id, undoes=change.id, note=note.strip(), now=now)
    return await write_by_person(session, family, before, after, cause)


def refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Refused(errors)


def versions_in(changes: Texts, prefix: str, before: Versions) -> dict[str, str]:
    """A text in several languages with what was typed put in; an empty text takes the language out."""
    said = {code: changes[name].strip() for code in WRITTEN_LANGUAGES if (name := f"{prefix}_{code}") in changes}
    return {code: text for code, text in {**before, **said}.items() if text}


def read_or_fault(field: str, read: Callable[[str], T], text: str, errors: list[FieldError]) -> T | None:
    """The value of a filled field; what is wrong with it is added to the errors."""
    try:
        return read(text.strip()) if text.strip() else None
    except ValueFault as fault:
        errors.append(FieldError(field, fault.reason))
        return None


def too_long(field: str, text: str, most: int) -> list[FieldError]:
    if len(text) <= most:
        return []
    message = mark("is too long: {length} characters, at most {most}")
    return [FieldError(field, Reason(message, {"length": len(text), "most": most}))]
