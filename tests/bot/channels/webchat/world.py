"""A small world around the web chat: the real store, outbox and delivery, and an intake that answers by rote."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from bot.background import Background
from bot.channels.webchat.channel import NAME, WebChat
from bot.channels.webchat.routes import webchat_routes
from bot.clock import Clock
from bot.delivery import Delivery
from bot.files.links import Links
from bot.files.page_uploads import PageUploads
from bot.files.routes import file_routes
from bot.files.uploads import Uploads
from bot.intake import Intake, StoreUnavailable
from bot.pages import security_headers
from bot.turns import Handled
from handlers.records import Button, File, Incoming, Location, Reply
from handlers.replies import to_json
from storage import messages, outbox, residents
from storage.database import Database
from storage.resident_rows import ResidentRow
from tests.fakes import MemoryStore

KEY = b"k" * 32

CONTACT: dict[str, Any] = {
    "municipality": "gjilan",
    "topic": "civil-status",
    "office": "Civil Status Office",
    "phone": "+383 280 320 100",
    "phones": ["+383 280 320 100"],
    "email": "civil.status@gjilan.example",
    "address": "Bulevardi i Pavarësisë, Gjilan",
    "website": "https://gjilan.example/civil-status/",
    "map": "https://www.openstreetmap.org/?mlat=42.46350&mlon=21.46940#map=17/42.46350/21.46940",
    "demo": False,
    "others": [{"office": "Civil Registration Agency", "phone": "+383 38 200 100", "website": None, "demo": False}],
}
CARD = """🏛 Civil Status Office
Gjilan · Certificates and citizenship

☎ +383 280 320 100
✉ civil.status@gjilan.example
📍 Bulevardi i Pavarësisë, Gjilan
🕘 open now, until 16:00 (Mon–Fri 8:00–16:00)
🌐 gjilan.example/civil-status

📄 Birth certificate
• ID card of a parent
• Discharge letter from the hospital
Fee: 1 €. Ready within 2 days.

❔ Not yet confirmed by the municipality
Source: gjilan.example, 2026-02

Also for this matter:
• Civil Registration Agency: ☎ +383 38 200 100"""
CARD_BUTTONS = (
    (Button(label="🌐 Website", url="https://gjilan.example/civil-status/"), Button(label="🗺 Map", url=CONTACT["map"])),
    (Button(label="👍 This helped", action="helped:yes"), Button(label="👎 Did not help", action="helped:no")),
    (Button(label="✉ Send my question to the office", action="office"),),
    (
        Button(label="📋 Other topic", action="topics"),
        Button(label="📍 Share my location", action="where", asks_location=True),
    ),
)
DEMO_CONTACT = {**CONTACT, "demo": True, "website": None, "map": None, "others": []}
DEMO_CARD = """🏛 Civil Status Office
Gjilan · Certificates and citizenship
⚠ DEMO: made up for showing this service

☎ +383 280 320 100 (DEMO – not a real number)
✉ civil.status@gjilan.example"""


def replies_to(incoming: Incoming) -> list[Reply]:
    """What the rote intake answers."""
    if incoming.action:
        return [_reply(f"You pressed {incoming.action}")]
    if incoming.location:
        return [_reply(f"You are at {incoming.location.latitude:.2f}, {incoming.location.longitude:.2f}")]
    if incoming.attachment:
        return [_reply(f"You sent {incoming.attachment.name}")]
    match incoming.text:
        case "card":
            return [_reply(CARD, buttons=CARD_BUTTONS, contact=CONTACT, location=_location())]
        case "demo":
            return [_reply(DEMO_CARD, contact=DEMO_CONTACT)]
        case "/mydata":
            file = File(name="kontakt.json", mime_type="application/json", content=b'{"resident": "you"}')
            return [_reply("Here is everything.", file=file)]
        case "two":
            return [_reply("The first."), _reply("The second.")]
        case "silence":
            return []
        case "<b>bold</b>":
            return [_reply('<img src="x" onerror="document.title=1"> & <script>document.title=2</script>')]
        case text:
            return [_reply(f"You said: {text}", buttons=((Button(label="Yes, please", action="yes:please"),),))]


def _reply(text: str, **more: Any) -> Reply:
    return Reply(text=text, language="en", **more)


def _location() -> Location:
    return Location(latitude=42.4635, longitude=21.4694)


class RoteIntake(Intake):
    """Keeps messages and replies as the real one does, one at a time. `is_away`: the store cannot be reached."""

    def __init__(self, database: Database, clock: Clock, committed: Delivery) -> None:
        self._database = database
        self._clock = clock
        self._delivery = committed
        self.is_away = False
        self.accepted: list[Incoming] = []

    async def accept(self, incoming: Incoming) -> Handled:
        if self.is_away:
            raise StoreUnavailable
        now, key = self._clock(), (incoming.channel, incoming.address)
        async with self._database.transaction() as session:
            resident = (await residents.lock_residents(session, [key], now))[key]
            new = await messages.add_new(session, [_message_row(incoming, resident.id, now)])
            message_id = new.get((incoming.channel, incoming.event_id))
            if message_id is None:
                return Handled(outcome="duplicate")
            if incoming.text == "/forget":
                await self._forget(session, resident, now)
            else:
                rows = [_outbox_row(reply, resident, message_id, now) for reply in replies_to(incoming)]
                await outbox.add(session, rows)
        self.accepted.append(incoming)
        self._delivery.wake()
        return Handled(outcome="handled", message_id=message_id)

    async def _forget(self, session: AsyncSession, resident: ResidentRow, now: datetime) -> None:
        farewell = _outbox_row(_reply("Everything is erased. Goodbye!"), resident, None, now)
        await residents.erase_resident(session, resident.id)
        await outbox.add(session, [{**farewell, "resident_id": None}])


def _message_row(incoming: Incoming, resident_id: int, now: datetime) -> dict[str, Any]:
    location = incoming.location
    at = {"location": {"latitude": location.latitude, "longitude": location.longitude}} if location else {}
    attachment = asdict(incoming.attachment) if incoming.attachment else None
    content = {"message_id": incoming.message_id, "action": incoming.action, "attachment": attachment, **at}
    return {
        "channel": incoming.channel,
        "event_id": incoming.event_id,
        "resident_id": resident_id,
        "kind": incoming.kind,
        "text": incoming.text,
        "content": {name: value for name, value in content.items() if value},
        "routing": None,
        "status": "handled",
        "received_at": now,
    }


def _outbox_row(reply: Reply, resident: ResidentRow, message_id: int | None, now: datetime) -> dict[str, Any]:
    return {
        "resident_id": resident.id,
        "message_id": message_id,
        "channel": resident.channel,
        "address": resident.address,
        "reply": to_json(reply),
        "due_at": now,
        "created_at": now,
    }


@dataclass(slots=True, kw_only=True)
class World:
    database: Database
    clock: Clock
    chat: WebChat
    intake: RoteIntake
    server: TestServer
    files: MemoryStore

    @property
    def url(self) -> URL:
        return self.server.make_url("/")

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[Browser]:
        """Somebody's browser, with cookies of its own."""
        async with ClientSession(self.url, cookie_jar=CookieJar(unsafe=True)) as session:
            yield Browser(session)

    async def answer_from_elsewhere(self, address: str, text: str) -> None:
        """An officer answers, in another process: nothing here is told of it."""
        now = self.clock()
        async with self.database.transaction() as session:
            resident = (await residents.lock_residents(session, [(NAME, address)], now))[NAME, address]
            await outbox.add(session, [_outbox_row(_reply(text), resident, None, now)])


class Browser:
    """The chat's HTTP calls, as a page makes them."""

    def __init__(self, session: ClientSession) -> None:
        self.session = session

    async def say(self, text: str | None = None, *, key: str | None = None, **content: Any) -> ClientResponse:
        said = content if text is None else {"text": text}
        return await self.post("/chat/messages", json={"id": key or str(uuid.uuid4()), **said})

    async def post(self, path: str, **options: Any) -> ClientResponse:
        """The response, read to its end."""
        async with self.session.post(path, **options) as response:
            await response.read()
        return response

    async def get(self, path: str, **options: Any) -> ClientResponse:
        async with self.session.get(path, **options) as response:
            await response.read()
        return response

    async def entries(self) -> list[dict[str, Any]]:
        return list((await (await self.get("/chat/history")).json())["entries"])

    async def texts(self) -> list[str]:
        return [entry.get("text", "") for entry in await self.entries()]


@asynccontextmanager
async def world(database: Database, clock: Clock, *, delivers: bool = True, port: int = 0) -> AsyncIterator[World]:
    """Serve the chat on this store. Without `delivers` the outbox is left to another process."""
    chat = WebChat()
    delivery = Delivery(database, {NAME: chat}, clock=clock)
    intake = RoteIntake(database, clock, delivery)
    app = web.Application()
    app.on_response_prepare.append(security_headers(lambda request: request.secure))
    store, links = MemoryStore(), Links(lambda: KEY, clock)
    uploads = PageUploads(database, Uploads(store), clock, NAME)
    app.add_routes(
        webchat_routes(
            chat,
            intake=intake,
            database=database,
            clock=clock,
            key=lambda: KEY,
            public_url=None,
            uploads=uploads,
            links=links,
        )
    )
    app.add_routes(file_routes(database, store, links, clock))

    async def close_pages(_app: web.Application) -> None:
        chat.close()

    app.on_shutdown.append(close_pages)
    server = TestServer(app, port=port or None)
    async with Background() as background, server:
        if delivers:
            background.keep_running(delivery.run, name="delivery")
        yield World(database=database, clock=clock, chat=chat, intake=intake, server=server, files=store)
