"""Admins keep the accounts: links, roles, scopes, switching off; and never without an admin."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from storage.account_tables import Role, SetupLink
from storage.database import Database
from tests.desk.world import NAME, PASSWORD, SALT, Browser, Page, World

LIST, NEW = "/desk/accounts", "/desk/accounts/new"
GOOD = {"name": NAME, "password": PASSWORD, "again": PASSWORD}
LIMITED = {
    "role": "officer",
    "municipality-limit": "some",
    "municipality:gjilan": "on",
    "topic-limit": "all",
}


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


def link_on(page: Page) -> str:
    found = re.search(r"<textarea[^>]*>https?://[^/<]+(/desk/setup/[\w-]+)</textarea>", page.text)
    assert found, page.text
    return found[1]


async def test_a_colleague_gets_the_role_and_scope_that_the_admin_chose(desk: World, admin: Browser) -> None:
    link = link_on(await admin.submit(NEW, name="Ana Krasniqi", **LIMITED))
    async with desk.browser() as colleague:
        assert 'value="Ana Krasniqi"' in (await colleague.get(link)).text
        await colleague.submit(link, **GOOD)
    made = (await desk.accounts())[1]
    assert (made.role, made.municipalities, made.topics) == ("officer", ["gjilan"], None)
    audited = await desk.audited()
    assert (1, "link-make", "link") in audited
    assert (2, "account-make", "account 2") in audited


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": "owner"}, "choose a role"),
        ({"role": ""}, "choose a role"),
        ({"municipality:gjilan": None}, "at least one municipality"),
        ({"municipality:gjilan": None, "municipality:atlantis": "on"}, "at least one municipality"),
        ({"municipality-limit": None, "municipality:gjilan": None}, "at least one municipality"),
        ({"topic-limit": None}, "at least one topic"),
        ({"name": "n" * 65}, "at most 64"),
    ],
)
async def test_what_is_not_chosen_is_not_granted(
    changes: dict[str, str | None], said: str, desk: World, admin: Browser
) -> None:
    fields = {name: value for name, value in {**LIMITED, **changes}.items() if value is not None}
    page = await admin.submit(NEW, **fields)
    assert (page.status, said in page.text) == (422, True)
    async with desk.database.reading() as store:
        assert (await store.scalars(select(SetupLink))).all() == []


async def test_what_was_filled_in_stays(admin: Browser) -> None:
    page = await admin.submit(NEW, **{**LIMITED, "role": "", "name": "Ana"})
    assert 'id="municipality:gjilan" name="municipality:gjilan" value="on" checked' in page.text
    assert 'value="Ana"' in page.text


async def test_the_list_names_everybody(desk: World, admin: Browser) -> None:
    await desk.account(municipalities=["gjilan"], display_name="Ana Krasniqi")
    text = (await admin.get(LIST)).text
    assert re.search(r"mira.*Admin.*with a second step", text, re.DOTALL)
    assert re.search(r"Ana Krasniqi.*Officer.*Gjilani.*password only", text, re.DOTALL)


async def test_another_role_is_good_from_the_next_click_on(desk: World, admin: Browser, officer: Browser) -> None:
    assert (await officer.get("/desk/unresolved")).status == 200
    page = await admin.submit(f"{LIST}/2", **{**LIMITED, "role": "viewer", "do": "change"})
    assert page.to == f"{LIST}/2?done=change"
    assert (await officer.get("/desk/unresolved")).status == 403
    assert (1, "account-change", "account 2") in await desk.audited()


async def test_an_account_without_sessions_and_with_a_fault_is_shown_again(desk: World, admin: Browser) -> None:
    await desk.account()
    page = await admin.submit(f"{LIST}/2", role="viewer", do="change")
    assert (page.status, "at least one municipality" in page.text) == (422, True)
    assert (await desk.accounts())[1].role == "officer"


async def test_switched_off_is_out_at_once_and_on_again_comes_back(
    desk: World, admin: Browser, officer: Browser
) -> None:
    await admin.submit(f"{LIST}/2", do="disable")
    assert (await officer.get("/desk/tickets")).status == 303
    assert (await officer.sign_in()).status == 403
    await admin.submit(f"{LIST}/2", do="enable")
    assert (await officer.get("/desk/tickets")).status == 303
    assert (await officer.sign_in()).status == 303


async def test_an_admin_can_sign_a_colleague_out(admin: Browser, officer: Browser) -> None:
    assert "aiohttp" not in (await admin.get(f"{LIST}/2")).text
    await admin.submit(f"{LIST}/2", do="end-sessions")
    assert (await officer.get("/desk/tickets")).status == 303


async def test_a_link_gives_a_new_password_and_the_second_step_stays(desk: World, admin: Browser) -> None:
    await desk.account(second_step_salt=SALT)
    link = link_on(await admin.submit(f"{LIST}/2", do="reset"))
    async with desk.browser() as colleague:
        page = await colleague.submit(link, password="another long one", again="another long one")
        assert page.to.startswith("/desk/code")
        assert (await colleague.get(link)).status == 410
    assert (2, "password-reset", "account 2") in await desk.audited()


async def test_a_link_for_a_lost_telephone_takes_the_second_step_off(desk: World, admin: Browser) -> None:
    await desk.account(second_step_salt=SALT)
    link = link_on(await admin.submit(f"{LIST}/2", do="reset-phone"))
    async with desk.browser() as colleague:
        form = await colleague.get(link)
        assert f'value="{NAME}"' in form.text
        page = await colleague.submit(link, password="another long one", again="another long one", name="other")
        assert page.to == "/desk/tickets"
    account = (await desk.accounts())[1]
    assert (account.second_step_salt, account.name) == (None, NAME)


async def test_a_new_password_ends_the_sessions_of_the_old_one(desk: World, admin: Browser, officer: Browser) -> None:
    link = link_on(await admin.submit(f"{LIST}/2", do="reset"))
    async with desk.browser() as colleague:
        await colleague.submit(link, password="another long one", again="another long one")
    assert (await officer.get("/desk/tickets")).status == 303


async def test_a_link_of_an_account_that_is_switched_off_is_worthless(desk: World, admin: Browser) -> None:
    await desk.account()
    link = link_on(await admin.submit(f"{LIST}/2", do="reset"))
    await admin.submit(f"{LIST}/2", do="disable")
    async with desk.browser() as colleague:
        assert (await colleague.get(link)).status == 410
    assert (await admin.submit(f"{LIST}/1", do="reset")).status == 200


@pytest.mark.parametrize("do", ["disable", "change"])
async def test_the_last_admin_stays(do: str, desk: World, admin: Browser) -> None:
    page = await admin.submit(f"{LIST}/1", **{**LIMITED, "do": do})
    assert (page.status, "This is the only admin" in page.text) == (409, True)
    assert (await desk.accounts())[0].role == "admin"


async def test_with_another_admin_one_may_go(desk: World, admin: Browser) -> None:
    await desk.account("ben", role=Role.ADMIN)
    assert (await admin.submit(f"{LIST}/1", **{**LIMITED, "do": "change"})).status == 303
    assert (await admin.get(LIST)).status == 403


@pytest.mark.parametrize("method", ["show", "work"])
async def test_an_account_that_is_not_there_is_told_so(method: str, admin: Browser) -> None:
    page = await admin.get(f"{LIST}/99") if method == "show" else None
    token = (await admin.get(LIST)).hidden("token")
    page = page or await admin.post(f"{LIST}/99", {"token": token, "do": "disable"})
    assert page.status == 404


async def test_it_asks_for_a_fresh_password(desk: World, admin: Browser) -> None:
    desk.clock.forward(600)
    for path in (NEW, f"{LIST}/1"):
        assert (await admin.get(path)).to == f"/desk/confirm?next={path}"
    assert (await admin.get(LIST)).status == 200
