"""The page of a contact point, and what is done there: changing it, confirming it, taking a change back."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.addresses import CORRECTIONS, DIRECTORY
from desk.directory.care import contact_at, may_edit
from desk.directory.contact_view import ContactView, Shown, correction_for
from desk.directory.fields import in_words
from desk.directory.saving import NotKept, as_it_would_be, filled_with, save, typed_over
from desk.directory.words import contact_address
from desk.house import House
from desk.numbers import number_in
from desk.trail import trace
from desk.visit import Visit, see_other
from directory.editing import NoSuchContact, Outdated, Refused, confirm
from directory.merging import as_texts
from directory.records import ContactPoint
from directory.undoing import NoSuchChange, undo
from locales.catalogs import mark, texts

CONFIRMED, UNDONE = "contact-confirm", "contact-undo"
CHANGED_MEANWHILE = mark(
    "Somebody else has changed it meanwhile, so it was not confirmed. This is how it stands now: look at it, then "
    "confirm."
)


class ContactPage:
    def __init__(self, house: House) -> None:
        self._house = house
        self._view = ContactView(house)

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            contact = await contact_at(store, visit)
            correction = await correction_for(store, visit, contact)
            filled = filled_with(contact, correction.changes, note=correction.note) if correction else None
            return await self._view.page(store, visit, contact, Shown(filled=filled))

    async def work(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            contact = await contact_at(store, visit)
            if not may_edit(visit, contact):
                raise web.HTTPForbidden
            if visit.filled_in("do") == "preview":
                return await self._preview(store, visit, contact)
        match visit.filled_in("do"):
            case "confirm":
                return await self._confirm(visit, contact)
            case "undo":
                return await self._undo(visit, contact)
            case _:
                return await self._save(visit, contact)

    async def _preview(self, store: AsyncSession, visit: Visit, contact: ContactPoint) -> web.Response:
        typed = typed_over(visit.form, self._house.guide(), as_texts(contact))
        as_typed, filled = as_it_would_be(contact, typed, visit.language)
        return await self._view.page(store, visit, contact, Shown(filled=filled, as_typed=as_typed))

    async def _save(self, visit: Visit, contact: ContactPoint) -> web.Response:
        typed = typed_over(visit.form, self._house.guide(), as_texts(contact))
        try:
            async with self._house.database.transaction() as store:
                after = await save(store, visit, contact, typed, self._view.words(visit), now=self._house.clock())
        except NoSuchContact as error:
            raise web.HTTPNotFound from error
        except NotKept as not_kept:
            return await self._again(visit, Shown(filled=not_kept.filled, status=not_kept.status))
        if after.version == contact.version:
            return see_other(f"{contact_address(contact.key)}?done=nothing")
        if (correction := number_in(visit.filled_in("correction"))) is not None:
            return see_other(f"{CORRECTIONS}/{correction}?done=edited")
        return see_other(f"{contact_address(contact.key)}?done=save")

    async def _confirm(self, visit: Visit, contact: ContactPoint) -> web.Response:
        now = self._house.clock()
        try:
            async with self._house.database.transaction() as store:
                after = await confirm(
                    store,
                    contact.key,
                    version=number_in(visit.filled_in("seen")) or 0,
                    scope=visit.scope,
                    account_id=visit.account_id,
                    note=visit.filled_in("note"),
                    now=now,
                )
                await trace(store, visit, CONFIRMED, "contact", contact.key, now=now, version=after.version)
        except NoSuchContact as error:
            raise web.HTTPNotFound from error
        except Outdated:
            fault = texts(visit.language).gettext(CHANGED_MEANWHILE)
            return await self._again(visit, Shown(confirm_fault=fault, status=409))
        except Refused as refused:
            said = in_words(refused.errors, (), visit.language)[1]
            return await self._again(visit, Shown(confirm_fault=" ".join(said), status=422))
        return see_other(f"{contact_address(contact.key)}?done=confirm")

    async def _undo(self, visit: Visit, contact: ContactPoint) -> web.Response:
        now, number = self._house.clock(), number_in(visit.filled_in("change")) or 0
        try:
            async with self._house.database.transaction() as store:
                after = await undo(
                    store,
                    number,
                    scope=visit.scope,
                    account_id=visit.account_id,
                    note=visit.filled_in("note"),
                    now=now,
                    of=contact.key,
                )
                await trace(store, visit, UNDONE, "contact", contact.key, now=now, change=number)
        except NoSuchChange as error:
            raise web.HTTPNotFound from error
        except Refused as refused:
            faults = tuple(self._view.words(visit).because(error) for error in refused.errors)
            return await self._again(visit, Shown(faults_of_undoing={number: faults}, status=422))
        return see_other(f"{contact_address(contact.key)}?done=undo" if after else f"{DIRECTORY}?done=undo")

    async def _again(self, visit: Visit, shown: Shown) -> web.Response:
        """The page once more, as things stand now."""
        async with self._house.database.reading() as store:
            return await self._view.page(store, visit, await contact_at(store, visit), shown)
