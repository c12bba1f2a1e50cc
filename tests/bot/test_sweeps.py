"""Once a minute: what is due for tickets, and talks that were left undecided."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.sweeps import Sweeps
from storage import tickets
from storage.scope import Scope
from storage.tables import Message, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketEntry, TicketStatus
from tests.bot.test_intake import Door, door  # noqa: F401  the fixture
from tickets import desk_work
from tickets.actors import TERMINAL

HOUR_S = 3600


@pytest.fixture
def sweeps(door: Door) -> Sweeps:  # noqa: F811
    return Sweeps(door.database, door.intake.accept, clock=door.clock)


async def solved_ticket(door: Door) -> str:  # noqa: F811
    """Ana's question is sent, and the office solves it."""
    await door.says("something is broken")
    reference = (await door.presses("office")).ticket
    assert reference is not None
    async with door.database.transaction() as session:
        await desk_work.resolve_ticket(session, reference, actor=TERMINAL, now=door.clock())
    door.clock.forward(HOUR_S)
    return reference


async def ticket(door: Door, reference: str) -> Ticket:  # noqa: F811
    async with door.database.reading() as session:
        row = await tickets.by_reference(session, reference, scope=Scope.ALL)
        assert row is not None
        return row


async def texts_of(door: Door, column: object) -> list[str]:  # noqa: F811
    async with door.database.reading() as session:
        return list(await session.scalars(select(column)))  # type: ignore[call-overload]


async def test_a_choice_left_open_becomes_a_new_question_once(door: Door, sweeps: Sweeps) -> None:  # noqa: F811
    await solved_ticket(door)
    await door.says("nobody came")
    told = len(await door.replies())
    await sweeps.once()
    assert len(await door.replies()) == told
    door.clock.forward(HOUR_S)
    await sweeps.once()
    await sweeps.once()
    assert len(await door.replies()) == told + 1
    assert "nobody came" in await texts_of(door, Unresolved.text)


async def test_two_sweeps_ask_once(door: Door, sweeps: Sweeps) -> None:  # noqa: F811
    await solved_ticket(door)
    await door.says("nobody came")
    told = len(await door.replies())
    door.clock.forward(HOUR_S)
    async with door.database.reading() as session:
        (resident,) = await session.scalars(select(Resident))
    before = resident.wake_at
    await sweeps.once()
    async with door.database.transaction() as session:
        resident = await session.get_one(Resident, resident.id)
        resident.wake_at = before  # as another process saw it
    await sweeps.once()
    assert len(await door.replies()) == told + 1


async def test_a_choice_made_is_not_made_again(door: Door, sweeps: Sweeps) -> None:  # noqa: F811
    reference = await solved_ticket(door)
    await door.says("nobody came")
    await door.presses(f"same:{reference}")
    told = len(await door.replies())
    door.clock.forward(HOUR_S)
    await sweeps.once()
    assert len(await door.replies()) == told
    assert (await ticket(door, reference)).status == TicketStatus.OPEN
    assert "nobody came" in await texts_of(door, TicketEntry.text)


async def test_who_wants_no_messages_is_left_alone(door: Door, sweeps: Sweeps) -> None:  # noqa: F811
    await solved_ticket(door)
    await door.says("nobody came")
    await door.says("/stop")
    door.clock.forward(HOUR_S)
    messages = await door.count(Message)
    await sweeps.once()
    assert await door.count(Message) == messages


async def test_tickets_are_looked_at(door: Door, sweeps: Sweeps) -> None:  # noqa: F811
    reference = await solved_ticket(door)
    door.clock.forward(14 * 24 * HOUR_S)
    await sweeps.once()
    assert (await ticket(door, reference)).status == TicketStatus.CLOSED


async def test_a_rating_is_kept_with_its_sentence(door: Door) -> None:  # noqa: F811
    reference = await solved_ticket(door)
    await door.presses(f"rate:no:{reference}")
    await door.says("nobody came")
    row = await ticket(door, reference)
    async with door.database.reading() as session:
        (rating,) = await tickets.ratings(session, row.id)
    assert (rating.helped, rating.comment) == (False, "nobody came")


async def test_something_still_open_goes_back_to_the_office(door: Door) -> None:  # noqa: F811
    reference = await solved_ticket(door)
    assert (await door.presses(f"reopen:{reference}")).ticket == reference
    await door.says("the third street")
    assert (await ticket(door, reference)).status == TicketStatus.OPEN
    assert "the third street" in await texts_of(door, TicketEntry.text)
