"""The audit log is added to and searched; no store lets it be changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from storage import audit
from storage.account_tables import Account
from storage.append_only import REFUSAL
from storage.audit import Search
from storage.audit_tables import AuditEntry
from storage.database import Database
from storage.migrate import migrate

# By the store's own clock only what is old can be deleted.
NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


async def keep_some(database: Database) -> None:
    """Five rows, an hour apart: ana reads, answers, reads; ben reads; the terminal resolves."""
    async with database.transaction() as store:
        for name in ("ana", "ben"):
            store.add(Account(name=name, password_hash="", role="officer", created_at=NOW))
        await store.flush()
        done = (
            (1, "ticket-read", "ticket 7KX-4PB"),
            (1, "ticket-answer", "ticket 7KX-4PB"),
            (1, "ticket-read", "ticket AAA-BBB"),
            (2, "ticket-read", "ticket 7KX-4PB"),
            (None, "ticket-resolve", "ticket 7KX-4PB"),
        )
        for hours, (account_id, action, subject) in enumerate(done):
            await audit.record(store, account_id=account_id, action=action, subject=subject, now=NOW + hours * HOUR)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(), [5, 4, 3, 2, 1]),
        (Search(account_id=1), [3, 2, 1]),
        (Search(action="ticket-read"), [4, 3, 1]),
        (Search(subject="ticket AAA-BBB"), [3]),
        (Search(subject="7KX-4PB"), [5, 4, 2, 1]),
        (Search(since=NOW + HOUR, until=NOW + 3 * HOUR), [3, 2]),
        (Search(account_id=2, action="ticket-answer"), []),
    ],
)
async def test_a_search_finds_newest_first(search: Search, found: list[int], database: Database) -> None:
    await keep_some(database)
    async with database.reading() as store:
        assert [row.id for row in await audit.find(store, search, limit=9)] == found


async def test_a_page_goes_on_where_the_last_one_ended(database: Database) -> None:
    await keep_some(database)
    async with database.reading() as store:
        assert [row.id for row in await audit.find(store, Search(), limit=2, before=4)] == [3, 2]


@pytest.mark.parametrize(
    "change",
    [
        update(AuditEntry).values(action="nothing"),
        delete(AuditEntry),
        text("DELETE FROM audit_entries WHERE id = 1"),
        text("UPDATE audit_entries SET subject = 'ticket X'"),
    ],
)
async def test_no_row_is_changed_or_taken_out(change: object, database: Database) -> None:
    await keep_some(database)
    with pytest.raises(DBAPIError, match=REFUSAL):
        async with database.transaction() as store:
            await store.execute(change)  # type: ignore[call-overload]


async def test_an_account_that_did_something_cannot_be_deleted(database: Database) -> None:
    await keep_some(database)
    with pytest.raises(DBAPIError):
        async with database.transaction() as store:
            await store.execute(delete(Account))


async def test_a_store_migrated_twice_refuses_still(database: Database) -> None:
    await migrate(database.engine)
    await keep_some(database)
    with pytest.raises(DBAPIError, match=REFUSAL):
        async with database.transaction() as store:
            await store.execute(delete(AuditEntry))


async def test_a_long_subject_is_cut_to_what_the_store_keeps() -> None:
    assert len(audit.subject_of("ticket", "x" * 200)) == audit.MAX_SUBJECT
