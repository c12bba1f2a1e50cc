"""The chat in a real browser, as residents meet it."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from playwright.async_api import Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.bot.channels.webchat.world import World
from tests.browser.conftest import DESKTOP, PHONE, SMALL, NewContext, Watch

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def ask(page: Page, text: str) -> None:
    await page.get_by_label("Your question").fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


async def is_talk(page: Page, *texts: str) -> None:
    """These stand in the talk, in this order and nothing besides."""
    await expect(page.locator(".message:not(.welcome)")).to_contain_text(list(texts))


async def focused(page: Page) -> str:
    return str(await page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


async def tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    for _ in range(30):
        await page.keyboard.press(key)
        if await focused(page) == wanted:
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


async def test_a_question_is_asked_and_a_button_pressed_by_keyboard_alone(page: Page) -> None:
    await page.keyboard.press("Tab")
    assert await focused(page) == "Go to the chat"
    await page.keyboard.press("Enter")
    await tab_to(page, "question")
    await page.keyboard.type("Ku me shku?")
    await page.keyboard.press("Enter")
    await is_talk(page, "Ku me shku?", "You said: Ku me shku?")
    await page.get_by_label("Your question").focus()
    await tab_to(page, "Yes, please", "Shift+Tab")
    await page.keyboard.press("Enter")
    await is_talk(page, "Ku me shku?", "You said: Ku me shku?", "Yes, please", "You pressed yes:please")


async def test_focus_can_be_seen(page: Page) -> None:
    await tab_to(page, "question")
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


async def test_shift_and_enter_begin_a_new_line(page: Page) -> None:
    await page.get_by_label("Your question").focus()
    await page.keyboard.type("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    await is_talk(page, "one\ntwo", "You said: one\ntwo")


async def test_an_example_is_asked_by_pressing_it(page: Page) -> None:
    await page.get_by_role("button", name="Where do I register my newborn child?").click()
    await is_talk(page, "Where do I register my newborn child?", "You said: Where do I register my newborn child?")


async def test_a_double_press_is_one_press(page: Page, chat_world: World) -> None:
    await page.get_by_role("button", name="Show all topics").dblclick()
    await is_talk(page, "Show all topics", "You pressed topics:new")
    assert len(chat_world.intake.accepted) == 1


async def test_a_reload_keeps_the_talk(page: Page) -> None:
    await ask(page, "one")
    await page.get_by_role("button", name="Yes, please").click()
    talk = ("one", "You said: one", "Yes, please", "You pressed yes:please")
    await is_talk(page, *talk)
    await page.reload()
    await is_talk(page, *talk)
    await ask(page, "more")
    await is_talk(page, *talk, "more", "You said: more")


async def test_two_tabs_show_one_talk(page: Page) -> None:
    await ask(page, "one")
    await is_talk(page, "one", "You said: one")
    other = await page.context.new_page()
    await other.goto("/")
    await is_talk(other, "one", "You said: one")
    await ask(other, "more")
    for tab in (page, other):
        await is_talk(tab, "one", "You said: one", "more", "You said: more")


async def test_two_browsers_are_two_residents(page: Page, new_context: NewContext) -> None:
    await ask(page, "one")
    await is_talk(page, "one", "You said: one")
    stranger = await (await new_context()).new_page()
    await stranger.goto("/")
    await expect(stranger.get_by_text("For example:")).to_be_visible()
    await expect(stranger.locator(".message")).to_have_count(1)


@pytest.mark.parametrize("viewport", [SMALL, PHONE, DESKTOP], ids=["small", "phone", "desktop"])
async def test_nothing_is_wider_than_the_screen(viewport: dict[str, int], new_context: NewContext) -> None:
    page = await (await new_context(viewport=viewport)).new_page()
    await page.goto("/")
    for text in ("card", "demo", "x" * 300):
        await ask(page, text)
    await expect(page.get_by_text("You said: xxx")).to_be_visible()
    for element in ("document.documentElement", "document.getElementById('talk')"):
        assert await page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_the_question_can_be_written_without_scrolling(viewport: dict[str, int], new_context: NewContext) -> None:
    page = await (await new_context(viewport=viewport)).new_page()
    await page.goto("/")
    await expect(page.get_by_label("Your question")).to_be_in_viewport(ratio=0.9)


async def test_what_is_pressed_is_large_enough_for_a_thumb(page: Page) -> None:
    await ask(page, "card")
    await expect(page.locator(".card")).to_be_visible()
    heights = await page.evaluate(
        "[...document.querySelectorAll('button:not([hidden]), .link')].map((each) => each.offsetHeight).filter(Boolean)"
    )
    assert min(heights) >= 44


async def test_a_card_is_linked_to_telephone_email_map_and_website(page: Page) -> None:
    await ask(page, "card")
    links = page.locator(".card .links a")
    await expect(links).to_have_count(4)
    assert [await link.get_attribute("href") for link in await links.all()] == [
        "tel:+383280320100",
        "mailto:civil.status@gjilan.example",
        "https://www.openstreetmap.org/?mlat=42.46350&mlon=21.46940#map=17/42.46350/21.46940",
        "https://gjilan.example/civil-status/",
    ]
    await expect(page.locator(".card .choices")).not_to_contain_text("Website")


async def test_a_card_is_headed_by_the_office(page: Page) -> None:
    await ask(page, "card")
    await expect(page.locator(".card strong").first).to_have_text("🏛 Civil Status Office")


async def test_numbers_in_a_cards_text_can_be_called(page: Page) -> None:
    await ask(page, "card")
    await expect(page.locator(".card p a[href^='tel:']")).to_have_text(["+383 280 320 100", "+383 38 200 100"])


async def test_a_made_up_number_is_marked_and_cannot_be_called(page: Page) -> None:
    await ask(page, "demo")
    await expect(page.locator(".card .badge")).to_have_text("DEMO – not a real number")
    await expect(page.locator(".card .link.demo").first).to_contain_text("DEMO – not a real number")
    await expect(page.locator(".card a")).to_have_count(0)


async def test_markup_in_a_text_is_text(page: Page) -> None:
    await ask(page, "<b>bold</b>")
    await is_talk(page, "<b>bold</b>", '<img src="x" onerror="document.title=1"> & <script>')
    assert (await page.title()).startswith("Kontakt")


async def test_a_file_is_downloaded(page: Page) -> None:
    await ask(page, "/mydata")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Download kontakt.json").click()
    file = await download.value
    assert json.loads((await file.path()).read_text()) == {"resident": "you"}


async def test_a_location_is_shared_on_request(new_context: NewContext) -> None:
    place = {"latitude": 42.6629, "longitude": 21.1655}
    page = await (await new_context(permissions=["geolocation"], geolocation=place)).new_page()
    await page.goto("/")
    await page.get_by_role("button", name="Share my location").click()
    await is_talk(page, "My location", "You are at 42.66, 21.17")


async def test_a_button_that_asks_for_the_location_says_so_when_there_is_none(page: Page) -> None:
    await ask(page, "card")
    await page.locator(".card").get_by_role("button", name="Share my location").click()
    await expect(page.get_by_text("You pressed where")).to_be_visible()


async def test_a_refused_location_is_told_in_words(page: Page) -> None:
    await page.locator("#here").click()
    await expect(page.get_by_role("alert")).to_contain_text("Your browser gave no location.")


async def test_a_text_too_long_is_told_before_it_is_sent(page: Page, chat_world: World) -> None:
    await ask(page, "x" * 4_001)
    await expect(page.get_by_role("alert")).to_have_text("Your message is too long: 4001 of at most 4000 characters.")
    assert chat_world.intake.accepted == []


async def test_a_message_waits_for_a_store_that_is_away_and_is_sent_once(
    page: Page, chat_world: World, watch: Watch
) -> None:
    watch.expected = "503"
    chat_world.intake.is_away = True
    await ask(page, "one")
    await expect(page.get_by_text("Not sent yet.")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("Not sent yet.")).to_be_visible()
    again = page.get_by_role("button", name="Try now")
    await expect(again).to_be_visible()
    chat_world.intake.is_away = False
    with suppress(PlaywrightTimeout):  # the page may have tried by itself meanwhile, and the button is gone
        await again.click(timeout=2_000)
    await is_talk(page, "one", "You said: one")
    assert len(chat_world.intake.accepted) == 1


async def test_a_reply_while_the_line_was_down_is_not_lost(page: Page, chat_world: World, watch: Watch) -> None:
    watch.expected = "ERR_INTERNET_DISCONNECTED"
    await ask(page, "one")
    await is_talk(page, "one", "You said: one")
    await page.context.set_offline(True)
    chat_world.chat.close()
    await expect(page.get_by_text("No connection right now.")).to_be_visible()
    await chat_world.answer_from_elsewhere(chat_world.intake.accepted[0].address, "From the office")
    await page.context.set_offline(False)
    await is_talk(page, "one", "You said: one", "From the office")
    await expect(page.get_by_text("No connection right now.")).to_be_hidden()


async def test_an_answer_does_not_take_away_what_is_being_read(page: Page, chat_world: World) -> None:
    await ask(page, "card")
    await is_talk(page, "card", "Civil Status Office")
    await ask(page, "two")
    await is_talk(page, "card", "Civil Status Office", "two", "The first.", "The second.")
    await page.evaluate("document.getElementById('talk').scrollTo({ top: 0, behavior: 'instant' })")
    await chat_world.answer_from_elsewhere(chat_world.intake.accepted[0].address, "From the office")
    await page.get_by_role("button", name="New message").click()
    await expect(page.get_by_text("From the office")).to_be_in_viewport()


async def test_who_is_erased_is_erased_from_the_screen_too(page: Page) -> None:
    await ask(page, "secret")
    await is_talk(page, "secret", "You said: secret")
    await ask(page, "/forget")
    await is_talk(page, "Everything is erased. Goodbye!")


async def test_the_reply_is_announced_to_screen_readers(page: Page) -> None:
    await ask(page, "one")
    log = page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_contain_text("Kontakt: You said: one")


async def test_without_scripts_the_page_still_helps(new_context: NewContext) -> None:
    page = await (await new_context(java_script_enabled=False)).new_page()
    response = await page.goto("/")
    # Playwright's switch comes too late for the parser, which shows what stands in <noscript> to real people only.
    assert response is not None
    assert "<noscript><p" in await response.text()
    await expect(page.get_by_role("link", name=re.compile("^112"))).to_be_visible()
    await expect(page.get_by_label("Your question")).to_be_hidden()


async def test_the_language_can_be_changed(page: Page) -> None:
    await page.get_by_role("link", name="Türkçe").click()
    assert await page.evaluate("document.documentElement.lang") == "tr"
    await page.goto("/")
    assert await page.evaluate("document.documentElement.lang") == "tr"
