"""A store with a few contact points, what keeps them true, a mail server, and the page that letters lead to."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.message import EmailMessage
from html import unescape
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.channels.webchat.site import Site
from bot.keeping_true.keeper import Keeper
from bot.keeping_true.links import LetterLinks
from bot.keeping_true.page import ConfirmPage
from bot.keeping_true.sender import Sender
from bot.mail.server import MailServer
from directory import store_rows
from directory.contact_store import Cause, load_contact, lock_directory, write_contacts
from directory.guide import Guide
from directory.keeping_rounds import ask_now
from directory.records import ContactPoint, State
from directory.store import load_guide
from locales.local_time import ZONE
from storage import mails
from storage.account_tables import Account, Role
from storage.corrections import Said, Sought, find, from_office
from storage.database import Database
from storage.directory import history, upsert
from storage.directory_tables import ChangeAction, ContactChange, MunicipalityRow, TopicRow
from storage.keeping_tables import Correction
from storage.mail_tables import MailKind
from storage.scope import Scope
from tests.fakes import StillClock
from tests.handlers.world import MUNICIPALITIES, TOPICS
from tests.handlers.world import office as contact_point

URL = "https://kontakt.example.org"
WASTE, ROADS = "gjilan/waste", "gjilan/roads"
ADDRESS = "office@gjilan.example"
LONG_AGO = date(2025, 1, 15)
LINK = re.compile(rf"{URL}(/confirm/[0-9a-f-]+)")


@dataclass(slots=True, kw_only=True)
class Office:
    database: Database
    clock: StillClock
    keeper: Keeper
    links: LetterLinks
    guides: list[Guide] = field(default_factory=list)

    async def put(self, key: str = WASTE, name: str = "Waste Department", **fields: Any) -> None:
        """A contact point that was confirmed long ago, unless `fields` say otherwise."""
        known: dict[str, Any] = {"municipality": "gjilan", "email": ADDRESS, "phones": ("+383 280 320 111",)}
        known |= {"state": State.DUE, "confirmed_on": LONG_AGO, "topics": ("waste-collection",)}
        await self._write(None, contact_point(key, name, **(known | fields)))

    async def change(self, key: str = WASTE, **fields: Any) -> None:
        before = await self.contact(key)
        await self._write(before, replace(before, **fields))

    async def contact(self, key: str = WASTE) -> ContactPoint:
        async with self.database.reading() as session:
            found = await load_contact(session, key)
            assert found is not None
            return found

    async def changes(self, key: str = WASTE) -> list[ContactChange]:
        """The latest first."""
        async with self.database.reading() as session:
            return [each for each, _ in await history(session, scope=Scope.ALL, contact=key)]

    async def corrections(self) -> list[Correction]:
        async with self.database.reading() as session:
            return list(await find(session, Sought(), scope=Scope.ALL, limit=10))

    async def is_told_wrong(self, key: str = WASTE) -> None:
        async with self.database.transaction() as session:
            said = Said(contact=key, municipality="gjilan", text="Secret words")
            await from_office(session, said, now=self.clock())

    async def editor(self, name: str = "ed", *, wants: bool = True, **fields: Any) -> int:
        fields = {"role": Role.EDITOR, "language": "en"} | fields
        async with self.database.transaction() as session:
            row = Account(name=name, password_hash="x", created_at=self.clock(), **fields)
            session.add(row)
            await session.flush()
            kinds = [MailKind.DIRECTORY if wants else MailKind.NEW]
            await mails.choose(session, row.id, f"{name}@office.example", kinds, self.clock())
            return row.id

    async def ask(self, account_id: int, key: str = WASTE) -> None:
        """As an editor does who presses the button."""
        async with self.database.transaction() as session:
            await ask_now(session, key, self.guides[0], scope=Scope.ALL, account_id=account_id, now=self.clock())

    async def work(self, **later: float) -> None:
        """So much later, plan and send what is due."""
        self.clock.forward(later.get("days", 0) * 86_400 + later.get("hours", 0) * 3_600 + 1)
        await self.reload()
        await self.keeper.plan()
        await self.keeper.work()

    async def reload(self) -> None:
        async with self.database.reading() as session:
            self.guides[:] = [await load_guide(session, self.clock().astimezone(ZONE).date())]

    async def _write(self, before: ContactPoint | None, after: ContactPoint) -> None:
        async with self.database.transaction() as session:
            await lock_directory(session)
            await write_contacts(session, [(before, after)], Cause(action=ChangeAction.CHANGED, now=self.clock()))


@asynccontextmanager
async def office_with(
    database: Database, now: datetime, mail_url: str, *, url: str | None = URL
) -> AsyncIterator[Office]:
    clock, links = StillClock(now), LetterLinks(lambda: b"k" * 32)
    guides: list[Guide] = []
    sender = Sender(
        database,
        MailServer(mail_url),
        sender="Kontakt <kontakt@office.example>",
        url=url,
        links=links,
        guide=lambda: guides[0],
        clock=clock,
    )
    keeper = Keeper(database, sender, asks_offices=url is not None, guide=lambda: guides[0], clock=clock)
    async with database.transaction() as session:
        await upsert(session, MunicipalityRow, [store_rows.of_municipality(each) for each in MUNICIPALITIES], "code")
        await upsert(session, TopicRow, [store_rows.of_topic(each) for each in TOPICS], "code")
    office = Office(database=database, clock=clock, keeper=keeper, links=links, guides=guides)
    await office.reload()
    await keeper.begin()
    yield office


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Somebody with a browser, who follows no redirect by itself, and reads English if `path` says nothing else."""

    session: ClientSession

    async def get(self, path: str) -> Answer:
        async with self.session.get(_in_english(path), allow_redirects=False) as response:
            return Answer(status=response.status, text=unescape(await response.text()), headers=dict(response.headers))

    async def press(self, path: str, do: str, **fields: str) -> Answer:
        """Open the page and press a button of its first open contact point."""
        shown = (await self.get(path)).text
        asked = re.search(r'name="asked" value="(\d+)"', shown)
        versions = dict(re.findall(r'name="(version-\d+)" value="(\d+)"', shown))
        return await self.post(path, {**versions, "asked": asked[1] if asked else "", "do": do, **fields})

    async def post(self, path: str, fields: dict[str, str]) -> Answer:
        async with self.session.post(_in_english(path), data=fields, allow_redirects=False) as response:
            return Answer(status=response.status, text=unescape(await response.text()), headers=dict(response.headers))


def _in_english(path: str) -> str:
    return path if "?" in path else f"{path}?lang=en"


@asynccontextmanager
async def page_of(office: Office) -> AsyncIterator[Visitor]:
    page = ConfirmPage(
        office.database,
        office.links,
        guide=lambda: office.guides[0],
        clock=office.clock,
        site=Site(None),
        asset=lambda name: f"/{name}",
    )
    app = web.Application()
    app.add_routes(page.routes())
    async with TestServer(app) as server, ClientSession(server.make_url("/")) as session:
        yield Visitor(session=session)


def link_in(message: EmailMessage) -> str:
    """The page that a letter leads to, below the site's address."""
    found = LINK.search(str(message.get_content()))
    assert found
    return found[1]
