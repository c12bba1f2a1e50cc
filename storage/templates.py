"""Queries on reply templates. Those of a municipality are for its people only, those of none for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope
from storage.template_tables import ReplyTemplate, ReplyVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A template in one language."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template with all its versions: language → words."""

    key: str
    topics: tuple[str, ...]
    municipality: str | None
    starter: bool
    version: int
    updated_at: datetime
    is_retired: bool
    versions: Mapping[str, Words]


class KeyTaken(Exception):
    """Another template is called so already."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the template since it was read."""


async def find(session: AsyncSession, *, scope: Scope, retired: bool = False) -> Sequence[Template]:
    """In order of key; with `retired` those that are offered no more, too."""
    query = select(ReplyTemplate).where(*_within(scope)).order_by(ReplyTemplate.key)
    if not retired:
        query = query.where(ReplyTemplate.retired_at.is_(None))
    return await _with_versions(session, (await session.scalars(query)).all())


async def by_key(session: AsyncSession, key: str, *, scope: Scope) -> Template | None:
    """Retired or not."""
    query = select(ReplyTemplate).where(ReplyTemplate.key == key, *_within(scope))
    row = await session.scalar(query)
    return (await _with_versions(session, [row]))[0] if row else None


async def add(
    session: AsyncSession,
    key: str,
    versions: Mapping[str, Words],
    *,
    topics: Collection[str] = (),
    municipality: str | None = None,
    starter: bool = False,
    account_id: int | None,
    now: datetime,
) -> None:
    """Raises `KeyTaken`, also for the key of one that the account may not see."""
    if await session.scalar(select(ReplyTemplate.id).where(ReplyTemplate.key == key)):
        raise KeyTaken(key)
    row = ReplyTemplate(
        key=key,
        topics=sorted(topics) or None,
        municipality=municipality,
        starter=starter,
        made_by=account_id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    await session.flush()
    _add_versions(session, row.id, versions)


async def change(
    session: AsyncSession,
    key: str,
    versions: Mapping[str, Words],
    *,
    scope: Scope,
    seen: int,
    topics: Collection[str],
    municipality: str | None,
    now: datetime,
) -> bool:
    """Put these in the place of what was there; False when there is no such template. Raises `ChangedMeanwhile` unless
    `seen` is the version that is changed.
    """
    row = await _lock(session, key, scope)
    if row is None:
        return False
    if row.version != seen:
        raise ChangedMeanwhile(key)
    row.topics, row.municipality, row.starter = sorted(topics) or None, municipality, False
    row.version, row.updated_at = row.version + 1, now
    await session.execute(delete(ReplyVersion).where(ReplyVersion.template_id == row.id))
    _add_versions(session, row.id, versions)
    return True


async def retire(session: AsyncSession, key: str, *, scope: Scope, retired: bool, now: datetime) -> bool:
    """Offer it no more, or again; False when there is no such template."""
    row = await _lock(session, key, scope)
    if row is None:
        return False
    row.retired_at = now if retired else None
    return True


async def _lock(session: AsyncSession, key: str, scope: Scope) -> ReplyTemplate | None:
    query = select(ReplyTemplate).where(ReplyTemplate.key == key, *_within(scope))
    return await session.scalar(query.with_for_update().execution_options(populate_existing=True))


def _add_versions(session: AsyncSession, template_id: int, versions: Mapping[str, Words]) -> None:
    for language, words in versions.items():
        session.add(ReplyVersion(template_id=template_id, language=language, title=words.title, text=words.text))


async def _with_versions(session: AsyncSession, rows: Sequence[ReplyTemplate]) -> list[Template]:
    query = select(ReplyVersion).where(ReplyVersion.template_id.in_([row.id for row in rows]))
    versions: defaultdict[int, dict[str, Words]] = defaultdict(dict)
    for version in await session.scalars(query.order_by(ReplyVersion.id)):
        versions[version.template_id][version.language] = Words(title=version.title, text=version.text)
    return [
        Template(
            key=row.key,
            topics=tuple(row.topics or ()),
            municipality=row.municipality,
            starter=row.starter,
            version=row.version,
            updated_at=row.updated_at,
            is_retired=row.retired_at is not None,
            versions=versions[row.id],
        )
        for row in rows
    ]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    """Who may see nothing at all sees no template for everybody either."""
    limits = scope.of_rows(ReplyTemplate.municipality)
    if not limits:
        return []
    if scope.municipalities is not None and not scope.municipalities:
        return [and_(*limits)]
    return [or_(ReplyTemplate.municipality.is_(None), and_(*limits))]
