"""What linked officers write in a topic: it reaches the resident, and nobody else's words do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import update

from bot.settings import TelegramDriver
from bot.staff.case import FAULTS
from storage import residents
from storage.account_tables import Role
from storage.database import Database
from storage.tables import Outbox, OutboxStatus
from tests.bot.staff.world import ANA, REFERENCE, STRANGER, World, world
from tests.bot_api import SERVER_ERROR
from tickets.errors import TicketError, UnknownContact

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
DOCUMENT = {"file_id": "F1", "file_unique_id": "u", "file_name": "form.pdf", "mime_type": "application/pdf"}


@pytest.fixture
async def topic(staff: World) -> World:
    """A question of Gjilan with its topic, and Ana, who is linked."""
    await staff.account()
    await staff.ticket()
    await staff.carry()
    return staff


@pytest.mark.parametrize("library", TelegramDriver)
async def test_an_answer_reaches_the_resident(library: TelegramDriver, plain_store: Database, now: datetime) -> None:
    async with world(plain_store, now, library) as staff:
        await staff.account()
        await staff.ticket()
        await staff.carry()
        await staff.writes("At window 3, from 8 to 12.")
        assert "At window 3, from 8 to 12." in (await staff.sent())[-1]["text"]
        assert list(staff.forum.reactions.values()) == ["👍"]


async def test_it_is_kept_as_hers_and_audited(topic: World) -> None:
    await topic.writes("At window 3.")
    row, entry = await topic.row(), (await topic.entries())[-1]
    assert (row.status, row.assignee_id, entry.account_id) == ("waiting", 1, 1)
    assert await topic.audited() == ["ticket-answer"]
    assert topic.committed


async def test_it_is_not_repeated_in_the_topic(topic: World) -> None:
    await topic.writes("At window 3.")
    topic.later(90)
    await topic.carry()
    assert len(topic.said()) == 1


async def test_where_reactions_are_off_words_confirm_it(topic: World) -> None:
    topic.forum.allows_reactions = False
    await topic.writes("At window 3.")
    assert topic.said()[-1] == "Sent to the resident."


async def test_the_same_update_counts_once(topic: World) -> None:
    update = topic.forum.writes(ANA, "At window 3.", thread=topic.forum.thread_of(REFERENCE))
    number = await topic.happens(update)
    await topic.happens(update, number)
    assert len(await topic.sent()) == 1


async def test_a_stranger_is_told_politely_and_nothing_happens(topic: World) -> None:
    await topic.writes("At window 3.", sender=STRANGER)
    assert "do not know who you are" in topic.said()[-1]
    assert await topic.sent() == []


async def test_whoever_writes_in_the_groups_name_is_told(topic: World) -> None:
    await topic.writes("At window 3.", sender_chat={"id": topic.forum.chat_id, "type": "supergroup"})
    assert "group's name" in topic.said()[-1]
    assert await topic.sent() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"municipalities": ["prizren"]}, "outside of your municipalities"),
        ({"topics": ["roads"]}, "outside of your municipalities"),
        ({"role": Role.VIEWER}, "may not do this"),
        ({"role": Role.EDITOR}, "may not do this"),
        ({"role": Role.ADMIN}, "may not do this"),  # without a second step
        ({"disabled_at": datetime.fromisoformat("2026-01-01T00:00:00+00:00")}, "may not do this"),
    ],
)
async def test_who_may_not_is_told_and_nothing_happens(fields: dict[str, Any], words: str, plain: World) -> None:
    await plain.account(**fields)
    await plain.ticket()
    await plain.carry()
    await plain.writes("At window 3.")
    assert words in plain.said()[-1]
    assert await plain.sent() == []


async def test_nobody_writes_over_what_does_not_stand_there_yet(topic: World) -> None:
    await topic.resident_writes("It is settled, thank you.")
    update = topic.forum.writes(ANA, "At window 3.", thread=topic.forum.thread_of(REFERENCE))
    await topic.happens(update)
    await topic.carry()
    assert await topic.sent() == []
    await topic.writes("You are welcome.")
    assert "You are welcome." in (await topic.sent())[-1]["text"]


async def test_a_finished_question_takes_no_answer(topic: World) -> None:
    await topic.writes("/resolve")
    sent = len(await topic.sent())
    await topic.writes("One more thing.")
    assert "finished" in topic.said()[-1]
    assert len(await topic.sent()) == sent


async def test_a_changed_message_changes_nothing(topic: World) -> None:
    await topic.writes("At window 3.")
    await topic.happens(topic.forum.edits(ANA, "At window 4.", thread=topic.forum.thread_of(REFERENCE)))
    await topic.carry()
    assert "changes nothing" in topic.said()[-1]
    assert len(await topic.sent()) == 1


async def test_a_file_goes_with_its_words(topic: World) -> None:
    topic.api.files["F1"] = PDF
    await topic.writes(document=DOCUMENT, caption="Please fill this in.")
    answer, file = await topic.sent()
    assert "Please fill this in." in answer["text"]
    assert file["stored_file"]["name"] == "form.pdf"
    assert PDF in topic.store.content.values()


async def test_a_file_without_words_goes_by_its_name(plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    plain.api.files["F1"] = PDF
    await plain.writes(document=DOCUMENT)
    assert "form.pdf" in (await plain.sent())[0]["text"]


async def test_a_file_of_a_strangers_is_not_even_fetched(plain: World) -> None:
    await plain.ticket()
    await plain.carry()
    await plain.writes(document=DOCUMENT, sender=STRANGER)
    assert plain.api.calls_of("getFile") == []


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "It is empty. Nothing was sent."), (b"#!/bin/sh\nrm -rf /", "a program")]
)
async def test_a_file_that_is_not_taken_is_not_sent(content: bytes, words: str, plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    plain.api.files["F1"] = content
    await plain.writes(document=DOCUMENT)
    assert words in plain.said()[-1]
    assert await plain.sent() == []


async def test_a_file_that_telegram_does_not_hand_over_is_told(plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    plain.api.will_answer("getFile", SERVER_ERROR)
    await plain.writes(document=DOCUMENT)
    assert "does not hand the file over" in plain.said()[-1]


async def test_what_no_resident_can_be_sent_is_told(plain: World) -> None:
    await plain.account()
    await plain.ticket()
    await plain.carry()
    await plain.writes(dice={"emoji": "🎲", "value": 3})
    assert "Only words and files" in plain.said()[-1]


async def test_a_resident_who_wants_silence_gets_it_later(topic: World) -> None:
    async with topic.database.transaction() as session:
        await residents.stop_sending(session, (await topic.row()).resident_id)
    await topic.writes("At window 3.")
    assert "when they write again" in topic.said()[-1]


async def test_an_answer_that_could_not_be_delivered_is_told(topic: World) -> None:
    await topic.writes("At window 3.")
    async with topic.database.transaction() as session:
        failed = {"status": OutboxStatus.FAILED, "error": "blocked", "finished_at": topic.clock()}
        await session.execute(update(Outbox).values(failed))
    await topic.carry()
    topic.later(90)
    await topic.carry()
    assert topic.said()[1:] == ["⚠ “At window 3.”: could not be delivered: blocked"]


async def test_outside_of_topics_colleagues_talk_among_themselves(topic: World) -> None:
    await topic.happens(topic.forum.writes(ANA, "Coffee?"))
    await topic.carry()
    assert len(topic.api.sent) == 1
    assert await topic.sent() == []


async def test_a_fault_of_ours_is_told_and_kept_from_the_others(topic: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.staff.deeds.answer_resident", break_down)
    await topic.writes("At window 3.")
    assert "Something went wrong" in topic.said()[-1]
    monkeypatch.undo()
    await topic.writes("At window 4.")
    assert "At window 4." in (await topic.sent())[-1]["text"]


def kinds(of: type[TicketError]) -> set[type[TicketError]]:
    return {of} | {further for each in of.__subclasses__() for further in kinds(each)}


def test_every_reason_against_it_has_its_words() -> None:
    """An unknown contact can only be meant where somebody refers a resident to one."""
    known = {each for each in kinds(TicketError) if each.__module__ == TicketError.__module__}
    assert known - FAULTS.keys() == {TicketError, UnknownContact}
