"""Bringing contact points in from a table: chosen, looked at, and only then written."""

from __future__ import annotations

from aiohttp import web

from desk.directory.addresses import IMPORT
from desk.directory.import_past import latest
from desk.directory.import_shown import shown
from desk.directory.import_upload import Uploading, fault_in_words
from desk.directory.import_work import Ended, ImportWork, Wanted, Work
from desk.directory.places import place_choices, places_in_care
from desk.filters import Choice
from desk.house import House
from desk.pages import page
from desk.visit import Visit, see_other
from directory.editing import MAX_NOTE
from directory.import_plan import ImportPlan
from directory.spreadsheet.table import MAX_BYTES, TableFault
from directory.spreadsheet.text import ENCODINGS
from locales.catalogs import mark, texts
from storage import uploads
from storage.upload_tables import ImportUpload

UPLOAD = f"{IMPORT}/{{upload:[0-9]{{1,9}}}}"
ENDED = {
    Ended.CHANGED: mark("Somebody has changed the directory meanwhile. This is what your table would change now."),
    Ended.FAILED: mark("That did not work, and nothing was written. Please try once more."),
}


class ImportPage:
    """Where a table is chosen, and what has been brought in so far."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._uploading = Uploading()

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def take(self, visit: Visit) -> web.Response:
        """Keep the table that was sent, and look at it."""
        now, places = self._house.clock(), places_of(self._house, visit)
        try:
            upload = await self._uploading.take(visit, {each.value for each in places}, now)
        except TableFault as fault:
            return await self._page(visit, status=422, fault=fault_in_words(fault, visit.language))
        async with self._house.database.transaction() as store:
            await uploads.keep(store, upload)
        return see_other(f"{IMPORT}/{upload.id}")

    async def _page(self, visit: Visit, *, status: int = 200, fault: str = "") -> web.Response:
        async with self._house.database.reading() as store:
            past = await latest(store, visit)
            waiting = await uploads.waiting(store, visit.account_id, now=self._house.clock())
        places = places_of(self._house, visit)
        return page(
            self._house,
            visit,
            "directory/import.html",
            status=status,
            fault=fault,
            past=past,
            unfinished=waiting,
            is_place_missing=False,
            **form_values(self._house, visit),
            asked_place=visit.asked("municipality") or (places[0].value if len(places) == 1 else ""),
        )


class UploadPage:
    """What a table would change; from here it is brought in."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._work = ImportWork(house)

    async def show(self, visit: Visit) -> web.Response:
        upload = await self._upload(visit)
        if upload is None:
            return page(self._house, visit, "directory/import-gone.html", status=404)
        if upload.import_id is not None:
            return see_other(f"{IMPORT}/past/{upload.import_id}?done=import")
        plan = await self._work.plan(visit, upload.id)
        if isinstance(plan, Work):
            return page(self._house, visit, "directory/import-progress.html", upload=upload, work=plan)
        ended = self._work.ended(upload.id)
        if plan is None:
            return await self._after_nothing(visit, upload)
        return self._plan_page(visit, upload, plan, texts(visit.language).gettext(ENDED[ended]) if ended else "")

    async def work(self, visit: Visit) -> web.Response:
        """A button was pressed: bring it in, read it in another way, or leave it."""
        upload = await self._upload(visit)
        if upload is None:
            return page(self._house, visit, "directory/import-gone.html", status=404)
        match visit.filled_in("do"):
            case "apply" if upload.import_id is None:
                note = visit.filled_in("note").strip()[:MAX_NOTE] or _usual_note(upload, visit.language)
                await self._work.bring_in(visit, upload.id, Wanted(version=visit.filled_in("version"), note=note))
            case "read-again":
                await self._read_again(visit, upload)
            case "leave":
                await self._leave(visit, upload)
                return see_other(IMPORT)
        return see_other(f"{IMPORT}/{upload.id}")

    async def _upload(self, visit: Visit) -> ImportUpload | None:
        number = int(visit.request.match_info["upload"])
        async with self._house.database.reading() as store:
            return await uploads.of_account(store, visit.account_id, number, now=self._house.clock())

    async def _after_nothing(self, visit: Visit, upload: ImportUpload) -> web.Response:
        """There is no plan: it was brought in while we looked, or looking at it failed."""
        now = await self._upload(visit)
        if now is not None and now.import_id is not None:
            return see_other(f"{IMPORT}/past/{now.import_id}?done=import")
        fault = texts(visit.language).gettext(ENDED[Ended.FAILED])
        return page(self._house, visit, "directory/import-failed.html", status=500, upload=upload, fault=fault)

    async def _read_again(self, visit: Visit, upload: ImportUpload) -> None:
        encoding = visit.filled_in("encoding")
        async with self._house.database.transaction() as store:
            found = await uploads.of_account(store, visit.account_id, upload.id, now=self._house.clock(), lock=True)
            if found is not None:
                found.encoding = encoding if encoding in ENCODINGS else None
        self._work.forget(upload.id)

    async def _leave(self, visit: Visit, upload: ImportUpload) -> None:
        async with self._house.database.transaction() as store:
            await uploads.drop(store, visit.account_id, upload.id)
        self._work.forget(upload.id)

    def _plan_page(self, visit: Visit, upload: ImportUpload, plan: ImportPlan, notice: str) -> web.Response:
        url = visit.request.rel_url.without_query_params("lang")
        return page(
            self._house,
            visit,
            "directory/import-plan.html",
            status=200 if not plan.faults else 422,
            upload=upload,
            plan=plan,
            read_as=plan.read_as.in_words(visit.language),
            shown=shown(plan, visit.asked("show"), url, self._house.guide(), visit.language),
            notice=notice,
            usual_note=_usual_note(upload, visit.language),
            most_note=MAX_NOTE,
            **form_values(self._house, visit),
            asked_place=upload.municipality or "",
            is_place_missing=any(fault.column == "municipality" for fault in plan.faults),
        )


def form_values(house: House, visit: Visit) -> dict[str, object]:
    """What the form asks for by which a table is sent."""
    return {"places": places_of(house, visit), "encodings": list(ENCODINGS), "most_mb": MAX_BYTES // 1024**2}


def places_of(house: House, visit: Visit) -> list[Choice]:
    """The municipalities that this visitor takes care of, by name."""
    return place_choices(places_in_care(house.guide(), visit.scope, visit.language), visit.language)


def _usual_note(upload: ImportUpload, language: str) -> str:
    return texts(language).gettext("Table {file}").format(file=upload.file_name)[:MAX_NOTE]
