"""The directory in memory follows the store and the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.background import Background
from bot.live_guide import LiveGuide, keep_swept
from directory.contact_store import load_contacts
from directory.municipality_editing import change_municipality
from directory.pack import read_pack
from directory.records import ContactKind, ContactPoint, State
from directory.store import save_pack
from storage.database import Database
from tests.conftest import NOW
from tests.directory.filled import contact, put
from tests.directory.small_pack import write_pack

ENDS_TODAY = ContactPoint(
    key="here/fair",
    municipality="here",
    kind=ContactKind.OFFICE,
    names={"en": "Fair"},
    valid_to=NOW.date(),
    state=State.CONFIRMED,
    confirmed_on=NOW.date() - timedelta(days=179),
)


@pytest.fixture
async def filled(database: Database, tmp_path: Path) -> Database:
    async with database.transaction() as session:
        await save_pack(session, read_pack(write_pack(tmp_path / "small")), now=NOW)
    await put(database, ENDS_TODAY, replace(ENDS_TODAY, key="here/later", valid_to=None))
    return database


def keys(guide: LiveGuide) -> set[str]:
    return {each.key for each in guide.current().contacts}


async def test_a_change_in_the_store_is_seen(filled: Database) -> None:
    guide = LiveGuide(filled, clock=lambda: NOW)
    await guide.load()
    await put(filled, replace(ENDS_TODAY, key="here/new"))
    await guide.look()
    assert "here/new" in keys(guide)


async def test_nothing_is_loaded_without_need(filled: Database) -> None:
    guide = LiveGuide(filled, clock=lambda: NOW)
    before = await guide.load()
    await guide.look()
    assert guide.current() is before


async def test_a_new_day_is_seen(filled: Database) -> None:
    now = NOW
    guide = LiveGuide(filled, clock=lambda: now)
    await guide.load()
    assert "here/fair" in keys(guide)
    now = NOW + timedelta(days=1)
    await guide.look()
    assert "here/fair" not in keys(guide)
    assert {each.state for each in guide.current().contacts if each.key == "here/later"} == {State.DUE}


async def test_confirmations_that_run_out_are_written_down(filled: Database) -> None:
    async with Background() as background:
        background.keep_running(lambda: keep_swept(filled, lambda: NOW + timedelta(days=1)), name="sweep")
        while (await contact(filled, "here/later")).state is not State.DUE:
            pass
    async with filled.reading() as session:
        assert {each.state for each in await load_contacts(session) if each.key == "here/fair"} == {State.DUE}


async def test_names_of_municipalities_are_told_with_those_added_here(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as session:
        await save_pack(session, read_pack(write_pack(tmp_path / "small")), now=NOW)
        said = {"aliases": "Little Here"}
        await change_municipality(session, "here", said, version=1, account_id=None, note="asked for", now=NOW)
    guide = LiveGuide(database)
    before = guide.names()
    await guide.load()
    assert (before, ("here", "Little Here") in guide.names()) == (frozenset(), True)
