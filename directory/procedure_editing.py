"""Changing one procedure by hand, by the rules of `directory.editing`; and taking a change back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import Cause, lock_directory
from directory.editing import Refused, Texts, note_errors
from directory.fields import NOT_IN_CARE, FieldError, load_codes
from directory.history import difference, put_back, stands
from directory.pack_cells import Column, Values, belongs, put_in
from directory.pack_offices import Codes
from directory.procedure_cells import COLUMNS
from directory.procedure_store import is_within, load_procedure, remove_procedures, write_procedures
from directory.reasons import Reason, ValueFault
from directory.records import Procedure
from directory.undoing import CHANGED_SINCE, TAKEN_BACK, NoSuchChange
from locales.catalogs import mark
from storage.directory import ProcedureChangeBy, procedure_change_by_id, procedure_changes
from storage.directory_tables import ChangeAction, ProcedureChange
from storage.scope import Scope


class OutdatedProcedure(Exception):
    """Somebody else was faster. `procedure` is as it stands now, `changes` what happened meanwhile, latest first."""

    def __init__(self, procedure: Procedure, changes: Sequence[ProcedureChangeBy]) -> None:
        self.procedure = procedure
        self.changes = tuple(changes)
        super().__init__(f"{procedure.key} has been changed meanwhile: it is at version {procedure.version} now")


class NoSuchProcedure(LookupError):
    """There is no procedure with this key in one's care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whose change it is, why and when."""

    scope: Scope
    account_id: int | None
    note: str
    now: datetime

    def cause(self, action: ChangeAction, *, undoes: int | None = None) -> Cause:
        return Cause(action=action, account_id=self.account_id, note=self.note.strip(), undoes=undoes, now=self.now)


async def create_procedure(session: AsyncSession, key: str, changes: Texts, who: Who) -> Procedure:
    """Make a procedure; `changes` must name a topic and a title. Raises `Refused`."""
    await lock_directory(session)
    errors = note_errors(who.note)
    if await load_procedure(session, key) is not None:
        errors.append(FieldError("key", Reason(mark("{key} is there already"), {"key": key})))
    after, faults = _put(Procedure(key=key, topic="", titles={}), changes)
    return await _keep(session, None, after, errors + faults, who.cause(ChangeAction.CREATED), who.scope)


async def change_procedure(session: AsyncSession, key: str, changes: Texts, who: Who, *, version: int) -> Procedure:
    """Change fields of the procedure that was read at `version`; gives it as it is now.

    Raises `NoSuchProcedure`, `OutdatedProcedure` when it has been changed since, `Refused` with all that is wrong.
    """
    await lock_directory(session)
    before = await _at_version(session, key, version, who.scope)
    errors = note_errors(who.note)
    if changes.get("key", key) != key:
        errors.append(FieldError("key", Reason(mark("stays the same for good"))))
    after, faults = _put(before, {name: text for name, text in changes.items() if name != "key"})
    return await _keep(session, before, after, errors + faults, who.cause(ChangeAction.CHANGED), who.scope)


async def remove_procedure(session: AsyncSession, key: str, who: Who, *, version: int) -> None:
    """It is told to nobody any more, and no pack brings it back; undoing does. Raises as `change_procedure`."""
    await lock_directory(session)
    before = await _at_version(session, key, version, who.scope)
    _refuse(note_errors(who.note))
    await remove_procedures(session, [before], who.cause(ChangeAction.REMOVED))


async def undo_procedure(session: AsyncSession, change_id: int, who: Who, *, of: str | None = None) -> Procedure | None:
    """Put back what a change touched, as a new change; gives the procedure, None when it had been made by it.

    `of`: the key of the procedure that it must be a change of.
    Raises `NoSuchChange`; `Refused` with every field that has been changed since.
    """
    await lock_directory(session)
    change = await procedure_change_by_id(session, change_id)
    if change is None or of not in (None, change.procedure):
        raise NoSuchChange(change_id)
    procedure = await load_procedure(session, change.procedure)
    if not is_within(procedure or _as_it_was(change), who.scope):
        raise NoSuchChange(change_id)
    _refuse([*note_errors(who.note), *_obstacles(change, procedure)])
    cause = who.cause(ChangeAction.UNDONE, undoes=change.id)
    if change.before is None:
        assert procedure is not None
        await remove_procedures(session, [procedure], cause)
        return None
    after = put_back(procedure, change.before, COLUMNS) if procedure else _as_it_was(change)
    return await _keep(session, procedure, after, [], cause, who.scope)


def _obstacles(change: ProcedureChange, procedure: Procedure | None) -> Iterator[FieldError]:
    """Why a change cannot be taken back as things stand."""
    if change.after is None:
        if procedure is not None:
            yield FieldError("key", Reason(mark("{key} is there already"), {"key": change.procedure}))
        return
    if procedure is None:
        yield FieldError("", Reason(TAKEN_BACK))
        return
    recorded = change.after if change.before is not None else difference(None, procedure, COLUMNS)[1] or {}
    for name in recorded:
        if not stands(procedure, name, change.after.get(name, COLUMNS[name].empty), COLUMNS):
            yield FieldError(name, Reason(CHANGED_SINCE))


def _as_it_was(change: ProcedureChange) -> Procedure:
    blank = Procedure(key=change.procedure, topic="", titles={})
    return put_back(blank, change.before or change.after or {}, COLUMNS)


def _put(before: Procedure, changes: Texts) -> tuple[Procedure, list[FieldError]]:
    """The procedure with what texts say, and which of them cannot be read."""
    values: dict[Column, object] = {}
    errors = []
    for name, text in changes.items():
        column = COLUMNS.get(name)
        if column is None:
            errors.append(FieldError(name, Reason(mark("there is no such field"))))
            continue
        try:
            values[column] = column.filled(text.strip()) if text.strip() else column.cleared()
        except ValueFault as fault:
            errors.append(FieldError(name, fault.reason))
    said: Values = values
    return put_in(before, said), errors


async def _keep(
    session: AsyncSession,
    before: Procedure | None,
    after: Procedure,
    errors: Sequence[FieldError],
    cause: Cause,
    scope: Scope,
) -> Procedure:
    found = [*errors, *_errors_in(before, after, await load_codes(session), scope)]
    _refuse(list({error.field: error for error in reversed(found)}.values())[::-1])
    written = await write_procedures(session, [(before, after)], cause)
    return written[0] if written else after


def _errors_in(before: Procedure | None, after: Procedure, codes: Codes, scope: Scope) -> Iterator[FieldError]:
    """Everything for which this change must not be made; the first error of a field is the one that is told."""
    if not all(is_within(each, scope) for each in (before, after) if each is not None):
        yield FieldError("municipality", Reason(NOT_IN_CARE, {"key": after.key}))
    for reason in codes.unknown_municipality(after.municipality):
        yield FieldError("municipality", reason)
    if not belongs(after.key, after.municipality):
        yield FieldError("municipality", Reason(mark("stays the same for good")))
    if not after.topic:
        yield FieldError("topic", Reason(mark("is missing")))
    for reason in codes.unknown_topics([after.topic] if after.topic else []):
        yield FieldError("topic", reason)
    if not after.titles:
        yield FieldError("", Reason(mark("a title is missing in every language")))


async def _at_version(session: AsyncSession, key: str, version: int, scope: Scope) -> Procedure:
    procedure = await load_procedure(session, key)
    if procedure is None or not is_within(procedure, scope):
        raise NoSuchProcedure(key)
    if procedure.version != version:
        raise OutdatedProcedure(procedure, await procedure_changes(session, key, after_version=version))
    return procedure


def _refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Refused(errors)
