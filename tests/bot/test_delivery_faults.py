"""Unclear results, clocks that go backwards, platforms that hang, claims that run out."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.background import Background
from bot.channels.contract import SendError
from bot.delivery.claim import LEASE
from bot.delivery.delivery import LANES_AT_ONCE
from bot.delivery.policy import LONGEST_DELAY_S
from storage import claims, marks, outbox
from storage.database import Database
from storage.tables import OutboxStatus, Resident
from tests.bot.post import Post
from tests.fakes import passing

HOUR_S = 3600.0


def unclear() -> SendError:
    return SendError("no answer in time", retry=True, unclear=True)


async def drain_after(post: Post, seconds: float) -> None:
    post.clock.forward(seconds)
    await post.delivery.drain()


async def test_an_unclear_result_is_tried_once_more_and_marked(post: Post) -> None:
    post.channel.fail("ana", unclear())
    await post.put("ana", "one")
    await post.delivery.drain()
    await drain_after(post, 2)
    (row,) = await post.rows("ana")
    assert (row.status, row.unclear) == (OutboxStatus.DELIVERED, 1)


async def test_an_unclear_result_is_not_tried_a_third_time(post: Post) -> None:
    post.channel.fail("ana", unclear(), unclear())
    await post.put("ana", "one", "two")
    await post.delivery.drain()
    await drain_after(post, 2)
    await drain_after(post, HOUR_S)
    first, second = await post.rows("ana")
    assert post.channel.tries == [("ana", "one"), ("ana", "one"), ("ana", "two")]
    assert (first.status, second.status) == (OutboxStatus.FAILED, OutboxStatus.DELIVERED)
    assert first.error == "no answer in time, twice; it may have arrived all the same"


async def test_what_may_have_arrived_waits_until_the_platform_answers_again(post: Post) -> None:
    post.channel.fail("ana", unclear())
    await post.put("ana", "one")
    await post.delivery.drain()
    post.channel.is_away = True
    for _ in range(5):
        await drain_after(post, LONGEST_DELAY_S)
    assert len(post.channel.tries) == 1
    post.channel.is_away = False
    await drain_after(post, LONGEST_DELAY_S)
    assert post.channel.sent["ana"] == ["one"]


async def test_a_platform_that_hangs_leaves_the_other_channels_their_room(post: Post) -> None:
    gates = [post.channel.hold(f"r{number}") for number in range(LANES_AT_ONCE + 5)]
    for number in range(LANES_AT_ONCE + 5):
        await post.put(f"r{number}", "hello")
    await post.put("ana", "hello", channel="other")
    async with Background() as background:
        background.start(post.delivery.run(), name="delivery")
        await post.other_channel.until_sent("ana")
        assert len(post.channel.tries) <= LANES_AT_ONCE
        for gate in gates:
            gate.set()
        await post.channel.until_sent(f"r{LANES_AT_ONCE + 4}")


@pytest.mark.parametrize("back_s", [30.0, HOUR_S, 24 * HOUR_S])
async def test_a_reply_kept_before_the_clock_was_set_back_is_sent(post: Post, back_s: float) -> None:
    await post.put("ana", "one")
    await drain_after(post, -back_s)
    assert post.channel.sent["ana"] == ["one"]


async def test_a_retry_planned_before_the_clock_was_set_back_is_made(post: Post) -> None:
    post.channel.fail("ana", passing(after=30))
    await post.put("ana", "one")
    await post.delivery.drain()
    await drain_after(post, -HOUR_S)
    assert post.channel.sent["ana"] == ["one"]


async def test_a_dead_workers_claim_from_before_the_clock_was_set_back_runs_out(post: Post) -> None:
    await post.put("ana", "one")
    await post.claims("dead").next({"console": 1})
    await drain_after(post, -HOUR_S)
    assert post.channel.sent["ana"] == ["one"]


async def test_a_clock_set_a_little_back_frees_no_claim_of_a_living_worker(post: Post) -> None:
    await post.put("ana", "one")
    await post.claims("alive").next({"console": 1})
    await drain_after(post, -10)
    assert post.channel.sent["ana"] == []


async def test_what_is_left_of_a_lane_is_not_sent_once_the_claim_has_run_out(post: Post) -> None:
    """As when the machine was stopped in the middle of it: somebody else may be sending it by now."""
    await post.put("ana", "one", "two")
    post.channel.before_send = lambda _address: post.clock.forward(LEASE.total_seconds() + 1)
    await post.delivery.drain()
    assert post.channel.tries == [("ana", "one")]
    await drain_after(post, 2)
    assert post.channel.sent["ana"] == ["one", "two"]


async def test_failures_of_the_last_hour_are_counted_by_reason(post: Post) -> None:
    for name in ("ana", "besa"):
        post.channel.fail(name, SendError("too long", retry=False))
        await post.put(name, "one")
    await post.delivery.drain()
    async with post.database.reading() as session:
        now = post.clock()
        assert await outbox.failed(session, now - timedelta(hours=1)) == {"too long": 2}
        assert await outbox.failed(session, now + timedelta(hours=1)) == {}


async def test_to_somebody_who_has_left_is_no_failure(post: Post) -> None:
    post.channel.fail("ana", SendError("too long", retry=False))
    await post.put("ana", "one")
    await post.delivery.drain()
    async with post.database.transaction() as session:
        resident = await session.get(Resident, 1)
        assert resident is not None
        resident.stopped = True
    async with post.database.reading() as session:
        assert await outbox.failed(session, post.clock() - timedelta(hours=1)) == {}


async def test_many_lanes_are_marked_while_others_are_still_sent(post: Post) -> None:
    for number in range(30):
        await post.put(f"r{number}", "one", "two", "three")
    await asyncio.gather(post.delivery.drain(), post.new_delivery().drain())
    assert all(post.channel.sent[f"r{number}"] == ["one", "two", "three"] for number in range(30))


async def test_a_claim_that_another_worker_has_taken_over_is_not_renewed(post: Post) -> None:
    await post.put("ana", "one")
    await post.claims("first").next({"console": 1})
    post.clock.forward(LEASE.total_seconds() + 1)
    await post.claims("second").next({"console": 1})
    async with post.database.transaction() as session:
        renewed = await claims.renew(session, [1], worker="first", until=post.clock() + LEASE)
    assert renewed == set()


async def test_after_a_take_over_the_rest_of_the_lane_is_left_to_the_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store was away from here for longer than a claim lasts, and is back before the first reply is through."""
    monkeypatch.setattr("bot.delivery.delivery.RENEW_S", 0.01)
    await post.put("ana", "one", "two")
    gate = post.channel.hold("ana")
    async with Background() as background:
        background.start(post.delivery.run(), name="delivery")
        await until_tried(post)
        async with post.database.transaction() as session:
            await claims.claim(session, [1, 2], worker="second", until=post.clock() + 3 * LEASE)
        post.clock.forward(LEASE.total_seconds() + 1)
        await asyncio.sleep(0.1)
        gate.set()
        await post.channel.until_sent("ana")
        await asyncio.sleep(0.05)
    assert post.channel.sent["ana"] == ["one"]


async def test_saying_that_one_is_alive_does_not_wait_for_marks(database: Database, post: Post) -> None:
    """On PostgreSQL the two would otherwise wait for each other's rows, and one be thrown out."""
    if database.is_sqlite:
        pytest.skip("has one writer at a time")
    await post.put("ana", "one")
    await post.put("besa", "two")
    await post.claims("alive").next({"console": 2})
    async with database.transaction() as marking, asyncio.timeout(5):
        await marks.delivered(marking, {2: None}, post.clock())
        async with database.transaction() as session:
            renewed = await claims.renew(session, [1, 2], worker="alive", until=post.clock() + LEASE)
    assert renewed == {1}


async def until_tried(post: Post) -> None:
    async with asyncio.timeout(5):
        while not post.channel.tries:  # noqa: ASYNC110  the channel tells nobody
            await asyncio.sleep(0.01)
