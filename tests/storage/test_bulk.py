"""Many rows in one statement: written as they are, in order, on both stores."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from storage import bulk
from storage.database import Database
from storage.dialect import dialect_of
from storage.tables import Kept, Message, Outbox, OutboxStatus, Resident
from storage.together import Rows, as_they_are, ask_one

HARD = "Gjilan \"'\\ $1 :name \u2028 ђ 😀 \n\t %s"


def resident(now: datetime, address: str, **values: Any) -> dict[str, Any]:
    fields = {"channel": "console", "address": address, "address_hash": address, "conversation": {}}
    return {**fields, "created_at": now, "seen_at": now, **values}


async def addresses(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(Resident.address).order_by(Resident.id)))


async def test_values_come_back_as_they_went_in(database: Database, now: datetime) -> None:
    conversation = {"question": HARD, "asked": 2, "tokens": 1.5, "files": [{"name": None}], "warned": True}
    row = resident(now, HARD, conversation=conversation, language=None, stopped=True)
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [row])
    async with database.reading() as session:
        found = (await session.scalars(select(Resident))).one()
    assert (found.address, found.conversation, found.language) == (HARD, conversation, None)
    assert (found.stopped, found.language_chosen, found.created_at) == (True, False, now)


async def test_rows_get_their_numbers_in_their_order(database: Database, now: datetime) -> None:
    names = [str(number) for number in range(300, 0, -1)]
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, name) for name in names])
    assert await addresses(database) == names


async def test_a_row_whose_key_is_taken_is_skipped_alone(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, "ana")])
        rows = [resident(now, name) for name in ("besa", "ana", "cemil", "besa")]
        added = await bulk.insert(session, Resident, rows, unless_there=True, returning=("address_hash",))
    assert sorted(address for (address,) in added) == ["besa", "cemil"]


async def test_a_column_that_no_row_names_can_be_looked_up(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, "ana"), resident(now, "besa")])
        whose = {"resident_id": "(SELECT id FROM residents WHERE address_hash = :whose)"}
        rows = [{"channel": "console", "event_id": str(each), "kind": "text", "received_at": now} for each in (1, 2)]
        rows = [{**row, "content": {}, "text": HARD} for row in rows]
        statement = bulk.inserting(
            session, Message, rows, read=as_they_are, looked_up=whose, values={"whose": "besa"}, returning=("id",)
        )
        added: Rows = await ask_one(session, statement)
        assert len(added) == 2
        query = select(Message.text, Resident.address).join(Resident, Resident.id == Message.resident_id)
        assert [tuple(row) for row in await session.execute(query)] == [(HARD, "besa"), (HARD, "besa")]


async def test_a_value_is_not_both_given_and_looked_up(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        with pytest.raises(AssertionError, match="given twice"):
            bulk.inserting(session, Resident, [resident(now, "ana")], read=as_they_are, looked_up={"address": "1"})


async def test_a_key_that_nobody_counts_is_written_too(database: Database) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Kept, [{"name": "one", "value": "1"}, {"name": "two", "value": "2"}])
        assert (await session.scalars(select(Kept.name).order_by(Kept.name))).all() == ["one", "two"]


async def test_what_is_left_out_gets_its_default(database: Database, now: datetime) -> None:
    row = {"channel": "console", "address": "ana", "reply": {}, "due_at": now, "created_at": now}
    async with database.transaction() as session:
        await bulk.insert(session, Outbox, [row])
        found = (await session.scalars(select(Outbox))).one()
    assert (found.status, found.attempts, found.error) == (OutboxStatus.QUEUED, 0, None)


async def test_updating_touches_only_the_rows_that_are_named(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, name) for name in ("ana", "besa", "cemil")])
        ids = list(await session.scalars(select(Resident.id).order_by(Resident.id)))
        await bulk.update(session, Resident, [{"id": ids[2], "language": "tr"}, {"id": ids[0], "language": "sq"}])
    async with database.reading() as session:
        languages = list(await session.scalars(select(Resident.language).order_by(Resident.id)))
    assert languages == ["sq", None, "tr"]


async def test_times_of_any_zone_are_kept_in_utc(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now.astimezone(timezone(timedelta(hours=2))), "ana")])
    async with database.reading() as session:
        found = (await session.scalars(select(Resident).where(Resident.created_at == now))).one()
    assert found.created_at == now


async def test_a_time_without_zone_is_refused(database: Database, now: datetime) -> None:
    with pytest.raises(TypeError) as error:
        async with database.transaction() as session:
            await bulk.insert(session, Resident, [resident(now.replace(tzinfo=None), "ana")])
    assert "without time zone" in str(error.value.__cause__)


async def test_no_rows_are_no_statement(database: Database) -> None:
    async with database.transaction() as session:
        assert await bulk.insert(session, Message, []) == ()
        await bulk.update(session, Message, [])


@pytest.mark.parametrize("wanted", [[], [2], [3, 1, 1, 99]])
async def test_among_is_in_with_one_parameter(database: Database, now: datetime, wanted: list[int]) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, name) for name in ("ana", "besa", "cemil")])
        found = set(await session.scalars(select(Resident.id).where(bulk.among(session, Resident.id, wanted))))
    assert found == {1, 2, 3} & set(wanted)


async def test_rows_are_found_by_what_a_document_names(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await bulk.insert(session, Resident, [resident(now, name) for name in ("ana", "besa", "cemil")])
        wanted = bulk.document(session, [{"channel": "console"}, {"channel": "nowhere"}])
        condition = bulk.found_in_rows(dialect_of(session), Resident, "channel")
        found = await session.scalars(select(Resident.id).where(condition), {"rows": wanted})
        assert len(found.all()) == 3
        nothing = await session.scalars(select(Resident.id).where(condition), {"rows": bulk.document(session, [])})
        assert nothing.all() == []
