"""What a message causes leaves as soon as it is committed, unless something is in its way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta

import pytest

from bot.background import Background
from bot.channels.contract import Rate, Rates
from bot.delivery import Delivery
from bot.delivery.claim import LEASE
from bot.delivery.delivery import LANES_AT_ONCE
from bot.delivery.marks import Marks
from bot.delivery.send import Sent
from handlers.records import Reply
from handlers.replies import to_json
from storage import allowances, claims, outbox, residents
from storage.tables import OutboxStatus
from storage.together import ask_one
from tests.bot.post import Post
from tests.fakes import passing


class Office(Post):
    """A post at which replies depart in the transaction that keeps them."""

    async def answer(
        self,
        address: str,
        *texts: str,
        erased: bool = False,
        delivery: Delivery | None = None,
        before_it_leaves: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        now = self.clock()
        departure = (delivery or self.delivery).departure()
        async with self.database.transaction() as session:
            resident = (await residents.lock_residents(session, [("console", address)], now))["console", address]
            replies = [Reply(text=text, language="en") for text in texts]
            rows = [outbox.row_for(resident, to_json(reply), message_id=None, now=now) for reply in replies]
            in_the_way = await ask_one(session, claims.in_the_way(session, [resident.id], now))
            kept = departure.claim(list(zip(rows, replies, strict=True)), in_the_way)
            departure.kept(kept, await outbox.add(session, [row for row, _ in kept]))
            if erased:
                await residents.erase_resident(session, resident.id)
                departure.forget(resident.id)
        if before_it_leaves is not None:
            await before_it_leaves()
        departure.leave()

    async def until_idle(self) -> None:
        """Until nothing is on its way any more."""
        async with asyncio.timeout(5):
            while self.delivery.room("console") < LANES_AT_ONCE:  # noqa: ASYNC110  no event says so
                await asyncio.sleep(0.005)

    async def until_sent(self, address: str, replies: int) -> None:
        async with asyncio.timeout(5):
            while len(self.channel.sent[address]) < replies:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def states(self, address: str) -> list[str]:
        return [row.status for row in await self.rows(address)]


def marks_wait(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Nothing is written down before this is set."""
    write, may_write = Marks._write_together, asyncio.Event()

    async def late(marks: Marks, lanes: Sequence[Sent]) -> None:
        await may_write.wait()
        await write(marks, lanes)

    monkeypatch.setattr(Marks, "_write_together", late)
    return may_write


@pytest.fixture
async def office(post: Post, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    # What a test holds up is never sent: the end need not wait for it.
    monkeypatch.setattr("bot.delivery.delivery.END_S", 0.05)
    office = Office(post.database, post.clock())
    async with Background() as background:
        background.keep_running(office.delivery.run, name="delivery")
        while not office.delivery.room("console"):  # noqa: ASYNC110  until it runs
            await asyncio.sleep(0)
        yield office


async def test_a_reply_leaves_without_being_looked_for(office: Office) -> None:
    office.channel.hold("ana")
    await office.answer("ana", "one")
    assert await office.states("ana") == [OutboxStatus.SENDING]


async def test_several_replies_leave_in_order(office: Office) -> None:
    await office.answer("ana", "one", "two", "three")
    await office.channel.until_sent("ana")
    await office.until_idle()
    assert office.channel.sent["ana"] == ["one", "two", "three"]
    assert set(await office.states("ana")) == {OutboxStatus.DELIVERED}


async def test_a_reply_goes_behind_one_that_is_on_its_way(office: Office) -> None:
    gate = office.channel.hold("ana")
    await office.answer("ana", "one")
    await office.answer("ana", "two")
    assert await office.states("ana") == [OutboxStatus.SENDING, OutboxStatus.SENDING]
    assert office.channel.sent["ana"] == []
    gate.set()
    await office.until_idle()
    assert office.channel.sent["ana"] == ["one", "two"]
    assert set(await office.states("ana")) == {OutboxStatus.DELIVERED}


async def test_a_reply_behind_one_that_cannot_be_sent_goes_back_and_keeps_its_place(office: Office) -> None:
    gate = office.channel.hold("ana")
    office.channel.fail("ana", passing(after=30))
    await office.answer("ana", "one")
    await office.answer("ana", "two")
    gate.set()
    await office.until_idle()
    assert office.channel.sent["ana"] == []
    assert await office.states("ana") == [OutboxStatus.QUEUED, OutboxStatus.QUEUED]
    office.clock.forward(31)
    office.delivery.look()
    await office.until_sent("ana", 2)
    assert office.channel.sent["ana"] == ["one", "two"]


async def test_a_reply_whose_predecessor_fails_while_it_is_being_kept_goes_back(office: Office) -> None:
    gate = office.channel.hold("ana")
    office.channel.fail("ana", passing(after=30))
    await office.answer("ana", "one")

    async def fail() -> None:
        gate.set()
        await office.until_idle()

    await office.answer("ana", "two", before_it_leaves=fail)
    await office.until_idle()
    assert office.channel.sent["ana"] == []
    async with asyncio.timeout(5):
        while await office.states("ana") != [OutboxStatus.QUEUED, OutboxStatus.QUEUED]:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    office.clock.forward(31)
    office.delivery.look()
    await office.until_sent("ana", 2)
    assert office.channel.sent["ana"] == ["one", "two"]


async def test_a_reply_that_comes_before_a_failure_is_written_down_goes_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.channel.fail("ana", passing(after=30))
    may_write = marks_wait(monkeypatch)
    await office.answer("ana", "one")
    async with asyncio.timeout(5):
        while not office.channel.tries:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    await office.answer("ana", "two")
    assert await office.states("ana") == [OutboxStatus.SENDING, OutboxStatus.SENDING]
    may_write.set()
    await office.until_idle()
    assert await office.states("ana") == [OutboxStatus.QUEUED, OutboxStatus.QUEUED]
    assert office.channel.sent["ana"] == []


async def test_a_reply_that_comes_before_an_arrival_is_written_down_leaves_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write = marks_wait(monkeypatch)
    await office.answer("ana", "one")
    await office.until_sent("ana", 1)
    await office.answer("ana", "two")
    await office.until_sent("ana", 2)
    assert await office.states("ana") == [OutboxStatus.SENDING, OutboxStatus.SENDING]
    may_write.set()
    await office.until_idle()
    assert set(await office.states("ana")) == {OutboxStatus.DELIVERED}


async def test_a_reply_waits_behind_one_that_another_process_is_sending(office: Office) -> None:
    await office.put("ana", "one")
    async with office.database.transaction() as session:
        await claims.claim(session, [1], worker="another", until=office.clock() + LEASE)
    await office.answer("ana", "two")
    assert await office.states("ana") == [OutboxStatus.SENDING, OutboxStatus.QUEUED]


async def test_a_reply_waits_behind_one_that_is_tried_again_later(office: Office) -> None:
    office.channel.fail("ana", passing(after=30))
    await office.answer("ana", "one")
    await office.until_idle()
    await office.answer("ana", "two")
    assert office.channel.sent["ana"] == []
    office.clock.forward(31)
    office.delivery.look()
    await office.until_sent("ana", 2)
    assert office.channel.sent["ana"] == ["one", "two"]


async def test_nothing_leaves_at_once_on_a_channel_that_is_paused(office: Office) -> None:
    now = office.clock()
    async with office.database.transaction() as session:
        await allowances.pause(session, "console", until=now + timedelta(minutes=1), reason="busy", now=now)
    await office.answer("ana", "one")
    assert await office.states("ana") == [OutboxStatus.QUEUED]


async def test_nothing_leaves_at_once_on_a_channel_with_a_limit(office: Office) -> None:
    limited = office.new_delivery(Rates(every=Rate(per_second=1, burst=1)))
    await office.answer("ana", "one", delivery=limited)
    assert limited.room("console") == 0


async def test_nothing_leaves_at_once_from_a_process_that_sends_nothing(post: Post) -> None:
    office = Office(post.database, post.clock())
    await office.answer("ana", "one")
    assert await office.states("ana") == [OutboxStatus.QUEUED]


async def test_more_than_there_is_room_for_waits_and_leaves_then(office: Office) -> None:
    gates = [office.channel.hold(f"r{number}") for number in range(LANES_AT_ONCE)]
    for number in range(LANES_AT_ONCE):
        await office.answer(f"r{number}", "hello")
    await office.answer("late", "hello")
    assert await office.states("late") == [OutboxStatus.QUEUED]
    gates[0].set()
    await office.channel.until_sent("late")


async def test_replies_to_somebody_who_is_erased_in_the_same_breath_do_not_leave(office: Office) -> None:
    await office.answer("ana", "one", erased=True)
    await office.until_idle()
    assert office.channel.tries == []


async def test_what_a_dead_process_had_claimed_is_sent_by_another(office: Office) -> None:
    office.channel.hold("ana")
    await office.answer("ana", "one")
    other = office.new_delivery()
    await other.drain()
    assert len(office.channel.tries) == 1
    del office.channel.held["ana"]
    office.clock.forward(LEASE.total_seconds() + 1)
    await other.drain()
    assert office.channel.sent["ana"] == ["one"]
