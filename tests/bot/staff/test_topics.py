"""A topic for each ticket, in step with what happens at the desk and in the resident's chat."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.settings import TelegramDriver
from bot.staff import feed
from bot.staff.chat import StaffChat
from desk.office_work import answer_resident, resolve_for_resident, transfer_for_resident
from storage import kept, residents
from storage.account_tables import Account
from storage.accounts import scope_of
from storage.database import Database
from storage.staff import list_for_deletion, newest_event, next_to_delete
from storage.ticket_tables import Author
from tests.bot.staff.world import REFERENCE, URL, World, world
from tests.bot_api import SERVER_ERROR, refusal, too_many
from tests.handlers.world import GUIDE
from tickets import desk_work
from tickets.actors import TERMINAL, Actor
from tickets.resident_work import rate


async def officer(world: World, name: str = "ben") -> Actor:
    """Somebody at the desk."""
    number = await world.account(name, telegram=None, display_name=name.title())
    async with world.database.reading() as session:
        account = await session.get_one(Account, number)
    return Actor(author=Author.OFFICER, account_id=number, scope=scope_of(account))


@pytest.mark.parametrize("library", TelegramDriver)
async def test_a_new_question_gets_a_topic(library: TelegramDriver, plain_store: Database, now: datetime) -> None:
    async with world(plain_store, now, library) as staff:
        await staff.ticket(text="Where do I pay?")
        await staff.carry()
        assert [topic.name for topic in staff.forum.topics.values()] == [f"{REFERENCE} · Gjilani · Rubbish"]
        assert "Where do I pay?" in staff.said()[0]


async def test_its_first_message_says_who_reads_what_and_has_buttons(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    first = staff.api.sent[0]
    take, desk = first["reply_markup"]["inline_keyboard"][0]
    assert "Shqip" in first["text"]
    assert (take["callback_data"], desk["url"]) == ("take", f"{URL}/desk/tickets/{REFERENCE}")


async def test_a_question_older_than_the_group_gets_one_when_something_happens(staff: World) -> None:
    await staff.ticket()
    async with staff.database.transaction() as session:  # as if the group had been switched on only now
        await kept.put(session, feed.NAME, str(await newest_event(session)))
    await staff.carry()
    before = len(staff.forum.topics)
    await staff.resident_writes("And when?")
    await staff.carry()
    assert (before, len(staff.forum.topics)) == (0, 1)
    assert "Where do I pay?" in staff.said()[0]


async def test_an_event_that_is_committed_late_is_not_passed_over(staff: World) -> None:
    """Of two transactions the one with the higher event id may be first."""
    await staff.ticket("7KX-222")
    await staff.carry()
    async with staff.database.transaction() as session:
        assert int(await kept.get(session, feed.NAME) or 0) == 0
    staff.later(61)
    await staff.carry()
    async with staff.database.transaction() as session:
        assert await kept.get(session, feed.NAME) == str(await newest_event(session))


async def test_what_the_resident_writes_later_appears(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    await staff.resident_writes("And when?")
    await staff.carry()
    assert "And when?" in staff.said()[-1]


async def test_what_is_done_at_the_desk_appears(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    ben = await officer(staff)
    async with staff.database.transaction() as session:
        await desk_work.take(session, REFERENCE, actor=ben, now=staff.clock())
        await desk_work.add_note(session, REFERENCE, "Ask Lule.", actor=ben, now=staff.clock())
        await answer_resident(session, REFERENCE, "At window 3.", actor=ben, now=staff.clock())
    await staff.carry()
    assert len(staff.said()) == 2
    assert all(words in staff.said()[-1] for words in ("Ben took it", "Ask Lule.", "At window 3."))


async def test_nothing_is_said_twice(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    for _ in range(3):
        staff.later(90)
        await staff.carry()
    assert len(staff.said()) == 1


async def test_a_transferred_question_has_another_title(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    async with staff.database.transaction() as session:
        await transfer_for_resident(
            session,
            REFERENCE,
            municipality="prizren",
            topic="roads",
            guide=GUIDE,
            actor=TERMINAL,
            now=staff.clock(),
        )
    await staff.carry()
    assert [topic.name for topic in staff.forum.topics.values()] == [f"{REFERENCE} · Prizreni · Roads"]


async def test_a_solved_question_is_closed_and_opened_again(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    async with staff.database.transaction() as session:
        await resolve_for_resident(session, REFERENCE, actor=TERMINAL, now=staff.clock())
    await staff.carry()
    closed = [topic.closed for topic in staff.forum.topics.values()]
    async with staff.database.transaction() as session:
        await desk_work.reopen(session, REFERENCE, actor=TERMINAL, now=staff.clock())
    await staff.carry()
    assert (closed, [topic.closed for topic in staff.forum.topics.values()]) == ([True], [False])


async def test_a_lost_topic_is_made_anew_with_what_was_written(staff: World) -> None:
    await staff.ticket(text="Where do I pay?")
    await staff.carry()
    staff.forum.topics.clear()
    await staff.resident_writes("And when?")
    await staff.carry()
    assert len(staff.forum.topics) == 1
    assert all(words in staff.said()[0] for words in ("Where do I pay?", "And when?"))


async def test_while_telegram_is_out_of_order_everything_waits(staff: World) -> None:
    staff.api.will_answer("createForumTopic", SERVER_ERROR)
    await staff.ticket()
    await staff.carry()
    assert staff.forum.topics == {}
    staff.later(3)
    await staff.carry()
    assert len(staff.said()) == 1


async def test_a_pause_that_telegram_asks_for_holds_all_up(staff: World) -> None:
    staff.api.will_answer("createForumTopic", too_many(30))
    await staff.ticket()
    await staff.ticket("7KX-222")
    await staff.carry()
    calls = len(staff.api.calls_of("createForumTopic"))
    staff.later(31)
    await staff.carry()
    assert (calls, len(staff.forum.topics)) == (1, 2)


async def test_what_telegram_will_not_have_does_not_hold_up_the_rest(staff: World) -> None:
    staff.api.will_answer("sendMessage", refusal(400, "Bad Request: something is odd"))
    await staff.ticket()
    await staff.resident_writes("And when?")
    await staff.carry()
    await staff.resident_writes("Hello?")
    await staff.carry()
    assert "Hello?" in staff.said()[-1]


async def test_no_more_is_sent_than_a_group_may_be_sent(plain_store: Database, now: datetime) -> None:
    async with world(plain_store, now, telegram_group_per_minute=4) as staff:
        for number in range(4):
            await staff.ticket(f"7KX-22{number + 2}")
        await staff.carry()
        first = len(staff.api.done)
        staff.later(60)
        await staff.carry()
        assert (first, len(staff.api.done)) == (4, 8)


async def test_who_is_erased_is_gone_from_the_group(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    async with staff.database.transaction() as session:
        await residents.erase_resident(session, (await staff.row()).resident_id)
    await staff.carry()
    assert staff.forum.topics == {}


async def test_a_topic_that_cannot_be_deleted_is_in_nobody_s_way_and_tried_again(staff: World) -> None:
    await staff.ticket()
    await staff.ticket("7KX-222")
    await staff.carry()
    staff.api.will_answer("deleteForumTopic", refusal(400, "Bad Request: topic is odd"))
    async with staff.database.transaction() as session:
        await list_for_deletion(session, staff.forum.topics.keys())
    await staff.carry()
    left = len(staff.forum.topics)
    staff.later(3)
    await staff.carry()
    assert (left, len(staff.forum.topics)) == (1, 0)


async def test_words_about_an_answer_are_spoken_of(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    async with staff.database.transaction() as session:
        await resolve_for_resident(session, REFERENCE, actor=TERMINAL, now=staff.clock())
        await rate(session, REFERENCE, helped=True, comment="044 123 456", now=staff.clock())
    await staff.carry()
    assert "They also wrote a sentence about it; it stands at the desk." in staff.said()[-1]
    assert "044" not in staff.said()[-1]


async def test_a_group_that_has_moved_is_followed(staff: World) -> None:
    staff.forum.moved_to = -1009999
    await staff.ticket()
    await staff.carry()
    assert len(staff.said()) == 1
    assert staff.group.door.wants({"message": {"chat": {"id": -1009999}}})


async def test_with_another_group_no_topic_of_the_old_one_is_written_to_or_deleted(staff: World) -> None:
    """Its numbers may be those of other questions' topics there."""
    await staff.ticket()
    await staff.carry()
    async with staff.database.transaction() as session:
        await list_for_deletion(session, [77])
    staff.forum.chat_id, staff.forum.topics = -1009, {}
    await StaffChat(-1009).load(staff.database)
    async with staff.database.reading() as session:
        left = await next_to_delete(session, staff.clock())
    assert ((await staff.topic()).thread_id, left) == (None, None)


async def test_a_restart_with_the_same_group_keeps_its_topics(staff: World) -> None:
    await staff.ticket()
    await staff.carry()
    await StaffChat(staff.forum.chat_id).load(staff.database)
    assert (await staff.topic()).thread_id is not None
