"""The one-time link makes one account, once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.store_setup import first_admin_secret
from desk.links import LINK_LIVES
from locales import LANGUAGES
from tests.desk.world import NAME, PASSWORD, Browser, World

GOOD = {"name": NAME, "password": PASSWORD, "again": PASSWORD}


async def test_the_link_of_the_first_start_makes_the_first_admin(desk: World, stranger: Browser) -> None:
    secret = await first_admin_secret(desk.database, desk.clock)
    page = await stranger.submit(f"/desk/setup/{secret}", **GOOD)
    assert (page.status, page.to) == (303, "/desk/tickets")
    assert [(each.name, each.role) for each in await desk.accounts()] == [(NAME, "admin")]
    assert await first_admin_secret(desk.database, desk.clock) is None


async def test_who_has_made_an_account_is_signed_in(desk: World, stranger: Browser) -> None:
    await stranger.submit(await desk.link(), **GOOD)
    assert (await stranger.get("/desk/tickets")).status == 200


async def test_the_password_is_kept_as_argon2id_only(desk: World, stranger: Browser) -> None:
    await stranger.submit(await desk.link(), **GOOD)
    kept = (await desk.accounts())[0].password_hash
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


async def test_the_form_tells_the_rules(desk: World, stranger: Browser) -> None:
    page = await stranger.get(await desk.link())
    assert page.status == 200
    assert "At least 12 characters" in page.text


async def test_a_link_serves_once(desk: World, stranger: Browser) -> None:
    link = await desk.link()
    await stranger.submit(link, **GOOD)
    page = await stranger.get(link)
    assert (page.status, "It was used already" in page.text) == (410, True)


async def test_a_used_link_makes_no_second_account(desk: World) -> None:
    link = await desk.link()
    async with desk.browser() as one, desk.browser() as other:
        late = await other.get(link)
        await one.submit(link, **GOOD)
        page = await other.post(link, {**GOOD, "name": "ben", "token": late.hidden("token")})
    assert page.status == 410
    assert len(await desk.accounts()) == 1


async def test_of_two_at_the_same_moment_one_wins(desk: World) -> None:
    link = await desk.link()
    async with desk.browser() as one, desk.browser() as other:
        pages = await asyncio.gather(one.submit(link, **GOOD), other.submit(link, **{**GOOD, "name": "ben"}))
    assert sorted(page.status for page in pages) == [303, 410]
    assert len(await desk.accounts()) == 1


async def test_after_two_days_it_is_over(desk: World, stranger: Browser) -> None:
    link = await desk.link()
    desk.clock.forward(LINK_LIVES / timedelta(seconds=1))
    assert (await stranger.get(link)).status == 410


@pytest.mark.parametrize("secret", ["unknown", "x" * 300, "%00", "%FF", "..."])
async def test_an_unknown_link_is_told_so_in_words(secret: str, stranger: Browser) -> None:
    page = await stranger.get(f"/desk/setup/{secret}")
    assert (page.status, "It is not known here" in page.text) == (404, True)


async def test_an_unknown_link_makes_no_account(desk: World, stranger: Browser) -> None:
    token = (await stranger.get("/desk/")).hidden("token")
    assert (await stranger.post("/desk/setup/unknown", {**GOOD, "token": token})).status == 404
    assert not await desk.accounts()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"again": "something else"}, "not the same"),
        ({"name": " "}, "choose a name"),
        ({"name": "a\u202eb"}, "choose a name"),
        ({"name": "n" * 65}, "at most 64 characters"),
        ({"password": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"}, "too easy"),
    ],
)
async def test_what_breaks_a_rule_is_said_and_the_link_stays_good(
    changes: dict[str, str], said: str, desk: World, stranger: Browser
) -> None:
    link = await desk.link()
    page = await stranger.submit(link, **{**GOOD, **changes})
    assert (page.status, said in page.text) == (422, True)
    assert (await stranger.submit(link, **GOOD)).status == 303


async def test_no_password_stands_in_a_page(desk: World, stranger: Browser) -> None:
    page = await stranger.submit(await desk.link(), **{**GOOD, "again": "something else"})
    assert f'value="{NAME}"' in page.text
    assert PASSWORD not in page.text


@pytest.mark.parametrize("name", [NAME, " ANA "])
async def test_a_name_that_is_taken_leaves_the_link_good(name: str, desk: World, stranger: Browser) -> None:
    await desk.account()
    link = await desk.link()
    page = await stranger.submit(link, **{**GOOD, "name": name})
    assert (page.status, "has this name already" in page.text) == (422, True)
    assert (await stranger.submit(link, **{**GOOD, "name": "ben"})).status == 303


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "rom"])
async def test_the_form_speaks_every_language(language: str, desk: World, stranger: Browser) -> None:
    page = await stranger.get(f"{await desk.link()}?lang={language}")
    assert f'<html lang="{language}">' in page.text
