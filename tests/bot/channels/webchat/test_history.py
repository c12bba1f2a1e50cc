"""A reload shows the talk as it was; nobody sees another's."""

from __future__ import annotations

import uuid

from bot.channels.webchat.identity import COOKIE
from bot.files.routes import disposition
from tests.bot.channels.webchat.world import Browser, World


async def test_whoever_has_not_written_is_given_nothing_not_even_a_cookie(browser: Browser) -> None:
    response = await browser.get("/chat/history")
    assert await response.json() == {"known": False, "entries": [], "last": 0}
    assert COOKIE not in response.cookies


async def test_messages_and_replies_stand_in_order(browser: Browser) -> None:
    await browser.say("one")
    await browser.say("two")
    await browser.say(action="yes:please")
    assert await browser.texts() == [
        "one",
        "You said: one",
        "two",
        "The first.",
        "The second.",
        "Yes, please",
        "You pressed yes:please",
    ]


async def test_own_messages_carry_the_id_that_the_page_gave_them(browser: Browser) -> None:
    key = str(uuid.uuid4())
    await browser.say("one", key=key)
    assert (await browser.entries())[0]["id"] == key


async def test_a_location_is_part_of_the_talk(browser: Browser) -> None:
    await browser.say(location=[42.46, 21.47])
    assert (await browser.entries())[0]["location"] == [42.46, 21.47]


async def test_an_answer_of_the_office_stands_where_it_came(browser: Browser, chat_world: World) -> None:
    await browser.say("one")
    await chat_world.answer_from_elsewhere(chat_world.intake.accepted[0].address, "From the office")
    assert (await browser.texts())[-1] == "From the office"


async def test_nobody_sees_the_talk_of_another(chat_world: World) -> None:
    async with chat_world.browser() as one, chat_world.browser() as other:
        await one.say("secret")
        await other.say("hello")
        assert await other.texts() == ["hello", "You said: hello"]


async def test_who_was_erased_has_no_talk_any_more(browser: Browser) -> None:
    await browser.say("secret")
    await browser.say("/forget")
    assert await browser.entries() == []


async def test_talks_are_kept_out_of_caches(browser: Browser) -> None:
    assert (await browser.get("/chat/history")).headers["Cache-Control"] == "no-store"


async def test_a_file_is_downloaded_by_whom_it_was_made_for(chat_world: World) -> None:
    async with chat_world.browser() as owner, chat_world.browser() as other:
        await owner.say("/mydata")
        await other.say("hello")
        url = (await owner.entries())[-1]["file"]["url"]
        mine, theirs = await owner.get(url), await other.get(url)
    assert (mine.status, theirs.status) == (200, 404)
    assert mine.headers["Content-Disposition"] == disposition("kontakt.json")


async def test_a_file_is_not_for_strangers(browser: Browser) -> None:
    assert (await browser.get("/chat/files/1")).status == 401


async def test_a_number_beyond_all_rows_is_no_file(browser: Browser) -> None:
    await browser.say("hello")
    assert (await browser.get(f"/chat/files/{'9' * 30}")).status == 404
