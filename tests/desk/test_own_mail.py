"""The page where an account chooses what it is told by e-mail."""

from __future__ import annotations

import pytest

from desk.own_mail import MAIL
from storage import mails
from storage.account_tables import Role
from storage.database import Database
from storage.mail_tables import MailChoice
from tests.desk.world import Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def choice(desk: World) -> MailChoice | None:
    async with desk.database.reading() as store:
        return await mails.choice_of(store, 1)


async def test_my_account_leads_there(officer: Browser) -> None:
    assert f'href="{MAIL}"' in (await officer.get("/desk/me")).text


async def test_nobody_is_written_to_unasked(desk: World, officer: Browser) -> None:
    assert " checked" not in (await officer.get(MAIL)).text
    assert await choice(desk) is None


async def test_a_head_of_office_finds_what_is_overdue_ticked(desk: World) -> None:
    await desk.account(role=Role.HEAD)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert 'name="overdue" value="1" checked' in (await browser.get(MAIL)).text


async def test_a_choice_is_kept_and_shown(desk: World, officer: Browser) -> None:
    await officer.submit(MAIL, address=" Ana@Office.example ", new="1", due="1")
    kept = await choice(desk)
    assert kept is not None
    assert (kept.address, kept.kinds) == ("Ana@office.example", ["due", "new"])
    assert 'name="due" value="1" checked' in (await officer.get(MAIL)).text
    assert (1, "mail-choose", "account 1") in await desk.audited()


async def test_without_a_tick_it_is_off_again(desk: World, officer: Browser) -> None:
    await officer.submit(MAIL, address="ana@office.example", new="1")
    await officer.submit(MAIL, address="ana@office.example")
    assert await choice(desk) is None


@pytest.mark.parametrize("address", ["", "ana", "ana@", "a@b.example\r\nBcc: x@y.example", "a b@c.example"])
async def test_what_is_no_address_is_refused(address: str, desk: World, officer: Browser) -> None:
    assert (await officer.submit(MAIL, address=address, new="1")).status == 422
    assert await choice(desk) is None


async def test_why_the_last_one_failed_is_shown(desk: World, officer: Browser) -> None:
    await officer.submit(MAIL, address="ana@office.example", new="1")
    async with desk.database.transaction() as store:
        (await store.get_one(MailChoice, 1)).fault = "the address was refused (550)"
    assert "the address was refused (550)" in (await officer.get(MAIL)).text
