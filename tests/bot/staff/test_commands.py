"""Commands and buttons in the topic of a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.staff import targets
from bot.staff.commands import Command, Verb, parse, parse_press
from storage import templates
from storage.staff_tables import StaffUpdate
from storage.templates import Words
from tests.bot.staff.world import ANA, REFERENCE, World
from tests.handlers.world import GUIDE, MUNICIPALITIES, TOPICS, guide


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At window 3.", Command(verb=Verb.ANSWER, rest="At window 3.")),
        ("/take", Command(verb=Verb.TAKE, rest="")),
        ("/TAKE@Kontakt_bot", Command(verb=Verb.TAKE, rest="", bot="Kontakt_bot")),
        ("/note  ask Lule\ntoday ", Command(verb=Verb.NOTE, rest="ask Lule\ntoday")),
        ("/nothing here", Command(verb=None, rest="here")),
        ("/answer me", Command(verb=None, rest="me")),  # not one to type
        ("/send x", Command(verb=None, rest="x")),
        ("/…", Command(verb=None, rest="/…")),
        ("and/or", Command(verb=Verb.ANSWER, rest="and/or")),
        ("", Command(verb=Verb.ANSWER, rest="")),
    ],
)
def test_a_message_is_a_command_or_an_answer(text: str, expected: Command) -> None:
    assert parse(text) == expected


@given(st.text())
def test_what_begins_with_a_slash_is_never_an_answer(text: str) -> None:
    assert (parse(text).verb is Verb.ANSWER) is not text.strip().startswith("/")


@pytest.mark.parametrize(
    ("data", "verb", "rest"),
    [
        ("take", Verb.TAKE, ""),
        ("send:fees:1a2b", Verb.SEND_TEMPLATE, "fees:1a2b"),
        ("reopen", Verb.REOPEN, ""),
        ("resolve", None, ""),
        ("", None, ""),
    ],
)
def test_a_button_carries_one_of_three_verbs(data: str, verb: Verb | None, rest: str) -> None:
    assert parse_press(data) == Command(verb=verb, rest=rest)


@pytest.mark.parametrize(
    ("typed", "municipality", "topic"),
    [
        ("Gjilani", "gjilan", None),
        ("gnjilane", "gjilan", None),
        ("Гњилане", "gjilan", None),
        ("graçanica", "gracanica", None),
        ("mitrovica south", "mitrovica-south", None),
        ("waste-collection", None, "waste-collection"),
        ("rubbish", None, "waste-collection"),
    ],
)
def test_places_and_topics_are_found_by_any_name(typed: str, municipality: str | None, topic: str | None) -> None:
    assert targets.find(GUIDE, typed) == targets.Target(municipality=municipality, topic=topic)


@pytest.mark.parametrize("typed", ["", "  ", "Atlantis"])
def test_what_is_no_place_is_not_guessed(typed: str) -> None:
    assert targets.find(GUIDE, typed) is None


@pytest.fixture
async def topic(staff: World) -> World:
    await staff.account(display_name="Ana")
    await staff.ticket()
    await staff.carry()
    return staff


async def test_take(topic: World) -> None:
    await topic.writes("/take")
    assert (await topic.row()).assignee_id == 1
    assert topic.said()[-1] == "✋ Ana has it now."


async def test_taking_by_the_button(topic: World) -> None:
    await topic.happens(topic.forum.presses(ANA, "take", thread=topic.forum.thread_of(REFERENCE)))
    await topic.carry()
    assert (await topic.row()).assignee_id == 1


async def test_what_somebody_has_is_not_taken_away(topic: World) -> None:
    await topic.account("ben", telegram=5)
    await topic.writes("/take")
    await topic.writes("/take", sender=5)
    assert topic.said()[-1] == "Somebody else has this question."


async def test_a_note_is_never_sent(topic: World) -> None:
    await topic.writes("/note Ask Lule.")
    assert ((await topic.entries())[-1].text, (await topic.entries())[-1].kind) == ("Ask Lule.", "note")
    assert await topic.sent() == []


async def test_resolve_closes_the_topic(topic: World) -> None:
    await topic.writes("/resolve")
    assert (await topic.row()).status == "resolved"
    assert topic.forum.topics[topic.forum.thread_of(REFERENCE)].closed


async def test_resolve_with_words_sends_them_first(topic: World) -> None:
    await topic.writes("/resolve It will be fetched on Monday.")
    answer, news = await topic.sent()
    assert "It will be fetched on Monday." in answer["text"]
    assert REFERENCE in news["text"]


async def test_a_solved_question_is_taken_up_again_by_the_button_below(topic: World) -> None:
    await topic.writes("/resolve")
    press = topic.api.sent[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await topic.happens(topic.forum.presses(ANA, press, thread=topic.forum.thread_of(REFERENCE)))
    await topic.carry()
    assert ((await topic.row()).status, (await topic.audited())[-1]) == ("open", "ticket-reopen")
    assert not topic.forum.topics[topic.forum.thread_of(REFERENCE)].closed


async def test_a_solved_question_is_taken_up_again_from_elsewhere_by_its_reference(topic: World) -> None:
    await topic.writes("/resolve")
    await topic.happens(topic.forum.writes(ANA, f"/reopen {REFERENCE.lower()}"))
    await topic.carry()
    assert ((await topic.row()).status, REFERENCE in topic.api.texts[-1]) == ("open", True)


async def test_in_the_topic_of_one_question_another_is_taken_up_by_its_reference(topic: World) -> None:
    await topic.writes("/resolve")
    await topic.ticket("8AB-2CD")
    await topic.carry()
    await topic.happens(topic.forum.writes(ANA, f"/reopen {REFERENCE}", thread=topic.forum.thread_of("8AB-2CD")))
    assert (await topic.row()).status == "open"


@pytest.mark.parametrize(
    ("text", "words"),
    [("/reopen", "Please write this in the topic"), ("/reopen 9ZZ-ZZZ", "Please write this in the topic")],
)
async def test_what_is_to_be_taken_up_again_has_to_be_named(text: str, words: str, topic: World) -> None:
    await topic.happens(topic.forum.writes(ANA, text))
    await topic.carry()
    assert words in topic.api.texts[-1]


async def test_what_is_open_is_not_taken_up_again(topic: World) -> None:
    await topic.writes("/reopen")
    assert topic.said()[-1] in (
        "It is so already.",
        "That is not possible in the state that this question is in. Nothing was done.",
    )


def test_a_topic_that_is_retired_is_not_transferred_to() -> None:
    retired = [replace(each, retired=each.code == "roads") for each in TOPICS]
    known = guide(municipalities=MUNICIPALITIES, topics=retired, contacts=(), procedures=())
    assert targets.find(known, "roads") is None
    assert targets.find(known, "rubbish") is not None
    assert targets.alike(known, "roads", "en") == []


async def test_transfer_to_another_municipality(topic: World) -> None:
    await topic.writes("/transfer Призрен")
    assert (await topic.row()).municipality == "prizren"
    assert "Prizreni" in topic.forum.topics[topic.forum.thread_of(REFERENCE)].name
    assert len(await topic.sent()) == 1


async def test_transfer_to_another_topic(topic: World) -> None:
    await topic.writes("/transfer roads")
    assert ((await topic.row()).municipality, (await topic.row()).topic) == ("gjilan", "roads")


async def test_what_is_not_found_is_asked(topic: World) -> None:
    await topic.writes("/transfer Prizr")
    assert topic.said()[-1] == "There is no municipality or topic “Prizr”. Did you mean: Prizreni?"
    assert (await topic.row()).municipality == "gjilan"


@pytest.mark.parametrize(("text", "words"), [("/help", "/transfer NAME"), ("/nope", "do not know this command")])
async def test_help(text: str, words: str, topic: World) -> None:
    await topic.writes(text)
    assert words in topic.said()[-1]
    assert await topic.sent() == []


async def test_a_command_for_another_bot_is_not_ours(topic: World) -> None:
    await topic.writes("/resolve@other_bot")
    assert (await topic.row()).status == "new"
    await topic.writes("/resolve@kontakt_bot")
    assert (await topic.row()).status == "resolved"


async def test_outside_of_topics_a_command_says_where_it_belongs(topic: World) -> None:
    await topic.happens(topic.forum.writes(ANA, "/resolve"))
    await topic.carry()
    assert topic.api.texts[-1] == "Please write this in the topic of a question."


async def add_template(world: World, key: str, **versions: str) -> None:
    async with world.database.transaction() as session:
        words = {language: Words(title=f"{key} ({language})", text=text) for language, text in versions.items()}
        await templates.add(session, key, words, account_id=None, now=world.clock())


async def test_a_template_is_shown_as_the_resident_reads_it_and_sent_by_a_button(topic: World) -> None:
    await add_template(topic, "fees", sq="Pyetja {reference} te sporteli 3.", en="At window 3.")
    await topic.writes("/template fees")
    shown = topic.api.sent[-1]
    assert f"Pyetja {REFERENCE} te sporteli 3." in shown["text"]
    assert await topic.sent() == []
    press = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _ in range(2):
        await topic.happens(topic.forum.presses(ANA, press, thread=topic.forum.thread_of(REFERENCE)))
    await topic.carry()
    assert [f"Pyetja {REFERENCE} te sporteli 3." in reply["text"] for reply in await topic.sent()] == [True]


async def test_a_template_that_was_changed_meanwhile_is_not_sent(topic: World) -> None:
    await add_template(topic, "fees", sq="Te sporteli 3.")
    await topic.happens(topic.forum.presses(ANA, "send:fees:00000000", thread=topic.forum.thread_of(REFERENCE)))
    await topic.carry()
    assert "changed meanwhile" in topic.said()[-1]
    assert await topic.sent() == []


async def test_without_a_version_in_the_residents_language_it_is_said(topic: World) -> None:
    await add_template(topic, "fees", en="At window 3.")
    await topic.writes("/template fees")
    assert "has no version in Shqip" in topic.said()[-1]


async def test_without_a_key_all_are_listed(topic: World) -> None:
    await add_template(topic, "fees", en="At window 3.")
    await topic.writes("/template")
    assert "/template fees – fees (en)" in topic.said()[-1]


async def test_updates_that_cannot_come_again_are_forgotten_without_a_restart(topic: World) -> None:
    await topic.writes("/help")
    topic.clock.forward(8 * 86_400)
    await topic.carry()
    async with topic.database.reading() as session:
        assert (await session.scalars(select(StaffUpdate))).all() == []
