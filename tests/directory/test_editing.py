"""One contact point changed by hand."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from directory.due import sweep
from directory.editing import NoSuchContact, Outdated, Refused, change, confirm, create, deactivate
from directory.importing import ImportRefused
from directory.records import ContactPoint, State
from directory.undoing import NoSuchChange, undo, undo_import
from storage.database import Database
from storage.directory import history, imports
from storage.directory_tables import ChangeAction, ContactChange
from storage.scope import Scope
from tests.conftest import NOW
from tests.directory.filled import account, applied, contact, imported, is_there, planned, table

WHO: dict[str, Any] = {"scope": Scope.ALL, "account_id": None, "note": "said on the phone", "now": NOW}
WORKS = "here/works"


async def changed(database: Database, key: str = WORKS, /, *, version: int = 1, **fields: str) -> ContactPoint:
    async with database.transaction() as session:
        return await change(session, key, fields, version=version, **WHO)


async def changes(database: Database, key: str = WORKS) -> list[ContactChange]:
    """The latest first."""
    async with database.reading() as session:
        return [each for each, _ in await history(session, scope=Scope.ALL, contact=key)]


async def undone(database: Database, change_id: int) -> ContactPoint | None:
    async with database.transaction() as session:
        return await undo(session, change_id, **WHO)


async def test_a_change_counts_the_version_on(filled: Database) -> None:
    after = await changed(filled, phones="038 222165", name_en=" Works ")
    assert (after.version, after.phones, after.names["en"]) == (2, ("+383 38 222 165",), "Works")
    assert await contact(filled, WORKS) == after


async def test_an_emptied_field_is_empty(filled: Database) -> None:
    await changed(filled, address="Street 1")
    assert (await changed(filled, version=2, address="")).address is None


async def test_a_change_that_changes_nothing_leaves_no_trace(filled: Database) -> None:
    assert (await changed(filled, name_en="works en")).version == 1
    assert len(await changes(filled)) == 1


async def test_everything_wrong_is_named_at_once(filled: Database) -> None:
    with pytest.raises(Refused) as refused:
        await changed(filled, phones="call us", email="a@b", latitude="42.5", state="due", colour="red")
    assert {error.field for error in refused.value.errors} == {"phones", "email", "longitude", "state", "colour"}


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"name_sq": "", "name_sr-Cyrl": "", "name_bs": "", "name_tr": "", "name_en": ""}, "", "a name is missing"),
        ({"kind": ""}, "kind", "cannot be emptied"),
        ({"key": "here/other"}, "key", "stays the same"),
        ({"municipality": "there"}, "key", "does not begin with there/"),
        ({"successor": WORKS}, "successor", "comes back to where it began"),
        ({"name_en": "a\x00b"}, "name_en", "no text"),
        ({"phones": "; ".join(f"044 123 4{n:02}" for n in range(11))}, "phones", "more than 10"),
        ({"state": "confirmed", "due_on": "2026-01-01"}, "due_on", "not after"),
    ],
)
async def test_what_must_not_be_is_refused(filled: Database, fields: dict[str, str], field: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        async with filled.transaction() as session:
            await change(session, WORKS, fields, version=1, **WHO)
    assert [error.field for error in refused.value.errors] == [field]
    assert reason in str(refused.value)


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
async def test_every_change_says_why(filled: Database, note: str) -> None:
    async with filled.transaction() as session:
        with pytest.raises(Refused, match="note"):
            await change(
                session, WORKS, {"address": "x"}, version=1, scope=Scope.ALL, account_id=None, note=note, now=NOW
            )


async def test_nobody_overwrites_another_unseen(filled: Database) -> None:
    drita = await account(filled, "drita")
    async with filled.transaction() as session:
        await change(
            session,
            WORKS,
            {"address": "Street 1"},
            version=1,
            scope=Scope.ALL,
            account_id=drita,
            note="said on the phone",
            now=NOW,
        )
    with pytest.raises(Outdated) as outdated:
        await changed(filled, address="Street 2")
    [(meanwhile, name)] = outdated.value.changes
    assert (name, meanwhile.note, meanwhile.after) == ("drita", "said on the phone", {"address": "Street 1"})


async def test_of_two_at_the_same_time_one_is_told(filled: Database) -> None:
    outcomes = await asyncio.gather(
        changed(filled, address="Street 1"), changed(filled, address="Street 2"), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ContactPoint", "Outdated"]
    assert len(await changes(filled)) == 2


async def test_an_import_and_an_admin_at_the_same_time_lose_nothing(filled: Database) -> None:
    plan = await planned(filled, table({"key": WORKS, "address": "Street 1"}, {"key": "there/works", "address": "x"}))
    outcomes = await asyncio.gather(
        applied(filled, plan), changed(filled, phones="112"), changed(filled, languages="tr"), return_exceptions=True
    )
    assert sum(isinstance(outcome, Outdated | ImportRefused) for outcome in outcomes) == 2
    after = await contact(filled, WORKS)
    assert [after.address is None, after.phones != ("112",), after.languages != ("tr",)].count(False) == 1


async def test_what_is_not_there_cannot_be_changed(filled: Database) -> None:
    with pytest.raises(NoSuchContact):
        await changed(filled, "here/nobody", address="x")


async def test_a_contact_point_is_made(filled: Database) -> None:
    async with filled.transaction() as session:
        fields = {"municipality": "here", "kind": "office", "name_en": "Vet", "role_en": "Head", "person": "A. B."}
        made = await create(session, "here/vet", fields, **WHO)
    assert (made.roles, made.person, made.version) == ({"en": "Head"}, "A. B.", 1)


@pytest.mark.parametrize(
    ("key", "fields", "field"),
    [
        (WORKS, {"municipality": "here", "kind": "office", "name_en": "Vet"}, "key"),
        ("Vet", {"kind": "office", "name_en": "Vet"}, "key"),
        ("here/vet", {"municipality": "here", "kind": "office"}, ""),
        ("here/vet", {"municipality": "here", "name_en": "Vet"}, ""),
    ],
)
async def test_what_cannot_be_made_is_refused(filled: Database, key: str, fields: dict[str, str], field: str) -> None:
    async with filled.transaction() as session:
        with pytest.raises(Refused) as refused:
            await create(session, key, fields, **WHO)
    assert field in {error.field for error in refused.value.errors}


async def test_confirming_says_when(filled: Database) -> None:
    async with filled.transaction() as session:
        after = await confirm(session, WORKS, version=1, changes={"phones": "112"}, **WHO)
    assert (after.state, after.confirmed_on, after.phones) == (State.CONFIRMED, NOW.date(), ("112",))


async def test_confirming_again_forgets_the_day_that_was_set_before(filled: Database) -> None:
    await changed(filled, state="confirmed", confirmed_on="2026-01-01", due_on="2026-03-01")
    async with filled.transaction() as session:
        after = await confirm(session, WORKS, version=2, **WHO)
    assert (after.confirmed_on, after.due_on) == (NOW.date(), None)


async def test_a_closed_office_names_its_successor(filled: Database) -> None:
    async with filled.transaction() as session:
        after = await deactivate(session, WORKS, version=1, successor="here/general", **WHO)
    assert (after.state, after.successor) == (State.INACTIVE, "here/general")


async def test_the_history_tells_who_changed_what(filled: Database) -> None:
    drita = await account(filled, "drita")
    async with filled.transaction() as session:
        await change(
            session,
            WORKS,
            {"phones": "112"},
            version=1,
            scope=Scope.ALL,
            account_id=drita,
            note="said on the phone",
            now=NOW,
        )
    async with filled.reading() as session:
        (latest, name), (first, nobody) = await history(session, scope=Scope.ALL, contact=WORKS)
    assert (name, latest.action, latest.before, latest.after) == (
        "drita",
        ChangeAction.CHANGED,
        {"phones": []},
        {"phones": ["112"]},
    )
    assert (nobody, first.action, first.before) == (None, ChangeAction.PACK, None)


class TestUndoing:
    async def test_puts_back_what_one_change_touched(self, filled: Database) -> None:
        before = await contact(filled, WORKS)
        await changed(filled, address="Street 1", valid_to="2026-12-31", languages="sq tr")
        await changed(filled, version=2, phones="112")
        after = await undone(filled, (await changes(filled))[1].id)
        assert after is not None
        assert (after.address, after.valid_to, after.languages) == (None, None, before.languages)
        assert (after.phones, after.version) == (("112",), 4)

    async def test_is_itself_a_change(self, filled: Database) -> None:
        await changed(filled, address="Street 1")
        [change, _] = await changes(filled)
        await undone(filled, change.id)
        undoing = (await changes(filled))[0]
        assert (undoing.action, undoing.undoes, undoing.after) == (ChangeAction.UNDONE, change.id, {"address": None})

    async def test_can_be_undone(self, filled: Database) -> None:
        await changed(filled, address="Street 1")
        await undone(filled, (await changes(filled))[0].id)
        await undone(filled, (await changes(filled))[0].id)
        assert (await contact(filled, WORKS)).address == "Street 1"

    async def test_is_refused_with_the_fields_that_changed_since(self, filled: Database) -> None:
        await changed(filled, address="Street 1", phones="112", email="a@kru-prishtina.com")
        await changed(filled, version=2, address="Street 2", phones="192")
        with pytest.raises(Refused) as refused:
            await undone(filled, (await changes(filled))[1].id)
        assert {error.field for error in refused.value.errors} == {"address", "phones"}

    async def test_takes_a_state_back_though_it_could_not_be_set_so(self, filled: Database) -> None:
        await changed(filled, state="confirmed")
        await undone(filled, (await changes(filled))[0].id)
        after = await contact(filled, WORKS)
        assert (after.state, after.confirmed_on) == (State.UNCONFIRMED, None)

    async def test_removes_what_was_made(self, filled: Database) -> None:
        async with filled.transaction() as session:
            await create(session, "here/vet", {"municipality": "here", "kind": "office", "name_en": "Vet"}, **WHO)
        assert await undone(filled, (await changes(filled, "here/vet"))[0].id) is None
        assert not await is_there(filled, "here/vet")

    async def test_brings_what_was_removed_back_with_its_next_version(self, filled: Database) -> None:
        async with filled.transaction() as session:
            await create(session, "here/vet", {"municipality": "here", "kind": "office", "name_en": "Vet"}, **WHO)
        for _ in range(2):
            await undone(filled, (await changes(filled, "here/vet"))[0].id)
        again = await contact(filled, "here/vet")
        assert (again.names, again.version) == ({"en": "Vet"}, 3)

    async def test_leaves_what_comes_with_the_pack(self, filled: Database) -> None:
        with pytest.raises(Refused, match="starter pack"):
            await undone(filled, (await changes(filled))[0].id)

    async def test_leaves_what_somebody_names_as_successor(self, filled: Database) -> None:
        async with filled.transaction() as session:
            await create(session, "here/vet", {"municipality": "here", "kind": "office", "name_en": "Vet"}, **WHO)
        await changed(filled, successor="here/vet")
        with pytest.raises(Refused, match="took over from here/works"):
            await undone(filled, (await changes(filled, "here/vet"))[0].id)

    async def test_needs_a_change(self, filled: Database) -> None:
        with pytest.raises(NoSuchChange):
            await undone(filled, 99_999)


class TestUndoingAnImport:
    async def test_puts_everything_back_as_it_was(self, filled: Database) -> None:
        before = await contact(filled, WORKS)
        rows = ({"key": WORKS, "address": "Street 1"}, {"key": "there/new", "municipality": "there", "name_en": "New"})
        brought = await imported(filled, table(*rows))
        assert brought.import_id is not None
        async with filled.transaction() as session:
            assert await undo_import(session, brought.import_id, **WHO) == 2
        assert (await contact(filled, WORKS)).address == before.address
        assert not await is_there(filled, "there/new")

    async def test_is_all_or_nothing(self, filled: Database) -> None:
        brought = await imported(filled, table({"key": WORKS, "address": "1"}, {"key": "there/works", "address": "2"}))
        assert brought.import_id is not None
        await changed(filled, "there/works", version=2, address="3")
        async with filled.transaction() as session:
            with pytest.raises(Refused, match="there/works: has been changed since"):
                await undo_import(session, brought.import_id, **WHO)
        assert (await contact(filled, WORKS)).address == "1"

    async def test_happens_once(self, filled: Database) -> None:
        brought = await imported(filled, table({"key": WORKS, "address": "1"}))
        assert brought.import_id is not None
        async with filled.transaction() as session:
            await undo_import(session, brought.import_id, **WHO)
        async with filled.transaction() as session:
            with pytest.raises(Refused, match="already"):
                await undo_import(session, brought.import_id, **WHO)
        async with filled.reading() as session:
            [(entry, _)] = await imports(session, scope=Scope.ALL)
        assert (entry.undone_at, entry.counts) == (NOW, {"new": 0, "changed": 1, "removed": 0})

    async def test_minds_no_confirmation_that_ran_out_meanwhile(self, filled: Database) -> None:
        brought = await imported(filled, table({"key": WORKS, "state": "confirmed"}))
        assert brought.import_id is not None
        later = NOW + timedelta(days=200)
        async with filled.transaction() as session:
            await sweep(session, today=later.date(), now=later)
            await undo_import(session, brought.import_id, **WHO)
        assert (await contact(filled, WORKS)).state is State.UNCONFIRMED


class TestWhatIsNotInOnesCare:
    HERE = Scope.of(["here"], None)

    async def test_cannot_be_changed(self, filled: Database) -> None:
        async with filled.transaction() as session:
            with pytest.raises(NoSuchContact):
                await change(session, "there/works", {"address": "x"}, version=1, **WHO | {"scope": self.HERE})

    async def test_cannot_be_made(self, filled: Database) -> None:
        fields = {"municipality": "there", "kind": "office", "name_en": "Vet"}
        async with filled.transaction() as session:
            with pytest.raises(Refused, match="there/vet is not in your care"):
                await create(session, "there/vet", fields, **WHO | {"scope": self.HERE})

    async def test_has_no_history(self, filled: Database) -> None:
        async with filled.reading() as session:
            found = await history(session, scope=self.HERE)
        assert {each.contact.partition("/")[0] for each, _ in found} == {"here"}

    async def test_cannot_be_taken_back(self, filled: Database) -> None:
        await changed(filled, "there/works", address="x")
        latest = (await changes(filled, "there/works"))[0]
        async with filled.transaction() as session:
            with pytest.raises(NoSuchChange):
                await undo(session, latest.id, **WHO | {"scope": self.HERE})

    async def test_cannot_be_brought_in(self, filled: Database) -> None:
        rows = ({"key": "here/works", "address": "x"}, {"key": "there/works", "address": "x"})
        plan = await planned(filled, table(*rows), scope=self.HERE)
        assert [str(fault) for fault in plan.faults] == ["row 3, municipality: there/works is not in your care"]
