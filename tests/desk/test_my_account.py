"""My account: the name, the password, the browsers that are signed in, the language of the desk."""

from __future__ import annotations

import re

import pytest

from storage.database import Database
from tests.desk.world import NAME, PASSWORD, Browser, World

ME, NEW = "/desk/me", "eleven blue lanterns"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def test_it_says_what_one_may_see(desk: World, stranger: Browser) -> None:
    await desk.account(municipalities=["gjilan"], topics=["waste-collection"])
    await stranger.sign_in()
    text = (await stranger.get(ME)).text
    assert re.search(r"Officer.*Gjilan.*Rubbish", text, re.DOTALL)
    assert "all municipalities" not in text


async def test_colleagues_read_the_name_that_one_gives_oneself(officer: Browser) -> None:
    assert (await officer.submit(ME, do="name", name=" Ana  Krasniqi ")).to == f"{ME}?done=name"
    assert "Ana Krasniqi" in (await officer.get("/desk/tickets")).text


@pytest.mark.parametrize("name", ["", " ", "n" * 65, "a\u202eb"])
async def test_a_name_that_is_none_is_refused(name: str, officer: Browser) -> None:
    assert (await officer.submit(ME, do="name", name=name)).status == 422


async def test_the_browsers_that_are_signed_in_are_listed(desk: World, officer: Browser) -> None:
    async with desk.browser() as other:
        page = await other.get("/desk/")
        fields = {"token": page.hidden("token"), "name": NAME, "password": PASSWORD}
        await other.post("/desk/", fields, **{"User-Agent": FIREFOX})
    text = (await officer.get(ME)).text
    assert "Firefox · Windows" in text
    assert text.count("this browser") == 1


async def test_one_of_them_can_be_signed_out(desk: World, officer: Browser) -> None:
    async with desk.browser() as other:
        await other.sign_in()
        number = (await officer.get(ME)).hidden("session")
        await officer.submit(ME, do="end-session", session=number)
        assert (await other.get("/desk/tickets")).status == 303
    assert (await officer.get("/desk/tickets")).status == 200


async def test_all_others_can(desk: World, officer: Browser) -> None:
    async with desk.browser() as one, desk.browser() as two:
        await one.sign_in()
        await two.sign_in()
        await officer.submit(ME, do="end-others")
        assert [(await each.get("/desk/tickets")).status for each in (one, two, officer)] == [303, 303, 200]
    assert (1, "sessions-end", "account 1") in await desk.audited()


@pytest.mark.parametrize("session", ["1", "999", "", "x", "9" * 30])
async def test_nobody_elses_can(session: str, desk: World, officer: Browser) -> None:
    await desk.account("ben")
    async with desk.browser() as ben:
        await ben.sign_in("ben")
        await ben.submit(ME, do="end-session", session=session)
    assert (await officer.get("/desk/tickets")).status == 200


async def test_a_button_that_is_not_there_does_nothing(officer: Browser) -> None:
    assert (await officer.submit(ME, do="erase-all")).status == 400


async def change(browser: Browser, present: str = PASSWORD, password: str = NEW, again: str = NEW) -> int:
    return (await browser.submit(f"{ME}/password", present=present, password=password, again=again)).status


async def test_the_password_can_be_changed(desk: World, officer: Browser) -> None:
    async with desk.browser() as other:
        await other.sign_in()
        assert await change(officer) == 303
        assert (await other.get("/desk/tickets")).status == 303
        assert (await other.sign_in()).status == 403
        assert (await other.sign_in(password=NEW)).status == 303
    assert (await officer.get("/desk/tickets")).status == 200
    assert (1, "password-change", "account 1") in await desk.audited()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"present": "wrong"}, 403),
        ({"again": "something else"}, 422),
        ({"password": "short", "again": "short"}, 422),
        ({"password": f"{NAME} 123456789", "again": f"{NAME} 123456789"}, 422),
    ],
)
async def test_what_breaks_a_rule_changes_nothing(
    fields: dict[str, str], status: int, desk: World, officer: Browser
) -> None:
    assert await change(officer, **fields) == status
    async with desk.browser() as other:
        assert (await other.sign_in()).status == 303


async def test_guessing_the_present_password_is_slowed_down(officer: Browser) -> None:
    assert [await change(officer, present="wrong") for _ in range(5)] == [403] * 5
    assert await change(officer) == 429


async def test_the_language_of_the_desk_goes_with_the_account(desk: World, officer: Browser) -> None:
    await officer.get("/desk/tickets?lang=sq")
    async with desk.browser("tr") as other:
        await other.sign_in()
        assert '<html lang="sq">' in (await other.get("/desk/tickets")).text
    assert (await desk.accounts())[0].language == "sq"


async def test_a_language_that_the_desk_has_not_is_not_kept(desk: World, officer: Browser) -> None:
    await officer.get("/desk/tickets?lang=rom")
    await officer.get("/desk/tickets?lang=xx")
    assert (await desk.accounts())[0].language is None
