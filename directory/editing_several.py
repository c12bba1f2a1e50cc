"""Changing several contact points at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from directory.contact_store import Cause, Pair, load_contacts, lock_directory, write_contacts
from directory.editing import Refused, Texts, note_errors, put_values, read_values
from directory.fields import FieldError, Known, errors_in, load_codes, load_successors, settled
from directory.reasons import Reason
from directory.records import ContactPoint
from locales.catalogs import mark
from locales.local_time import ZONE
from storage.directory_tables import ChangeAction
from storage.scope import Scope

GONE = mark("is not there any more")
CHANGED_MEANWHILE = mark("somebody else has changed it meanwhile: look at it again")

Faults = Mapping[str, Sequence[FieldError]]
"""Key of a contact point → everything for which it must not be changed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is to become of one contact point that was read at `version`."""

    key: str
    version: int
    changes: Texts


class SeveralRefused(ValueError):
    """Nothing was changed; `faults` names each contact point that stands in the way."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{key}: {error}" for key, errors in faults.items() for error in errors))


async def change_several(
    session: AsyncSession,
    edits: Sequence[Edit],
    *,
    scope: Scope,
    account_id: int | None,
    note: str,
    now: datetime,
    action: ChangeAction = ChangeAction.CHANGED,
) -> list[ContactPoint]:
    """Change all of them; gives those that are another now. Raises `Refused` for the note, else `SeveralRefused`."""
    await lock_directory(session)
    if errors := note_errors(note):
        raise Refused(errors)
    there = await load_contacts(session, [edit.key for edit in edits], scope=scope)
    contacts = {contact.key: contact for contact in there}
    known = Known(
        codes=await load_codes(session),
        successors=await load_successors(session),
        today=now.astimezone(ZONE).date(),
        scope=scope,
    )
    faults: dict[str, Sequence[FieldError]] = {}
    pairs: list[Pair] = []
    for edit in edits:
        pair, found = _edited(contacts.get(edit.key), edit, known)
        pairs += pair
        if found:
            faults[edit.key] = found
    if faults:
        raise SeveralRefused(faults)
    return await write_contacts(session, pairs, Cause(action=action, account_id=account_id, note=note.strip(), now=now))


def _edited(before: ContactPoint | None, edit: Edit, known: Known) -> tuple[list[Pair], list[FieldError]]:
    """The change as a pair, and what is wrong with it."""
    if before is None:
        return [], [FieldError("", Reason(GONE))]
    if before.version != edit.version:
        return [], [FieldError("", Reason(CHANGED_MEANWHILE))]
    values, errors = read_values(edit.changes)
    after = settled(before, put_values(before, values, errors), known.today)
    return [(before, after)], [*errors, *errors_in(before, after, known)]
