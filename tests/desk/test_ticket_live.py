"""What an open page asks: who else is answering, what is new, keeping the draft, templates."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from storage import residents
from storage.account_tables import Role
from tests.desk.test_ticket_thread import resident_writes
from tests.desk.world import Browser, World

TICKET = "/desk/tickets/7KX-4PB"
LIVE = [("POST", f"{TICKET}/here"), ("POST", f"{TICKET}/draft"), ("GET", f"{TICKET}/template?template=received")]


@pytest.fixture
async def boban(desk: World) -> AsyncIterator[Browser]:
    """A colleague's browser."""
    await desk.account("boban", display_name="Boban Ilić")
    async with desk.browser() as opened:
        await opened.sign_in("boban")
        yield opened


async def tell(browser: Browser, what: str, **fields: str) -> dict[str, Any]:
    """What the page's script is told, asked as by a page that was just opened."""
    page = await browser.get(TICKET)
    hidden = {"token": page.hidden("token"), "seen": page.hidden("seen")}
    answer = await browser.post(f"{TICKET}/{what}", {**hidden, **fields})
    assert answer.status == 200
    told: dict[str, Any] = json.loads(answer.text)
    return told


async def test_who_is_answering_is_told_to_others_only(desk: World, officer: Browser, boban: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await tell(boban, "here", writing="yes"))["answering"] == ""
    assert (await tell(officer, "here"))["answering"] == "Boban Ilić is answering at this moment."
    assert "Boban Ilić is answering at this moment." in (await officer.get(TICKET)).text


async def test_a_page_that_says_nothing_for_40_seconds_answers_no_more(
    desk: World, officer: Browser, boban: Browser
) -> None:
    await desk.ticket("7KX-4PB")
    await tell(boban, "here", writing="yes")
    desk.clock.forward(41)
    assert (await tell(officer, "here"))["answering"] == ""


@pytest.mark.parametrize("fields", [{"do": "send", "answer": "Tomorrow."}, None])
async def test_whoever_has_stopped_or_sent_is_not_answering(
    fields: dict[str, str] | None, desk: World, officer: Browser, boban: Browser
) -> None:
    await desk.ticket("7KX-4PB")
    await tell(boban, "here", writing="yes")
    if fields:
        await boban.submit(TICKET, **fields)
    else:
        await tell(boban, "here", writing="stopped")
    assert (await tell(officer, "here"))["answering"] == ""


async def test_that_something_new_was_written_is_told(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    await resident_writes(desk, "It is settled!")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen")}
    assert "Something new was written here." in (await officer.post(f"{TICKET}/here", fields)).text
    assert (await tell(officer, "here"))["grown"] == ""


async def test_a_draft_keeps_itself(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await tell(officer, "draft", answer="Half an ans"))["kept"] == "Draft kept at 10:30"
    assert "Half an ans</textarea>" in (await officer.get(TICKET)).text


async def test_keeping_the_text_leaves_card_and_files_alone(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await officer.submit(TICKET, answer="Half", card="waste-gjilan", do="save-draft")
    await tell(officer, "draft", answer="Half an ans")
    assert 'value="waste-gjilan" checked' in (await officer.get(TICKET)).text


async def test_what_was_sent_does_not_come_back_as_a_draft(desk: World, officer: Browser) -> None:
    """The page kept it just while the button was pressed."""
    await desk.ticket("7KX-4PB")
    page = await officer.get(TICKET)
    await officer.submit(TICKET, answer="Tomorrow.", do="send")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "answer": "Tomorrow."}
    assert (await officer.post(f"{TICKET}/draft", fields)).status == 200
    assert "Tomorrow.</textarea>" not in (await officer.get(TICKET)).text


async def test_a_template_is_filled_in_for_the_script(desk: World, officer: Browser) -> None:
    await desk.starters()
    await desk.ticket("7KX-4PB", reads="en", municipality="town-1", topic="civil-status")
    told = json.loads((await officer.get(f"{TICKET}/template?template=right-office")).text)
    assert told["text"].startswith("This office is responsible for the matter:\n{office}")
    assert told["fault"].startswith("The directory does not know {office}, {phone}, {hours} here.")
    assert json.loads((await officer.get(f"{TICKET}/template?template=none")).text)["text"] == ""


@pytest.mark.parametrize(("method", "path"), LIVE)
async def test_of_another_municipality_nothing_is_told(method: str, path: str, desk: World, stranger: Browser) -> None:
    await desk.ticket("7KX-4PB", municipality="gjilan")
    await desk.account(municipalities=["prizren"])
    await stranger.sign_in()
    token = (await stranger.get("/desk/me")).hidden("token")
    fields = {"token": token, "writing": "yes", "answer": "x"}
    page = await (stranger.get(path) if method == "GET" else stranger.post(path, fields))
    assert page.status == 404


@pytest.mark.parametrize(("method", "path"), LIVE)
async def test_viewers_have_nothing_to_write(method: str, path: str, desk: World, stranger: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await desk.account(role=Role.VIEWER)
    await stranger.sign_in()
    token = (await stranger.get("/desk/me")).hidden("token")
    page = await (stranger.get(path) if method == "GET" else stranger.post(path, {"token": token}))
    assert page.status == 403


@pytest.mark.parametrize("path", [f"{TICKET}/here", f"{TICKET}/draft"])
async def test_another_site_can_neither_write_nor_pretend(path: str, desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    assert (await officer.post(path, {"writing": "yes", "answer": "x"})).status == 403


async def test_a_draft_goes_with_its_resident(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await tell(officer, "draft", answer="Dear Drita")
    async with desk.database.transaction() as store:
        await residents.erase_resident(store, 1)
    assert (await officer.get(TICKET)).status == 404
