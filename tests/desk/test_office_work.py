"""What an officer does to a ticket, its resident is told in their language; together or not at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from desk import office_work
from handlers import office_news
from handlers.replies import to_json
from storage.ticket_tables import Ticket
from tests.desk.world import World
from tests.handlers.world import GUIDE, WASTE_GJILAN
from tickets.actors import TERMINAL
from tickets.errors import NothingToChange, UnknownContact

REFERENCE = "7KX-4PB"


async def do(desk: World, work: Callable[..., Awaitable[Ticket]], *arguments: Any, **options: Any) -> Ticket:
    async with desk.database.transaction() as session:
        return await work(session, REFERENCE, *arguments, actor=TERMINAL, now=desk.clock(), **options)


async def test_a_transfer_is_told_and_stands_in_the_thread(desk: World) -> None:
    await desk.ticket(REFERENCE, reads="tr")
    await do(desk, office_work.transfer_for_resident, municipality="prizren", topic="waste-collection", guide=GUIDE)
    told = office_news.transferred(REFERENCE, "prizren", "waste-collection", GUIDE, "tr")
    assert await desk.sent() == [to_json(told)]
    assert await desk.stored(REFERENCE) == ("new", ["Where?", told.text])


async def test_within_a_municipality_the_topic_is_told(desk: World) -> None:
    await desk.ticket(REFERENCE, reads="en")
    await do(desk, office_work.transfer_for_resident, municipality="gjilan", topic="roads", guide=GUIDE)
    assert "who work on" in (await desk.sent())[0]["text"]


async def test_what_was_not_moved_is_not_told(desk: World) -> None:
    await desk.ticket(REFERENCE)
    with pytest.raises(NothingToChange):
        await do(desk, office_work.transfer_for_resident, municipality="gjilan", topic="waste-collection", guide=GUIDE)
    assert await desk.sent() == []


async def test_not_ours_sends_the_right_contact(desk: World) -> None:
    await desk.ticket(REFERENCE, reads="sr-Cyrl")
    ticket = await do(desk, office_work.refer_resident, WASTE_GJILAN.key, guide=GUIDE)
    told = office_news.referred(REFERENCE, WASTE_GJILAN, "sr-Cyrl", desk.clock())
    assert (ticket.status, await desk.sent()) == ("resolved", [to_json(told)])


async def test_not_ours_needs_a_contact_of_the_directory(desk: World) -> None:
    await desk.ticket(REFERENCE)
    with pytest.raises(UnknownContact, match="nobody"):
        await do(desk, office_work.refer_resident, "nobody", guide=GUIDE)
    assert (await desk.stored(REFERENCE))[0] == "new"


async def test_an_answer_on_its_way_knows_its_entry(desk: World) -> None:
    await desk.ticket(REFERENCE)
    await do(desk, office_work.answer_resident, "Tomorrow.")
    assert await desk.entries_sent() == [2]
