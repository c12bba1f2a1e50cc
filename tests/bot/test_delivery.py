"""Replies leave in order per resident, are retried, and are given up in the open."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.background import Background
from bot.channels.contract import SendError
from bot.delivery.claim import LEASE
from bot.delivery.delivery import RENEW_S
from bot.delivery.policy import LONGEST_DELAY_S, MAX_ATTEMPTS
from handlers.records import Reply
from handlers.replies import to_json
from storage import claims, marks, outbox
from storage.tables import Message, OutboxStatus, Resident
from tests.bot.post import Post
from tests.fakes import passing


async def test_replies_of_one_resident_leave_in_order(post: Post) -> None:
    await post.put("ana", "one", "two", "three")
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one", "two", "three"]
    assert {row.status for row in await post.rows("ana")} == {OutboxStatus.DELIVERED}


async def test_a_reply_that_is_retried_holds_back_those_after_it(post: Post) -> None:
    post.channel.fail("ana", passing())
    await post.put("ana", "one", "two")
    await post.delivery.drain()
    assert post.channel.sent["ana"] == []
    post.clock.forward(1.1)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one", "two"]


async def test_a_reply_that_is_retried_does_not_hold_back_others(post: Post) -> None:
    post.channel.fail("ana", passing())
    await post.put("ana", "one")
    await post.put("besa", "two")
    await post.delivery.drain()
    assert post.channel.sent["besa"] == ["two"]


async def test_the_platform_names_how_long_to_wait(post: Post) -> None:
    post.channel.fail("ana", passing(after=30))
    await post.put("ana", "one")
    await post.delivery.drain()
    post.clock.forward(29)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == []
    post.clock.forward(2)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one"]


async def test_after_the_last_try_a_reply_is_given_up_with_its_reason(post: Post) -> None:
    post.channel.fail("ana", *[passing() for _ in range(MAX_ATTEMPTS)])
    await post.put("ana", "one", "two")
    for _ in range(MAX_ATTEMPTS):
        await post.delivery.drain()
        post.clock.forward(LONGEST_DELAY_S + 1)
    first, second = await post.rows("ana")
    assert (first.status, first.error) == (OutboxStatus.FAILED, "the platform is busy")
    assert second.status == OutboxStatus.DELIVERED


async def test_nothing_more_is_sent_to_whoever_blocked_the_bot(post: Post) -> None:
    post.channel.fail("ana", SendError("blocked", retry=False, gone=True))
    await post.put("ana", "one", "two")
    await post.delivery.drain()
    assert post.channel.tries == [("ana", "one")]
    async with post.database.reading() as session:
        assert (await session.scalars(select(Resident.stopped))).one()


async def test_a_channel_that_breaks_in_an_unknown_way_is_tried_again(post: Post) -> None:
    post.channel.fail("ana", ZeroDivisionError())
    await post.put("ana", "one")
    await post.delivery.drain()
    post.clock.forward(2)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one"]


async def test_what_a_dead_worker_had_claimed_is_taken_over(post: Post) -> None:
    await post.put("ana", "one")
    lanes, _ = await post.claims("dead").next({"console": 5})
    assert len(lanes) == 1
    await post.delivery.drain()
    assert post.channel.sent["ana"] == []
    post.clock.forward(LEASE.total_seconds() + 1)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one"]


async def test_two_workers_never_send_the_same_reply(post: Post) -> None:
    for number in range(20):
        await post.put(f"resident {number}", "one", "two")
    await asyncio.gather(post.delivery.drain(), post.new_delivery().drain())
    assert all(post.channel.sent[f"resident {number}"] == ["one", "two"] for number in range(20))


async def test_a_slow_resident_does_not_hold_up_the_others_while_running(post: Post) -> None:
    gate = post.channel.hold("slow")
    await post.put("slow", "one")
    async with Background() as background:
        background.start(post.delivery.run(), name="delivery")
        await asyncio.sleep(0.05)
        await post.put("quick", "two")
        post.delivery.wake()
        await post.channel.until_sent("quick")
        assert post.channel.sent["slow"] == []
        gate.set()
        await post.channel.until_sent("slow")


async def test_the_farewell_of_an_erased_resident_leaves_no_trace(post: Post) -> None:
    async with post.database.transaction() as session:
        row = {
            "resident_id": None,
            "message_id": None,
            "channel": "console",
            "address": "gone",
            "reply": to_json(Reply(text="all is erased", language="en")),
            "due_at": post.clock(),
            "created_at": post.clock(),
        }
        await outbox.add(session, [row])
    await post.delivery.drain()
    assert post.channel.sent["gone"] == ["all is erased"]
    assert await post.rows("gone") == []


def test_the_lease_outlives_a_missed_renewal() -> None:
    assert timedelta(seconds=3 * RENEW_S) < LEASE


async def test_an_officers_answer_waits_for_a_resident_who_asked_for_silence(post: Post) -> None:
    await post.put("ana", "from the office")
    async with post.database.transaction() as session:
        resident = (await session.scalars(select(Resident))).one()
        resident.stopped = True
    await post.delivery.drain()
    assert post.channel.sent["ana"] == []
    async with post.database.transaction() as session:
        (await session.scalars(select(Resident))).one().stopped = False
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["from the office"]


async def test_what_waits_for_the_end_of_silence_does_not_hold_back_the_answer_to_who_asked_for_it(post: Post) -> None:
    await post.put("ana", "from the office")
    async with post.database.transaction() as session:
        resident = (await session.scalars(select(Resident))).one()
        resident.stopped = True
        now = post.clock()
        message = Message(channel="console", event_id="1", resident_id=resident.id, kind="text", received_at=now)
        session.add(message)
        await session.flush()
        reply = to_json(Reply(text="silent from now on", language="en"))
        await outbox.add(session, [outbox.row_for(resident, reply, message_id=message.id, now=now)])
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["silent from now on"]


async def test_what_another_worker_is_sending_already_is_not_sent_again(post: Post) -> None:
    """On PostgreSQL a reply with a lower number can be committed after one with a higher."""
    await post.put("ana", "committed late", "on its way", "behind it")
    async with post.database.transaction() as session:
        row = (await post.rows("ana"))[1]
        await claims.claim(session, [row.id], worker="another", until=post.clock() + LEASE)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["committed late"]
    async with post.database.transaction() as session:
        await marks.delivered(session, {row.id: None}, post.clock())
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["committed late", "behind it"]
