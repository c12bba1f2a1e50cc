"""What is counted for the overview, on both stores."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import figures, ticket_rows
from storage.database import Database
from storage.figures import Count
from storage.periods import Compared, Period
from storage.scope import Scope
from storage.tables import Message, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketRating

DAY = timedelta(days=1)


@pytest.fixture
def periods(now: datetime) -> Compared:
    """The last ten days, and the ten before."""
    return Compared(
        now=Period(since=now - 10 * DAY, until=now), before=Period(since=now - 20 * DAY, until=now - 10 * DAY)
    )


def found(counts: Collection[Count], dimension: str, figure: str) -> dict[str | None, tuple[int, int]]:
    """Code → how many now and before."""
    return {
        each.code: (each.now, each.before) for each in counts if (each.dimension, each.figure) == (dimension, figure)
    }


async def resident(store: AsyncSession, now: datetime, **fields: Any) -> Resident:
    fields = {"channel": "viber", "address": "r1", "language": "sq", "municipality": "gjilan"} | fields
    row = Resident(conversation={}, created_at=now, seen_at=now, **fields)
    store.add(row)
    await store.flush()
    return row


async def ticket(store: AsyncSession, resident_id: int, created_at: datetime, **fields: Any) -> int:
    fields = {"municipality": "gjilan", "topic": "roads", "language": "sq", "status": "new"} | fields
    reference = f"T{created_at:%d%H%M}-{fields['municipality']}-{fields['status']}"[:16]
    row = Ticket(reference=reference, resident_id=resident_id, created_at=created_at, updated_at=created_at, **fields)
    store.add(row)
    await store.flush()
    return row.id


async def message(store: AsyncSession, resident_id: int, at: datetime, routing: dict[str, Any] | None) -> None:
    row = Message(channel="viber", event_id=str(at), resident_id=resident_id, kind="text", content={}, received_at=at)
    row.routing = routing
    store.add(row)


def routed(decision: str, topic: str = "roads", place: str | None = None) -> dict[str, Any]:
    return {
        "language": {"code": "en", "script": "Latn", "confidence": 0.9},
        "place": {"code": place, "candidates": [], "evidence": []},
        "topics": [[topic, 0.8]],
        "decision": decision,
    }


async def test_tickets_are_counted_by_each_of_the_four(database: Database, periods: Compared, now: datetime) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        await ticket(store, who, now - DAY)
        await ticket(store, who, now - 2 * DAY, municipality=None, topic=None, language="tr")
        await ticket(store, who, now - 11 * DAY, status="resolved", resolved_at=now - 3 * DAY)
        await ticket(store, who, now - DAY, status="spam")
        counts = await figures.tickets(store, periods, scope=Scope.ALL)
    assert found(counts, "municipality", "asked") == {"gjilan": (1, 1), None: (1, 0)}
    assert found(counts, "language", "asked") == {"sq": (1, 1), "tr": (1, 0)}
    assert found(counts, "channel", "open") == {"viber": (2, 1)}


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ({}, (0, 0)),
        ({"answer_due_at": -12}, (1, 1)),
        ({"answer_due_at": -5}, (1, 0)),
        ({"answer_due_at": -12, "answered_at": -8}, (0, 1)),
        ({"answer_due_at": -12, "answered_at": -11}, (0, 0)),
        ({"answered_at": -14, "resolve_due_at": -5}, (1, 0)),
        # The office waits for the resident.
        ({"answered_at": -14, "resolve_due_at": -12, "waiting_since": -14, "status": "waiting"}, (0, 0)),
        ({"answered_at": -14, "resolve_due_at": -12, "resolved_at": -5, "status": "resolved"}, (0, 1)),
    ],
)
async def test_overdue_is_what_waits_past_a_deadline_when_a_period_ends(
    fields: dict[str, Any], overdue: tuple[int, int], database: Database, periods: Compared, now: datetime
) -> None:
    moments = {name: now + value * DAY if isinstance(value, int) else value for name, value in fields.items()}
    async with database.transaction() as store:
        await ticket(store, (await resident(store, now)).id, now - 15 * DAY, **moments)
        counts = await figures.tickets(store, periods, scope=Scope.ALL)
    assert found(counts, "channel", "overdue") == {"viber": overdue}


@pytest.mark.parametrize(
    ("scope", "municipalities"),
    [
        (Scope.ALL, {"gjilan", "prizren", None}),
        (Scope.of(["gjilan"], None), {"gjilan"}),
        (Scope.of(None, ["roads"]), {"gjilan", "prizren", None}),
        (Scope.of(None, ["water"]), set()),
        (Scope.NOTHING, set()),
    ],
)
async def test_only_what_may_be_seen_is_counted(
    scope: Scope, municipalities: set[str | None], database: Database, periods: Compared, now: datetime
) -> None:
    seen = []
    async with database.transaction() as store:
        for number, place in enumerate(("gjilan", "prizren", None)):
            who = (await resident(store, now, address=str(number), municipality=place)).id
            at = now - timedelta(hours=number + 1)
            rated = await ticket(store, who, at, municipality=place, answered_at=at)
            store.add(TicketRating(ticket_id=rated, resolved_at=at, helped=True, created_at=at, updated_at=at))
            await message(store, who, at, routed("answer"))
            store.add(
                Unresolved(
                    resident_id=who,
                    channel="viber",
                    reason="x",
                    text="",
                    municipality=place,
                    topic="roads",
                    created_at=at,
                )
            )
        await store.flush()
        for count in (figures.tickets, figures.ratings, figures.messages_routed, figures.unresolved):
            seen.append({each.code for each in await count(store, periods, scope=scope) if each[0] == "municipality"})
        seen.append({each.municipality for each in await figures.first_answers(store, periods, scope=scope)})
        seen.append(
            {each.municipality for each in await ticket_rows.asked_in(store, periods.now, scope=scope, limit=9)}
        )
        by_time = await figures.asked_by_time(store, periods.now, [], scope=scope)
    assert seen == [municipalities] * 6
    assert sum(by_time.values()) == len(municipalities)


async def test_messages_are_placed_as_the_bot_understood_them(
    database: Database, periods: Compared, now: datetime
) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        await message(store, who, now - DAY, routed("answer"))
        await message(store, who, now - 2 * DAY, routed("unresolved", place="prizren"))
        await message(store, who, now - 12 * DAY, routed("ask-topic", "water"))
        await message(store, who, now - 3 * DAY, None)  # a button
        await store.flush()
        counts = await figures.messages_routed(store, periods, scope=Scope.ALL)
    assert found(counts, "municipality", "routed") == {"gjilan": (1, 1), "prizren": (1, 0)}
    assert found(counts, "topic", "routed") == {"roads": (1, 0), "water": (0, 1), None: (1, 0)}
    assert found(counts, "language", "routed") == {"sq": (2, 1)}


async def test_ratings_count_when_they_were_last_given(database: Database, periods: Compared, now: datetime) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        for days, helped in ((1, True), (2, False), (12, True), (30, True)):
            number = await ticket(store, who, now - 40 * DAY + days * DAY)
            at = now - days * DAY
            store.add(TicketRating(ticket_id=number, resolved_at=at, helped=helped, created_at=at, updated_at=at))
        await store.flush()
        counts = await figures.ratings(store, periods, scope=Scope.ALL)
    assert found(counts, "channel", "rated") == {"viber": (2, 1)}
    assert found(counts, "channel", "helped") == {"viber": (1, 1)}


async def test_first_answers_come_with_their_moments(database: Database, periods: Compared, now: datetime) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        await ticket(store, who, now - 11 * DAY, answered_at=now - 9 * DAY)
        await ticket(store, who, now - 50 * DAY, answered_at=now - 40 * DAY)
        (answer,) = await figures.first_answers(store, periods, scope=Scope.ALL)
    assert answer[:4] == ("gjilan", "roads", "sq", "viber")
    assert (answer.asked_at, answer.answered_at) == ((now - 11 * DAY).timestamp(), (now - 9 * DAY).timestamp())


async def test_what_was_asked_is_counted_between_borders(database: Database, periods: Compared, now: datetime) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        for days in (1, 2, 2.5, 8, 15):
            await ticket(store, who, now - days * DAY)
        counts = await figures.asked_by_time(store, periods.now, [now - 5 * DAY, now - 1.5 * DAY], scope=Scope.ALL)
    assert counts == {0: 1, 1: 2, 2: 1}


async def test_a_row_to_take_out_has_the_last_rating(database: Database, periods: Compared, now: datetime) -> None:
    async with database.transaction() as store:
        who = (await resident(store, now)).id
        number = await ticket(store, who, now - 2 * DAY, status="resolved", resolved_at=now - DAY)
        for hours, helped in ((30, True), (2, False)):
            at = now - timedelta(hours=hours)
            store.add(TicketRating(ticket_id=number, resolved_at=at, helped=helped, created_at=at, updated_at=at))
            await store.flush()
        (row,) = await ticket_rows.asked_in(store, periods.now, scope=Scope.ALL, limit=9)
    assert (row.channel, row.asked_at, row.resolved_at, row.helped) == ("viber", now - 2 * DAY, now - DAY, False)
