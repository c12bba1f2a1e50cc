"""Once a week every editor is told what is to be done in their part of the directory, if there is anything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.keeping_true.digest import holes
from bot.keeping_true.keeper import week_of
from directory.keeping_true import Doubt, doubt
from directory.records import State
from storage.account_tables import Account, Role
from storage.database import Database
from storage.keeping_tables import DoubtKind
from storage.scope import Scope
from tests.bot.keeping_true.office import URL, WASTE, Office, office_with
from tests.handlers.world import GUIDE
from tests.smtp_sink import Sink

WEEK = 7


async def digests(sink: Sink) -> list[str]:
    return [message["To"] for message in sink.messages if "directory" in str(message["Subject"])]


def text_to(sink: Sink, name: str) -> str:
    (message,) = [each for each in sink.messages if each["To"] == f"{name}@office.example"]
    return str(message.get_content()).replace("\r\n", "\n")


async def test_it_says_what_is_due_what_is_wrong_and_where_to_go(office: Office, sink: Sink) -> None:
    await office.editor()
    await office.put(email=None)
    await office.is_told_wrong()
    await office.work(days=WEEK)
    text = text_to(sink, "ed")
    assert "1 contact point is to be confirmed again:\n• Waste Department (Gjilani)" in text
    assert "1 correction waits" in text
    assert all(f"{URL}{page}" in text for page in ("/desk/directory/corrections", "/desk/coverage", "/desk/me/mail"))
    assert "Secret words" not in text


async def test_why_something_is_doubted_stands_there_without_an_officers_words(office: Office, sink: Sink) -> None:
    await office.editor()
    await office.put(email=None)
    why = Doubt(kind=DoubtKind.CALL_FAILED, about="+383 280 320 111", detail="Drita is ill")
    async with office.database.transaction() as session:
        await doubt(session, WASTE, why, scope=Scope.ALL, account_id=None, now=office.clock(), language="en")
    await office.work(days=WEEK)
    text = text_to(sink, "ed")
    assert "Waste Department (Gjilani): A call to +383 280 320 111 failed" in text
    assert "Drita" not in text


async def test_once_a_week_and_not_in_the_week_in_which_mail_was_switched_on(office: Office, sink: Sink) -> None:
    await office.editor()
    await office.put(email=None)
    await office.work(hours=1)
    assert await digests(sink) == []
    for _ in range(8):
        await office.work(days=1)
    assert await digests(sink) == ["ed@office.example"]


@pytest.mark.parametrize(
    "fields",
    [
        {"wants": False},
        {"role": Role.OFFICER},
        {"municipalities": []},
        {"disabled_at": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
)
async def test_who_keeps_nothing_or_does_not_want_it_gets_none(
    fields: dict[str, Any], office: Office, sink: Sink
) -> None:
    await office.editor(**fields)
    await office.put(email=None)
    await office.work(days=WEEK)
    assert await digests(sink) == []


async def test_who_keeps_the_directory_no_more_when_it_is_sent_gets_none(
    plain: Database, now: datetime, sink: Sink
) -> None:
    async with office_with(plain, now, "smtp://127.0.0.1:1") as office:
        number = await office.editor()
        await office.put(email=None)
        await office.work(days=WEEK)
    async with plain.transaction() as session:
        (await session.get_one(Account, number)).role = Role.VIEWER
    async with office_with(plain, office.clock(), sink.url) as again:
        await again.work(hours=1)
    assert await digests(sink) == []


async def test_an_editor_hears_only_of_their_own_municipalities(office: Office, sink: Sink) -> None:
    await office.editor("priz", municipalities=["prizren"])
    await office.put(email=None)
    await office.is_told_wrong()
    await office.work(days=WEEK)
    text = text_to(sink, "priz")
    assert "Prizreni" in text
    assert not any(words in text for words in ("Waste Department", "Gjilani", "correction"))


async def test_with_nothing_to_say_nothing_is_sent(office: Office, sink: Sink) -> None:
    await office.editor("mam", municipalities=["mamusha"])
    topics = tuple(office.guides[0].topics)
    await office.put("mamusha/all", municipality="mamusha", topics=topics, state=State.UNCONFIRMED, confirmed_on=None)
    await office.work(days=WEEK)
    assert await digests(sink) == []


async def test_it_is_in_the_editors_language(office: Office, sink: Sink) -> None:
    await office.editor(language="sr-Cyrl")
    await office.put(email=None)
    await office.work(days=WEEK)
    assert "Гњилане" in text_to(sink, "ed")


def test_holes_are_topics_that_nobody_answers_for() -> None:
    found = holes(GUIDE, Scope.of(["mamusha", "prizren"], None))
    assert "prizren" not in found  # its general office of returns answers for everything
    assert found["mamusha"] == len(GUIDE.topics) - 2  # but for water and legal aid, which all of Kosovo has


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-11-23T06:30:00+00:00", "2026-W47"),  # Monday, half past seven in the morning
        ("2026-11-23T07:30:00+00:00", "2026-W48"),
        ("2026-11-29T23:30:00+00:00", "2026-W48"),  # Monday again, half past midnight
    ],
)
def test_a_week_begins_on_monday_at_eight(moment: str, week: str) -> None:
    assert week_of(datetime.fromisoformat(moment)) == week
