"""What a scope finds, and that it finds nothing when it is empty."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from storage import residents, tickets
from storage.database import Database
from storage.scope import Scope
from storage.ticket_tables import Ticket
from tests.conftest import NOW

PLACES = {"A": ("prizren", "waste"), "B": ("prizren", None), "C": (None, "waste"), "D": ("gracanica", "roads")}
CASES = [
    (None, None, "ABCD"),
    (["prizren"], None, "AB"),
    (["prizren", "gracanica"], None, "ABD"),
    (None, ["waste"], "AC"),
    (["prizren"], ["waste"], "A"),
    (["prizren"], ["roads"], ""),
    ([], None, ""),
    (None, [], ""),
    ([], [], ""),
    (["elsewhere"], None, ""),
]


async def keep_tickets(database: Database) -> None:
    async with database.transaction() as store:
        resident = (await residents.lock_residents(store, [("webchat", "r1")], NOW))["webchat", "r1"]
        for reference, (municipality, topic) in PLACES.items():
            place = {"municipality": municipality, "topic": topic}
            row = Ticket(resident_id=resident.id, reference=reference, language="sq", created_at=NOW, updated_at=NOW)
            for name, value in place.items():
                setattr(row, name, value)
            store.add(row)


@pytest.mark.parametrize(("municipalities", "topics", "found"), CASES)
async def test_a_scope_finds(
    municipalities: list[str] | None, topics: list[str] | None, found: str, database: Database
) -> None:
    await keep_tickets(database)
    scope = Scope.of(municipalities, topics)
    async with database.reading() as store:
        rows = await tickets.find(store, tickets.Wanted(), scope=scope, limit=9)
    assert "".join(row.reference for row in rows) == found


@pytest.mark.parametrize(("municipalities", "topics", "found"), CASES)
def test_asking_about_one_agrees_with_the_query(
    municipalities: Iterable[str] | None, topics: Iterable[str] | None, found: str
) -> None:
    scope = Scope.of(municipalities, topics)
    assert "".join(name for name, place in PLACES.items() if scope.allows(*place)) == found


async def test_who_may_see_no_topic_sees_no_row_that_has_none(database: Database) -> None:
    await keep_tickets(database)
    async with database.reading() as store:
        assert await tickets.by_reference(store, "B", scope=Scope.of(None, ["waste"])) is None


def test_of_a_table_without_topics_an_empty_scope_finds_nothing() -> None:
    assert len(Scope.of(None, []).of_rows(Ticket.municipality)) == 1
    assert Scope.of(None, ["waste"]).of_rows(Ticket.municipality) == []
