"""Several contact points changed at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from directory.contact_store import load_contacts
from directory.editing import Refused
from directory.editing_several import Edit, SeveralRefused, change_several
from directory.records import ContactPoint
from storage.database import Database
from storage.scope import Scope
from tests.conftest import NOW

WHO: dict[str, Any] = {"scope": Scope.ALL, "account_id": None, "note": "asked", "now": NOW}
WORKS, OTHER = "here/works", "there/works"


async def changed(
    database: Database, edits: Mapping[str, dict[str, str]], *, version: int = 1, **who: Any
) -> list[ContactPoint]:
    async with database.transaction() as session:
        asked = [Edit(key=key, version=version, changes=changes) for key, changes in edits.items()]
        return await change_several(session, asked, **{**WHO, **who})


async def phones(database: Database) -> list[tuple[str, ...]]:
    async with database.reading() as session:
        return [each.phones for each in await load_contacts(session, [WORKS, OTHER])]


async def test_all_are_changed(filled: Database) -> None:
    written = await changed(filled, {WORKS: {"phones": "038 222 165"}, OTHER: {"phones": "038 222 166"}})
    assert {each.key: each.version for each in written} == {WORKS: 2, OTHER: 2}
    assert await phones(filled) == [("+383 38 222 165",), ("+383 38 222 166",)]


async def test_one_that_cannot_be_changed_keeps_all_as_they_were(filled: Database) -> None:
    before = await phones(filled)
    with pytest.raises(SeveralRefused) as refused:
        await changed(filled, {WORKS: {"phones": "038 222 165"}, OTHER: {"phones": "call us", "email": "a@b"}})
    faults = {key: {error.field for error in errors} for key, errors in refused.value.faults.items()}
    assert faults == {OTHER: {"phones", "email"}}
    assert await phones(filled) == before


async def test_what_was_changed_meanwhile_is_named(filled: Database) -> None:
    await changed(filled, {WORKS: {"phones": "038 222 165"}})
    with pytest.raises(SeveralRefused, match="somebody else has changed it"):
        await changed(filled, {WORKS: {"address": "Street 1"}})


async def test_what_is_not_in_ones_care_is_not_there(filled: Database) -> None:
    with pytest.raises(SeveralRefused, match="is not there any more"):
        await changed(filled, {OTHER: {"address": "Street 1"}}, scope=Scope.of(["here"], None))


async def test_a_reason_is_asked_for_once(filled: Database) -> None:
    with pytest.raises(Refused, match="note"):
        await changed(filled, {WORKS: {"address": "Street 1"}}, note=" ")
