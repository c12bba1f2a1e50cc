"""Notices by e-mail: to those who want them and may see the question, once, and never with a resident's words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.mail import feed
from bot.mail.mailer import Mailer, pause, trouble
from bot.mail.server import MailError, MailServer
from bot.settings import Settings, SettingsError
from storage import mails, notices, residents
from storage.account_tables import Account, Role
from storage.database import Database
from storage.mail_tables import Mail, MailChoice, MailKind, MailStatus
from storage.tables import Kept
from storage.ticket_tables import NoticeKind, Ticket
from tests.fakes import StillClock
from tests.handlers.world import GUIDE
from tests.smtp_sink import Sink, smtp_sink
from tickets.resident_work import open_ticket

REFERENCE, URL = "7KX-4PB", "https://kontakt.example.org"
NOWHERE = "smtp://127.0.0.1:1"


@dataclass(slots=True, kw_only=True)
class Office:
    database: Database
    clock: StillClock
    mailer: Mailer

    async def account(self, name: str = "ana", *, kinds: Sequence[MailKind] | None = None, **fields: Any) -> int:
        fields = {"role": Role.OFFICER, "language": "en"} | fields
        async with self.database.transaction() as session:
            row = Account(name=name, password_hash="x", created_at=self.clock(), **fields)
            session.add(row)
            await session.flush()
            chosen = list(MailKind) if kinds is None else kinds
            await mails.choose(session, row.id, f"{name}@office.example", chosen, self.clock())
            return row.id

    async def ticket(self, reference: str = REFERENCE, **fields: Any) -> None:
        now = self.clock()
        fields = {"municipality": "gjilan", "topic": "waste-collection", "language": "sq"} | fields
        async with self.database.transaction() as session:
            resident = (await residents.lock_residents(session, [("webchat", "r")], now))["webchat", "r"]
            row = Ticket(reference=reference, resident_id=resident.id, created_at=now, updated_at=now, **fields)
            await open_ticket(session, row, "Secret words", message_id=None)

    async def notice(self, kind: NoticeKind, **whom: Any) -> None:
        async with self.database.transaction() as session:
            ticket = await session.get_one(Ticket, 1)
            await notices.add(session, kind, ticket, now=self.clock(), **whom)

    async def row(self) -> Mail:
        async with self.database.reading() as session:
            return await session.get_one(Mail, 1)


@asynccontextmanager
async def office_with(database: Database, now: datetime, url: str) -> AsyncIterator[Office]:
    clock = StillClock(now)
    mailer = Mailer(
        database,
        MailServer(url),
        sender="Kontakt <kontakt@office.example>",
        desk_url=URL,
        guide=lambda: GUIDE,
        clock=clock,
    )
    await mailer.begin()
    yield Office(database=database, clock=clock, mailer=mailer)


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    async with smtp_sink() as opened:
        yield opened


@pytest.fixture
async def office(database: Database, now: datetime, sink: Sink) -> AsyncIterator[Office]:
    async with office_with(database, now, sink.url) as opened:
        yield opened


async def test_a_new_question_is_told_without_its_words(office: Office, sink: Sink) -> None:
    await office.account()
    await office.ticket()
    await office.mailer.work()
    (message,) = sink.messages
    text = message.get_content()
    assert message["To"] == "ana@office.example"
    assert all(words in text for words in (REFERENCE, "Gjilani", "Rubbish", f"{URL}/desk/tickets/{REFERENCE}"))
    assert "Secret words" not in message.as_string()


async def test_programs_know_that_it_needs_no_answer_and_how_to_stop_it(office: Office, sink: Sink) -> None:
    await office.account()
    await office.ticket()
    await office.mailer.work()
    message = sink.messages[0]
    assert (message["Auto-Submitted"], message["List-Unsubscribe"]) == ("auto-generated", f"<{URL}/desk/me/mail>")


async def test_it_is_in_the_readers_language(office: Office, sink: Sink) -> None:
    await office.account(language="sr-Cyrl")
    await office.ticket()
    await office.mailer.work()
    assert "Гњилане" in sink.messages[0].get_content()


async def test_many_readers_of_much_news_are_all_told(office: Office) -> None:
    readers, questions = 60, 100
    async with office.database.transaction() as session:
        for number in range(readers):
            row = Account(
                name=f"r{number}", password_hash="x", created_at=office.clock(), role=Role.ADMIN, language="en"
            )
            session.add(row)
            await session.flush()
            await mails.choose(session, row.id, f"r{number}@office.example", [MailKind.NEW], office.clock())
    for number in range(questions):
        await office.ticket(f"7KX-{number:03}")
    async with office.database.transaction() as session:
        await feed.notice(session, office.clock())
        assert (await mails.waiting(session))[0] == readers * questions


async def test_what_was_sent_long_ago_is_forgotten_without_a_restart(office: Office) -> None:
    await office.account()
    await office.ticket()
    await office.mailer.work()
    office.clock.forward(31 * 86_400)
    await office.mailer.work()
    async with office.database.reading() as session:
        assert (await session.scalars(select(Mail))).all() == []


async def test_nobody_is_told_twice(office: Office, sink: Sink) -> None:
    await office.account()
    await office.ticket()
    for _ in range(3):
        await office.mailer.work()
        office.clock.forward(90)
    assert len(sink.messages) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"municipalities": ["prizren"]},
        {"topics": ["roads"]},
        {"role": Role.VIEWER},
        {"role": Role.EDITOR},
        {"kinds": [MailKind.OVERDUE]},
        {"disabled_at": datetime.fromisoformat("2026-01-01T00:00:00+00:00")},
    ],
)
async def test_who_may_not_see_it_or_does_not_want_it_is_not_told(
    fields: dict[str, Any], office: Office, sink: Sink
) -> None:
    await office.account(**fields)
    await office.ticket()
    await office.mailer.work()
    assert sink.messages == []


async def test_what_was_there_before_mail_was_switched_on_is_not_told(office: Office, sink: Sink) -> None:
    await office.ticket()
    await office.account()
    async with office.database.transaction() as session:
        await session.execute(delete(Kept))  # as if it had never been on
    await office.mailer.begin()
    await office.mailer.work()
    assert sink.messages == []


@pytest.mark.parametrize(
    ("kind", "whom", "told"),
    [
        (NoticeKind.ASSIGNED, {"account_id": 1}, ["ana"]),
        (NoticeKind.ANSWER_DUE, {"role": Role.OFFICER}, ["ana"]),
        (NoticeKind.ANSWER_OVERDUE, {"role": Role.HEAD}, ["head"]),
        (NoticeKind.RESIDENT_WROTE, {"account_id": 2}, ["head"]),
    ],
)
async def test_notices_go_to_whom_they_are_for(
    kind: NoticeKind, whom: dict[str, Any], told: list[str], office: Office, sink: Sink
) -> None:
    wanted = [each for each in MailKind if each is not MailKind.NEW]
    await office.account(kinds=wanted)
    await office.account("head", role=Role.HEAD, kinds=wanted)
    await office.ticket()
    await office.notice(kind, **whom)
    await office.mailer.work()
    assert [message["To"].split("@")[0] for message in sink.messages] == told


async def test_an_address_that_is_refused_is_given_up_and_its_owner_can_see_why(office: Office, sink: Sink) -> None:
    await office.account()
    await office.ticket()
    sink.refuses = ["550 no such user"]
    await office.mailer.work()
    async with office.database.reading() as session:
        choice = await session.get_one(MailChoice, 1)
    assert ((await office.row()).status, choice.fault) == (MailStatus.FAILED, "the address was refused (550)")


async def test_a_passing_refusal_is_tried_again(office: Office, sink: Sink) -> None:
    await office.account()
    await office.ticket()
    sink.refuses = ["451 try later"]
    await office.mailer.work()
    before = len(sink.messages)
    office.clock.forward(61)
    await office.mailer.work()
    assert (before, len(sink.messages)) == (0, 1)


async def test_one_refused_address_does_not_keep_the_others_from_theirs(office: Office, sink: Sink) -> None:
    await office.account()
    await office.account("ben")
    await office.ticket()
    sink.refuses = ["550 no such user"]
    await office.mailer.work()
    assert [message["To"] for message in sink.messages] == ["ben@office.example"]


async def test_while_the_server_is_away_everything_waits_and_is_said(plain_store: Database, now: datetime) -> None:
    async with office_with(plain_store, now, NOWHERE) as office:
        await office.account()
        await office.ticket()
        await office.mailer.work()
        assert (await office.row()).status == MailStatus.QUEUED
        office.clock.forward(660)
        assert "1 notices wait" in (await trouble(plain_store, office.clock()) or "")


async def test_what_is_for_an_account_that_was_switched_off_does_not_count_as_waiting(
    plain_store: Database, now: datetime
) -> None:
    async with office_with(plain_store, now, NOWHERE) as office:
        account_id = await office.account()
        await office.ticket()
        await office.mailer.work()
        office.clock.forward(660)
        async with plain_store.transaction() as session:
            (await session.get_one(Account, account_id)).disabled_at = office.clock()
        assert await trouble(plain_store, office.clock()) is None


async def test_a_sender_that_is_refused_is_the_operators_matter_and_costs_no_reader_a_mail(
    office: Office, sink: Sink
) -> None:
    await office.account()
    await office.ticket()
    sink.refuses_sender = "530 authentication required"
    await office.mailer.work()
    row = await office.row()
    assert (row.status, row.error) == (
        MailStatus.QUEUED,
        "the mail server refuses the sender (530); check MAIL_FROM and SMTP_URL",
    )


async def test_in_the_end_it_is_given_up(plain_store: Database, now: datetime) -> None:
    async with office_with(plain_store, now, NOWHERE) as office:
        await office.account()
        await office.ticket()
        for _ in range(10):
            await office.mailer.work()
            office.clock.forward(7_200)
        assert (await office.row()).status == MailStatus.FAILED


async def test_a_server_that_is_away_is_found_by_the_doctor() -> None:
    with pytest.raises(MailError, match="cannot be used"):
        await MailServer(NOWHERE).check()


async def test_a_password_does_not_go_over_an_open_line(sink: Sink) -> None:
    server = MailServer(f"smtp://ana:secret@localhost.localdomain:{sink.port}")
    client = server._client()
    assert client._start_tls_on_connect is True


def test_encryption_can_be_switched_off() -> None:
    """A server on the same machine often offers it with a certificate that nobody vouches for."""
    client = MailServer("smtp://ana:secret@mail.example?tls=off")._client()
    assert client._start_tls_on_connect is False


def test_pauses_grow() -> None:
    assert [pause(count) for count in (0, 1, 2)] == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert pause(30) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SMTP_URL": "mail.example.org", "MAIL_FROM": "a@b.example"}, "SMTP_URL"),
        ({"SMTP_URL": "https://mail.example.org", "MAIL_FROM": "a@b.example"}, "SMTP_URL"),
        ({"SMTP_URL": "smtp://mail.example.org", "MAIL_FROM": "nobody"}, "MAIL_FROM"),
        ({"SMTP_URL": "smtp://mail.example.org"}, "MAIL_FROM"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, str], named: str, bare_environment: pytest.MonkeyPatch) -> None:
    for name, value in settings.items():
        bare_environment.setenv(name, value)
    with pytest.raises(SettingsError, match=named):
        Settings.load()
