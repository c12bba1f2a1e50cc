"""What people write is sealed: no copy of the store gives it away, and no value can be put in another's place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from storage import bulk, residents
from storage.base import Base
from storage.copying import read_lines, tables
from storage.database import Database
from storage.resealing import sealed_tables
from storage.sealed import PLAIN, PLAIN_MARK, SEALED, DataKeyError, Keyring, NotOpened, new_key
from storage.tables import Message, Outbox, Resident
from tests.storage.people import WORDS, fill

FIRST, SECOND = new_key(), new_key()
OLD, BOTH, NEW = Keyring.parse(FIRST), Keyring.parse(f"{SECOND},{FIRST}"), Keyring.parse(SECOND)
PLACE = "messages.text"
TEXTS = st.text() | st.builds(str.__add__, st.sampled_from([SEALED, PLAIN_MARK]), st.text())


@pytest.fixture
async def sealed(database: Database) -> AsyncIterator[Database]:
    """The same store, with a key."""
    opened = Database(database.url, keys=OLD)
    yield opened
    await opened.close()


def test_every_sealed_column_is_bound_to_its_own_place() -> None:
    places = [(f"{each.table.name}.{name}", place) for each in sealed_tables() for name, place in each.places.items()]
    assert [pair for pair in places if pair[0] != pair[1]] == []


@given(text=TEXTS)
@pytest.mark.parametrize("ring", [PLAIN, OLD, BOTH])
def test_what_is_stored_is_read_again(ring: Keyring, text: str) -> None:
    assert ring.open(PLACE, ring.seal(PLACE, text)) == text


@given(text=TEXTS)
def test_the_old_keys_values_and_plain_ones_are_read_beside_the_new_keys(text: str) -> None:
    assert BOTH.open(PLACE, OLD.seal(PLACE, text)) == text
    assert BOTH.open(PLACE, PLAIN.seal(PLACE, text)) == text


def test_the_same_text_is_never_sealed_to_the_same_value() -> None:
    assert OLD.seal(PLACE, WORDS) != OLD.seal(PLACE, WORDS)


def test_a_value_opens_in_its_own_column_only() -> None:
    with pytest.raises(NotOpened):
        OLD.open("drafts.text", OLD.seal(PLACE, WORDS))


@pytest.mark.parametrize("spoil", [lambda it: it[:-4] + "AAA=", lambda it: it[:20], lambda it: it + "!"])
def test_a_value_that_was_changed_does_not_open(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(NotOpened):
        OLD.open(PLACE, spoil(OLD.seal(PLACE, WORDS)))


def test_without_its_key_a_value_does_not_open_and_the_key_is_named() -> None:
    with pytest.raises(NotOpened, match=OLD.ids[0]):
        NEW.open(PLACE, OLD.seal(PLACE, WORDS))


@pytest.mark.parametrize(
    "text",
    ["short", "%%%%", FIRST[:-8], f"{FIRST},{FIRST}", f"{FIRST},nonsense"],
    ids=["short", "odd", "cut off", "twice the same", "one of two"],
)
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(DataKeyError) as caught:
        Keyring.parse(text)
    assert text not in str(caught.value)


async def test_no_copy_of_the_store_holds_what_was_written_or_by_whom(sealed: Database, now: datetime) -> None:
    await fill(sealed, now, "find-me")
    async with sealed.reading() as session:
        lines = [line for table in tables() async for line in read_lines(session, table)]
    assert [line for line in lines if WORDS.encode() in line] == []
    assert [line for line in lines if b"find-me" in line and b'"address"' in line] == []


async def test_rows_put_in_in_bulk_are_sealed_and_read_again(sealed: Database, now: datetime) -> None:
    row = {"channel": "console", "event_id": "1", "kind": "text", "text": WORDS, "content": {"ë": 1}}
    async with sealed.transaction() as session:
        await bulk.insert(session, Message, [{**row, "received_at": now}])
        message = (await session.scalars(select(Message))).one()
    assert (message.text, message.content) == (WORDS, {"ë": 1})


async def test_people_are_found_by_their_address(sealed: Database, now: datetime) -> None:
    key = ("console", "ana")
    async with sealed.transaction() as session:
        first = (await residents.lock_residents(session, [key], now))[key].id
    async with sealed.transaction() as session:
        assert (await residents.lock_residents(session, [key], now))[key].id == first
        assert (await session.scalars(select(Resident.id).where(residents.at(session, "console", ["ana"])))).one()


@pytest.mark.parametrize("earlier", [PLAIN, OLD])
async def test_people_are_found_whatever_key_they_came_under(
    earlier: Keyring, database: Database, now: datetime
) -> None:
    key, before, after = ("console", "ana"), Database(database.url, keys=earlier), Database(database.url, keys=BOTH)
    async with before.transaction() as session:
        first = (await residents.lock_residents(session, [key], now))[key].id
    async with after.transaction() as session:
        again = (await residents.lock_residents(session, [key], now))[key]
    assert (again.id, again.address) == (first, "ana")
    await before.close()
    await after.close()


async def test_a_farewell_keeps_its_address(sealed: Database, now: datetime) -> None:
    async with sealed.transaction() as session:
        session.add(Outbox(channel="console", address="ana", reply={"text": "x"}, due_at=now, created_at=now))
    async with sealed.reading() as session:
        assert (await session.scalars(select(Outbox.address))).one() == "ana"


def test_columns_of_people_that_hold_words_are_sealed() -> None:
    """Whoever adds one has to think about it."""
    sealed = {(each.table.name, name) for each in sealed_tables() for name in each.places}
    looked_at = ("messages", "outbox", "ticket_entries", "ticket_ratings", "drafts", "unresolved", "proposed_examples")
    plain = [
        (name, column.name)
        for name in looked_at
        for column in Base.metadata.tables[name].columns
        if str(column.type) == "TEXT" and (name, column.name) not in sealed
    ]
    assert plain == [("outbox", "error")]  # our own words about a failure
