"""What has been brought in: by whom, when and what it changed; taken back as a whole by one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.addresses import IMPORT
from desk.directory.words import contact_address, contact_name
from desk.house import House
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import moment
from directory.contact_store import load_contacts
from directory.editing import Refused
from directory.records import ContactPoint
from directory.undoing import NoSuchChange, undo_import
from locales.catalogs import texts
from storage.directory import history, imports
from storage.directory_tables import ContactChange, ContactImport

log = structlog.get_logger()
PAST = f"{IMPORT}/past/{{import:[0-9]{{1,9}}}}"
UNDONE = "directory-import-undo"
LATEST = 20
TOUCHED = 60  # contact points that are named; the rest is counted
FAULTS_TOLD = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLine:
    """`who` empty: from the command line."""

    number: int
    name: str
    who: str
    when: str
    note: str
    new: int
    changed: int
    removed: int
    undone: str

    @property
    def address(self) -> str:
        return f"{IMPORT}/past/{self.number}"

    @property
    def touched(self) -> int:
        return self.new + self.changed + self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A contact point that an import changed; `address` empty: it is not there any more."""

    name: str
    address: str
    is_new: bool


def past_line(entry: ContactImport, who: str | None, language: str) -> PastLine:
    counts = entry.counts
    return PastLine(
        number=entry.id,
        name=entry.file_name,
        who=who or "",
        when=moment(entry.imported_at, language),
        note=entry.note,
        new=int(counts.get("new", 0)),
        changed=int(counts.get("changed", 0)),
        removed=int(counts.get("removed", 0)),
        undone=moment(entry.undone_at, language) if entry.undone_at else "",
    )


async def latest(store: AsyncSession, visit: Visit) -> list[PastLine]:
    found = await imports(store, scope=visit.scope, account_id=visit.account_id, limit=LATEST)
    return [past_line(entry, who, visit.language) for entry, who in found]


class PastPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def undo(self, visit: Visit) -> web.Response:
        """Take all of it back; what has been changed since is named, and nothing is done."""
        number, _ = _number(visit), texts(visit.language).gettext
        try:
            async with self._house.database.transaction() as store:
                if not await imports(store, scope=visit.scope, account_id=visit.account_id, import_id=number):
                    raise NoSuchChange(number)
                count = await undo_import(
                    store,
                    number,
                    scope=visit.scope,
                    account_id=visit.account_id,
                    note=_("the import was taken back"),
                    now=self._house.clock(),
                )
                await trace(store, visit, UNDONE, "import", number, now=self._house.clock(), contacts=count)
        except NoSuchChange:
            return await self._page(visit)
        except Refused as refused:
            reasons = [error.reason.in_words(visit.language) for error in refused.errors]
            return await self._page(visit, status=409, faults=list(dict.fromkeys(reasons)))
        log.info("desk.directory_import_undone", account=visit.account_id, number=number, contacts=count)
        return see_other(f"{IMPORT}/past/{number}?done=undo")

    async def _page(self, visit: Visit, *, status: int = 200, faults: Sequence[str] = ()) -> web.Response:
        number = _number(visit)
        async with self._house.database.reading() as store:
            found = await imports(store, scope=visit.scope, account_id=visit.account_id, import_id=number)
            changes = await history(store, scope=visit.scope, import_id=number, limit=TOUCHED) if found else []
            contacts = {each.key: each for each in await load_contacts(store, [each.contact for each, _ in changes])}
        if not found:
            return page(self._house, visit, "directory/import-gone.html", status=404)
        return page(
            self._house,
            visit,
            "directory/import-past.html",
            status=status,
            line=past_line(*found[0], visit.language),
            touched=[_touched(change, contacts.get(change.contact), visit.language) for change, _ in reversed(changes)],
            faults=faults[:FAULTS_TOLD],
            more_faults=len(faults[FAULTS_TOLD:]),
            done=visit.asked("done"),
        )


def _touched(change: ContactChange, contact: ContactPoint | None, language: str) -> Touched:
    return Touched(
        name=contact_name(contact, language) if contact else change.contact,
        address=contact_address(change.contact) if contact else "",
        is_new=change.before is None,
    )


def _number(visit: Visit) -> int:
    return int(visit.request.match_info["import"])
