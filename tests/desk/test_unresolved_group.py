"""One group of what the bot could not place: what can be done about it, on its page."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import update

from desk import unresolved_group
from storage.database import Database
from storage.tables import Unresolved
from tests.desk.unplaced import LOG, leave, press, proposed, waiting
from tests.desk.world import Browser, World


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture
async def group(desk: World) -> list[int]:
    """Three residents asked alike, in two languages."""
    return [
        await leave(desk, "ku me pagu tatimin", who="a", reads="sq"),
        await leave(desk, "ku me pagu tatimin tel 044 123 456", who="b", reads="tr"),
        await leave(desk, "Ku me pagu tatimin??", who="c", reads="sq"),
    ]


async def test_a_group_shows_its_entries_newest_first_all_ticked(group: list[int], officer: Browser) -> None:
    text = (await officer.get(f"{LOG}/1")).text
    assert re.findall(r'name="row-(\d)" value="on" checked', text) == ["3", "2", "1"]
    assert "044 123 456" not in text


async def test_residents_are_counted_by_the_language_they_read(group: list[int], officer: Browser) -> None:
    text = (await officer.get(f"{LOG}/1")).text
    assert re.findall(r'<span lang="(\w+)">[^<]+</span> <span class="soft">\((\d) ', text) == [("sq", "2"), ("tr", "1")]


async def test_an_entry_leads_to_the_group_it_was_put_into_meanwhile(group: list[int], officer: Browser) -> None:
    assert f'action="{LOG}/1"' in (await officer.get(f"{LOG}/3")).text


async def test_reading_a_group_is_written_down(desk: World, group: list[int], officer: Browser) -> None:
    await officer.get(f"{LOG}/1")
    assert ("unresolved-read", "unresolved 1") in [entry[1:] for entry in await desk.audited()]


@pytest.mark.parametrize("number", ["77", "999999999"])
async def test_what_is_not_there_is_told_in_words(number: str, officer: Browser) -> None:
    page = await officer.get(f"{LOG}/{number}")
    assert (page.status, "There is no such message" in page.text) == (404, True)


async def test_a_topic_settles_what_is_ticked_and_proposes_each_wording_once(
    desk: World, group: list[int], officer: Browser
) -> None:
    page = await press(officer, "topic", *group, topic="civil-status")
    assert (page.status, await waiting(desk.database)) == (303, [])
    assert await proposed(desk.database) == [
        ("civil-status", "sq", "Ku me pagu tatimin??"),
        ("civil-status", "sq", "ku me pagu tatimin tel •••"),
    ]
    assert ("unresolved-settle", "unresolved 1") in [entry[1:] for entry in await desk.audited()]
    assert "It is about: Certificates" in (await officer.get(page.to)).text


async def test_what_is_not_ticked_is_left(desk: World, group: list[int], officer: Browser) -> None:
    await press(officer, "nothing", group[0], group[1])
    assert await waiting(desk.database) == ["Ku me pagu tatimin??"]


async def test_out_of_scope_is_proposed_as_that(desk: World, group: list[int], officer: Browser) -> None:
    await press(officer, "out-of-scope", group[0])
    assert await proposed(desk.database) == [("out-of-scope", "sq", "ku me pagu tatimin")]


async def test_the_whole_group_is_settled_as_far_as_it_had_been_seen(
    desk: World, officer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unresolved_group, "SHOWN", 1)
    for number in range(3):
        await leave(desk, f"number {number}")
    page = await officer.get(f"{LOG}/1")
    await leave(desk, "came later")
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), "whole": "on", "do": "nothing"}
    assert (await officer.post(f"{LOG}/1", fields)).status == 303
    assert await waiting(desk.database) == ["came later"]


@pytest.mark.parametrize(
    ("do", "fields", "fault"),
    [
        ("topic", {}, "Please choose what they are about."),
        ("topic", {"topic": "fishing"}, "Please choose what they are about."),
        ("answer", {"answer_sq": "  "}, "Every answer is empty."),
        ("answer", {"answer_sq": "x" * 4001}, "An answer is too long"),
        ("answer", {"answer_en": "Nobody reads this."}, "None of these waits any more"),
        ("ticket", {}, "Please tick just one."),
        ("nonsense", {}, "None of these waits any more"),
    ],
)
async def test_what_cannot_be_done_changes_nothing_and_says_why(
    do: str, fields: dict[str, str], fault: str, desk: World, group: list[int], officer: Browser
) -> None:
    page = await press(officer, do, *group, **fields)
    assert (page.status, fault in page.text) == (409, True)
    assert (len(await waiting(desk.database)), await desk.sent()) == (3, [])


async def test_what_was_written_stays_in_its_box(group: list[int], officer: Browser) -> None:
    page = await press(officer, "topic", group[1], answer_sq="Te zyra 3.")
    assert "Te zyra 3.</textarea>" in page.text
    assert re.findall(r'name="row-(\d)" value="on" checked', page.text) == ["2"]


async def test_settled_meanwhile_is_settled_once(desk: World, group: list[int], officer: Browser) -> None:
    await press(officer, "nothing", *group)
    token = (await officer.get(LOG)).hidden("token")
    page = await officer.post(f"{LOG}/1", {"token": token, "do": "out-of-scope", "row-1": "on"})
    assert (page.status, await proposed(desk.database)) == (409, [])


async def test_a_settled_group_tells_what_was_done_and_can_be_taken_up_again(
    desk: World, group: list[int], officer: Browser
) -> None:
    await press(officer, "topic", *group, topic="roads")
    page = await officer.get(f"{LOG}/1")
    assert page.text.count("It is about: Roads") == 3
    await officer.post(f"{LOG}/undo", {"token": page.hidden("token"), "settlement": "1"})
    assert (len(await waiting(desk.database)), await proposed(desk.database)) == (3, [])


async def test_of_other_places_nothing_is_shown_or_settled(desk: World, group: list[int]) -> None:
    elsewhere = await leave(desk, "ku me pagu tatimin", who="d", municipality="prizren")
    await desk.account(municipalities=["prizren"])
    async with desk.browser() as browser:
        await browser.sign_in()
        text = (await browser.get(f"{LOG}/1")).text
        assert re.findall(r'name="row-(\d)"', text) == [str(elsewhere)]
        await press(browser, "nothing", *group, elsewhere)
    assert len(await waiting(desk.database)) == 3


async def test_what_was_put_into_a_group_while_the_page_was_open_is_settled_all_the_same(
    desk: World, officer: Browser
) -> None:
    await leave(desk, "ku me pagu tatimin", who="a")
    alone = await leave(desk, "ku me pagu tatimin?", who="b", group_id=None)
    page = await officer.get(f"{LOG}/{alone}")
    async with desk.database.transaction() as store:
        await store.execute(update(Unresolved).where(Unresolved.id == alone).values(group_id=1))
    fields = {"token": page.hidden("token"), "seen": page.hidden("seen"), f"row-{alone}": "on", "do": "nothing"}
    assert (await officer.post(f"{LOG}/{alone}", fields)).status == 303
    assert await waiting(desk.database) == ["ku me pagu tatimin"]
