"""Messages in: kept once, refused in words, never sent by another site."""

from __future__ import annotations

import uuid

import pytest

from bot.channels.webchat.identity import COOKIE
from bot.channels.webchat.inbound import MAX_BODY_BYTES
from storage.database import Database
from tests.bot.channels.webchat.world import Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


def a_message(text: str = "x") -> dict[str, str]:
    return {"id": str(uuid.uuid4()), "text": text}


async def test_a_message_is_accepted_under_its_own_id(browser: Browser, chat_world: World) -> None:
    message = a_message("Ku me shku?")
    response = await browser.post("/chat/messages", json=message)
    assert (response.status, await response.json()) == (202, {"id": message["id"]})
    assert [incoming.text for incoming in chat_world.intake.accepted] == ["Ku me shku?"]


async def test_a_second_copy_is_acknowledged_and_changes_nothing(browser: Browser, chat_world: World) -> None:
    await browser.post("/chat/session", json={})
    message = a_message()
    assert [(await browser.post("/chat/messages", json=message)).status for _ in range(3)] == [202, 202, 202]
    assert len(chat_world.intake.accepted) == 1


async def test_the_browsers_language_is_handed_on_as_a_hint(browser: Browser, chat_world: World) -> None:
    await browser.post("/chat/messages", json=a_message(), headers={"Accept-Language": "de, sr-Latn-RS;q=0.8"})
    await browser.post("/chat/messages", json=a_message(), headers={"Accept-Language": "de"})
    assert [incoming.language_hint for incoming in chat_world.intake.accepted] == ["sr-Latn", None]


async def test_a_store_that_is_away_is_told_so_that_the_page_tries_again(browser: Browser, chat_world: World) -> None:
    message = a_message()
    chat_world.intake.is_away = True
    away = await browser.post("/chat/messages", json=message)
    chat_world.intake.is_away = False
    assert (away.status, "Retry-After" in away.headers) == (503, True)
    assert (await browser.post("/chat/messages", json=message)).status == 202


async def test_a_text_too_long_is_refused_in_words(browser: Browser) -> None:
    headers = {"Accept-Language": "en"}
    response = await browser.post("/chat/messages", json=a_message("x" * 4_001), headers=headers)
    assert response.status == 422
    assert (await response.json())["message"].startswith("Your message is too long.")


async def test_a_body_too_big_is_not_even_read_to_its_end(browser: Browser, chat_world: World) -> None:
    response = await browser.post("/chat/messages", json=a_message("x" * MAX_BODY_BYTES))
    assert (response.status, chat_world.intake.accepted) == (413, [])


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "application/json", "Origin": "https://evil.example"}, 403),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/chat/messages", "/chat/session"])
async def test_another_site_cannot_write_in_a_residents_name(
    path: str, headers: dict[str, str], status: int, browser: Browser, chat_world: World
) -> None:
    body = f'{{"id": "{uuid.uuid4()}", "text": "x"}}'
    assert (await browser.post(path, data=body, headers=headers)).status == status
    assert chat_world.intake.accepted == []


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(browser: Browser) -> None:
    cookie = (await browser.post("/chat/session", json={})).cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


async def test_a_browser_stays_who_it_is(browser: Browser, chat_world: World) -> None:
    await browser.post("/chat/session", json={})
    await browser.post("/chat/session", json={})
    await browser.say("one")
    await browser.say("two")
    assert len({incoming.address for incoming in chat_world.intake.accepted}) == 1


async def test_a_forged_cookie_makes_a_new_resident(chat_world: World) -> None:
    async with chat_world.browser() as victim, chat_world.browser() as thief:
        await victim.say("secret")
        address = chat_world.intake.accepted[0].address
        forged = {"Cookie": f"{COOKIE}={address}.{'x' * 43}"}
        await thief.post("/chat/messages", json=a_message("theirs"), headers=forged)
    assert chat_world.intake.accepted[1].address != address


async def test_one_machine_cannot_make_residents_without_end(chat_world: World) -> None:
    for _ in range(60):
        async with chat_world.browser() as browser:
            assert (await browser.post("/chat/session", json={})).status == 204
    async with chat_world.browser() as browser:
        response = await browser.post("/chat/session", json={})
    assert (response.status, response.headers["Retry-After"]) == (429, "5")


async def test_one_resident_cannot_flood_the_store(browser: Browser, chat_world: World) -> None:
    await browser.post("/chat/session", json={})
    chat_world.intake.is_away = True  # what the limit protects, too
    statuses = [(await browser.say("x")).status for _ in range(61)]
    assert (statuses[59], statuses[60]) == (503, 429)
