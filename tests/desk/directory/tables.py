"""A desk whose store holds the small pack, and what people do there with tables."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import FormData

from directory.contact_store import load_contacts
from directory.pack import read_pack
from directory.records import ContactPoint
from directory.store import save_pack
from storage.account_tables import Role
from storage.database import Database
from tests.conftest import NOW
from tests.desk.world import Browser, Page, World
from tests.directory.filled import table
from tests.directory.small_pack import write_pack

IMPORT = "/desk/directory/import"
GOOD = table(
    {"key": "here/works", "phones": "038 222 165", "state": "confirmed"},
    {"key": "there/works", "email": "a@rks-gov.net"},
)
WRONG = table({"key": "here/works", "phones": "call us"}, {"key": "here/works", "email": "a@b"})


async def fill(database: Database, folder: Path) -> None:
    async with database.transaction() as session:
        await save_pack(session, read_pack(write_pack(folder / "small")), now=NOW)


@asynccontextmanager
async def editor(desk: World, name: str = "edi", **fields: Any) -> AsyncIterator[Browser]:
    """A browser that a directory editor has just signed in with."""
    await desk.account(name, role=Role.EDITOR, **fields)
    async with desk.browser() as browser:
        assert (await browser.sign_in(name)).status == 303
        yield browser


async def send(browser: Browser, content: str | bytes, name: str = "offices.csv", **fields: str) -> Page:
    """Choose a table and send it."""
    form = FormData()
    form.add_field("token", (await browser.get(IMPORT)).hidden("token"))
    for field, value in fields.items():
        form.add_field(field, value)
    form.add_field("file", io.BytesIO(content.encode() if isinstance(content, str) else content), filename=name)
    async with browser.session.post(IMPORT, data=form, allow_redirects=False) as response:
        return Page(status=response.status, text=await response.text(), headers=dict(response.headers))


async def apply(browser: Browser, path: str, **fields: str) -> Page:
    """Agree to what the page shows."""
    page = await browser.get(path)
    hidden = {"token": page.hidden("token"), "version": page.hidden("version")}
    return await browser.post(path, {**hidden, "do": "apply", "note": "by phone", **fields})


async def contact(database: Database, key: str) -> ContactPoint:
    async with database.reading() as session:
        return (await load_contacts(session, [key]))[0]
