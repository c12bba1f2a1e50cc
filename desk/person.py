"""What a resident may ask for by other ways than the chat: all that is kept about them, or to be erased."""

from __future__ import annotations

import json

import structlog
from aiohttp import web

from desk.house import House
from desk.pages import HEADERS, page
from desk.ticket_matter import reference_of
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import CHANNELS, in_words
from locales.catalogs import mark, texts
from storage import residents, tickets
from storage.export import personal_data
from storage.tables import Resident

log = structlog.get_logger()
EXPORTED, ERASED = "person-export", "person-erase"
NOT_REPEATED = mark("To erase this resident, please type the number of the question as it stands above.")


class PersonPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        match visit.filled_in("do"):
            case "export":
                return await self._export(visit)
            case "erase":
                return await self._erase(visit)
        raise web.HTTPBadRequest

    async def _export(self, visit: Visit) -> web.Response:
        async with self._house.database.transaction() as store:
            person = await tickets.lock_resident_of(store, reference_of(visit))
            if person is None:
                return self._unknown(visit)
            data = await personal_data(store, person)
            await trace(store, visit, EXPORTED, "resident", person.id, now=self._house.clock())
        disposition = {"Content-Disposition": f'attachment; filename="resident-{person.id}.json"'}
        text = json.dumps(data, ensure_ascii=False, indent=2)
        return web.Response(text=text, content_type="application/json", headers=HEADERS | disposition)

    async def _erase(self, visit: Visit) -> web.Response:
        """Typed once more, because nothing brings it back."""
        if tickets.as_stored(visit.filled_in("repeated")) != tickets.as_stored(reference_of(visit)):
            return await self._page(visit, status=422, fault=texts(visit.language).gettext(NOT_REPEATED))
        async with self._house.database.transaction() as store:
            person = await tickets.lock_resident_of(store, reference_of(visit))
            if person is None:
                return self._unknown(visit)
            number = person.id
            store.expunge(person)
            await residents.erase_resident(store, number)
            await trace(store, visit, ERASED, "resident", number, now=self._house.clock())
        log.info("desk.resident_erased", resident=number, account=visit.account_id)
        return see_other("/desk/tickets")

    async def _page(self, visit: Visit, *, status: int = 200, fault: str = "") -> web.Response:
        async with self._house.database.reading() as store:
            ticket = await tickets.by_reference(store, reference_of(visit), scope=visit.scope)
            if ticket is None:
                return self._unknown(visit)
            person = await store.get_one(Resident, ticket.resident_id)
            counts = await residents.count_of(store, person.id)
        return page(
            self._house,
            visit,
            "person.html",
            status=status,
            fault=fault,
            reference=ticket.reference,
            channel=in_words(person.channel, CHANNELS, visit.language),
            counts=counts,
        )

    def _unknown(self, visit: Visit) -> web.Response:
        return page(
            self._house,
            visit,
            "no-ticket.html",
            status=404,
            reference=reference_of(visit),
            moved=False,
            corrected=False,
        )
