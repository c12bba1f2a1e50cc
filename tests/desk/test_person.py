"""A resident who asks the office: an admin gives them what is kept about them, or erases them."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from storage.account_tables import Role
from storage.tables import Resident
from storage.ticket_tables import Ticket
from tests.desk.world import World

TICKET = "/desk/tickets/7KX-4PB"
PERSON = f"{TICKET}/person"


@pytest.fixture(autouse=True)
async def asked(desk: World) -> None:
    """Two residents with a question each."""
    await desk.ticket("7KX-4PB", "Where is my grandmother's pension?", who="ana")
    await desk.ticket("AAA-BBB", "Who empties the bins?", who="besa")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.HEAD])
async def test_only_admins_may(role: Role, desk: World) -> None:
    await desk.account(role=role)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert (await browser.get(PERSON)).status == 403
        assert PERSON not in (await browser.get(TICKET)).text


async def test_the_question_leads_an_admin_there(desk: World) -> None:
    async with desk.admin() as browser:
        assert PERSON in (await browser.get(TICKET)).text
        assert "1 question at the office" in (await browser.get(PERSON)).text


async def test_who_has_not_shown_lately_who_they_are_is_asked_first(desk: World) -> None:
    async with desk.admin() as browser:
        desk.clock.forward(seconds=660)
        assert (await browser.get(PERSON)).to.startswith("/desk/confirm")


async def test_what_is_kept_comes_as_a_file_with_nothing_of_others(desk: World) -> None:
    async with desk.admin() as browser:
        page = await browser.submit(PERSON, do="export")
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert json.loads(page.text)["resident"]["address"] == "ana"
    assert ("grandmother" in page.text, "bins" in page.text) == (True, False)
    assert (await desk.audited())[-1][1:] == ("person-export", "resident 1")


@pytest.mark.parametrize("repeated", ["7KX-4PB", " 7kx-4pb "])
async def test_typed_once_more_the_resident_is_erased_and_others_are_not(repeated: str, desk: World) -> None:
    async with desk.admin() as browser:
        assert (await browser.submit(PERSON, do="erase", repeated=repeated)).to == "/desk/tickets"
        assert (await browser.get(TICKET)).status == 404
    async with desk.database.reading() as session:
        assert list(await session.scalars(select(Resident.address))) == ["besa"]
        assert list(await session.scalars(select(Ticket.reference))) == ["AAA-BBB"]
    assert (await desk.audited())[-1][1:] == ("person-erase", "resident 1")


@pytest.mark.parametrize("repeated", ["", "AAA-BBB"])
async def test_without_typing_it_nobody_is_erased(repeated: str, desk: World) -> None:
    async with desk.admin() as browser:
        page = await browser.submit(PERSON, do="erase", repeated=repeated)
    assert page.status == 422
    assert (await desk.stored("7KX-4PB"))[1] == ["Where is my grandmother's pension?"]


async def test_a_question_that_is_not_there_leads_nowhere(desk: World) -> None:
    async with desk.admin() as browser:
        assert (await browser.get("/desk/tickets/ZZZ-ZZZ/person")).status == 404
