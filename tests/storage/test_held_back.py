"""How many people wait behind an office, on both stores."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import routed
from storage.database import Database
from storage.held_back import Matters, open_tickets, questions
from storage.periods import Period
from storage.scope import Scope
from storage.ticket_tables import TicketStatus
from tests.storage.test_figures import message, resident, ticket

DAY = timedelta(days=1)
ROADS = Matters(municipality="gjilan", topics=["roads", "water-sewage"])
EVERYWHERE = Matters(municipality=None, topics=["roads"])


def asked_about(topic: str, place: str | None = None, decision: str = "answer") -> dict[str, Any]:
    return {"decision": decision, "topics": [[topic, 0.9]], "place": {"code": place}}


@pytest.fixture
async def asked(database: Database, now: datetime) -> Database:
    async with database.transaction() as store:
        ana = (await resident(store, now)).id
        for number, (about, status) in enumerate(
            (
                ({}, "new"),
                ({"topic": "water-sewage"}, "waiting"),
                ({"municipality": "prizren"}, "open"),
                ({"topic": "pensions"}, "new"),
                ({}, TicketStatus.CLOSED),
            )
        ):
            await ticket(store, ana, now - number * DAY, status=status, **about)
        said = [
            (40, asked_about("roads")),
            (4, asked_about("roads", decision="unresolved")),
            (3, asked_about("pensions")),
            (2, asked_about("roads", "prizren")),
            (1, asked_about("roads")),
        ]
        for days, routing in said:
            await message(store, ana, now - days * DAY, routing)
    return database


@pytest.mark.parametrize(
    ("matters", "scope", "tickets", "messages"),
    [
        (ROADS, Scope.ALL, 2, 1),
        (EVERYWHERE, Scope.ALL, 2, 2),
        (EVERYWHERE, Scope.of(["prizren"], None), 1, 1),
        (ROADS, Scope.of(None, ["pensions"]), 0, 0),
        (ROADS, Scope.NOTHING, 0, 0),
        (Matters(municipality="gjilan", topics=[]), Scope.ALL, 0, 0),
    ],
)
async def test_what_waits_is_counted(
    matters: Matters, scope: Scope, tickets: int, messages: int, asked: Database, now: datetime
) -> None:
    month = Period(since=now - 30 * DAY, until=now)
    async with asked.reading() as store:
        assert await open_tickets(store, matters, scope=scope) == tickets
        assert await questions(store, matters, month, scope=scope) == messages


async def test_what_was_summed_up_counts_on(asked: Database, now: datetime) -> None:
    async with asked.transaction() as store:
        await routed.sum_up(store, since=now - 50 * DAY, until=now - 30 * DAY)
        await routed.sum_up(store, since=now - 30 * DAY, until=now - DAY / 2)
    async with asked.reading() as store:
        period = Period(since=now - 30 * DAY, until=now)
        assert await questions(store, EVERYWHERE, period, scope=Scope.ALL) == 2
