"""Which contact points a visitor may see, and which they may change."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.rights import Right
from desk.visit import Visit
from directory.contact_store import is_within, load_contact, load_contacts
from directory.records import ContactPoint
from storage.scope import Scope


async def visible_contacts(store: AsyncSession, scope: Scope) -> list[ContactPoint]:
    """Those in one's care, and the national ones: residents of every municipality are led to them."""
    return [contact for contact in await load_contacts(store) if _is_visible(contact, scope)]


async def contact_at(store: AsyncSession, visit: Visit) -> ContactPoint:
    """The one that the address names; raises 404."""
    match = visit.request.match_info
    contact = await load_contact(store, f"{match['place']}/{match['office']}")
    if contact is None or not _is_visible(contact, visit.scope):
        raise web.HTTPNotFound
    return contact


def may_edit(visit: Visit, contact: ContactPoint) -> bool:
    return visit.may(Right.EDIT_DIRECTORY) and is_within(contact, visit.scope)


def _is_visible(contact: ContactPoint, scope: Scope) -> bool:
    sees_nothing = frozenset() in (scope.municipalities, scope.topics)
    return is_within(contact, scope) or (contact.municipality is None and not sees_nothing)
