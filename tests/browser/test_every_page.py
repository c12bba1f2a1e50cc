"""What holds for every page of the desk, on a telephone and on a desk, with a month of work on it; also for those that
are added later: the pages are the routes.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import unescape
from itertools import product
from typing import Any

import pyotp
import pytest
import pytest_asyncio
from aiohttp import web
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.demo import month
from bot.demo.month import play
from bot.web import make_web
from desk.links import make_setup_link
from desk.second_step import app_secret
from directory.contact_store import load_contact
from directory.importing import TableFile, apply_import, plan_import
from directory.keeping_rounds import EXPIRES_AFTER
from storage import corrections, office_letters, uploads
from storage.account_tables import Role
from storage.corrections import Said
from storage.database import Database
from storage.directory_tables import ProcedureRow
from storage.office_letters import Round
from storage.scope import Scope
from storage.tables import Unresolved
from storage.ticket_tables import Ticket, TicketEntry
from storage.upload_tables import ImportUpload
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.town import Town, opened
from tests.desk.world import CHEAP, PASSWORD, SALT

pytestmark = pytest.mark.asyncio(loop_scope="module")

LARGEST = 100_000  # bytes of a page, before it is packed
GRAVE = ("serious", "critical")
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
SIZES: dict[str, dict[str, Any]] = {
    "telephone": {"viewport": PHONE, "color_scheme": "light"},
    "desk": {"viewport": DESKTOP, "color_scheme": "dark"},
}
# Addresses that show no page of their own.
NO_PAGES = {
    "/desk": "leads on",
    "/desk/code": "only in the middle of signing in",
    "/desk/queue/news": "a part of the queue",
    "/desk/tickets/{reference}/template": "a part of the ticket's page",
    "/desk/unresolved/export": "a file",
    "/desk/overview/export": "a file",
    "/desk/directory/import/template": "a file",
    "/desk/directory/export": "a file",
    "/desk/directory/hours": "a part of a form",
    "/desk/coverage/{place}/{topic}": "leads on",
    "/desk/static/{version}/{name}": "style, icon and script",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """What stands for the placeholders of the routes."""

    values: dict[str, str]

    def fill(self, canonical: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda match: self.values[match[1]], canonical)


async def a_month(app: App) -> None:
    """A smaller one than `make demo` makes."""
    hashed = CHEAP.hash(PASSWORD)
    await play(app.database, app.guide.current(), app.files.uploads, password_hash=hashed, now=app.clock())
    app.is_demo = True


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(month, "QUESTIONS", 80)
        patch.setattr(month, "ANSWERED_BY_BOT", 20)
        async with opened(chromium, tmp_path_factory.mktemp("pages"), patch, start=a_month) as town:
            await town.account("mira", role=Role.ADMIN, language="en", second_step_salt=SALT)
            yield town


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def addresses(town: Town) -> Addresses:
    return await addresses_of(town.app.database, town)


VET = b"municipality,name_en,phones,state\nviti,Office of the vet,0280 320 111,confirmed\n"
OFFICES = VET + b"viti,Cinema,0280 320 112,\n"


async def tables_of(database: Database, town: Town) -> tuple[int, int]:
    """A table that waits to be brought in by Mira, and another that was."""
    account, now = await town.number_of("mira"), town.app.clock()
    async with database.transaction() as store:
        plan = await plan_import(store, TableFile(name="vet.csv", content=VET), scope=Scope.ALL, now=now)
        applied = await apply_import(store, plan, account_id=account, note="by phone", now=now)
        upload = ImportUpload(
            account_id=account,
            file_name="offices.csv",
            content=uploads.packed(OFFICES),
            remove_missing=False,
            created_at=now,
        )
        await uploads.keep(store, upload)
    assert applied.import_id is not None
    return upload.id, applied.import_id


async def addresses_of(database: Database, town: Town) -> Addresses:
    upload, brought_in = await tables_of(database, town)
    async with database.transaction() as store:
        with_file = select(TicketEntry.ticket_id).where(TicketEntry.attachment.is_not(None))
        reference = await store.scalar(select(Ticket.reference).where(Ticket.id.in_(with_file)).limit(1))
        group = await store.scalar(select(Unresolved.group_id).where(Unresolved.settled_at.is_(None)).limit(1))
        procedure = str(await store.scalar(select(ProcedureRow.key).limit(1)))
        said = Said(contact="gjilan/general", municipality="gjilan", text="The number is 0280 320 999 now")
        await corrections.from_office(store, said, now=town.app.clock())
        token = await letter_about(store, "gjilan/general", town)
        secret = await make_setup_link(store, role=Role.OFFICER, scope=Scope.ALL, now=town.app.clock())
    return Addresses(
        {
            "reference": str(reference),
            "group": str(group),
            "number": "1",
            "key": "waste-passed-on",
            "secret": secret,
            "token": token,
            "place": "gjilan",
            "topic": "roads",
            "municipality": "gjilan",
            "office": "general",
            "where": procedure.partition("/")[0],
            "what": procedure.partition("/")[2],
            "upload": str(upload),
            "import": str(brought_in),
        }
    )


async def letter_about(store: AsyncSession, contact: str, town: Town) -> str:
    """What opens the page of a letter to this office."""
    now = town.app.clock()
    office = await load_contact(store, contact)
    assert office is not None
    assert office.email is not None
    letter = await office_letters.write(
        store,
        office.email,  # at another address it opens nothing
        "sq",
        [Round(contact=contact, day=now.date())],
        asked_by=None,
        now=now,
        expires_at=now + EXPIRES_AFTER,
    )
    assert letter is not None
    return town.app.keeping.links.path(letter).rpartition("/")[2]


def pages_of(application: web.Application) -> list[str]:
    """The routes that show a page."""
    found = {
        route.resource.canonical
        for route in application.router.routes()
        if route.method == "GET" and route.resource is not None
    }
    return sorted(each for each in found if each.startswith(("/desk", "/confirm")) and each not in NO_PAGES)


async def sign_in_as_admin(page: Page, town: Town) -> None:
    account = (await town.number_of("mira"), SALT)
    await page.goto("/desk/")
    await page.fill("#name", "mira")
    await page.fill("#password", PASSWORD)
    await page.press("#password", "Enter")
    await page.wait_for_url("**/desk/code**")
    code = pyotp.TOTP(app_secret(town.app.secrets.key_for("desk"), *account)).at(town.next_code_at())
    await page.fill("input[name=code]", code)
    await page.press("input[name=code]", "Enter")
    await page.wait_for_url("**/desk/tickets**")


async def faults_of(page: Page, path: str, width: int) -> list[str]:
    """What is wrong with a page, in words."""
    response = await page.goto(path)
    assert response is not None
    found = [] if response.status == 200 else [f"status {response.status}"]
    size = len(await response.body())
    found += [f"{size} bytes"] if size > LARGEST else []
    found += [] if await page.locator(".demo").count() else ["does not say that it is a demo"]
    await page.evaluate(OPEN_ALL)
    wide = int(await page.evaluate("document.documentElement.scrollWidth"))
    found += [f"{wide} pixels wide"] if wide > width else []
    violations = (await Axe().run(page)).response["violations"]
    grave = [each for each in violations if each["impact"] in GRAVE]
    return found + [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in grave]


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_is_sound(size: str, town: Town, addresses: Addresses) -> None:
    options = SIZES[size]
    async with town.browser(**options) as page:
        found = {"/": await faults_of(page, "/", options["viewport"]["width"])}
        await sign_in_as_admin(page, town)
        for canonical in pages_of(make_web(town.app)):
            found[canonical] = await faults_of(page, addresses.fill(canonical), options["viewport"]["width"])
    assert {path: faults for path, faults in found.items() if faults} == {}


async def test_nothing_of_another_municipality_is_there_for_a_viewer(town: Town) -> None:
    async with town.app.database.reading() as store:
        query = select(Ticket.reference, TicketEntry.text).join(TicketEntry, TicketEntry.ticket_id == Ticket.id)
        theirs = (await store.execute(query.where(Ticket.municipality == "gracanica").limit(8))).all()
    paths = [each for each in [*pages_of(make_web(town.app)), *NO_PAGES] if "{reference}" in each]
    async with town.at_desk("vesa") as page:
        for (reference, text), canonical in product(theirs, paths):
            response = await page.request.get(canonical.replace("{reference}", reference), max_redirects=0)
            # Not there; or, where she lacks the right anyway, she is told so whatever the address names.
            assert response.status == (404 if canonical.endswith("{reference}") else 403), canonical
            assert text not in unescape(await response.text())
    assert theirs
