"""On a contact point's page: asking its office, and saying that a call failed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from desk.directory.keeping import KEEPING
from directory.contact_store import lock_directory, write_contacts
from directory.records import State
from storage import doubts
from storage.account_tables import Role
from storage.database import Database
from storage.directory_tables import ChangeAction
from storage.keeping_tables import DoubtKind, OfficeLetter
from tests.desk.directory.filled import BY_THE_PACK, EVERYWHERE, ROADS, WASTE, WATER, changes, contact
from tests.desk.world import Browser, Page, World


async def press(browser: Browser, do: str, key: str = WASTE, **fields: str) -> Page:
    token = (await browser.get("/desk/me")).hidden("token")
    return await browser.post(KEEPING, {"token": token, "do": do, "contact": key, **fields})


async def letters(database: Database) -> list[OfficeLetter]:
    async with database.reading() as store:
        return list(await store.scalars(select(OfficeLetter)))


async def put(database: Database, **fields: object) -> None:
    before = await contact(database)
    async with database.transaction() as store:
        await lock_directory(store)
        await write_contacts(store, [(before, replace(before, **fields))], BY_THE_PACK)  # type: ignore[arg-type]


async def test_an_office_is_asked_by_hand_once(desk: World, editor: Browser) -> None:
    assert (await press(editor, "ask")).to == f"/desk/directory/contacts/{WASTE}?kept=asked#keeping"
    assert (await press(editor, "ask")).to == f"/desk/directory/contacts/{WASTE}?kept=not-asked-asked#keeping"
    (letter,) = await letters(desk.database)
    assert (letter.address, letter.asked_by, letter.language) == ("waste@gjilan.org", 1, "sq")
    assert (1, "contact-ask", f"contact {WASTE}") in await desk.audited()


@pytest.mark.parametrize(
    ("key", "why"), [(ROADS, "no-address"), (WATER, "demo")], ids=["without an address", "made up"]
)
async def test_who_cannot_be_written_to_is_not_asked(key: str, why: str, desk: World, editor: Browser) -> None:
    assert f"not-asked-{why}" in (await press(editor, "ask", key)).to
    assert await letters(desk.database) == []


async def test_an_office_that_takes_no_questions_is_not_asked(desk: World, editor: Browser) -> None:
    await put(desk.database, state=State.REFUSES)
    assert "not-asked-state" in (await press(editor, "ask")).to


async def test_a_failed_call_makes_it_due_and_keeps_who_and_why(desk: World, editor: Browser) -> None:
    assert (await press(editor, "call-failed", happened="nobody  answers")).status == 303
    assert (await contact(desk.database)).state is State.DUE
    change = (await changes(desk.database))[0]
    assert (change.action, change.account_id) == (ChangeAction.DOUBTED, 1)
    assert change.note == "A call to +383 280 320 111 failed: nobody answers"
    async with desk.database.reading() as store:
        (doubt,) = await doubts.of_contact(store, WASTE)
    assert (doubt.kind, doubt.about, doubt.account_id) == (DoubtKind.CALL_FAILED, "+383 280 320 111", 1)


async def test_what_was_never_confirmed_stays_so_and_the_reason_is_kept(desk: World, editor: Browser) -> None:
    await press(editor, "call-failed", ROADS)
    assert (await contact(desk.database, ROADS)).state is State.UNCONFIRMED
    async with desk.database.reading() as store:
        assert len(await doubts.of_contact(store, ROADS)) == 1


async def test_a_confirmation_puts_an_end_to_doubts(desk: World, editor: Browser) -> None:
    await press(editor, "call-failed")
    await put(desk.database, state=State.CONFIRMED, confirmed_on=desk.clock().date())
    async with desk.database.reading() as store:
        assert await doubts.standing(store) == {}


async def test_other_municipalities_are_not_touched_but_national_offices_may_be_doubted(
    desk: World, local: Browser
) -> None:
    assert (await press(local, "ask", ROADS)).status == 404
    assert (await press(local, "call-failed", ROADS)).status == 404
    assert (await press(local, "ask", EVERYWHERE)).status == 404
    assert (await press(local, "call-failed", EVERYWHERE)).status == 303


@pytest.mark.parametrize(("do", "key", "status"), [("ask", "nobody/here", 404), ("nonsense", WASTE, 400)])
async def test_what_is_not_there_is_not_done(do: str, key: str, status: int, editor: Browser) -> None:
    assert (await press(editor, do, key)).status == status


async def test_viewers_and_officers_do_not_ask_offices(desk: World, filled: Database) -> None:
    await desk.account(role=Role.OFFICER)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert (await press(browser, "ask")).status == 403


async def test_an_officer_reports_a_failed_call_from_a_question(desk: World, filled: Database) -> None:
    await desk.account(role=Role.OFFICER, municipalities=["gjilan"])
    await desk.ticket("7KX-4PB")
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await browser.submit("/desk/tickets/7KX-4PB", do="call-failed", contact=WASTE, reason="no tone")
        assert page.to == "/desk/tickets/7KX-4PB?done=call-failed"
        refused = await browser.submit("/desk/tickets/7KX-4PB", do="call-failed", contact=ROADS)
    assert refused.status == 409
    assert (await contact(desk.database)).state is State.DUE
    assert (await contact(desk.database, ROADS)).state is State.UNCONFIRMED
