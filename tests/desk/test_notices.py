"""What somebody at the desk is told."""

from __future__ import annotations

import pytest

from desk.notices import HAPPENED, NOTICES
from storage import notices
from storage.account_tables import Role
from storage.scope import Scope
from storage.ticket_tables import NoticeKind
from storage.tickets import by_reference
from tests.desk.world import World

REFERENCE = "7KX-4PB"


async def tell(desk: World, kind: NoticeKind, role: Role = Role.OFFICER) -> None:
    async with desk.database.transaction() as store:
        ticket = await by_reference(store, REFERENCE, scope=Scope.ALL)
        assert ticket is not None
        await notices.add(store, kind, ticket, role=role, now=desk.clock())


def test_every_kind_has_its_words() -> None:
    assert set(HAPPENED) == set(NoticeKind)


async def test_a_notice_leads_to_its_question(desk: World) -> None:
    await desk.ticket(REFERENCE)
    await tell(desk, NoticeKind.ANSWER_OVERDUE)
    await desk.account()
    async with desk.browser() as browser:
        await browser.sign_in()
        page = await browser.get(NOTICES)
    assert "The first answer is overdue." in page.text
    assert f'href="/desk/tickets/{REFERENCE}"' in page.text


async def test_opening_the_question_takes_its_notice_away(desk: World) -> None:
    await desk.ticket(REFERENCE)
    await tell(desk, NoticeKind.ANSWER_OVERDUE)
    await desk.account()
    async with desk.browser() as browser:
        await browser.sign_in()
        await browser.get(f"/desk/tickets/{REFERENCE}")
        assert "Nothing new." in (await browser.get(NOTICES)).text


async def test_only_what_stood_on_the_page_is_marked_as_read(desk: World) -> None:
    await desk.ticket(REFERENCE)
    await tell(desk, NoticeKind.ANSWER_DUE)
    await tell(desk, NoticeKind.ANSWER_OVERDUE)
    await desk.account()
    async with desk.browser() as browser:
        await browser.sign_in()
        await browser.submit(NOTICES, shown="1,x,²")
        page = await browser.get(NOTICES)
    assert "due soon" not in page.text
    assert "overdue" in page.text


@pytest.mark.parametrize("municipalities", [["prizren"], []])
async def test_notices_of_other_municipalities_are_not_shown(desk: World, municipalities: list[str]) -> None:
    await desk.ticket(REFERENCE)
    await tell(desk, NoticeKind.ANSWER_OVERDUE)
    await desk.account(municipalities=municipalities)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert "Nothing new." in (await browser.get(NOTICES)).text
