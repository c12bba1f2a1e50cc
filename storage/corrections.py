"""Queries on correction tasks: what residents and offices say is wrong in the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.keeping_tables import Correction, CorrectionSource, CorrectionStatus
from storage.scope import Scope
from storage.tables import Resident

MAX_TEXT = 2_000  # characters of all that one resident says about one contact point
IS_OPEN = Correction.status == CorrectionStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which tasks to find; None: whichever. An empty municipality: those for the whole country."""

    status: str | None = None
    source: str | None = None
    municipality: str | None = None
    contact: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        asked = (
            (Correction.status, self.status),
            (Correction.source, self.source),
            (Correction.municipality, self.municipality),
            (Correction.contact, self.contact),
        )
        return [column == value if value else column.is_(None) for column, value in asked if value is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says about a contact point; `topic` is the one they were looking for."""

    contact: str
    municipality: str | None
    topic: str | None = None
    text: str = ""
    language: str | None = None


async def from_resident(session: AsyncSession, resident_id: int, said: Said, *, now: datetime) -> None:
    """Make a task, or add to the one that this resident has made about the same contact point.

    The resident must be locked: then there is never a second task.
    """
    own = select(Correction).where(Correction.resident_id == resident_id, Correction.contact == said.contact, IS_OPEN)
    row = await session.scalar(own.order_by(Correction.id).limit(1))
    if row is None:
        session.add(_row(said, CorrectionSource.RESIDENT, now, resident_id=resident_id))
    elif said.text:
        row.text = "\n".join(filter(None, (row.text, said.text)))[:MAX_TEXT]
    await session.flush()


async def from_office(session: AsyncSession, said: Said, *, now: datetime) -> None:
    session.add(_row(said, CorrectionSource.OFFICE, now))
    await session.flush()


async def find(
    session: AsyncSession, sought: Sought, *, scope: Scope, limit: int, offset: int = 0
) -> Sequence[Correction]:
    """Newest first."""
    query = select(Correction).where(*sought.conditions(), *within(scope)).order_by(Correction.id.desc())
    return (await session.scalars(query.limit(limit).offset(offset))).all()


async def count(session: AsyncSession, sought: Sought, *, scope: Scope) -> int:
    query = select(func.count()).select_from(Correction).where(*sought.conditions(), *within(scope))
    return (await session.scalar(query)) or 0


async def count_since(session: AsyncSession, since: datetime, *, scope: Scope) -> int:
    """How many open ones were made since then."""
    query = select(func.count()).select_from(Correction)
    return (await session.scalar(query.where(IS_OPEN, Correction.created_at >= since, *within(scope)))) or 0


async def one(session: AsyncSession, number: int, *, scope: Scope) -> Correction | None:
    return await session.scalar(select(Correction).where(Correction.id == number, *within(scope)))


async def lock(session: AsyncSession, number: int, *, scope: Scope) -> tuple[Correction, Resident | None] | None:
    """The task and the resident it comes from, both kept to this transaction, the resident first."""
    query = select(Correction).where(Correction.id == number, *within(scope))
    row = await session.scalar(query)
    if row is None:
        return None
    resident = None
    if row.resident_id is not None:
        resident = await session.scalar(select(Resident).where(Resident.id == row.resident_id).with_for_update())
    row = await session.scalar(query.with_for_update().execution_options(populate_existing=True))
    return (row, resident) if row is not None else None


def within(scope: Scope) -> list[ColumnElement[bool]]:
    """The directory is in somebody's care by municipality, and so is what is said about it."""
    return scope.of_rows(Correction.municipality)


def _row(said: Said, source: CorrectionSource, now: datetime, *, resident_id: int | None = None) -> Correction:
    return Correction(
        resident_id=resident_id,
        source=source,
        contact=said.contact,
        municipality=said.municipality,
        topic=said.topic,
        text=said.text[:MAX_TEXT],
        language=said.language,
        created_at=now,
    )
