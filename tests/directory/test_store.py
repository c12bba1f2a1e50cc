"""A pack goes into the store and comes back as a guide; what people have changed stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from directory.contact_store import Cause, directory_version, load_contacts, write_contacts
from directory.due import sweep
from directory.pack import PACKS, Pack, read_pack
from directory.records import ContactPoint, State
from directory.store import PackError, load_groups, load_guide, save_pack
from storage.database import Database
from storage.directory_tables import ChangeAction, ContactPointRow, ProcedureRow
from tests.conftest import NOW
from tests.directory.small_pack import WATER, write_demo, write_pack

DEMO = {"key": "here/works", "phones": "+383 00 000 001", "demo": "true"}


@pytest.fixture
def small(tmp_path: Path) -> Pack:
    return read_pack(write_pack(tmp_path / "small"))


async def save(database: Database, pack: Pack) -> bool:
    async with database.transaction() as session:
        return await save_pack(session, pack, now=NOW)


async def contact(database: Database, key: str) -> ContactPoint:
    async with database.reading() as session:
        return next(each for each in await load_contacts(session) if each.key == key)


async def change(database: Database, key: str, **values: Any) -> None:
    """What an admin does at the desk."""
    async with database.transaction() as session:
        await session.execute(update(ContactPointRow).where(ContactPointRow.key == key).values(values))


async def version(database: Database) -> str:
    async with database.reading() as session:
        return await directory_version(session)


def without_water(tmp_path: Path) -> Pack:
    return read_pack(write_pack(tmp_path / "less", {"key": "here/works", "address": "Street 1"}))


async def test_the_guide_holds_what_the_pack_says(database: Database, small: Pack) -> None:
    await save(database, small)
    async with database.reading() as session:
        guide = await load_guide(session, NOW.date())
    assert tuple(guide.municipalities.values()) == small.municipalities
    assert tuple(guide.topics.values()) == small.topics
    assert guide.find("here", "water").procedures == small.procedures
    assert guide.version == await version(database) != ""


async def test_every_field_of_a_contact_point_comes_back(database: Database, tmp_path: Path) -> None:
    row = WATER | {"latitude": "42.5", "longitude": "21.5", "confirmed_on": "2026-01-31", "state": "confirmed"}
    pack = read_pack(write_pack(tmp_path / "small", row | {"note_en": "Ring twice", "address": "Street 1"}))
    await save(database, pack)
    async with database.reading() as session:
        assert await load_contacts(session) == sorted(pack.contacts, key=lambda each: each.key)


async def test_group_labels_keep_their_order(database: Database) -> None:
    pack = read_pack(PACKS / "kosovo")
    await save(database, pack)
    async with database.reading() as session:
        assert list((await load_groups(session)).items()) == list(pack.groups.items())


async def test_an_empty_store_has_no_version(database: Database) -> None:
    assert await version(database) == ""


async def test_saving_again_changes_nothing(database: Database, small: Pack) -> None:
    assert await save(database, small)
    before = await version(database)
    assert not await save(database, small)
    assert await version(database) == before


async def test_a_changed_pack_changes_the_store_and_the_version(
    database: Database, small: Pack, tmp_path: Path
) -> None:
    await save(database, small)
    before = await version(database)
    assert await save(database, read_pack(write_pack(tmp_path / "new", WATER | {"phones": "038 200 14 612"})))
    assert (await contact(database, "here/water-company")).phones == ("+383 38 20014612",)
    assert await version(database) != before


@pytest.mark.parametrize(
    "values",
    [
        {"state": "confirmed"},
        {"state": "refuses"},
        {"state": "inactive"},
        {"phones": ["038 111 111"]},
        {"phones": ["038 111 111"], "state": "confirmed"},
    ],
)
async def test_what_an_admin_has_changed_stays(
    database: Database, small: Pack, tmp_path: Path, values: dict[str, Any]
) -> None:
    await save(database, small)
    await change(database, "here/water-company", **values)
    before = await contact(database, "here/water-company")
    await save(database, read_pack(write_pack(tmp_path / "new", WATER | {"address": "Street 1"})))
    assert await contact(database, "here/water-company") == before


async def test_what_has_left_the_pack_becomes_inactive(database: Database, small: Pack, tmp_path: Path) -> None:
    await save(database, small)
    await save(database, without_water(tmp_path))
    assert (await contact(database, "here/water-company")).state is State.INACTIVE


async def test_what_comes_back_to_the_pack_is_active_again(database: Database, small: Pack, tmp_path: Path) -> None:
    for pack in (small, without_water(tmp_path), small):
        await save(database, pack)
    assert (await contact(database, "here/water-company")).state is State.UNCONFIRMED


async def test_what_an_admin_has_confirmed_stays_though_it_has_left_the_pack(
    database: Database, small: Pack, tmp_path: Path
) -> None:
    await save(database, small)
    await change(database, "here/water-company", state="confirmed")
    await save(database, without_water(tmp_path))
    assert (await contact(database, "here/water-company")).state is State.CONFIRMED


async def test_an_office_that_an_admin_added_stays(database: Database, small: Pack) -> None:
    await save(database, small)
    added = ContactPoint(key="here/own", kind=small.contacts[0].kind, names={"en": "Own"}, municipality="here")
    async with database.transaction() as session:
        await write_contacts(session, [(None, added)], Cause(action=ChangeAction.CREATED, now=NOW))
    assert not await save(database, small)
    assert await contact(database, "here/own") == added


async def test_what_an_admin_made_is_not_covered_by_a_later_pack(
    database: Database, small: Pack, tmp_path: Path
) -> None:
    await save(database, small)
    made = ContactPoint(key="here/vet", kind=small.contacts[0].kind, names={"en": "Vet"}, municipality="here")
    async with database.transaction() as session:
        await write_contacts(session, [(None, made)], Cause(action=ChangeAction.CREATED, now=NOW))
    row = {
        "key": "here/vet",
        "municipality": "here",
        "kind": "office",
        "name_en": "Other",
        "source_url": "https://a.example/",
    }
    await save(database, read_pack(write_pack(tmp_path / "new", row | {"source_date": "2026"})))
    assert (await contact(database, "here/vet")).names == {"en": "Vet"}


async def test_a_confirmation_that_ran_out_is_not_a_change_by_a_person(database: Database, tmp_path: Path) -> None:
    confirmed = WATER | {"state": "confirmed", "confirmed_on": "2025-01-31"}
    await save(database, read_pack(write_pack(tmp_path / "old", confirmed)))
    async with database.transaction() as session:
        assert await sweep(session, today=NOW.date(), now=NOW) == 1
    assert not await save(database, read_pack(write_pack(tmp_path / "same", confirmed)))
    await save(database, read_pack(write_pack(tmp_path / "new", confirmed | {"address": "Street 1"})))
    assert (await contact(database, "here/water-company")).address == "Street 1"


async def test_demo_facts_go_with_their_pack(database: Database, small: Pack, tmp_path: Path) -> None:
    await save(database, read_pack(write_demo(tmp_path / "demo", DEMO)))
    assert (await contact(database, "here/works")).demo
    await change(database, "here/works", state="confirmed")
    await save(database, small)
    works = await contact(database, "here/works")
    assert (works.demo, works.phones, works.state) == (False, (), State.UNCONFIRMED)


async def test_demo_facts_do_not_cover_what_an_admin_has_confirmed(
    database: Database, small: Pack, tmp_path: Path
) -> None:
    await save(database, small)
    await change(database, "here/works", state="confirmed", phones=["038 222 165"])
    await save(database, read_pack(write_demo(tmp_path / "demo", DEMO)))
    works = await contact(database, "here/works")
    assert (works.demo, works.phones) == (False, ("038 222 165",))


async def test_a_procedure_that_has_left_the_pack_goes(database: Database, small: Pack, tmp_path: Path) -> None:
    await save(database, small)
    folder = write_pack(tmp_path / "less")
    (folder / "procedures.yaml").write_text("procedures: []\n", encoding="utf-8")
    await save(database, read_pack(folder))
    async with database.reading() as session:
        assert (await load_guide(session, NOW.date())).find("here", "water").procedures == ()


async def test_a_procedure_changed_by_hand_stays(database: Database, small: Pack) -> None:
    await save(database, small)
    async with database.transaction() as session:
        await session.execute(update(ProcedureRow).values(deadline_days=3))
    await save(database, small)
    async with database.reading() as session:
        [procedure] = (await load_guide(session, NOW.date())).find("here", "water").procedures
    assert procedure.deadline_days == 3


async def test_what_somebody_deleted_comes_back_from_the_pack(database: Database, small: Pack) -> None:
    await save(database, small)
    async with database.transaction() as session:
        await session.execute(delete(ContactPointRow).where(ContactPointRow.key == "here/works"))
    assert await save(database, small)
    assert (await contact(database, "here/works")).state is State.UNCONFIRMED


async def test_a_pack_with_errors_is_refused(database: Database, tmp_path: Path) -> None:
    broken = read_pack(write_pack(tmp_path / "small", WATER | {"trust": "Z"}))
    with pytest.raises(PackError, match=r"contacts\.csv:2"):
        await save(database, broken)
    assert await version(database) == ""
