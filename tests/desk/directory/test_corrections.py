"""Corrections at the desk: seen by those who keep that part of the directory, settled once, told to who reported."""

from __future__ import annotations

import pytest

from desk.directory.corrections_take_over import changes_in, proposal
from desk.directory.corrections_words import LIST
from storage import corrections
from storage.account_tables import Role
from storage.corrections import Said
from storage.database import Database
from storage.keeping_tables import CorrectionStatus
from storage.scope import Scope
from tests.desk.directory.filled import EVERYWHERE, ROADS, WASTE, changes, contact, form_of
from tests.desk.world import Browser, World
from tests.fakes import resident_of

WORDS = "The number is 0280 320 999 now, ask Drita"


async def report(
    desk: World, key: str = WASTE, text: str = WORDS, *, municipality: str | None = "gjilan", language: str = "en"
) -> None:
    """By the resident r1."""
    now = desk.clock()
    async with desk.database.transaction() as store:
        resident = await resident_of(store, "webchat", "r1", now)
        resident.language = language
        said = Said(contact=key, municipality=municipality, topic="waste-collection", text=text, language=language)
        await corrections.from_resident(store, resident.id, said, now=now)


async def status(desk: World, number: int = 1) -> tuple[str, str]:
    async with desk.database.reading() as store:
        row = await corrections.one(store, number, scope=Scope.ALL)
        assert row is not None
        return row.status, row.remark


async def test_what_is_said_to_be_wrong_is_listed_and_counted_in_the_navigation(desk: World, editor: Browser) -> None:
    await report(desk)
    page = await editor.get(LIST)
    assert (WORDS in page.text, "Waste Department" in page.text, "a resident" in page.text) == (True, True, True)
    assert '>Corrections\xa0(1<span class="unseen"> waiting</span>)</a>' in page.text


async def test_whoever_reads_residents_words_in_the_list_is_in_the_audit_log(desk: World, editor: Browser) -> None:
    await editor.get(LIST)
    before = await desk.audited()
    await report(desk)
    await editor.get(LIST)
    assert (await desk.audited())[len(before) :] == [(1, "correction-read", "correction list")]


async def test_of_two_rooms_that_fit_only_the_inner_one_is_where_one_is(desk: World, editor: Browser) -> None:
    page = (await editor.get(LIST)).text
    assert f'<a href="{LIST}" aria-current="true">' in page
    assert 'href="/desk/directory" aria-current' not in page


async def test_the_same_resident_adds_to_what_they_said(desk: World, editor: Browser) -> None:
    await report(desk, text="")
    await report(desk)
    assert "1 correction<" in (await editor.get(LIST)).text


async def test_editors_of_another_municipality_see_and_settle_nothing(desk: World, local: Browser) -> None:
    await report(desk, ROADS, municipality="prizren")
    await report(desk, EVERYWHERE, municipality=None)
    page = await local.get(LIST)
    assert WORDS not in page.text
    assert [(await local.get(f"{LIST}/{number}")).status for number in (1, 2)] == [404, 404]
    token = page.hidden("token")
    assert (await local.post(f"{LIST}/1", {"token": token, "do": "done"})).status == 404
    assert (await status(desk))[0] == CorrectionStatus.OPEN


async def test_officers_do_not_come_in(desk: World) -> None:
    await desk.account(role=Role.OFFICER)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert (await browser.get(LIST)).status == 403


async def test_what_is_put_right_is_told_to_who_reported_it_in_their_language(desk: World, editor: Browser) -> None:
    await report(desk, language="sr-Cyrl")
    assert (await editor.submit(f"{LIST}/1", do="done")).to == f"{LIST}?done=done"
    (reply,) = await desk.sent()
    assert (reply["language"], "Отпад" in reply["text"]) == ("sr-Cyrl", True)
    assert desk.answered == [None]
    assert (1, "correction-done", "correction 1") in await desk.audited()


async def test_nothing_to_put_right_needs_a_note_and_is_told_politely(desk: World, editor: Browser) -> None:
    await report(desk)
    page = await editor.submit(f"{LIST}/1", do="reject")
    assert (page.status, "how you know" in page.text) == (409, True)
    assert (await editor.submit(f"{LIST}/1", do="reject", remark="I rang them")).status == 303
    assert await status(desk) == (CorrectionStatus.REJECTED, "I rang them")
    (reply,) = await desk.sent()
    assert "the details are right" in reply["text"]
    assert "I rang them" not in reply["text"]


async def test_it_is_settled_once(desk: World, editor: Browser) -> None:
    await report(desk)
    token = (await editor.get(f"{LIST}/1")).hidden("token")
    await editor.post(f"{LIST}/1", {"token": token, "do": "done"})
    page = await editor.post(f"{LIST}/1", {"token": token, "do": "reject", "remark": "x"})
    assert (page.status, "settled this one meanwhile" in page.text) == (409, True)
    assert len(await desk.sent()) == 1


async def test_after_it_was_settled_the_same_may_be_reported_again(desk: World, editor: Browser) -> None:
    await report(desk)
    await editor.submit(f"{LIST}/1", do="done")
    await report(desk)
    assert (await status(desk, 2))[0] == CorrectionStatus.OPEN


async def test_an_offices_own_words_are_settled_without_telling_anybody(desk: World, editor: Browser) -> None:
    async with desk.database.transaction() as store:
        said = Said(contact=WASTE, municipality="gjilan", text=WORDS, language="sq")
        await corrections.from_office(store, said, now=desk.clock())
    assert "the office itself" in (await editor.get(LIST)).text
    assert (await editor.submit(f"{LIST}/1", do="done")).status == 303
    assert await desk.sent() == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", [True, False]),
        ("?state=done", [False, True]),
        ("?state=all", [True, True]),
        ("?state=all&source=office", [False, False]),
        ("?municipality=prizren", [False, False]),
        ("?state=nonsense&municipality=nowhere", [True, False]),
    ],
)
async def test_filters(query: str, shown: list[bool], desk: World, editor: Browser) -> None:
    await report(desk, text="old words")
    await editor.submit(f"{LIST}/1", do="done")
    await report(desk, text="new words")
    text = (await editor.get(f"{LIST}{query}")).text
    assert [words in text for words in ("new words", "old words")] == shown


async def test_reading_one_is_in_the_audit_log_without_its_words(desk: World, editor: Browser) -> None:
    await report(desk)
    await editor.get(f"{LIST}/1")
    assert (1, "correction-read", "correction 1") in await desk.audited()


async def test_a_page_shows_what_residents_read_now_and_leads_into_the_editor(desk: World, editor: Browser) -> None:
    await report(desk)
    page = (await editor.get(f"{LIST}/1")).text
    assert "+383 280 320 111" in page
    assert f'href="/desk/directory/contacts/{WASTE}?correction=1#edit"' in page


async def test_what_looks_like_a_number_or_an_address_is_proposed(filled: Database, desk: World) -> None:
    found = changes_in("Call 0280 320 999 or write to new@gjilan.org. Not 0280 320 111!", await contact(filled))
    assert found == {"phones": "+383 280 320 999; +383 280 320 111", "email": "new@gjilan.org"}


@pytest.mark.parametrize("words", ["", "it is closed on fridays", "waste@gjilan.org", "a@b.org or c@d.org"])
async def test_where_nothing_is_sure_nothing_is_proposed(words: str, filled: Database) -> None:
    assert changes_in(words, await contact(filled)) == {}


async def test_a_proposal_is_for_those_who_may_see_the_correction(filled: Database, desk: World) -> None:
    await report(desk)
    async with desk.database.reading() as store:
        mine = await proposal(store, 1, Scope.of(["gjilan"], None), "en")
        assert mine is not None
        assert (mine.words, mine.note) == (WORDS, "As told in correction 1")
        assert await proposal(store, 1, Scope.of(["prizren"], None), "en") is None


async def test_what_is_taken_over_is_changed_by_an_editor_and_then_settled(desk: World, editor: Browser) -> None:
    await report(desk)
    address = f"/desk/directory/contacts/{WASTE}"
    page = await editor.get(f"{address}?correction=1")
    assert WORDS in page.text
    saved = await editor.post(address, {**form_of(page.text), "token": page.hidden("token"), "do": "save"})
    assert saved.to == f"{LIST}/1?done=edited"
    assert (await contact(desk.database)).phones == ("+383 280 320 999", "+383 280 320 111")
    assert (await changes(desk.database))[0].note == "As told in correction 1"
    assert (await status(desk))[0] == CorrectionStatus.OPEN
    assert "please say so here" in (await editor.get(saved.to)).text
