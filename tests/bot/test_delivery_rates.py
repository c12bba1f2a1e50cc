"""No faster than the limits allow, over all workers together, and answers before bulk."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.contract import Rate, Rates, SendError
from bot.delivery.pace import MANY_CHATS
from storage.tables import OutboxStatus, Urgency
from tests.bot.post import Post
from tests.fakes import passing

TEN_A_SECOND = Rates(every=Rate(per_second=10, burst=10))
BULK_ONLY = Rates(bulk=Rate(per_second=10, burst=1))
SLOW_CHATS = Rates(chat=Rate(per_second=1, burst=2), group=Rate(per_second=1, burst=4))


async def put_many(post: Post, number: int, *, urgency: Urgency = Urgency.ANSWER) -> None:
    for each in range(number):
        await post.put(f"{urgency.name} {each}", "hello", urgency=urgency)


async def test_a_limit_holds_over_all_workers_together(post: Post) -> None:
    await put_many(post, 30)
    workers = [post.new_delivery(TEN_A_SECOND) for _ in range(3)]
    await asyncio.gather(*(worker.drain() for worker in workers))
    assert post.sent == 10
    post.clock.forward(1)
    await asyncio.gather(*(worker.drain() for worker in workers))
    assert post.sent == 20


async def test_a_clock_that_was_set_back_gives_no_more(post: Post) -> None:
    await put_many(post, 30)
    await post.new_delivery(TEN_A_SECOND).drain()
    post.clock.forward(-3600)
    await post.new_delivery(TEN_A_SECOND).drain()
    assert post.sent == 10


async def test_a_lane_longer_than_the_limit_leaves_is_cut_and_stays_in_order(post: Post) -> None:
    texts = [str(number) for number in range(15)]
    await post.put("ana", *texts)
    delivery = post.new_delivery(TEN_A_SECOND)
    await delivery.drain()
    assert post.channel.sent["ana"] == texts[:10]
    post.clock.forward(1)
    await delivery.drain()
    assert post.channel.sent["ana"] == texts


async def test_answers_go_before_bulk(post: Post) -> None:
    await put_many(post, 3, urgency=Urgency.BULK)
    await put_many(post, 2)
    lanes, _ = await post.claims("any").next({"console": 3})
    assert [lane[0].address for lane in lanes] == ["ANSWER 0", "ANSWER 1", "BULK 0"]


async def test_a_limit_on_bulk_does_not_hold_back_answers(post: Post) -> None:
    delivery = post.new_delivery(BULK_ONLY)
    await put_many(post, 20, urgency=Urgency.BULK)
    await delivery.drain()
    await put_many(post, 20)
    await delivery.drain()
    assert (len(post.channel.sent["BULK 0"]), post.sent) == (1, 21)


async def test_an_answer_does_not_wait_behind_bulk_to_the_same_resident(post: Post) -> None:
    delivery = post.new_delivery(BULK_ONLY)
    await put_many(post, 5, urgency=Urgency.BULK)
    await delivery.drain()
    await post.put("BULK 4", "the answer")
    await delivery.drain()
    assert post.channel.sent["BULK 4"] == ["hello", "the answer"]
    assert post.channel.sent["BULK 3"] == []


async def test_a_chat_gets_a_short_burst_and_then_one_a_second(post: Post) -> None:
    delivery = post.new_delivery(SLOW_CHATS)
    await post.put("ana", "1", "2", "3", "4")
    await delivery.drain()
    assert post.channel.sent["ana"] == ["1", "2"]
    post.clock.forward(1)
    await delivery.drain()
    assert post.channel.sent["ana"] == ["1", "2", "3"]
    assert [row.attempts for row in await post.rows("ana")] == [1, 1, 1, 0]


async def test_groups_have_a_limit_of_their_own(post: Post) -> None:
    await post.put("-100", *"12345")
    await post.new_delivery(SLOW_CHATS).drain()
    assert post.channel.sent["-100"] == list("1234")


async def test_a_chat_at_its_limit_does_not_hold_back_others(post: Post) -> None:
    await post.put("ana", *"12345")
    await post.put("besa", "1")
    await post.new_delivery(SLOW_CHATS).drain()
    assert post.channel.sent["besa"] == ["1"]


async def test_when_a_platform_asks_many_chats_for_patience_its_whole_channel_waits(post: Post) -> None:
    for number in range(MANY_CHATS):
        post.channel.fail(str(number), passing(after=30))
        await post.put(str(number), "hello")
    await post.delivery.drain()
    await post.put("another", "hello")
    await post.put("another", "hello", channel="other")
    await post.new_delivery().drain()
    assert (post.channel.sent["another"], post.other_channel.sent["another"]) == ([], ["hello"])
    post.clock.forward(31)
    await post.new_delivery().drain()
    assert post.channel.sent["another"] == ["hello"]


async def test_a_fault_of_the_whole_channel_costs_no_reply_a_try(post: Post) -> None:
    post.channel.fail("ana", SendError("the token is wrong", retry=True, after=60, everyone=True))
    await post.put("ana", "one")
    await post.delivery.drain()
    (row,) = await post.rows("ana")
    assert (row.status, row.attempts) == (OutboxStatus.QUEUED, 0)
    post.clock.forward(61)
    await post.delivery.drain()
    assert post.channel.sent["ana"] == ["one"]


@pytest.mark.parametrize("back_s", [60, 7200])
async def test_a_pause_does_not_last_because_the_clock_was_set_back(post: Post, back_s: float) -> None:
    post.channel.fail("ana", SendError("the token is wrong", retry=True, after=1, everyone=True))
    await post.put("ana", "one")
    await post.delivery.drain()
    post.clock.forward(-back_s)
    await post.new_delivery().drain()
    post.clock.forward(60)
    await post.new_delivery().drain()
    post.clock.forward(2)
    await post.new_delivery().drain()
    assert post.channel.sent["ana"] == ["one"]
