"""Keeps the staff group in step with the tickets, one call after the other, no faster than a group may be written to.

What is to be said is in the store first: events of tickets with how far each topic was told of them, and answers to
people (`StaffPost`). A crash between a call and its mark can repeat one message, never lose one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.channels.contract import Rate
from bot.channels.telegram.errors import TelegramError
from bot.clock import Clock
from bot.staff import VIA, feed
from bot.staff.api import Call, is_as_wished, is_lost
from bot.staff.chat import StaffChat
from bot.staff.plan import Planner, Step
from storage import allowances, staff
from storage.database import Database
from storage.outage import outage_passes
from storage.staff_tables import StaffPost, StaffTopicToDelete

log = structlog.get_logger()

IDLE_S = 1.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 600.0
LONGEST_DELETION_PAUSE_S = 6 * 3600.0  # a topic that cannot be deleted must not use up the group's calls
UPDATES_KEPT, FORGET_EVERY = timedelta(days=7), timedelta(days=1)  # Telegram repeats an update for a day


class Carrier:
    """One process at a time may run it. `planner` is made anew for each topic: the directory may have changed."""

    def __init__(
        self,
        database: Database,
        call: Call,
        chat: StaffChat,
        *,
        planner: Callable[[], Planner],
        clock: Clock,
        rate: Rate | None,
        idle_s: float = IDLE_S,
    ) -> None:
        self._database = database
        self._call_raw = call
        self._chat = chat
        self._planner = planner
        self._clock = clock
        self._rate = rate
        self._idle_s = idle_s
        self._pause_until: datetime | None = None
        self._forgot_at: datetime | None = None

    async def run(self) -> None:
        """Keep this running."""
        await self.begin()
        while True:
            worked = False
            with outage_passes():
                worked = await self.work()
            if not worked:
                await asyncio.sleep(self._idle_s)

    async def begin(self) -> None:
        await self._chat.load(self._database)
        async with self._database.transaction() as session:
            await feed.begin(session)

    async def work(self) -> bool:
        """Do the next thing that is due; False when there is nothing, or nothing may be done yet."""
        now = self._clock()
        async with self._database.transaction() as session:
            await feed.notice(session, now)
            if self._forgot_at is None or now - self._forgot_at >= FORGET_EVERY:
                await staff.forget_updates(session, now - UPDATES_KEPT)
                self._forgot_at = now
        if self._pause_until is not None and now < self._pause_until:
            return False
        return await self._send_post(now) or await self._tend_topic(now) or await self._delete_topic(now)

    async def _send_post(self, now: datetime) -> bool:
        async with self._database.reading() as session:
            post = await staff.next_post(session, now)
        if post is None or not await self._may_call():
            return False
        try:
            await self._say(post)
        except TelegramError as error:
            if error.retry:
                await self._put_off_post(post, error, now)
                return True
            log.warning("staff.post_refused", post=post.id, reason=error.reason)
        async with self._database.transaction() as session:
            await staff.drop_post(session, post.id)
        return True

    async def _say(self, post: StaffPost) -> None:
        """Raises `TelegramError`; a topic that is lost meanwhile needs no answer in it."""
        if post.reaction is not None:
            reaction = [{"type": "emoji", "emoji": post.reaction}]
            try:
                await self._call("setMessageReaction", {"message_id": post.reply_to, "reaction": reaction})
            except TelegramError as error:
                if error.retry:
                    raise
            else:
                return
        await self._call("sendMessage", _parameters_of(post), person=post.person)

    async def _put_off_post(self, post: StaffPost, error: TelegramError, now: datetime) -> None:
        self._mind_pause(error, now)
        async with self._database.transaction() as session:
            await staff.delay_post(session, post.id, due_at=now + _pause(post.attempts, error))

    async def _tend_topic(self, now: datetime) -> bool:
        """Take the next step for the topic that waits for the longest time."""
        async with self._database.reading() as session:
            ticket_id = await staff.next_due(session, now)
            matter = await staff.matter(session, ticket_id) if ticket_id is not None else None
        if matter is None:
            return False
        step = self._planner().next_step(matter)
        if step is None:
            return await self._note(matter.topic.ticket_id, due_at=None, attempts=0, error=None)
        if step.method and not await self._may_call():
            return False
        try:
            done = await self._take(step)
        except TelegramError as error:
            return await self._failed(matter, step, error, now)
        return await self._note(matter.topic.ticket_id, attempts=0, error=None, **done)

    async def _take(self, step: Step) -> dict[str, Any]:
        """What is right now about the topic; raises `TelegramError`."""
        if not step.method:
            return step.done
        try:
            result = await self._call(step.method, step.parameters)
        except TelegramError as error:
            if step.method == "sendMessage" or not is_as_wished(error):
                raise
            return step.done
        if step.method != "createForumTopic":
            return step.done
        if not isinstance(result, Mapping) or not isinstance(result.get("message_thread_id"), int):
            raise TelegramError("Telegram has made a topic and does not say which", retry=True)
        return {**step.done, "thread_id": result["message_thread_id"]}

    async def _failed(self, matter: staff.Matter, step: Step, error: TelegramError, now: datetime) -> bool:
        topic = matter.topic
        log.warning("staff.topic_behind", ticket=topic.ticket_id, method=step.method, reason=error.reason)
        if is_lost(error) and topic.thread_id is not None:
            async with self._database.transaction() as session:
                await staff.lost_thread(session, topic.thread_id, now)
            return True
        self._mind_pause(error, now)
        if error.retry or error.gone or step.method == "createForumTopic":
            due_at = now + _pause(topic.attempts, error)
            return await self._note(topic.ticket_id, due_at=due_at, attempts=topic.attempts + 1, error=error.reason)
        # Telegram will not have it, however often it is asked: the topic goes on without.
        return await self._note(topic.ticket_id, error=error.reason, **step.done)

    async def _note(self, ticket_id: int, **columns: Any) -> bool:
        """Write down what is right now; what was made for somebody who was erased meanwhile is to go."""
        async with self._database.transaction() as session:
            if not await staff.change_topic(session, ticket_id, **columns) and columns.get("thread_id"):
                await staff.list_for_deletion(session, [columns["thread_id"]])
        return True

    async def _delete_topic(self, now: datetime) -> bool:
        async with self._database.reading() as session:
            row = await staff.next_to_delete(session, now)
        if row is None or not await self._may_call():
            return False
        try:
            await self._call("deleteForumTopic", {"message_thread_id": row.thread_id})
        except TelegramError as error:
            if not is_lost(error):
                return await self._put_off_deletion(row, error, now)
        async with self._database.transaction() as session:
            await staff.mark_deleted(session, row.thread_id)
        return True

    async def _put_off_deletion(self, row: StaffTopicToDelete, error: TelegramError, now: datetime) -> bool:
        """Whatever the reason is: what was promised to somebody stays to be done, and others are not to wait for it."""
        log.error("staff.topic_not_deleted", thread=row.thread_id, reason=error.reason)
        self._mind_pause(error, now)
        async with self._database.transaction() as session:
            due_at = now + _pause(row.attempts, error, longest_s=LONGEST_DELETION_PAUSE_S)
            await staff.delay_deletion(session, row.thread_id, due_at=due_at)
        return True

    async def _call(self, method: str, parameters: Mapping[str, Any], *, person: int | None = None) -> Any:
        try:
            return await self._call_raw(method, {"chat_id": person or self._chat.id, **parameters})
        except TelegramError as error:
            if error.migrated_to is None:
                raise
            async with self._database.transaction() as session:
                await self._chat.move(session, int(error.migrated_to))
        return await self._call_raw(method, {"chat_id": self._chat.id, **parameters})

    async def _may_call(self) -> bool:
        """Take one of the calls that the group's limit leaves."""
        if self._rate is None:
            return True
        per_second, burst = self._rate.per_second, self._rate.burst
        async with self._database.transaction() as session:
            return bool(
                await allowances.take(session, VIA, wanted=1, per_second=per_second, burst=burst, now=self._clock())
            )

    def _mind_pause(self, error: TelegramError, now: datetime) -> None:
        """What concerns the whole group holds everything up."""
        if error.after is not None or error.everyone or error.gone:
            self._pause_until = now + _pause(0, error)


def _parameters_of(post: StaffPost) -> dict[str, Any]:
    return {
        "text": post.text,
        **({"message_thread_id": post.thread_id} if post.thread_id is not None else {}),
        **({"reply_markup": {"inline_keyboard": post.buttons}} if post.buttons else {}),
        # The message that is answered may be gone.
        **(
            {"reply_parameters": {"message_id": post.reply_to, "allow_sending_without_reply": True}}
            if post.reply_to is not None
            else {}
        ),
    }


def _pause(attempts: int, error: TelegramError, *, longest_s: float = LONGEST_PAUSE_S) -> timedelta:
    """Until the next try: what Telegram asks for, or longer each time."""
    growing = min(FIRST_PAUSE_S * 2 ** min(attempts, 20), longest_s)
    return timedelta(seconds=error.after if error.after is not None else growing)
