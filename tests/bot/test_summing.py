"""Days that are over are summed up once, and the sums count like the messages themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot import retention
from bot.summing import sum_up
from storage import figures
from storage.database import Database
from storage.figures import Count
from storage.periods import Compared, Period
from storage.routed_tables import RoutedStretch
from storage.scope import Scope
from storage.tables import Message
from tests.storage.test_figures import found, message, resident, routed

DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 3, 1, 23, tzinfo=UTC)  # in Kosovo, where the second of March begins then
NOON = MIDNIGHT + timedelta(hours=12)
PERIODS = Compared(
    now=Period(since=MIDNIGHT - 2 * DAY, until=NOON), before=Period(since=MIDNIGHT - 5 * DAY, until=NOON - 3 * DAY)
)
# Hours from that midnight: today; the two days before; of the period before only what lies ahead of its last noon.
HOURS = (2, 11, -1, -24, -30, -47, -73, -65, -61, -59, -100, -121, -140)


async def month(database: Database) -> None:
    """Messages of two places, in their order, with one that is no question."""
    async with database.transaction() as store:
        one = (await resident(store, NOON)).id
        other = (await resident(store, NOON, address="r2", municipality=None, language=None)).id
        for number, hours in enumerate(sorted(HOURS)):
            at = MIDNIGHT + timedelta(hours=hours)
            what = routed(("answer", "unresolved")[number % 2], ("roads", "water")[number % 3 % 2])
            await message(store, (one, other)[number % 2], at, what)
            await message(store, one, at + timedelta(minutes=1), None)
            await store.flush()


async def counted(database: Database, scope: Scope = Scope.ALL, periods: Compared = PERIODS) -> list[Count]:
    async with database.reading() as store:
        return sorted(await figures.messages_routed(store, periods, scope=scope), key=str)


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.of(["gjilan"], None), Scope.of(None, ["water"]), Scope.NOTHING])
async def test_sums_count_like_the_messages(scope: Scope, database: Database) -> None:
    await month(database)
    before = await counted(database, scope)
    assert await sum_up(database, NOON) == 6
    assert await counted(database, scope) == before


async def test_it_counts_what_there_is(database: Database) -> None:
    await month(database)
    await sum_up(database, NOON)
    assert found(await counted(database), "channel", "routed") == {"viber": (6, 4)}


async def test_a_day_is_summed_up_once_and_not_before_it_is_over(database: Database) -> None:
    await month(database)
    await sum_up(database, NOON)
    assert await sum_up(database, NOON) == 0
    assert await sum_up(database, MIDNIGHT + DAY) == 1
    async with database.reading() as store:
        ends = list(await store.scalars(select(RoutedStretch.until).order_by(RoutedStretch.until)))
    assert ends == [MIDNIGHT + number * DAY for number in range(-5, 2)]


async def test_what_was_let_go_still_counts(database: Database) -> None:
    await month(database)
    before = await counted(database)
    await retention.sweep(database, NOON)
    async with database.transaction() as store:
        await store.execute(delete(Message).where(Message.received_at < MIDNIGHT - 3 * DAY))
    shares = [found(each, "channel", "routed")["viber"][0] for each in (before, await counted(database))]
    assert shares[0] == shares[1]


async def test_one_that_is_kept_late_counts_for_the_next_day(database: Database) -> None:
    await month(database)
    await sum_up(database, NOON)
    async with database.transaction() as store:
        await message(store, 1, MIDNIGHT - timedelta(minutes=1), routed("answer"))
    await sum_up(database, MIDNIGHT + DAY)
    day = Period(since=MIDNIGHT, until=MIDNIGHT + DAY)
    days = Compared(now=day, before=Period(since=MIDNIGHT - DAY, until=MIDNIGHT))
    assert found(await counted(database, periods=days), "channel", "routed") == {"viber": (3, 2)}


async def test_without_messages_there_is_nothing_to_sum_up(database: Database) -> None:
    assert await sum_up(database, NOON) == 0
