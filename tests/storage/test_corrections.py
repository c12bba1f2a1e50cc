"""What is said to be wrong: one task for a resident and a contact point, in the scope of who keeps it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage import corrections, residents
from storage.corrections import MAX_TEXT, Said, Sought
from storage.database import Database
from storage.keeping_tables import CorrectionStatus
from storage.scope import Scope

GJILAN, PRIZREN = Scope.of(["gjilan"], None), Scope.of(["prizren"], None)


async def report(database: Database, now: datetime, text: str = "", *, who: str = "r1", contact: str = "a/b") -> None:
    async with database.transaction() as session:
        resident = (await residents.lock_residents(session, [("webchat", who)], now))["webchat", who]
        said = Said(contact=contact, municipality="gjilan", topic="roads", text=text, language="en")
        await corrections.from_resident(session, resident.id, said, now=now)


async def texts(database: Database, scope: Scope = Scope.ALL) -> list[str]:
    async with database.reading() as session:
        return [row.text for row in await corrections.find(session, Sought(), scope=scope, limit=10)]


async def test_a_resident_adds_to_what_they_have_said_about_the_same_contact_point(
    database: Database, now: datetime
) -> None:
    for text in ("", "the number", "the hours, too"):
        await report(database, now, text)
    assert await texts(database) == ["the number\nthe hours, too"]


async def test_others_and_other_contact_points_are_tasks_of_their_own(database: Database, now: datetime) -> None:
    await report(database, now, "one")
    await report(database, now, "two", who="r2")
    await report(database, now, "three", contact="a/c")
    assert await texts(database) == ["three", "two", "one"]


async def test_it_does_not_grow_without_end(database: Database, now: datetime) -> None:
    for _ in range(5):
        await report(database, now, "x" * 900)
    assert [len(text) for text in await texts(database)] == [MAX_TEXT]


@pytest.mark.parametrize(("scope", "seen"), [(GJILAN, 1), (PRIZREN, 0), (Scope.NOTHING, 0), (Scope.of([], []), 0)])
async def test_it_is_seen_by_those_who_keep_that_municipality(
    scope: Scope, seen: int, database: Database, now: datetime
) -> None:
    await report(database, now, "one")
    async with database.transaction() as session:
        assert await corrections.count(session, Sought(status=CorrectionStatus.OPEN), scope=scope) == seen
        assert (await corrections.lock(session, 1, scope=scope) is not None) == bool(seen)
        assert await corrections.count_since(session, now - timedelta(days=7), scope=scope) == seen


async def test_it_is_locked_with_whoever_is_to_be_told(database: Database, now: datetime) -> None:
    await report(database, now, "one")
    async with database.transaction() as session:
        found = await corrections.lock(session, 1, scope=Scope.ALL)
        assert found is not None
        row, resident = found
        assert resident is not None
        assert (row.text, resident.address) == ("one", "r1")
