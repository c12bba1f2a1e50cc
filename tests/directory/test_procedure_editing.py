"""Procedures changed by hand, taken back, and left alone by the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.editing import Refused
from directory.pack import read_pack
from directory.procedure_editing import (
    NoSuchProcedure,
    OutdatedProcedure,
    Who,
    change_procedure,
    create_procedure,
    remove_procedure,
    undo_procedure,
)
from directory.procedure_store import load_procedure
from directory.records import Procedure
from directory.store import load_guide, save_pack
from directory.undoing import NoSuchChange
from storage.database import Database
from storage.directory import procedure_changes
from storage.scope import Scope
from tests.conftest import NOW
from tests.directory.small_pack import write_pack

KEY = "here/connection"
SOMEBODY = Who(scope=Scope.ALL, account_id=None, note="new law", now=NOW)
NEW = {"topic": "roads", "municipality": "here", "title_en": "N"}
ELSEWHERE = Who(scope=Scope.of(["there"], None), account_id=None, note="new law", now=NOW)


async def changed(
    database: Database, fields: dict[str, str] | None = None, /, *, who: Who = SOMEBODY, **more: str
) -> Procedure:
    """A change of what was read at the first version."""
    async with database.transaction() as session:
        return await change_procedure(session, KEY, {**(fields or {}), **more}, who, version=1)


async def stored(database: Database, key: str = KEY) -> Procedure | None:
    async with database.reading() as session:
        return await load_procedure(session, key)


async def last_change(database: Database, key: str = KEY) -> int:
    async with database.reading() as session:
        return (await procedure_changes(session, key))[0][0].id


async def undone(database: Database, number: int, who: Who = SOMEBODY) -> Procedure | None:
    async with database.transaction() as session:
        return await undo_procedure(session, number, who)


async def saved_again(database: Database, folder: Path) -> bool:
    """The pack, as at the next start."""
    async with database.transaction() as session:
        return await save_pack(session, read_pack(write_pack(folder)), now=NOW)


async def test_a_change_counts_the_version_on_and_residents_read_it(filled: Database) -> None:
    after = await changed(filled, documents_en="paper\nseal", deadline_days="")
    assert (after.version, after.documents["en"], after.deadline_days) == (2, ("paper", "seal"), None)
    async with filled.reading() as session:
        assert (await load_guide(session, NOW.date())).find("here", "water").procedures == (after,)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({f"title_{code}": "" for code in ("sq", "sr-Cyrl", "bs", "tr", "en")}, ""),
        ({"topic": "nothing"}, "topic"),
        ({"topic": ""}, "topic"),
        ({"municipality": "there"}, "municipality"),
        ({"deadline_days": "soon"}, "deadline_days"),
        ({"documents_en": "x\n" * 31}, "documents_en"),
        ({"colour": "red"}, "colour"),
        ({"key": "here/other"}, "key"),
    ],
)
async def test_what_must_not_be_is_refused(filled: Database, fields: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        await changed(filled, fields)
    assert [error.field for error in refused.value.errors] == [field]


async def test_whoever_is_late_is_told_what_happened(filled: Database) -> None:
    await changed(filled, deadline_days="3")
    with pytest.raises(OutdatedProcedure) as outdated:
        await changed(filled, deadline_days="4")
    assert (outdated.value.procedure.deadline_days, outdated.value.changes[0][0].note) == (3, "new law")


async def test_anothers_is_not_there(filled: Database) -> None:
    with pytest.raises(NoSuchProcedure):
        await changed(filled, who=ELSEWHERE, deadline_days="3")
    await changed(filled, deadline_days="3")
    with pytest.raises(NoSuchChange):
        await undone(filled, await last_change(filled), ELSEWHERE)


async def test_a_change_is_taken_back(filled: Database) -> None:
    before = await stored(filled)
    await changed(filled, fee_en="10 €", deadline_days="3")
    after = await undone(filled, await last_change(filled))
    assert before
    assert after
    assert (after.fees, after.deadline_days) == (before.fees, before.deadline_days)


async def test_what_was_made_is_taken_back_whole(filled: Database) -> None:
    async with filled.transaction() as session:
        await create_procedure(session, "here/new", NEW, SOMEBODY)
    assert await undone(filled, await last_change(filled, "here/new")) is None
    assert await stored(filled, "here/new") is None


async def test_the_pack_brings_back_nothing_that_somebody_removed(filled: Database, tmp_path: Path) -> None:
    async with filled.transaction() as session:
        await remove_procedure(session, KEY, SOMEBODY, version=1)
    assert not await saved_again(filled, tmp_path / "again")
    assert await stored(filled) is None
    restored = await undone(filled, await last_change(filled))
    assert restored
    assert (restored.version, restored.deadline_days) == (3, 30)


async def test_the_pack_changes_nothing_that_somebody_changed_or_made(filled: Database, tmp_path: Path) -> None:
    await changed(filled, deadline_days="3")
    async with filled.transaction() as session:
        await create_procedure(session, "here/new", NEW, SOMEBODY)
    assert not await saved_again(filled, tmp_path / "again")
    kept, made = await stored(filled), await stored(filled, "here/new")
    assert kept
    assert made
    assert kept.deadline_days == 3
