"""A website that does not answer three times in a row is a reason to doubt; one bad day of ours is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from unittest.mock import Mock

import pytest

from bot.keeping_true.websites import WebsiteWatch
from bot.settings import Settings
from directory.records import State
from storage import doubts
from storage.database import Database
from storage.keeping_tables import DoubtKind
from tests.bot.keeping_true.office import WASTE, Office, office_with

SITE, DEAD = "https://gjilan.example.org/waste", "no connection (ClientConnectorError)"


@pytest.fixture
async def office(database: Database, now: datetime) -> AsyncIterator[Office]:
    async with office_with(database, now, "smtp://127.0.0.1:1") as opened:
        yield opened


async def look(office: Office, faults: Mapping[str, str | None], *, days: int = 0) -> list[str]:
    """The addresses that were asked."""
    asked: list[str] = []

    async def ask(url: str) -> str | None:
        asked.append(url)
        return faults.get(url)

    office.clock.forward(days * 86_400 + 1)
    await office.reload()
    watch = WebsiteWatch(office.database, guide=lambda: office.guides[0], clock=office.clock)
    await watch.look(ask)
    return asked


async def state(office: Office) -> State:
    return (await office.contact()).state


async def test_three_failures_in_a_row_make_it_due_with_the_reason(office: Office) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=office.clock().date(), website=SITE)
    for _ in range(2):
        await look(office, {SITE: "status 404"}, days=4)
    assert await state(office) is State.CONFIRMED
    await look(office, {SITE: "status 404"}, days=4)
    assert await state(office) is State.DUE
    async with office.database.reading() as session:
        (doubt,) = await doubts.of_contact(session, WASTE)
    assert (doubt.kind, doubt.about, doubt.detail) == (DoubtKind.WEBSITE_DEAD, SITE, "status 404")
    assert (await office.changes())[0].note.endswith("status 404")


async def test_a_third_failure_that_could_not_be_told_is_told_with_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=office.clock().date(), website=SITE)
    for _ in range(2):
        await look(office, {SITE: "status 404"}, days=4)
    with monkeypatch.context() as broken:
        broken.setattr("bot.keeping_true.websites.doubt", Mock(side_effect=OSError("the store is away")))
        with pytest.raises(OSError, match="away"):
            await look(office, {SITE: "status 404"}, days=4)
    await look(office, {SITE: "status 404"}, days=4)
    assert await state(office) is State.DUE


async def test_an_answer_in_between_begins_anew(office: Office) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=office.clock().date(), website=SITE)
    for fault in ("status 404", "status 404", None, "status 404"):
        await look(office, {SITE: fault}, days=4)
    assert await state(office) is State.CONFIRMED


async def test_another_website_begins_anew(office: Office) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=office.clock().date(), website=SITE)
    for _ in range(2):
        await look(office, {SITE: DEAD}, days=4)
    await office.change(website="https://new.example.org/")
    await look(office, {"https://new.example.org/": DEAD}, days=4)
    assert await state(office) is State.CONFIRMED


async def test_nobody_is_asked_more_often_than_every_third_day_and_each_address_once(office: Office) -> None:
    await office.put(website=SITE)
    await office.put("gjilan/roads", "Roads Office", website=SITE)
    assert await look(office, {}) == [SITE]
    assert await look(office, {}, days=2) == []
    assert await look(office, {}, days=2) == [SITE]


async def test_when_nothing_answers_it_is_we_who_are_cut_off(office: Office) -> None:
    sites = {f"https://{number}.example.org/": DEAD for number in range(5)}
    for number, url in enumerate(sites):
        await office.put(f"gjilan/office-{number}", website=url)
    assert len(await look(office, sites)) == 5
    assert len(await look(office, sites)) == 5  # nothing was written down, so they are asked again


async def test_websites_of_offices_that_are_gone_or_made_up_are_left_alone(office: Office) -> None:
    await office.put(website=SITE, state=State.INACTIVE)
    await office.put("gjilan/demo", website=SITE, demo=True)
    assert await look(office, {}) == []


def test_nobody_is_asked_unless_it_is_wanted() -> None:
    assert Settings.model_fields["check_websites"].default is False
