"""Tables to take along: one to fill in for a municipality, and what the directory holds."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from aiohttp import web

from desk.directory.addresses import DIRECTORY, IMPORT
from desk.directory.filters import asked_for, chosen
from desk.house import House
from desk.pages import HEADERS, OFFICE_LANGUAGES, page
from desk.trail import trace
from desk.visit import Visit
from directory.contact_store import load_contacts
from directory.due import load_intervals
from directory.records import ContactPoint
from directory.spreadsheet.export import as_csv, as_workbook
from directory.spreadsheet.template import load_template
from locales.local_time import ZONE

TEMPLATE = f"{IMPORT}/template"
EXPORT = f"{DIRECTORY}/export"
EXPORTED = "directory-export"
CSV, XLSX = "csv", "xlsx"
TYPES = {CSV: "text/csv", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


class Tables:
    def __init__(self, house: House) -> None:
        self._house = house

    async def template(self, visit: Visit) -> web.Response:
        """A workbook to fill in, for a municipality in the visitor's care, in a language of the desk."""
        place, language = visit.asked("municipality"), visit.asked("language")
        language = language if language in OFFICE_LANGUAGES else visit.language
        try:
            async with self._house.database.reading() as store:
                content = await load_template(store, place, language, now=self._house.clock())
        except KeyError:
            content = b""
        if not content or not visit.scope.allows_municipality(place):
            return page(self._house, visit, "directory/import-gone.html", status=404)
        return download(content, f"{place}.xlsx", TYPES[XLSX])

    async def export(self, visit: Visit) -> web.Response:
        """What the visitor may see of the directory, narrowed as the list is; it can be brought in again."""
        form = XLSX if visit.asked("format") == XLSX else CSV
        async with self._house.database.transaction() as store:
            now, guide = self._house.clock(), self._house.guide()
            asked = asked_for(visit.request.query, guide, visit.scope, visit.language)
            known = await load_contacts(store, scope=visit.scope)
            contacts = chosen(known, asked, guide, await load_intervals(store), now.astimezone(ZONE).date())
            await trace(
                store,
                visit,
                EXPORTED,
                "municipality",
                asked.chosen("municipality") or "all",
                now=now,
                contacts=len(contacts),
            )
        content = await asyncio.to_thread(_written, contacts, form)
        return download(content, f"kontakt-{now:%Y-%m-%d}.{form}", TYPES[form])


def download(content: bytes, name: str, content_type: str) -> web.Response:
    """A file to keep."""
    headers = {**HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    response = web.Response(body=content, content_type=content_type, headers=headers)
    response.enable_compression()
    return response


def _written(contacts: list[ContactPoint], form: str) -> bytes:
    return as_workbook(contacts) if form == XLSX else as_csv(contacts).encode("utf-8-sig")
