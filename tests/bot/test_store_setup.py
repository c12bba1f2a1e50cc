"""A first start makes what is missing; a later one changes only what changed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.store_setup import (
    DEFAULT_PACK,
    DEMO_PACK,
    NotMigrated,
    PackError,
    first_admin_secret,
    load_pack,
    prepare,
    require_migrated,
    starter_pack,
)
from desk.links import NoSuchLink, make_account, require_link
from directory.contact_store import directory_version, load_contacts
from storage.account_tables import SetupLink
from storage.base import Base
from storage.database import Database
from tests.directory.small_pack import WATER, write_demo, write_pack
from tests.fakes import StillClock
from tests.handlers.world import NOW

DEMO = {"key": "here/works", "phones": "+383 00 000 001", "demo": "true"}


@pytest.fixture
async def empty_store(empty_url: str) -> Database:
    return Database(empty_url)


async def keys(store: Database) -> set[str]:
    async with store.reading() as session:
        return {contact.key for contact in await load_contacts(session)}


async def demo_keys(store: Database) -> set[str]:
    async with store.reading() as session:
        return {contact.key for contact in await load_contacts(session) if contact.demo}


async def count(store: Database, table: type[Base]) -> int:
    async with store.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_first_start_migrates_and_loads_the_pack(empty_store: Database, tmp_path: Path) -> None:
    await prepare(empty_store, write_pack(tmp_path / "small"))
    await require_migrated(empty_store)
    assert "here/water-company" in await keys(empty_store)
    await empty_store.close()


async def test_an_empty_store_is_refused_by_processes_that_may_not_migrate(empty_store: Database) -> None:
    with pytest.raises(NotMigrated, match="python -m bot migrate"):
        await require_migrated(empty_store)
    await empty_store.close()


async def test_a_second_start_changes_nothing(plain_store: Database, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "small")
    await prepare(plain_store, pack)
    async with plain_store.reading() as session:
        before = await directory_version(session)
    await prepare(plain_store, pack)
    async with plain_store.reading() as session:
        assert await directory_version(session) == before


async def test_a_pack_that_changed_is_loaded_again(plain_store: Database, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "small")
    loaded = [await load_pack(plain_store, pack), await load_pack(plain_store, pack)]
    (pack / "contacts.csv").write_text((pack / "contacts.csv").read_text().replace("038 222 165", "038 222 166"))
    assert [*loaded, await load_pack(plain_store, pack)] == [True, False, True]


async def test_a_pack_with_faults_is_refused_as_a_whole(plain_store: Database, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "small", {**WATER, "kind": "bureau"})
    with pytest.raises(PackError, match=r"contacts\.csv"):
        await load_pack(plain_store, pack)
    assert await keys(plain_store) == set()


async def test_demo_facts_go_when_the_demo_is_switched_off(plain_store: Database, tmp_path: Path) -> None:
    pack, demo = write_pack(tmp_path / "small"), write_demo(tmp_path / "demo", DEMO)
    await prepare(plain_store, demo)
    with_demo = await demo_keys(plain_store)
    await prepare(plain_store, pack)
    assert (with_demo, await demo_keys(plain_store)) == ({"here/works"}, set())


def test_the_demo_pack_is_loaded_only_when_asked_for() -> None:
    assert (starter_pack(demo=False), starter_pack(demo=True)) == (DEFAULT_PACK, DEMO_PACK)


async def test_the_first_admin_is_offered_a_link_that_works(plain_store: Database) -> None:
    secret = await first_admin_secret(plain_store, StillClock(NOW))
    assert secret is not None
    async with plain_store.reading() as session:
        assert (await require_link(session, secret, NOW)).role == "admin"


async def test_no_link_is_made_once_there_is_an_account(plain_store: Database) -> None:
    secret = await first_admin_secret(plain_store, StillClock(NOW))
    assert secret is not None
    async with plain_store.transaction() as session:
        await make_account(session, secret, name="ana", password_hash="hash", now=NOW)
    assert await first_admin_secret(plain_store, StillClock(NOW)) is None
    assert await count(plain_store, SetupLink) == 1


async def test_a_store_without_account_gets_a_fresh_link_at_every_start(plain_store: Database) -> None:
    clock = StillClock(NOW)
    await first_admin_secret(plain_store, clock)
    clock.forward(timedelta(days=3).total_seconds())
    secret = await first_admin_secret(plain_store, clock)
    assert secret is not None
    async with plain_store.reading() as session:
        assert await require_link(session, secret, clock())
        with pytest.raises(NoSuchLink):
            await require_link(session, "another", clock())
