"""Files that go out with an answer."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from desk.form_files import MAX_FIELD_BYTES, MAX_FIELDS
from desk.ticket_files import MAX_FILES
from storage import files, residents, tickets
from storage.file_tables import StoredFile
from storage.scope import Scope
from tests.bot.files.contents import GOOD
from tests.desk.world import Browser, Page, World

TICKET = "/desk/tickets/7KX-4PB"
PDF, PNG = GOOD["pdf"][0], GOOD["png"][0]


async def send_form(officer: Browser, *attached: tuple[str, bytes], token: bool = True, **fields: str) -> Page:
    """The page's form with files in it, as a browser sends it: the pressed button comes last."""
    page = await officer.get(TICKET)
    form = aiohttp.FormData(default_to_multipart=True)
    if token:
        form.add_field("token", page.hidden("token"))
    form.add_field("seen", page.hidden("seen"))
    for name, content in attached:
        form.add_field("files", BytesIO(content), filename=name, content_type="application/octet-stream")
    for name, value in fields.items():
        form.add_field(name, value)
    async with officer.session.post(TICKET, data=form, allow_redirects=False) as response:
        return Page(status=response.status, text=await response.text(), headers=dict(response.headers))


async def stored(desk: World) -> list[StoredFile]:
    async with desk.database.reading() as store:
        return list(await store.scalars(select(StoredFile).order_by(StoredFile.id)))


async def test_a_file_goes_out_behind_the_answer(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await send_form(officer, ("form.pdf", PDF), answer="Please fill this in.", do="send")
    assert page.status == 303
    answer, file = await desk.sent()
    assert "stored_file" not in answer
    assert file["stored_file"]["name"] == "form.pdf"
    row = (await stored(desk))[0]
    assert (row.key, row.ticket_id, row.resident_id) == (file["stored_file"]["key"], 1, 1)


async def test_the_thread_links_to_what_was_sent(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await send_form(officer, ("form.pdf", PDF), answer="Please fill this in.", do="send")
    assert "a document: <a href=" in (await officer.get(TICKET)).text


async def test_a_file_waits_with_the_draft_and_can_be_left_out(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await send_form(officer, ("plan.png", PNG), answer="Look:", do="attach")).status == 303
    key = (await stored(desk))[0].key
    assert f"drop-file:{key}" in (await officer.get(TICKET)).text
    await send_form(officer, answer="Look:", do=f"drop-file:{key}")
    await send_form(officer, answer="Look:", do="send")
    assert len(await desk.sent()) == 1
    assert (await stored(desk))[0].ticket_id is None


async def test_what_waits_goes_out_with_the_answer(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await send_form(officer, ("plan.png", PNG), ("form.pdf", PDF), answer="", do="attach")
    await officer.submit(TICKET, answer="Look:", do="send")
    assert [each.get("stored_file", {}).get("name") for each in await desk.sent()] == [None, "plan.png", "form.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("form.pdf", b"MZ\x90\x00" + b"\0" * 100, "form.pdf: "),
        ("empty.pdf", b"", "empty.pdf: It is empty."),
        ("page.html", b"<html><script>alert(1)</script></html>", "page.html: "),
        ("large.pdf", PDF + b"\0" * 20 * 1024**2, "large.pdf: It is larger than 20 MB."),
    ],
)
async def test_what_is_not_taken_is_said_and_nothing_is_sent(
    name: str, content: bytes, said: str, desk: World, officer: Browser
) -> None:
    await desk.ticket("7KX-4PB", reads="en")
    page = await send_form(officer, (name, content), ("form2.pdf", PDF), answer="Look:", do="send")
    assert (page.status, said in page.text, "Look:" in page.text) == (422, True, True)
    assert not await desk.sent()
    assert "form2.pdf" in (await officer.get(TICKET)).text


async def test_a_file_that_was_swept_away_is_missed(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await send_form(officer, ("plan.png", PNG), answer="Look:", do="attach")
    async with desk.database.transaction() as store:
        assert await files.drop_unclaimed(store, before=desk.clock() + timedelta(days=1), limit=10) == 1
    page = await send_form(officer, answer="Look:", do="send")
    assert (page.status, "is not there any more" in page.text, await desk.sent()) == (409, True, [])
    assert (await send_form(officer, answer="Look:", do="send")).status == 303


async def test_an_unsent_file_goes_with_its_resident(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await send_form(officer, ("plan.png", PNG), answer="Look:", do="attach")
    async with desk.database.transaction() as store:
        await files.erase_of_resident(store, 1)
    assert await stored(desk) == []


async def test_without_its_token_nothing_of_a_form_is_read(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await send_form(officer, ("plan.png", PNG), token=False, answer="Look:", do="send")
    assert (page.status, await stored(desk)) == (403, [])


async def test_too_many_files_are_too_much(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await send_form(officer, *[("plan.png", PNG)] * (MAX_FILES + 1), answer="Look:", do="send")
    assert (page.status, await desk.sent()) == (413, [])


@pytest.mark.parametrize(
    "fields",
    [{"answer": "x" * (MAX_FIELD_BYTES + 1)}, {f"field-{number}": "x" for number in range(MAX_FIELDS + 1)}],
)
async def test_a_form_without_end_is_refused(fields: dict[str, Any], desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await send_form(officer, **fields)).status == 413


NO_TEXT = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--b--\r\n'


@pytest.mark.parametrize("body", [b"", b"nonsense", NO_TEXT])
async def test_what_is_no_form_is_refused(body: bytes, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer._ask("POST", TICKET, data=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert page.status in (400, 403)


async def test_other_forms_carry_no_files(desk: World, officer: Browser) -> None:
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("token", (await officer.get("/desk/me")).hidden("token"))
    async with officer.session.post("/desk/me", data=form) as response:
        assert response.status == 415


async def test_a_file_and_the_resident_s_next_message_do_not_block_each_other(desk: World, officer: Browser) -> None:
    """A file's row points at its resident: were the ticket locked first, one of the two would fail."""
    await desk.ticket("7KX-4PB")
    async with desk.database.transaction() as store:
        await residents.lock_residents(store, [("webchat", "r1")], desk.clock())
        attaching = asyncio.ensure_future(send_form(officer, ("plan.png", PNG), answer="Look:", do="attach"))
        await asyncio.sleep(0.3)
        assert await tickets.by_reference(store, "7KX-4PB", scope=Scope.ALL, lock=True)
    assert (await attaching).status == 303


@pytest.mark.parametrize("name", ["answer", ""])
async def test_fields_without_end_are_refused(desk: World, name: str) -> None:
    """Whoever sends them: nobody is known before the form was read."""
    fields = (f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\nx\r\n' for _ in range(10 * MAX_FIELDS))
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    form = "".join(fields) + "--b--\r\n"
    async with desk.browser() as stranger, stranger.session.post(TICKET, data=form, headers=headers) as response:
        assert response.status == 413
