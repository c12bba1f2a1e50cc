"""The audit log's page, and what gets into it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from desk.audit import PAGE, search_of
from storage import audit, residents
from storage.audit import Search
from storage.database import Database
from tests.desk.world import PASSWORD, Browser, World

LOG = "/desk/audit"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.mark.parametrize(
    ("asked", "search"),
    [
        ({}, Search()),
        ({"account": "3", "action": "sign-in"}, Search(account_id=3, action="sign-in")),
        ({"subject": " 7KX-4PB "}, Search(subject="7KX-4PB")),
        ({"account": "x", "since": "yesterday", "until": ""}, Search()),
        # Days are Kosovo's: in winter an hour ahead of UTC, in summer two.
        ({"since": "2026-01-15"}, Search(since=datetime(2026, 1, 14, 23, tzinfo=UTC))),
        ({"until": "2026-07-15"}, Search(until=datetime(2026, 7, 15, 22, tzinfo=UTC))),
        ({"until": "9999-12-31"}, Search()),
    ],
)
def test_an_address_asks_for(asked: dict[str, str], search: Search) -> None:
    assert search_of(asked) == search


async def test_reading_and_answering_a_question_is_recorded(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB", "Secret words")
    await officer.submit("/desk/tickets/7kx-4pb", answer="Other words", do="send-and-resolve")
    assert (await desk.audited())[1:] == [
        (1, "ticket-read", "ticket 7KX-4PB"),
        (1, "ticket-answer", "ticket 7KX-4PB"),
        (1, "ticket-resolve", "ticket 7KX-4PB"),
    ]


async def test_signing_in_and_out_is_recorded(desk: World, officer: Browser) -> None:
    token = (await officer.get("/desk/tickets")).hidden("token")
    await officer.post("/desk/sign-out", {"token": token})
    assert await desk.audited() == [(1, "sign-in", "account 1"), (1, "sign-out", "account 1")]


async def test_an_admin_reads_who_did_what(desk: World, admin: Browser) -> None:
    await desk.ticket("7KX-4PB", "Secret words")
    await admin.get("/desk/tickets/7KX-4PB")
    text = (await admin.get(f"{LOG}?subject=7KX-4PB")).text
    assert re.search(
        r'<strong>mira</strong> <span>read a question</span>.*href="/desk/tickets/7KX-4PB"', text, re.DOTALL
    )
    assert "Secret words" not in text


@pytest.mark.parametrize("query", ["action=x", "account=99", "subject=none", "until=2020-01-01", "before=1"])
async def test_a_search_that_finds_nothing_says_so(query: str, admin: Browser) -> None:
    page = await admin.get(f"{LOG}?{query}")
    assert (page.status, "Nothing was found." in page.text) == (200, True)


@pytest.mark.parametrize(
    "query", ["before=x", "account=%00&action=%00&subject=%00", "since=x", "before=99999999999999"]
)
async def test_what_cannot_be_read_asks_for_nothing(query: str, admin: Browser) -> None:
    page = await admin.get(f"{LOG}?{query}")
    assert (page.status, "Nothing was found." in page.text) == (200, False)


async def test_older_entries_are_a_page_further(desk: World, admin: Browser) -> None:
    async with desk.database.transaction() as store:
        for number in range(PAGE):
            await audit.record(store, account_id=1, action="ticket-read", subject=f"ticket T{number}", now=desk.clock())
    first = await admin.get(LOG)
    assert (first.text.count("read a question</span>"), "T0<" in first.text) == (PAGE, True)
    older = re.search(r'rel="next" href="([^"]+)"', first.text)
    assert older
    text = (await admin.get(older[1])).text
    assert (text.count("read a question</span>"), "signed in</span>" in text) == (0, True)


async def test_erasing_a_resident_leaves_what_was_done(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.get("/desk/tickets/7KX-4PB")
    before = await desk.audited()
    async with desk.database.transaction() as store:
        await residents.erase_resident(store, 1)
    assert await desk.audited() == before


async def test_no_password_and_no_code_stands_in_the_log(desk: World, officer: Browser) -> None:
    await officer.submit(
        "/desk/me/password", present=PASSWORD, password="eleven blue lanterns", again="eleven blue lanterns"
    )
    async with desk.admin() as admin:
        text = (await admin.get(LOG)).text
    assert "changed their password" in text
    assert "lanterns" not in text


async def test_what_is_not_limited_or_not_known_is_said_in_words(desk: World, admin: Browser, now: datetime) -> None:
    details = {"role": "officer", "municipalities": None, "topics": ["roads"], "invited_by": None, "stays": True}
    async with desk.database.transaction() as store:
        await audit.record(store, account_id=1, action="account-make", subject="account 1", details=details, now=now)
    text = (await admin.get(f"{LOG}?action=account-make")).text
    assert "role: Officer, municipalities: all, topics: roads, invited_by: –, stays: yes" in text
    assert "None" not in text
