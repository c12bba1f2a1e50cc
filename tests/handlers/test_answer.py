"""The order of precedence, and the edges of it."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.answer import apologise, needs_routing
from handlers.flood import BURST
from handlers.records import Attachment, Incoming, Kind, Medium
from handlers.turn import ResidentState
from locales import LANGUAGES
from tests.handlers.test_office import sent
from tests.handlers.world import (
    EMERGENCY,
    NOW,
    SMALLTALK,
    UNCLEAR,
    WASTE,
    Talk,
    from_gjilan,
    kinds_of,
    said,
    with_ticket,
)

PHOTO = Attachment(medium=Medium.PHOTO, file_id="file")


def incoming(kind: Kind = Kind.TEXT, **fields: Any) -> Incoming:
    return Incoming(channel="test", event_id="1", address="1", kind=kind, sent_at=NOW, **fields)


@pytest.mark.parametrize(
    ("message", "needed"),
    [
        (incoming(text="no water"), True),
        (incoming(Kind.EDIT, text="no water"), True),
        (incoming(Kind.ATTACHMENT, text="look", attachment=PHOTO), True),
        (incoming(Kind.ATTACHMENT, attachment=PHOTO), False),
        (incoming(text="/start"), False),
        (incoming(text="/3 days"), True),
        (incoming(text=" \n"), False),
        (incoming(Kind.ACTION, action="menu"), False),
        (incoming(Kind.LOCATION), False),
        (incoming(Kind.OPENED), False),
        (incoming(Kind.LEFT), False),
        (incoming(Kind.OTHER, text="a poll"), False),
    ],
)
def test_only_words_need_routing(message: Incoming, needed: bool) -> None:
    assert needs_routing(message) is needed


def test_1_who_has_left_is_sent_nothing() -> None:
    someone = from_gjilan()
    outcome = someone.does(Kind.LEFT, EMERGENCY, text="fire")
    assert (outcome.replies, outcome.effects) == ((), ())
    assert someone.resident.stopped


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.LEFT])
def test_1_whatever_else_takes_them_back(kind: Kind) -> None:
    someone = Talk(resident=ResidentState(language="en", stopped=True))
    someone.does(kind, text="hello")
    assert not someone.resident.stopped


def test_2_an_emergency_comes_before_the_flood_limit() -> None:
    someone = from_gjilan()
    for _ in range(int(BURST) + 5):
        someone.writes("/help")
    assert "☎ 112" in said(someone.writes("fire", EMERGENCY))


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.EDIT, Kind.ATTACHMENT])
def test_2_an_emergency_comes_before_the_ticket(kind: Kind) -> None:
    outcome = sent().does(kind, EMERGENCY, text="fire", edited_id="1")
    assert "☎ 112" in said(outcome)
    assert outcome.effects == ()


def test_3_the_flood_limit_comes_before_buttons() -> None:
    someone = from_gjilan()
    for _ in range(int(BURST)):
        someone.writes("/help")
    assert "faster than I can read" in said(someone.presses("menu"))


def test_4_a_button_comes_before_what_was_awaited() -> None:
    assert "What can I do for you?" in said(sent().presses("menu"))


def test_5_a_command_comes_before_what_was_awaited() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    assert "Your questions at the office" not in said(someone.writes("/help"))
    assert someone.opened == []


def test_5_a_command_comes_before_an_emergency_word_in_it() -> None:
    assert not needs_routing(incoming(text="/help fire"))


def test_6_a_changed_message_of_a_ticket_comes_before_its_words() -> None:
    assert kinds_of(sent().does(Kind.EDIT, SMALLTALK, text="thanks", edited_id="1").effects) == ["AddToTicket"]


def test_7_a_file_comes_before_its_caption() -> None:
    assert kinds_of(with_ticket().sends(Medium.PHOTO, WASTE, text="rubbish").effects) == ["AddToTicket"]


def test_8_smalltalk_comes_before_what_was_awaited() -> None:
    assert sent().writes("thanks", SMALLTALK).effects == ()


def test_8_what_was_awaited_comes_before_what_the_text_says() -> None:
    someone = from_gjilan()
    someone.presses("office:new")
    assert kinds_of(someone.writes("rubbish", WASTE).effects) == ["OpenTicket"]


def test_9_anything_else_is_acknowledged() -> None:
    assert "I cannot read this kind of message" in said(from_gjilan().does(Kind.OTHER))


def test_questions_to_the_resident_grow_old_and_are_cleared() -> None:
    someone = from_gjilan()
    someone.writes("blah", UNCLEAR)
    asked_until = someone.conversation.expires_at
    someone.waits(minutes=31)
    someone.writes("/help")
    assert asked_until == NOW.timestamp() + 30 * 60
    assert (someone.conversation.asked, someone.conversation.expires_at) == (0, 0.0)


@pytest.mark.parametrize(
    ("stored", "hint", "language"),
    [("tr", "en", "tr"), (None, "en", "en"), (None, "hr", "bs"), (None, None, "sq"), ("xx", "de", "sq")],
)
def test_an_apology_is_in_the_residents_language(stored: str | None, hint: str | None, language: str) -> None:
    reply = apologise(incoming(language_hint=hint), ResidentState(language=stored))
    assert reply.language == language
    assert reply.buttons


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_apology_names_the_emergency_number(language: str) -> None:
    assert "112" in apologise(incoming(), ResidentState(language=language)).text
