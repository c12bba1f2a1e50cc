"""No form is taken that another site could have made, and what an officer wrote is not lost over it."""

from __future__ import annotations

import re

import pytest

from locales import LANGUAGES
from storage.database import Database
from tests.desk.world import NAME, PASSWORD, Browser, World

TICKET = "/desk/tickets/7KX-4PB"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.mark.parametrize("token", [None, "", "made-up"])
async def test_a_form_without_its_token_is_not_taken(token: str | None, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    fields = {"answer": "Room 12", "seen": "9", **({"token": token} if token is not None else {})}
    page = await officer.post(TICKET, fields)
    assert (page.status, "Nothing was changed" in page.text, "Room 12" in page.text) == (403, True, True)
    assert await desk.stored("7KX-4PB") == ("new", ["Where?"])


async def test_the_token_of_another_session_does_not_serve(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    async with desk.browser() as other:
        await other.sign_in()
        token = (await other.get(TICKET)).hidden("token")
    assert (await officer.post(TICKET, {"token": token, "seen": "9", "answer": "Room 12"})).status == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_a_form_from_another_site_is_not_taken(headers: dict[str, str], desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Room 12"}
    refused = await officer.post(TICKET, fields, **headers)
    assert (refused.status, "Room 12" in refused.text) == (403, False)
    assert (await desk.stored("7KX-4PB"))[0] == "new"


async def test_nobody_can_be_signed_in_by_another_site(desk: World, stranger: Browser) -> None:
    await desk.account()
    assert (await stranger.post("/desk/", {"name": NAME, "password": PASSWORD})).status == 403


async def test_an_answer_written_for_too_long_is_shown_once_more(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    desk.clock.forward(13 * 3600)
    refused = await officer.post(TICKET, {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Abc"})
    assert (refused.status, "You are not signed in any more." in refused.text) == (403, True)
    assert re.search(r"<textarea[^>]* readonly>Abc</textarea>", refused.text)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
async def test_only_forms_are_read(content_type: str, officer: Browser) -> None:
    async with officer.session.post("/desk/", data=b"{}", headers={"Content-Type": content_type}) as response:
        assert response.status == 415


@pytest.mark.parametrize(
    ("body", "charset", "status"), [(b"name=\xff", "utf-8", 400), (b"name=a", "utf-7", 415), (b"name=a", "x", 415)]
)
async def test_bytes_that_are_no_text_are_turned_down(
    body: bytes, charset: str, status: int, stranger: Browser
) -> None:
    headers = {"Content-Type": f"application/x-www-form-urlencoded; charset={charset}"}
    async with stranger.session.post("/desk/", data=body, headers=headers) as response:
        assert response.status == status


async def test_pages_are_kept_nowhere_and_run_no_script(officer: Browser) -> None:
    headers = (await officer.get("/desk/tickets")).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect"
    )
    assert (headers["X-Content-Type-Options"], headers["X-Robots-Tag"]) == ("nosniff", "noindex, nofollow")


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "rom"])
async def test_a_language_once_chosen_stays(language: str, officer: Browser) -> None:
    await officer.get(f"/desk/unresolved?lang={language}")
    assert f'<html lang="{language}">' in (await officer.get("/desk/tickets")).text


async def test_who_reads_romani_on_the_landing_page_reads_albanian_at_the_desk(stranger: Browser) -> None:
    assert '<html lang="sq">' in (await stranger.get("/desk/?lang=rom")).text


async def test_another_language_is_the_same_page(officer: Browser) -> None:
    page = await officer.get("/desk/tickets?state=all&done=send")
    assert 'href="/desk/tickets?state=all&lang=tr"' in page.text


@pytest.mark.parametrize("path", ["/desk/sign-out", "/desk/unresolved/undo", "/desk/tickets/7KX-4PB", "/desk/me"])
async def test_the_way_back_leads_to_a_page(path: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    refused = await officer.post(path, {"token": "made-up"})
    again = re.search(r'<a class="button main" href="([^"]*)"', refused.text)
    assert again is not None
    assert (await officer.get(again[1])).status in (200, 303)


async def test_a_page_that_asks_by_itself_keeps_no_session_awake(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "writing": ""}
    for _hour in range(12):
        desk.clock.forward(3500)
        assert (await officer.get("/desk/queue/news")).status == 200
        assert (await officer.post(f"{TICKET}/here", fields)).status == 200
    desk.clock.forward(12 * 100)
    assert (await officer.get("/desk/queue/news")).to == "/desk/?next=/desk/queue/news"


async def test_what_somebody_does_keeps_their_session_awake(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Room 12"}
    for _day in range(3):
        desk.clock.forward(11 * 3600)
        assert (await officer.post(f"{TICKET}/draft", fields)).status == 200
