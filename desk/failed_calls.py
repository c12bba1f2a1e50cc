"""An officer has called an office, and nobody could be reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.trail import trace
from desk.visit import Visit
from directory.contact_store import load_contact
from directory.editing import NoSuchContact
from directory.keeping_true import Doubt, doubt
from storage.keeping_tables import DoubtKind
from tickets.errors import UnknownContact

DOUBTED = "contact-doubt"


async def report_failed_call(store: AsyncSession, visit: Visit, key: str, happened: str, *, now: datetime) -> None:
    """Keep it as a reason to doubt the contact point, in the officer's words. Raises `UnknownContact`."""
    contact = await load_contact(store, key) if key else None
    number = contact.phones[0] if contact and contact.phones else ""
    why = Doubt(kind=DoubtKind.CALL_FAILED, about=number, detail=happened)
    try:
        await doubt(store, key, why, scope=visit.scope, account_id=visit.account_id, now=now, language=visit.language)
    except NoSuchContact:
        raise UnknownContact(f"the directory has no contact point {key} in this account's care") from None
    await trace(store, visit, DOUBTED, "contact", key, now=now, why=DoubtKind.CALL_FAILED.value)
