"""The index of words is kept by whoever writes into tickets, and can be made anew."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from bot import word_index
from bot.secrets import Secrets
from bot.word_index import folded_words, lend_word_index, reindex_all
from storage.database import Database
from storage.word_tables import TicketWord
from tests.bot.terminal import Terminal
from tests.fakes import StillClock
from tests.tickets.world import Office
from tickets.entries import NoIndex, reindex
from tickets.words import WordIndex

SECRETS, OTHER = Secrets(b"one"), Secrets(b"another")


def index(secrets: Secrets) -> WordIndex:
    return WordIndex(secrets.key_for("search"), folded_words)


@pytest.fixture
def office(database: Database, clock: StillClock) -> Office:
    return Office(database=database, clock=clock)


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


async def words(database: Database) -> set[int]:
    async with database.reading() as session:
        return set(await session.scalars(select(TicketWord.word)))


@pytest.mark.parametrize("at_once", [1, 2, 200])
async def test_after_a_change_of_key_the_index_is_made_anew(
    at_once: int, office: Office, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "AT_ONCE", at_once)
    lend_word_index(database, SECRETS)
    for reference in ("AAA-222", "BBB-333", "CCC-444"):
        await office.asked(reference, "uji")
    lend_word_index(database, OTHER)
    assert await reindex_all(database) == 3
    assert await words(database) == index(OTHER).of("AAA-222 BBB-333 CCC-444 uji")


async def test_a_question_that_somebody_works_on_is_done_last(office: Office, database: Database) -> None:
    lend_word_index(database, SECRETS)
    await office.asked("AAA-222", "uji")
    async with database.transaction() as session:
        assert await reindex(session, {1, 2}) == {1}


async def test_without_a_key_nothing_can_be_made_anew(office: Office, database: Database) -> None:
    await office.asked("AAA-222", "uji")
    async with database.transaction() as session:
        with pytest.raises(NoIndex):
            await reindex(session, {1})


def test_the_terminal_makes_the_index_anew(terminal: Terminal) -> None:
    terminal("tickets", "list")
    assert "Questions that can be searched now: 0" in terminal("tickets", "reindex").output
