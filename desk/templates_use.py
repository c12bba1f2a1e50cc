"""Putting a reply template into an answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.templates_fill import Filled, Subject
from desk.templates_pick import WHICH, filled_for
from directory.guide import Guide
from storage import templates
from storage.scope import Scope


async def use(
    store: AsyncSession,
    asked: str,
    subject: Subject,
    language: str,
    *,
    scope: Scope,
    guide: Guide,
    now: datetime,
) -> Filled | None:
    """`asked` is a key, for the version in the resident's `language`, or `key:language` for another one. None: there is
    no such template or version, or it is offered no more.
    """
    key, _, version = asked.partition(WHICH)
    template = await templates.by_key(store, key, scope=scope)
    if template is None or template.is_retired or template.municipality not in (None, subject.municipality):
        return None
    return filled_for(template, subject, guide, version or language, now)
