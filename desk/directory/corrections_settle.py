"""Settling a correction: put right, or nothing to put right; the resident who has reported it is told."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.trail import trace
from desk.visit import Visit
from directory.contact_store import load_contact
from handlers import correction_news
from handlers.replies import to_json
from locales.catalogs import mark, texts
from locales.choose import choose_text
from locales.country import country
from storage import corrections, outbox
from storage.keeping_tables import Correction, CorrectionStatus
from storage.tables import Resident

MAX_REMARK = 500
DONE, REJECT = "correction-done", "correction-reject"
NO_REMARK = mark("Please note for your colleagues how you know that nothing is to be put right.")
SETTLED_ALREADY = mark("A colleague has settled this one meanwhile.")
# Translators: stands for the name of an office that the directory has no more
SOME_OFFICE = mark("the office")
NEWS = {CorrectionStatus.DONE: correction_news.corrected, CorrectionStatus.REJECTED: correction_news.left_as_it_is}
ACTIONS: Mapping[CorrectionStatus, str] = {CorrectionStatus.DONE: DONE, CorrectionStatus.REJECTED: REJECT}


class NotSettled(Exception):
    """Marked for translation: why a correction stays as it is."""


async def settle(
    store: AsyncSession,
    number: int,
    status: CorrectionStatus,
    remark: str,
    *,
    visit: Visit,
    topics: Container[str],
    now: datetime,
) -> None:
    """Raises `NotSettled`, and `LookupError` when there is none in this visitor's care. `topics`: the known ones."""
    remark = remark.strip()[:MAX_REMARK]
    if status is CorrectionStatus.REJECTED and not remark:
        raise NotSettled(NO_REMARK)
    found = await corrections.lock(store, number, scope=visit.scope)
    if found is None:
        raise LookupError(number)
    row, resident = found
    if row.status != CorrectionStatus.OPEN:
        raise NotSettled(SETTLED_ALREADY)
    row.status, row.remark, row.settled_at, row.account_id = status, remark, now, visit.account_id
    if resident is not None:
        await _tell(store, row, resident, status, topics, now)
    await trace(store, visit, ACTIONS[status], "correction", number, now=now, told=resident is not None)


async def _tell(
    store: AsyncSession,
    row: Correction,
    resident: Resident,
    status: CorrectionStatus,
    topics: Container[str],
    now: datetime,
) -> None:
    language = resident.language or row.language or country().first_language
    contact = await load_contact(store, row.contact)
    office = choose_text(contact.names, language) if contact else texts(language).gettext(SOME_OFFICE)
    topic = row.topic if row.topic in topics else None
    reply = NEWS[status](office, language, topic=topic)
    await outbox.add(store, [outbox.row_for(resident, to_json(reply), message_id=None, now=now)])
