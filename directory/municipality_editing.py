"""Changing municipalities: their names, what people call them, their languages and usual hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from directory.code_editing import (
    Texts,
    at_version,
    read_or_fault,
    refuse,
    too_long,
    undo_change,
    versions_in,
)
from directory.code_store import MUNICIPALITIES, CodeCause, Held, write_by_person
from directory.editing import note_errors
from directory.fields import FieldError
from directory.pack_values import (
    read_languages,
    read_latitude,
    read_longitude,
    read_opening_hours,
    read_url,
    serbian_in_latin,
)
from directory.reasons import Reason
from directory.records import Municipality
from locales.catalogs import mark
from storage.code_tables import CodeAction

NAME = "name"
MAX_NAME = 60
MAX_ALIASES = 50
SHORTEST_ALIAS = 3  # letters: anything shorter is found in every other message

READERS: Mapping[str, Callable[[str], Any]] = {
    "official_languages": read_languages,
    "website": read_url,
    "opening_hours": read_opening_hours,
}

MunicipalitiesHeld = Mapping[str, Held[Municipality]]


async def change_municipality(
    session: AsyncSession,
    code: str,
    changes: Texts,
    *,
    version: int,
    account_id: int | None,
    note: str,
    now: datetime,
) -> Municipality:
    """Change what was read at `version`. Raises `NoSuchCode`, `OutdatedCode`, `Refused` with everything wrong."""
    held = await at_version(session, MUNICIPALITIES, code, version)
    errors = note_errors(note)
    municipality = _changed(held[code].entry, changes, errors)
    refuse([*errors, *municipality_errors(held, municipality)])
    cause = CodeCause(action=CodeAction.CHANGED, account_id=account_id, note=note.strip(), now=now)
    return await write_by_person(session, MUNICIPALITIES, held[code], municipality, cause)


async def undo_municipality_change(
    session: AsyncSession, change_id: int, *, account_id: int | None, note: str, now: datetime
) -> Municipality:
    """Put back what a change touched. Raises `NoSuchCode`, `Refused`."""
    return await undo_change(
        session,
        MUNICIPALITIES,
        change_id,
        check=municipality_errors,
        account_id=account_id,
        note=note,
        now=now,
    )


def municipality_errors(_held: MunicipalitiesHeld, municipality: Municipality) -> list[FieldError]:
    """Everything for which this municipality must not be kept."""
    errors = [
        error for code, name in municipality.names.items() for error in too_long(f"{NAME}_{code}", name, MAX_NAME)
    ]
    if not municipality.names:
        errors.append(FieldError(NAME, Reason(mark("is missing in every language"))))
    if serbian_in_latin(municipality.names):
        errors.append(FieldError(f"{NAME}_sr-Cyrl", Reason(mark("must be written in Cyrillic letters"))))
    if not municipality.official_languages:
        errors.append(FieldError("official_languages", Reason(mark("is missing"))))
    return [*errors, *_alias_errors(municipality)]


def aliases_in(text: str) -> tuple[str, ...]:
    """One a line, or with semicolons between."""
    parts = (" ".join(part.split()) for part in text.replace(";", "\n").splitlines())
    return tuple(dict.fromkeys(part for part in parts if part))


def _alias_errors(municipality: Municipality) -> list[FieldError]:
    errors = [error for alias in municipality.aliases for error in too_long("aliases", alias, MAX_NAME)]
    short = [alias for alias in municipality.aliases if sum(map(str.isalpha, alias)) < SHORTEST_ALIAS]
    if short:
        message = mark("“{text}” is too short to be told from other words: at least {least} letters")
        errors.append(FieldError("aliases", Reason(message, {"text": short[0], "least": SHORTEST_ALIAS})))
    if len(municipality.aliases) > MAX_ALIASES:
        errors.append(FieldError("aliases", Reason(mark("at most {most} names"), {"most": MAX_ALIASES})))
    return errors


def _changed(before: Municipality, changes: Texts, errors: list[FieldError]) -> Municipality:
    said: dict[str, Any] = {
        name: read_or_fault(name, read, changes[name], errors) for name, read in READERS.items() if name in changes
    }
    if "official_languages" in said:
        said["official_languages"] = said["official_languages"] or ()
    for name, read in (("latitude", read_latitude), ("longitude", read_longitude)):
        if changes.get(name, "").strip():  # the place of its seat: never unknown
            value = read_or_fault(name, read, changes[name], errors)
            said[name] = getattr(before, name) if value is None else value
    if "aliases" in changes:
        said["aliases"] = aliases_in(changes["aliases"])
    return replace(before, names=versions_in(changes, NAME, before.names), **said)
