from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.files.links import Links, account, resident
from bot.files.routes import disposition, file_routes
from bot.pages import security_headers
from handlers.records import File, FileInStore, Reply
from handlers.replies import to_json
from storage import files, outbox, residents
from storage.account_tables import Account
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.file_tables import FileState
from storage.files import Upload
from tests.fakes import MemoryStore, StillClock

KEY, NAME = "e5" * 24, "Ђубре “на” путу.jpg"
CONTENT = bytes(range(256)) * 100
WHO = account(7)
UPLOAD = Upload(key=KEY, medium="photo", name=NAME, mime_type="image/jpeg", size=len(CONTENT), sha256="0" * 64)
STORED = FileInStore(key=KEY, name=NAME, mime_type="image/jpeg", size=len(CONTENT))


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


@pytest.fixture
def links(clock: StillClock) -> Links:
    return Links(lambda: b"s" * 32, clock)


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await store.put(KEY, CONTENT)
    return store


@pytest.fixture
async def client(
    database: Database, store: MemoryStore, links: Links, clock: StillClock
) -> AsyncIterator[TestClient[Any, Any]]:
    app = web.Application()
    app.on_response_prepare.append(security_headers(lambda request: request.secure))
    app.add_routes(file_routes(database, store, links, clock))
    async with TestClient(TestServer(app)) as client:
        yield client


async def keep(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add(Account(id=7, name="ana", password_hash="x", role="officer", created_at=now))
        files.keep_upload(session, UPLOAD, now=now)


async def put_reply(database: Database, reply: Reply, now: datetime) -> int:
    async with database.transaction() as session:
        person = (await residents.lock_residents(session, [("viber", "ana")], now))["viber", "ana"]
        await outbox.add(session, [outbox.row_for(person, to_json(reply), message_id=None, now=now)])
        (row,) = await outbox.of_resident(session, person.id)
        return row.id


async def get(client: TestClient[Any, Any], link: str, language: str = "en") -> tuple[ClientResponse, bytes]:
    async with client.get(link, headers={"Accept-Language": language}) as response:
        return response, await response.read()


async def test_a_good_link_gives_the_file(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    await keep(database, now)
    response, body = await get(client, links.to_file(KEY, who=WHO))
    assert (response.status, body, response.headers["Content-Type"]) == (200, CONTENT, "image/jpeg")


async def test_a_file_is_saved_and_never_shown(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    await keep(database, now)
    response, _ = await get(client, links.to_file(KEY, who=WHO))
    wanted = {
        "Content-Disposition": disposition(NAME),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
    }
    assert {name: response.headers[name] for name in wanted} == wanted


async def test_an_officer_who_reads_a_file_is_in_the_audit_log(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    await keep(database, now)
    await get(client, links.to_file(KEY, who=WHO))
    async with database.reading() as session:
        (entry,) = await session.scalars(select(AuditEntry))
    assert (entry.account_id, entry.action, entry.subject) == (7, "file-read", "file 1")


async def test_a_resident_who_reads_their_own_is_not(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    await keep(database, now)
    await get(client, links.to_file(KEY, who=resident(1)))
    async with database.reading() as session:
        assert list(await session.scalars(select(AuditEntry))) == []


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("photo.jpg", "attachment; filename=\"photo.jpg\"; filename*=UTF-8''photo.jpg"),
        ('đ"\r\n;.pdf', "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%C4%91%22%0D%0A%3B.pdf"),
    ],
)
def test_a_name_cannot_break_out_of_its_header(name: str, header: str) -> None:
    assert disposition(name) == header


async def test_an_old_link_is_gone_in_plain_words(
    client: TestClient[Any, Any], database: Database, links: Links, clock: StillClock
) -> None:
    await keep(database, clock())
    link = links.to_file(KEY, who=WHO)
    clock.forward(900)
    response, body = await get(client, link)
    assert (response.status, response.content_type) == (410, "text/plain")
    assert body.decode().startswith("This link was good for a short while only")


@pytest.mark.parametrize("changed", ["x", "", "/", "%00", "-a9-"])
async def test_a_wrong_link_finds_nothing(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime, changed: str
) -> None:
    await keep(database, now)
    link = links.to_file(KEY, who=WHO)
    wrong = link.replace("-a7-", changed) if changed.startswith("-") else link[:-4] + changed
    response, body = await get(client, wrong)
    assert (response.status, CONTENT in body) == (404, False)


async def test_a_file_that_is_not_kept_is_not_served(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    async with database.transaction() as session:
        files.keep_upload(session, UPLOAD, now=now).state = FileState.REFUSED
    response, _ = await get(client, links.to_file(KEY, who=WHO))
    assert response.status == 404


async def test_a_file_whose_content_is_gone_is_not_found(
    client: TestClient[Any, Any], database: Database, store: MemoryStore, links: Links, now: datetime
) -> None:
    await keep(database, now)
    await store.delete(KEY)
    response, body = await get(client, links.to_file(KEY, who=WHO))
    assert (response.status, body) == (404, b"There is no such file, or it is not there any more.\n")


async def test_a_store_that_is_away_is_told_in_words(
    client: TestClient[Any, Any], database: Database, store: MemoryStore, links: Links, now: datetime
) -> None:
    await keep(database, now)
    store.away = True
    response, _ = await get(client, links.to_file(KEY, who=WHO))
    assert response.status == 503


async def test_the_file_of_a_reply_is_served(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    await keep(database, now)
    row = await put_reply(database, Reply(text="Here", language="en", stored_file=STORED), now)
    response, body = await get(client, links.to_reply(row))
    assert (response.status, body) == (200, CONTENT)


async def test_a_file_that_travels_inside_a_reply_is_served(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime
) -> None:
    file = File(name="kontakt.json", mime_type="application/json", content=b'{"you": 1}')
    row = await put_reply(database, Reply(text="Here", language="en", file=file), now)
    response, body = await get(client, links.to_reply(row))
    assert (response.status, body, response.content_type) == (200, file.content, "application/json")


@pytest.mark.parametrize("beyond", [0, 1])
async def test_a_reply_without_a_file_or_that_is_gone_gives_nothing(
    client: TestClient[Any, Any], database: Database, links: Links, now: datetime, beyond: int
) -> None:
    row = await put_reply(database, Reply(text="Hello", language="en"), now)
    response, _ = await get(client, links.to_reply(row + beyond))
    assert response.status == 404
