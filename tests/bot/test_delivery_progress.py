"""What a platform has taken is not sent again: no first part of a long reply, nothing that was on its way."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest

from bot.background import Background
from bot.channels.contract import Rate, Rates, SendError
from bot.delivery import delivery
from bot.delivery.claim import Claims
from bot.delivery.under_way import Lane
from storage.tables import OutboxStatus
from tests.bot.post import Post
from tests.fakes import passing


def stopped_after(taken: int, **policy: bool) -> SendError:
    error = SendError("the platform is busy", retry=True, after=1.0, **policy)
    error.taken = taken
    return error


@pytest.mark.parametrize("policy", [{}, {"unclear": True}, {"held": True}, {"everyone": True}], ids=str)
async def test_the_next_try_goes_on_behind_what_was_taken(post: Post, policy: dict[str, bool]) -> None:
    post.channel.fail("ana", stopped_after(2, **policy))
    await post.put("ana", "a long one")
    await post.delivery.drain()
    post.clock.forward(2)
    await post.new_delivery().drain()  # of another process
    assert post.channel.resumed_at == [0, 2]


async def test_a_try_that_tells_nothing_forgets_nothing(post: Post) -> None:
    post.channel.fail("ana", stopped_after(2), passing())
    await post.put("ana", "a long one")
    for _ in range(3):
        await post.delivery.drain()
        post.clock.forward(5)
    assert post.channel.resumed_at == [0, 2, 2]


async def test_the_reply_behind_it_begins_at_its_beginning(post: Post) -> None:
    post.channel.fail("ana", stopped_after(2))
    await post.put("ana", "a long one", "the next")
    await post.delivery.drain()
    post.clock.forward(2)
    await post.delivery.drain()
    assert post.channel.resumed_at == [0, 2, 0]


async def test_what_is_on_its_way_at_the_end_arrives_and_is_marked(post: Post) -> None:
    await post.put("ana", "one")
    gate = post.channel.hold("ana")
    async with Background() as background:
        background.start(post.delivery.run(), name="delivery")
        await _until_tried(post)
        asyncio.get_running_loop().call_later(0.05, gate.set)
    (row,) = await post.rows("ana")
    assert (row.status, post.channel.sent["ana"]) == (OutboxStatus.DELIVERED, ["one"])


async def test_the_end_does_not_wait_for_ever(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "END_S", 0.05)
    await post.put("ana", "one")
    post.channel.hold("ana")
    async with asyncio.timeout(5), Background() as background:
        background.start(post.delivery.run(), name="delivery")
        await _until_tried(post)
    assert post.channel.sent["ana"] == []


async def test_what_comes_while_its_lane_is_claimed_waits_no_longer_than_the_lane(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "IDLE_S", 60.0)
    gate, claim = post.channel.hold("ana"), Claims.next

    async def claim_and_be_late(*arguments: Any, **named: Any) -> tuple[list[Lane], datetime]:
        claimed = await claim(*arguments, **named)
        if not post.channel.tries and claimed[0]:
            await post.put("ana", "two")
            post.delivery.wake()
        return claimed

    monkeypatch.setattr(Claims, "next", claim_and_be_late)
    await post.put("ana", "one")
    await _both_are_sent(post, post.delivery, gate)


async def test_what_a_limit_has_cut_off_a_lane_waits_no_longer_than_the_lane(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "IDLE_S", 60.0)
    gate = post.channel.hold("ana")
    await post.put("ana", "one", "two")
    post.channel.before_send = lambda _address: post.clock.forward(1)  # the limit has room again
    await _both_are_sent(post, post.new_delivery(Rates(every=Rate(per_second=20, burst=1))), gate)


async def _both_are_sent(post: Post, sender: delivery.Delivery, gate: asyncio.Event) -> None:
    async with Background() as background:
        background.start(sender.run(), name="delivery")
        await _until_tried(post)
        await asyncio.sleep(0.3)  # it has looked again in vain, and rests
        gate.set()
        async with asyncio.timeout(5):
            while post.channel.sent["ana"] != ["one", "two"]:  # noqa: ASYNC110
                await asyncio.sleep(0.005)


async def _until_tried(post: Post) -> None:
    async with asyncio.timeout(5):
        while not post.channel.tries:  # noqa: ASYNC110  the channel gives no event to wait for
            await asyncio.sleep(0.01)
