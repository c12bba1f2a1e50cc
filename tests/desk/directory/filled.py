"""A store with the small Kosovo's municipalities and topics and a few contact points, and how tests look at them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

from directory import store_rows
from directory.contact_store import Cause, load_contact, lock_directory, write_contacts
from directory.procedure_store import load_procedure, write_procedures
from directory.records import ContactKind, ContactPoint, Procedure, State
from storage.database import Database
from storage.directory import history, upsert
from storage.directory_tables import ChangeAction, ContactChange, MunicipalityRow, TopicRow
from storage.scope import Scope
from tests.conftest import NOW
from tests.handlers.world import MUNICIPALITIES, TOPICS, office

BY_THE_PACK = Cause(action=ChangeAction.PACK, now=NOW)
WASTE, ROADS, WATER, EVERYWHERE = "gjilan/waste", "prizren/roads", "gjilan/water", "kosovo/legal-aid"
NAMES = {"sq": "Mbeturinat", "sr-Cyrl": "Отпад", "bs": "Otpad", "tr": "Çöp", "en": "Waste Department"}
CONTACTS: tuple[ContactPoint, ...] = (
    office(
        WASTE,
        "Waste Department",
        names=NAMES,
        municipality="gjilan",
        topics=("waste-collection", "civil-status"),
        languages=("sr-Latn", "sq"),
        phones=("+383 280 320 111",),
        email="waste@gjilan.org",
        address="Rruga e Dëshmorëve 1",
        opening_hours="Mo-Fr 08:00-16:00",
        website="https://gjilan.org/waste",
        state=State.CONFIRMED,
        confirmed_on=date(2026, 1, 5),
    ),
    office(WATER, "Water Desk", municipality="gjilan", topics=("water-sewage",), phones=("+383 00 1",), demo=True),
    office("gjilan/general", "General Office", municipality="gjilan", kind=ContactKind.GENERAL),
    office(ROADS, "Roads Office", municipality="prizren", topics=("roads",)),
    office(EVERYWHERE, "Legal Aid Agency", topics=("legal-aid",), phones=("+383 38 200 000",)),
)
REGISTER = "gjilan/birth"
PROCEDURE = Procedure(
    key=REGISTER,
    topic="civil-status",
    municipality="gjilan",
    titles={"en": "Birth registration", "sq": "Regjistrimi i lindjes"},
    documents={"en": ("ID card", "hospital letter")},
    fees={"en": "1 €"},
    deadline_days=2,
)


async def fill(database: Database) -> None:
    async with database.transaction() as store:
        await upsert(store, MunicipalityRow, [store_rows.of_municipality(each) for each in MUNICIPALITIES], "code")
        await upsert(store, TopicRow, [store_rows.of_topic(each) for each in TOPICS], "code")
        await lock_directory(store)
        await write_contacts(store, [(None, each) for each in CONTACTS], BY_THE_PACK)
        await write_procedures(store, [(None, PROCEDURE)], BY_THE_PACK)


async def contact(database: Database, key: str = WASTE) -> ContactPoint:
    async with database.reading() as store:
        found = await load_contact(store, key)
        assert found is not None
        return found


async def procedure(database: Database, key: str = REGISTER) -> Procedure | None:
    async with database.reading() as store:
        return await load_procedure(store, key)


async def changes(database: Database, key: str = WASTE) -> Sequence[ContactChange]:
    """The latest first."""
    async with database.reading() as store:
        return [each for each, _ in await history(store, scope=Scope.ALL, contact=key)]


def form_of(html: str, **fields: str) -> dict[str, str]:
    """The fields of a page's form for a contact point or procedure, as a browser would send them."""
    reader = FormReader()
    reader.feed(html)
    return {**reader.found, **fields}


class FormReader(HTMLParser):
    """Reads what stands in the form whose class is `fields`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self._inside = False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        name, value = known.get("name") or "", known.get("value") or ""
        if tag == "form":
            self._inside = "fields" in (known.get("class") or "").split()
        elif self._inside and tag == "input" and _is_sent(known):
            self.found[name] = value
        elif self._inside and tag == "select":
            self._select = name
        elif self._inside and tag == "option" and ("selected" in known or self._select not in self.found):
            self.found[self._select] = value
        elif self._inside and tag == "textarea":
            self._area, self.found[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data.removeprefix("\n")


def _is_sent(attributes: dict[str, str | None]) -> bool:
    return attributes.get("type") not in ("checkbox", "radio") or "checked" in attributes
