"""The page that ties an account to somebody in the staff group."""

from __future__ import annotations

import re

import pytest

from desk.links import make_reset_link
from desk.telegram_link import TELEGRAM, use_code
from storage import staff_links
from storage.account_tables import Account
from storage.database import Database
from tests.desk.world import KEY, Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def code_from(officer: Browser) -> str:
    found = re.search(r"/link ([0-9A-Z-]+)", (await officer.submit(TELEGRAM, do="make-code")).text)
    assert found
    return found[1]


async def test_my_account_leads_there(officer: Browser) -> None:
    assert f'href="{TELEGRAM}"' in (await officer.get("/desk/me")).text


async def test_a_code_is_made_and_works(desk: World, officer: Browser) -> None:
    code = await code_from(officer)
    async with desk.database.transaction() as store:
        account = await use_code(store, code, 700_001, KEY, desk.clock())
    assert account is not None
    assert "is linked to somebody" in (await officer.get(TELEGRAM)).text


async def test_the_code_itself_is_not_kept(desk: World, officer: Browser) -> None:
    code = await code_from(officer)
    async with desk.database.transaction() as store:
        assert code.replace("-", "") not in str(await staff_links.codes(store, desk.clock()))


async def test_the_link_can_be_taken_off(desk: World, officer: Browser) -> None:
    async with desk.database.transaction() as store:
        await staff_links.link(store, 1, 700_001, desk.clock())
    assert (await officer.submit(TELEGRAM, do="unlink")).to == TELEGRAM
    assert "is not linked yet" in (await officer.get(TELEGRAM)).text
    assert (1, "telegram-unlink", "account 1") in await desk.audited()


async def test_it_asks_for_a_fresh_password(desk: World, officer: Browser) -> None:
    desk.clock.forward(660)
    assert (await officer.get(TELEGRAM)).to.startswith("/desk/confirm")


async def test_a_button_that_is_not_there_does_nothing(officer: Browser) -> None:
    assert (await officer.submit(TELEGRAM, do="x")).status == 400


@pytest.mark.parametrize(("lost", "linked"), [(True, False), (False, True)])
async def test_with_a_lost_telephone_the_link_goes_at_once(lost: bool, linked: bool, desk: World) -> None:
    number = await desk.account()
    async with desk.database.transaction() as store:
        await staff_links.link(store, number, 700_001, desk.clock())
    async with desk.database.transaction() as store:
        account = await store.get_one(Account, number)
        await make_reset_link(store, account, new_second_step=lost, now=desk.clock())
    async with desk.database.reading() as store:
        assert await staff_links.is_linked(store, number) is linked
