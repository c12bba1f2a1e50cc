"""Erasing a person leaves nothing about them: every table is either walked or said to hold nothing about anybody."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Table, func, select

import storage.every_table  # noqa: F401  registers the tables
from storage import residents
from storage.base import Base
from storage.copying import read_lines, tables
from storage.database import Database
from storage.export import OF_TICKETS, OWN_TABLES, personal_data
from storage.file_tables import FileToDelete
from storage.learning_tables import Settlement
from storage.staff_tables import StaffTopicToDelete
from storage.tables import Message, ProposedExample, Resident, Unresolved
from tests.storage.people import WORDS, fill

# Why nothing has to be erased there.
ABOUT_NO_RESIDENT = {
    "accounts": "who works at the desk",
    "allowances": "how fast may be sent",
    "asked_contacts": "the directory",
    "audit_entries": "references and numbers that lead nowhere once their row is gone",
    "contact_changes": "the directory",
    "contact_doubts": "the directory",
    "code_changes": "the directory",
    "contact_imports": "the directory",
    "contact_points": "the directory",
    "desk_sessions": "who works at the desk",
    "digests": "who works at the desk",
    "due_intervals": "the directory",
    "failed_tries": "who works at the desk",
    "files_to_delete": "random keys, gone with the content",
    "import_uploads": "tables of contact points, for a day",
    "kept": "what processes must remember",
    "mail_choices": "who works at the desk",
    "municipalities": "the directory",
    "office_letters": "offices",
    "places": "messages that are being taken in: gone in the same second, or with their process",
    "procedure_changes": "the directory",
    "procedures": "the directory",
    "recovery_codes": "who works at the desk",
    "reply_templates": "written in advance",
    "reply_versions": "written in advance",
    "routed_counts": "numbers of messages",
    "routed_stretches": "days",
    "saved_filters": "who works at the desk; codes, no words",
    "setup_links": "who works at the desk",
    "staff_codes": "who works at the desk",
    "staff_links": "who works at the desk",
    "staff_topics_to_delete": "numbers, gone with the topics",
    "staff_updates": "numbers",
    "topics": "the directory",
    "trainings": "numbers and figures",
    "viber_charges": "numbers of messages",
    "website_checks": "the directory",
}
# Erased, but by no foreign key: `test_what_was_told_…` looks at it.
ANSWERS = "settlements"
# What a person is not given: how the office and the bot worked, in codes and times, and words that were never sent.
NOT_EXPORTED = {
    *("answering", "drafts", "mails", "notices", "staff_posts", "staff_topics", "ticket_events", "ticket_words"),
}


def pointing_at(table: str, known: frozenset[str] = frozenset()) -> set[str]:
    """The tables with a foreign key to this one, and those that point at them in turn."""
    direct = {
        each.name
        for each in Base.metadata.tables.values()
        if any(key.column.table.name == table for key in each.foreign_keys)
    }
    new = direct - known
    return {*known, *new} | {further for name in new for further in pointing_at(name, known | new)}


async def count(database: Database, table: Table) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def erase(database: Database, person: int) -> None:
    async with database.transaction() as session:
        await residents.erase_resident(session, person)


def test_every_table_is_walked_or_said_to_hold_nothing_about_a_resident() -> None:
    assert {*pointing_at("residents"), "residents", ANSWERS, *ABOUT_NO_RESIDENT} == set(Base.metadata.tables)


def test_what_is_given_to_a_person_is_all_but_what_is_named_here() -> None:
    given = {table.__tablename__ for table in (*OWN_TABLES, *OF_TICKETS)}
    assert given | NOT_EXPORTED == pointing_at("residents")


async def test_every_table_about_a_person_is_emptied(database: Database, now: datetime) -> None:
    person = await fill(database, now)
    tables = [Base.metadata.tables[name] for name in sorted({"residents", ANSWERS, *pointing_at("residents")})]
    assert [table.name for table in tables if await count(database, table) != 1] == [], "fill() forgets a table"
    await erase(database, person)
    assert [table.name for table in tables if await count(database, table)] == ["messages"]


async def test_nowhere_in_the_store_is_left_what_was_written(database: Database, now: datetime) -> None:
    await erase(database, await fill(database, now))
    async with database.reading() as session:
        lines = [line for table in tables() async for line in read_lines(session, table)]
    assert [line for line in lines if WORDS.encode() in line] == []


async def test_other_people_keep_what_is_theirs(database: Database, now: datetime) -> None:
    person, other = await fill(database, now, "ana"), await fill(database, now, "besa")
    before = await _given(database, other)
    await erase(database, person)
    assert await _given(database, other) == before


async def test_of_messages_only_the_platforms_event_id_stays(database: Database, now: datetime) -> None:
    await erase(database, await fill(database, now))
    async with database.reading() as session:
        left = (await session.scalars(select(Message))).one()
    assert (left.event_id, left.text, left.content, left.routing, left.resident_id) == ("ana", "", {}, None, None)


async def test_the_content_of_files_and_the_topic_in_the_group_are_listed_for_deletion(
    database: Database, now: datetime
) -> None:
    await erase(database, await fill(database, now))
    async with database.reading() as session:
        assert list(await session.scalars(select(FileToDelete.key))) == ["key of ana"]
        assert len(list(await session.scalars(select(StaffTopicToDelete.thread_id)))) == 1


async def test_what_was_told_to_others_too_stays_until_the_last_of_them_is_gone(
    database: Database, now: datetime
) -> None:
    first, second = await fill(database, now, "ana"), await fill(database, now, "besa")
    async with database.transaction() as session:
        shared = (await session.scalars(select(Settlement.id).order_by(Settlement.id))).first()
        for entry in await session.scalars(select(Unresolved)):
            entry.settlement_id = shared
    await erase(database, first)
    assert shared in await _settlements(database)
    await erase(database, second)
    assert shared not in await _settlements(database)


async def test_a_sentence_that_routing_has_learnt_stays_without_its_person(database: Database, now: datetime) -> None:
    person = await fill(database, now)
    async with database.transaction() as session:
        example = (await session.scalars(select(ProposedExample))).one()
        example.resident_id = None  # as accepting it does
    await erase(database, person)
    async with database.reading() as session:
        assert (await session.scalars(select(ProposedExample.unresolved_id))).one() is None


@pytest.mark.parametrize("table", sorted({*pointing_at("residents"), "residents"}))
def test_whatever_points_at_a_person_says_what_happens_when_they_go(table: str) -> None:
    keys = Base.metadata.tables[table].foreign_keys
    assert [key.column.table.name for key in keys if key.ondelete not in ("CASCADE", "SET NULL")] == []


async def _given(database: Database, person: int) -> dict[str, object]:
    async with database.reading() as session:
        return await personal_data(session, await session.get_one(Resident, person))


async def _settlements(database: Database) -> list[int]:
    async with database.reading() as session:
        return list(await session.scalars(select(Settlement.id)))
