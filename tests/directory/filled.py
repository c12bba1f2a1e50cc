"""A store with the small pack and one office full of oddities; and how tests import, export and look."""

from __future__ import annotations

import csv
import io
from typing import Any

from directory.contact_store import Cause, load_contacts, write_contacts
from directory.import_plan import ImportPlan
from directory.importing import Applied, TableFile, apply_import, plan_import
from directory.records import ContactKind, ContactPoint
from directory.spreadsheet.export import as_csv
from storage.account_tables import Account, Role
from storage.database import Database
from storage.directory_tables import ChangeAction
from storage.scope import Scope
from tests.conftest import NOW

BY_A_PERSON = Cause(action=ChangeAction.CREATED, now=NOW)
ODD = ContactPoint(
    key="there/odd",
    municipality="there",
    kind=ContactKind.OFFICE,
    names={"en": "=HYPERLINK(1)", "sq": "'quoted", "tr": "-"},
    topics=("water",),
    phones=("+383 38 222 165", "038 200 14 612"),
    address=' @home, "1st floor"\nback door ',
    website="not checked.example",  # put in before addresses were checked
    notes={"en": "\t=1+1", "sr-Cyrl": "десно; лево"},
)


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    """Rows as CSV; the columns are those that any row names."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def file_of(content: str | bytes, name: str = "table.csv") -> TableFile:
    return TableFile(name=name, content=content.encode() if isinstance(content, str) else content)


async def planned(database: Database, content: str | bytes, **how: Any) -> ImportPlan:
    how.setdefault("scope", Scope.ALL)
    async with database.reading() as session:
        return await plan_import(session, file_of(content), now=NOW, **how)


async def applied(database: Database, plan: ImportPlan, *, account_id: int | None = None) -> Applied:
    async with database.transaction() as session:
        return await apply_import(session, plan, account_id=account_id, note="from the office", now=NOW)


async def imported(database: Database, content: str | bytes, **how: Any) -> Applied:
    return await applied(database, await planned(database, content, **how))


async def exported(database: Database) -> str:
    async with database.reading() as session:
        return as_csv(await load_contacts(session))


async def contact(database: Database, key: str) -> ContactPoint:
    async with database.reading() as session:
        return next(each for each in await load_contacts(session) if each.key == key)


async def is_there(database: Database, key: str) -> bool:
    async with database.reading() as session:
        return any(each.key == key for each in await load_contacts(session))


async def put(database: Database, *contacts: ContactPoint) -> None:
    """As if a person had made them."""
    async with database.transaction() as session:
        await write_contacts(session, [(None, each) for each in contacts], BY_A_PERSON)


async def account(database: Database, name: str) -> int:
    async with database.transaction() as session:
        made = Account(name=name, password_hash="", role=Role.EDITOR, created_at=NOW)
        session.add(made)
        await session.flush()
        return made.id
