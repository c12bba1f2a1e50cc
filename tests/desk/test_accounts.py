"""What admins do to accounts, on both stores and at the same moment."""

from __future__ import annotations

import asyncio

import pytest

from desk import accounts as steps
from desk.accounts import LastAdmin, NoSuchAccount
from storage.account_tables import Account, Role
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW


@pytest.fixture
async def admins(database: Database) -> Database:
    async with database.transaction() as store:
        for number in (1, 2):
            store.add(Account(id=number, name=f"a{number}", password_hash="", role=Role.ADMIN, created_at=NOW))
    return database


async def test_two_admins_cannot_take_each_other_away(admins: Database) -> None:
    async def take_away(number: int) -> None:
        async with admins.transaction() as store:
            await steps.disable(store, number, by=None, now=NOW)

    results = await asyncio.gather(take_away(1), take_away(2), return_exceptions=True)
    assert {type(result) for result in results} == {type(None), LastAdmin}


async def test_one_may_step_down_while_another_stays(admins: Database) -> None:
    async with admins.transaction() as store:
        account = await steps.change_account(store, 1, role=Role.VIEWER, scope=Scope.of([], None), by=2, now=NOW)
    assert (account.role, account.municipalities, account.topics) == ("viewer", [], None)


async def test_a_scope_without_limit_is_kept_as_nothing_at_all(admins: Database) -> None:
    async with admins.transaction() as store:
        await steps.change_account(store, 1, role=Role.HEAD, scope=Scope.ALL, by=2, now=NOW)
    async with admins.reading() as store:
        account = await store.get_one(Account, 1)
    assert (account.municipalities, account.topics) == (None, None)


async def test_whoever_is_not_there_cannot_be_changed(admins: Database) -> None:
    with pytest.raises(NoSuchAccount):
        async with admins.transaction() as store:
            await steps.change_account(store, 9, role=Role.VIEWER, scope=Scope.ALL, by=None, now=NOW)
