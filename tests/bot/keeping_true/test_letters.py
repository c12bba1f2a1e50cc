"""Offices are asked whether their details are right: once a round, all in one letter, and reminded once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from directory.keeping_rounds import NotAsked
from directory.records import State
from storage import doubts, office_letters
from storage.database import Database
from storage.keeping_tables import DoubtKind, OfficeAnswer, OfficeLetter
from storage.mail_tables import MailStatus
from tests.bot.keeping_true.office import ADDRESS, ROADS, URL, WASTE, Office, office_with
from tests.smtp_sink import Sink


async def test_an_office_whose_confirmation_has_run_out_gets_a_link(office: Office, sink: Sink) -> None:
    await office.put()
    await office.work()
    (message,) = sink.messages
    assert message["To"] == ADDRESS
    assert all(words in message.get_content() for words in ("Waste Department", "+383 280 320 111", f"{URL}/confirm/"))


async def test_it_is_written_in_the_language_of_its_municipality(office: Office, sink: Sink) -> None:
    await office.put("gracanica/waste", municipality="gracanica")
    await office.work()
    assert "Rubbish (ср)" in sink.messages[0].get_content()


async def test_a_program_knows_that_no_answer_is_awaited_by_mail(office: Office, sink: Sink) -> None:
    await office.put()
    await office.work()
    assert sink.messages[0]["Auto-Submitted"] == "auto-generated"


async def test_all_contact_points_of_one_address_are_in_one_letter(office: Office, sink: Sink) -> None:
    await office.put()
    await office.put(ROADS, "Roads Office", email=ADDRESS.upper(), topics=("roads",))
    await office.work()
    (message,) = sink.messages
    assert "Waste Department" in message.get_content()
    assert "Roads Office" in message.get_content()


async def test_nobody_is_asked_twice_in_a_round_but_reminded_once(office: Office, sink: Sink) -> None:
    await office.put()
    for _ in range(40):
        await office.work(days=1)
    assert ["-again" in message["Message-ID"] for message in sink.messages] == [False, True]
    assert sink.messages[0]["Subject"] != sink.messages[1]["Subject"]


async def test_the_next_round_begins_when_the_confirmation_runs_out_again(office: Office, sink: Sink) -> None:
    await office.put()
    await office.work()
    await office.change(state=State.CONFIRMED, confirmed_on=office.clock().date())
    await office.work(days=100)
    before = len(sink.messages)
    await office.work(days=90)
    assert (before, len(sink.messages)) == (1, 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.CONFIRMED, "confirmed_on": date(2026, 2, 1)},
        {"state": State.UNCONFIRMED, "confirmed_on": None},
        {"state": State.REFUSES},
        {"state": State.INACTIVE},
        {"email": None},
        {"email": "zyra@komuna-çelësi.example"},
        {"email": "two@lines.example\r\nBcc: x@y.example"},
        {"demo": True},
    ],
)
async def test_who_is_not_due_or_cannot_be_written_to_gets_no_letter(
    fields: dict[str, Any], office: Office, sink: Sink
) -> None:
    await office.put(**fields)
    await office.work()
    assert sink.messages == []


async def test_a_refused_address_is_doubted_and_not_written_to_again(office: Office, sink: Sink) -> None:
    await office.put()
    sink.refuses = ["550 no such user"]
    await office.work()
    await office.work(days=20)
    assert sink.messages == []
    async with office.database.reading() as session:
        (doubt,) = await doubts.of_contact(session, WASTE)
    assert (doubt.kind, doubt.about) == (DoubtKind.MAIL_REFUSED, ADDRESS)


async def test_once_the_address_is_put_right_the_next_round_goes_there(office: Office, sink: Sink) -> None:
    await office.put()
    sink.refuses = ["550 no such user"]
    await office.work()
    await office.change(email="new@gjilan.example")
    await office.work(hours=2)
    assert [message["To"] for message in sink.messages] == ["new@gjilan.example"]


async def test_a_letter_that_no_server_takes_is_not_written_again_and_again(office: Office, sink: Sink) -> None:
    await office.put()
    sink.refuses_message = "554 looks like spam"
    for _ in range(3):
        await office.work(hours=2)
    async with office.database.reading() as session:
        assert len((await session.scalars(select(OfficeLetter))).all()) == 1


async def test_who_was_asked_by_hand_at_a_wrong_address_can_be_asked_again_on_the_same_day(
    office: Office, sink: Sink
) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=date(2026, 2, 1))
    number = await office.editor()
    sink.refuses = ["550 no such user"]
    for address in (ADDRESS, "new@gjilan.example"):
        await office.change(email=address)
        await office.ask(number)
        await office.work()
    assert [message["To"] for message in sink.messages] == ["new@gjilan.example"]


async def test_a_passing_refusal_is_tried_again(office: Office, sink: Sink) -> None:
    await office.put()
    sink.refuses = ["451 try later"]
    await office.work()
    await office.work(hours=1)
    assert len(sink.messages) == 1


async def test_two_processes_that_plan_at_once_write_one_letter(office: Office, sink: Sink) -> None:
    await office.put()
    await office.keeper.plan()
    await office.keeper.plan()
    await office.keeper.work()
    assert len(sink.messages) == 1


async def test_without_an_address_of_our_own_nobody_is_asked(plain: Database, now: datetime, sink: Sink) -> None:
    async with office_with(plain, now, sink.url, url=None) as office:
        await office.put()
        await office.work()
    assert sink.messages == []


async def test_while_the_mail_server_is_away_letters_wait(plain: Database, now: datetime, sink: Sink) -> None:
    async with office_with(plain, now, "smtp://127.0.0.1:1") as office:
        await office.put()
        await office.work()
    async with office_with(plain, office.clock(), sink.url) as again:
        await again.work(hours=1)
    assert len(sink.messages) == 1


async def test_a_stranger_who_was_written_to_is_not_reminded_but_the_office_is_asked(
    office: Office, sink: Sink
) -> None:
    await office.put()
    await office.work()
    await office.change(email="right@gjilan.example")
    await office.work(hours=2)
    await office.work(days=11)
    assert [message["To"] for message in sink.messages] == [ADDRESS, "right@gjilan.example", "right@gjilan.example"]


async def test_whoever_has_answered_today_can_be_asked_by_hand_once_more(office: Office, sink: Sink) -> None:
    await office.put(state=State.CONFIRMED, confirmed_on=date(2026, 2, 1))
    number = await office.editor()
    await office.ask(number)
    async with office.database.transaction() as session:
        (asked,) = await office_letters.asked_in(session, 1)
        office_letters.answer(asked, OfficeAnswer.CHANGED, office.clock())
    await office.ask(number)
    with pytest.raises(NotAsked):
        await office.ask(number)
    await office.work()
    assert len(sink.messages) == 1  # the first one has nothing left to ask


async def test_a_mail_server_that_passes_nothing_on_says_nothing_about_addresses(office: Office, sink: Sink) -> None:
    await office.put()
    sink.refuses = ["554 5.7.1 Relay access denied"]
    await office.work()
    async with office.database.reading() as session:
        assert await doubts.standing(session) == {}
    await office.work(hours=1)
    assert len(sink.messages) == 1


async def test_a_letter_whose_link_ran_out_before_it_was_sent_was_not_sent(
    plain: Database, now: datetime, sink: Sink
) -> None:
    async with office_with(plain, now, "smtp://127.0.0.1:1") as office:
        await office.put()
        await office.work()
    async with office_with(plain, office.clock(), sink.url) as again:
        await again.work(days=31)
    async with plain.reading() as session:
        letter = await session.get_one(OfficeLetter, 1)
    assert (letter.status, sink.messages) == (MailStatus.FAILED, [])


async def test_an_office_that_does_not_answer_is_not_written_for_hour_by_hour(office: Office, sink: Sink) -> None:
    await office.put()
    await office.work()
    for _ in range(3):
        await office.work(days=31)
    await office.put(ROADS, "Roads Office", email="roads@gjilan.example", topics=("roads",))
    await office.work()
    async with office.database.reading() as session:
        assert list(await session.scalars(select(OfficeLetter.id))) == [1, 2]
