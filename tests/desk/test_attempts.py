"""Guessing is slow; an officer who mistypes is not kept out for long, and colleagues not at all."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from desk.attempts import FREE_OF_BOTH, FREE_OF_ONE, Attempts
from storage.account_tables import FailedTry
from storage.database import Database
from tests.fakes import StillClock

FREE = timedelta()


@pytest.fixture
def tries(database: Database, clock: StillClock) -> Attempts:
    return attempts_of(database, clock)


def attempts_of(database: Database, clock: StillClock) -> Attempts:
    return Attempts(database, clock, lambda: b"k" * 32)


async def fail(tries: Attempts, count: int, name: str = "ana", machine: str = "1.2.3.4") -> None:
    for _ in range(count):
        assert await tries.begin(name, machine) == FREE


async def test_five_failures_are_free(tries: Attempts, clock: StillClock) -> None:
    await fail(tries, FREE_OF_BOTH)
    assert await tries.begin("ana", "1.2.3.4") == timedelta(seconds=30)


async def test_each_further_one_makes_the_wait_twice_as_long(tries: Attempts, clock: StillClock) -> None:
    await fail(tries, FREE_OF_BOTH)
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        assert await tries.begin("ana", "1.2.3.4") == timedelta(seconds=seconds)
        clock.forward(seconds)
        await fail(tries, 1)


async def test_a_try_that_came_too_early_does_not_make_it_longer(tries: Attempts, clock: StillClock) -> None:
    await fail(tries, FREE_OF_BOTH)
    clock.forward(10)
    assert [await tries.begin("ana", "1.2.3.4") for _ in range(9)] == [timedelta(seconds=20)] * 9


async def test_after_an_hour_all_is_forgotten(tries: Attempts, clock: StillClock) -> None:
    await fail(tries, FREE_OF_BOTH)
    clock.forward(3600)
    await fail(tries, FREE_OF_BOTH)


async def test_success_forgets_what_was_mistyped_before(tries: Attempts, clock: StillClock) -> None:
    for _ in range(9):
        await fail(tries, FREE_OF_BOTH - 1)
        assert await tries.begin("ana", "1.2.3.4") == FREE
        await tries.succeeded("ana", "1.2.3.4")
        clock.forward(3600)


@pytest.mark.parametrize(("name", "machine"), [("ben", "1.2.3.4"), ("ana", "5.6.7.8")])
async def test_who_is_slowed_down_keeps_nobody_else_out(
    tries: Attempts, name: str, machine: str, clock: StillClock
) -> None:
    await fail(tries, FREE_OF_BOTH)
    assert await tries.begin(name, machine) == FREE


async def test_one_machine_cannot_try_one_name_after_the_other(tries: Attempts, clock: StillClock) -> None:
    for number in range(FREE_OF_ONE):
        await fail(tries, 1, name=f"name {number}")
    assert await tries.begin("another", "1.2.3.4") > FREE


async def test_one_name_cannot_be_tried_from_one_machine_after_the_other(tries: Attempts, clock: StillClock) -> None:
    for number in range(FREE_OF_ONE):
        await fail(tries, 1, machine=f"10.0.0.{number}")
    assert await tries.begin("ana", "another") > FREE


async def test_signing_in_as_oneself_does_not_buy_guesses_at_others(tries: Attempts, clock: StillClock) -> None:
    for number in range(FREE_OF_ONE):
        await fail(tries, 1, name=f"name {number}")
        clock.forward(1)
        if number % 5 == 0 and await tries.begin("me", "1.2.3.4") == FREE:
            await tries.succeeded("me", "1.2.3.4")
    assert await tries.begin("another", "1.2.3.4") > FREE


async def test_what_is_remembered_has_an_end(tries: Attempts, database: Database, clock: StillClock) -> None:
    for number in range(9):
        await tries.begin(f"name {number}", f"10.0.0.{number}")
    clock.forward(3600)
    await tries.begin("ana", "1.2.3.4")
    async with database.reading() as store:
        assert await store.scalar(select(func.count()).select_from(FailedTry)) == 3


async def test_another_process_counts_on(tries: Attempts, database: Database, clock: StillClock) -> None:
    await fail(tries, FREE_OF_BOTH)
    assert await attempts_of(database, clock).begin("ana", "1.2.3.4") > FREE


async def test_of_many_at_once_no_more_than_five_are_free(tries: Attempts) -> None:
    waits = await asyncio.gather(*(tries.begin("ana", "1.2.3.4") for _ in range(12)))
    assert waits.count(FREE) == FREE_OF_BOTH


async def test_what_was_typed_as_a_name_is_not_in_the_store(tries: Attempts, database: Database) -> None:
    await tries.begin("my password", "1.2.3.4")
    async with database.reading() as store:
        subjects = (await store.scalars(select(FailedTry.subject))).all()
    assert all(re.fullmatch("[0-9a-f]{64}", subject) for subject in subjects)


@pytest.mark.parametrize(
    ("machine", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:1.2.3.4", "::ffff:1.2.3.5", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "unknown", False),
    ],
)
async def test_the_neighbours_of_an_address_are_one_machine(
    machine: str, other: str, same: bool, tries: Attempts
) -> None:
    await fail(tries, FREE_OF_BOTH, machine=machine)
    assert (await tries.begin("ana", other) > FREE) is same
