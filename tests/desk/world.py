"""The desk on a real store, with the small Kosovo of the handlers' tests, and browsers that come to it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any

import pyotp
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer
from argon2 import PasswordHasher
from sqlalchemy import select
from yarl import URL

from bot.background import Background
from bot.channels.webchat.assets import Assets
from bot.channels.webchat.limits import Limit
from bot.channels.webchat.site import Site
from bot.files.links import Links, account
from bot.files.uploads import Uploads
from bot.pages import keep_language, make_environment, page_language, render, security_headers
from bot.reply_preview import preview
from bot.word_index import folded_words
from desk.house import STATIC, STATIC_PATH, TEMPLATES, House
from desk.links import make_setup_link
from desk.open311.routes import open311_routes
from desk.passwords import Passwords
from desk.routes import desk_routes
from desk.second_step import app_secret
from desk.templates_starter import add_starters
from storage import tickets
from storage.account_tables import Account, Role
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.scope import Scope
from storage.tables import Outbox, Unresolved
from storage.ticket_tables import Ticket
from tests.fakes import MemoryStore, StillClock, resident_of
from tests.handlers.world import GUIDE
from tickets.resident_work import open_ticket
from tickets.words import WordIndex, lend

KEY = b"d" * 32
NAME, PASSWORD = "ana", "seven green umbrellas"
SALT = "s" * 22
# Argon2 at its cheapest: tests are about who may come in, not about how much work a guess is.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A response, read to its end. `text` is the page's HTML without entities."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def to(self) -> str:
        """Where it sends the browser."""
        return self.headers.get("Location", "")

    def hidden(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', self.text)
        assert found, f"no hidden field {name}"
        return found[1]


@dataclass(slots=True, kw_only=True)
class Browser:
    """Somebody's browser; it follows no redirect by itself."""

    session: ClientSession

    async def get(self, path: str, **headers: str) -> Page:
        return await self._ask("GET", path, headers=headers)

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> Page:
        """A form as it is, without what hides in the page."""
        return await self._ask("POST", path, data=fields or {"": ""}, headers=headers)

    async def submit(self, path: str, **fields: str) -> Page:
        """Open the page and fill its form in."""
        page = await self.get(path)
        hidden = {name: page.hidden(name) for name in ("token", "seen") if f'name="{name}"' in page.text}
        return await self.post(path, {**hidden, **fields})

    async def sign_in(self, name: str = NAME, password: str = PASSWORD, path: str = "/desk/") -> Page:
        return await self.submit(path, name=name, password=password)

    @property
    def cookie(self) -> str:
        """The desk's cookie, with its attributes out of sight."""
        return next((each.value for each in self.session.cookie_jar if each.key == "kontakt_desk"), "")

    async def _ask(self, method: str, path: str, **options: Any) -> Page:
        async with self.session.request(method, URL(path, encoded=True), allow_redirects=False, **options) as response:
            text = unescape(await response.text())
            return Page(status=response.status, text=text, headers=dict(response.headers))


@dataclass(slots=True, kw_only=True)
class World:
    database: Database
    clock: StillClock
    server: TestServer
    answered: list[None] = field(default_factory=list)

    @asynccontextmanager
    async def browser(self, language: str = "en") -> AsyncIterator[Browser]:
        headers = {"Accept-Language": language}
        jar = CookieJar(unsafe=True)
        async with ClientSession(self.server.make_url("/"), cookie_jar=jar, headers=headers) as session:
            yield Browser(session=session)

    async def link(self, role: Role = Role.OFFICER, *, scope: Scope = Scope.ALL, name: str = "") -> str:
        """The address of a fresh one-time link."""
        async with self.database.transaction() as store:
            secret = await make_setup_link(store, role=role, scope=scope, name=name, now=self.clock())
        return f"/desk/setup/{secret}"

    async def account(
        self, name: str = NAME, password: str = PASSWORD, *, role: str = Role.OFFICER, **fields: Any
    ) -> int:
        async with self.database.transaction() as store:
            row = Account(name=name, password_hash=CHEAP.hash(password), role=role, created_at=self.clock(), **fields)
            store.add(row)
            await store.flush()
            return row.id

    def code(self, account_id: int) -> str:
        """What the authenticator app of this account shows now."""
        return pyotp.TOTP(app_secret(KEY, account_id, SALT)).at(self.clock())

    @asynccontextmanager
    async def admin(self, name: str = "mira", language: str = "en") -> AsyncIterator[Browser]:
        """A browser that an admin is signed in with, in two steps."""
        number = await self.account(name, role=Role.ADMIN, second_step_salt=SALT)
        async with self.browser(language) as opened:
            code_page = (await opened.sign_in(name)).to
            assert (await opened.submit(code_page, code=self.code(number))).status == 303
            yield opened

    async def audited(self) -> list[tuple[int | None, str, str]]:
        """Account, action and subject of what is in the audit log, in order."""
        async with self.database.reading() as store:
            rows = await store.scalars(select(AuditEntry).order_by(AuditEntry.id))
            return [(row.account_id, row.action, row.subject) for row in rows]

    async def accounts(self) -> Sequence[Account]:
        async with self.database.reading() as store:
            return (await store.scalars(select(Account).order_by(Account.id))).all()

    async def ticket(
        self, reference: str, text: str = "Where?", *, who: str = "r1", reads: str | None = None, **fields: Any
    ) -> None:
        """A question handed to the office; `reads` is the language that the resident is known to read."""
        now = self.clock()
        fields = {"municipality": "gjilan", "topic": "waste-collection", "language": "sq"} | fields
        status = fields.pop("status", None)
        async with self.database.transaction() as store:
            resident = await resident_of(store, "webchat", who, now)
            resident.language = reads
            row = Ticket(reference=reference, resident_id=resident.id, created_at=now, updated_at=now, **fields)
            ticket = await open_ticket(store, row, text, message_id=None)
            if status:
                (await store.get_one(Ticket, ticket.id)).status = status

    async def starters(self) -> None:
        """The reply templates that a new desk begins with."""
        async with self.database.transaction() as store:
            await add_starters(store, now=self.clock())

    async def stored(self, reference: str) -> tuple[str, list[str]]:
        """A ticket's state and the texts of its thread."""
        async with self.database.reading() as store:
            row = await tickets.by_reference(store, reference, scope=Scope.ALL)
            assert row is not None
            return row.status, [entry.text for entry in await tickets.thread(store, row.id)]

    async def sent(self) -> list[dict[str, Any]]:
        """The replies on their way, in order."""
        async with self.database.reading() as store:
            return [row.reply for row in await store.scalars(select(Outbox).order_by(Outbox.id))]

    async def entries_sent(self) -> list[int | None]:
        """The thread's entries that the replies on their way come from."""
        async with self.database.reading() as store:
            return [row.ticket_entry_id for row in await store.scalars(select(Outbox).order_by(Outbox.id))]

    async def leave_unresolved(self, text: str, **fields: Any) -> None:
        fields = {"channel": "webchat", "reason": "not-understood", "created_at": self.clock()} | fields
        async with self.database.transaction() as store:
            store.add(Unresolved(text=text, **fields))


@asynccontextmanager
async def world(database: Database, clock: StillClock, public_url: str | None = None) -> AsyncIterator[World]:
    """Serve the desk on this store."""
    answered: list[None] = []
    background = Background()
    lend(database, WordIndex(KEY, folded_words))
    assets = Assets(STATIC, STATIC_PATH)
    house = House(
        database=database,
        guide=lambda: GUIDE,
        clock=clock,
        key=lambda: KEY,
        site=Site(public_url),
        render=partial(render, make_environment(TEMPLATES)),
        asset=assets.url,
        page_language=page_language,
        keep_language=keep_language,
        answered=lambda: answered.append(None),
        file_link=lambda file, account_id: Links(lambda: KEY, clock).to_file(file.key, who=account(account_id)),
        take_upload=Uploads(MemoryStore()).take,
        preview=preview,
        detach=background.start,
        has_staff_group=True,
        sends_mail=True,
        asks_offices=True,
    )
    app = web.Application()
    app.on_response_prepare.append(security_headers(lambda request: request.secure))
    app.add_routes(desk_routes(house, Passwords(CHEAP)))
    app.add_routes(open311_routes(house, Limit(burst=60, refill_s=1).take))
    app.add_routes([web.get(f"{STATIC_PATH}/{{version}}/{{name}}", assets.get)])
    server = TestServer(app)
    async with background, server:
        yield World(database=database, clock=clock, server=server, answered=answered)
