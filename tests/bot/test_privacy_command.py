"""`python -m bot privacy` and a process that cannot read its store."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.secrets import require_data_keys
from storage.database import Database
from storage.resealing import keys_in_use
from storage.sealed import PLAIN, DataKeyError, Keyring, new_key
from storage.tables import Message
from tests.bot.terminal import Terminal
from tests.storage.people import WORDS, fill

FIRST, SECOND = new_key(), new_key()
OLD, BOTH, NEW = Keyring.parse(FIRST), Keyring.parse(f"{SECOND},{FIRST}"), Keyring.parse(SECOND)


@pytest.fixture
async def filled(database: Database, now: datetime) -> Database:
    """A store with one person, kept in plain."""
    await fill(database, now)
    return database


async def _required(database: Database, ring: Keyring) -> list[str]:
    """What the store says of its keys once a process with these has been let in."""
    store = Database(database.url, keys=ring)
    try:
        await require_data_keys(store)
        async with store.reading() as session:
            return await keys_in_use(session)
    finally:
        await store.close()


async def test_the_key_that_is_written_with_is_noted(filled: Database) -> None:
    assert await _required(filled, PLAIN) == []
    assert await _required(filled, OLD) == [*OLD.ids]
    assert sorted(await _required(filled, BOTH)) == sorted([*OLD.ids, *NEW.ids])


@pytest.mark.parametrize("ring", [PLAIN, NEW])
async def test_a_process_without_the_stores_key_is_not_let_in(ring: Keyring, filled: Database) -> None:
    await _required(filled, OLD)
    with pytest.raises(DataKeyError, match=OLD.ids[0]):
        await _required(filled, ring)


def test_a_new_key_is_a_key(terminal: Terminal) -> None:
    assert len(Keyring.parse(terminal("privacy", "new-key").stdout.strip()).ids) == 1


def test_rotating_seals_everything_and_says_how_much(terminal: Terminal, now: datetime) -> None:
    terminal.do(lambda session: _write(session, now))
    result = terminal("privacy", "rotate", DATA_KEY=FIRST)
    assert (result.exit_code, "Rows sealed anew: 1." in result.output) == (0, True)
    assert terminal("privacy", "rotate", DATA_KEY=f"{SECOND},{FIRST}").exit_code == 0


def test_without_a_key_there_is_nothing_to_rotate(terminal: Terminal) -> None:
    result = terminal("privacy", "rotate")
    assert (result.exit_code, "new-key" in result.output) == (1, True)


def test_after_rotating_the_old_key_alone_is_refused_in_one_sentence(terminal: Terminal) -> None:
    terminal("privacy", "rotate", DATA_KEY=FIRST)
    terminal("privacy", "rotate", DATA_KEY=f"{SECOND},{FIRST}")
    result = terminal("privacy", "retention", DATA_KEY=FIRST)
    assert (result.exit_code, result.output.count("\n"), NEW.ids[0] in result.output) == (1, 1, True)


@pytest.mark.parametrize("key", ["short", f"{FIRST},nonsense"], ids=["short", "one of two"])
def test_a_wrong_key_is_one_sentence_that_does_not_repeat_it(key: str, terminal: Terminal) -> None:
    result = terminal("privacy", "rotate", DATA_KEY=key)
    assert (result.exit_code, "DATA_KEY: must be" in result.output, key in result.output) == (1, True, False)


def test_the_doctor_says_what_is_sealed(terminal: Terminal, now: datetime) -> None:
    terminal.do(lambda session: _write(session, now))
    assert "messages lie readable in the store" in terminal("doctor").output
    assert "1 rows wait for" in terminal("doctor", DATA_KEY=FIRST).output
    terminal("privacy", "rotate", DATA_KEY=FIRST)
    assert "everything is sealed" in terminal("doctor", DATA_KEY=FIRST).output
    assert f"does not name the key {OLD.ids[0]}" in terminal("doctor").output


def test_times_are_shown_and_set(terminal: Terminal) -> None:
    assert terminal("privacy", "keep", "messages", "60").exit_code == 0
    line = next(line for line in terminal("privacy", "retention").output.splitlines() if " messages " in line)
    assert "60" in line


def test_too_short_a_time_is_one_sentence(terminal: Terminal) -> None:
    result = terminal("privacy", "keep", "messages", "3")
    assert (result.exit_code, "from 30 to" in result.output) == (1, True)


def test_what_is_old_enough_goes_at_once(terminal: Terminal, now: datetime) -> None:
    terminal.do(lambda session: _write(session, now.replace(year=2020)))
    assert terminal("privacy", "retention", "--apply").exit_code == 0
    assert terminal.rows(Message) == []


async def _write(session: AsyncSession, now: datetime) -> None:
    session.add(Message(channel="console", event_id="1", kind="text", text=WORDS, content={}, received_at=now))
