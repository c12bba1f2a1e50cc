"""A new contact point: where it is, what it is called, what it answers for; all else may come later."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from desk.directory.contact_fields import groups, municipality_field, typed_in
from desk.directory.fields import MAX_NOTE, Filled, Maker, in_words
from desk.directory.filters import NATIONAL
from desk.directory.hours import understood
from desk.directory.saving import NOT_KEPT
from desk.directory.words import contact_address
from desk.house import House
from desk.pages import page
from desk.trail import trace
from desk.visit import Visit, see_other
from directory.contact_store import load_contacts
from directory.editing import Refused, create
from directory.history import BY_NAME
from directory.import_lines import Names
from directory.pack_cells import NO
from directory.pack_values import WRITTEN_LANGUAGES
from directory.records import ContactKind, ContactPoint, State
from locales.catalogs import texts

MADE = "contact-make"


class NewContact:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return self._page(visit, Filled(texts=_prefilled(visit, self._house)))

    async def make(self, visit: Visit) -> web.Response:
        typed = typed_in(visit.form, self._house.guide())
        try:
            contact = await self._make(visit, typed)
        except Refused as refused:
            faults, others = in_words(refused.errors, (*BY_NAME, "note"), visit.language)
            fault = texts(visit.language).gettext(NOT_KEPT)
            filled = Filled(texts=typed, note=visit.filled_in("note"), faults=faults, others=others, fault=fault)
            return self._page(visit, filled, status=422)
        return see_other(f"{contact_address(contact.key)}?done=make")

    async def _make(self, visit: Visit, typed: Mapping[str, str]) -> ContactPoint:
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            key = Names(await load_contacts(store)).new_key(typed.get("municipality", ""), _names(typed))
            contact = await create(
                store,
                key,
                {name: text for name, text in typed.items() if text},
                scope=visit.scope,
                account_id=visit.account_id,
                note=visit.filled_in("note"),
                now=now,
            )
            await trace(store, visit, MADE, "contact", key, now=now)
        return contact

    def _page(self, visit: Visit, filled: Filled, *, status: int = 200) -> web.Response:
        guide, language = self._house.guide(), visit.language
        make = Maker(filled=filled, language=language)
        return page(
            self._house,
            visit,
            "directory/new.html",
            status=status,
            filled=filled,
            municipality=municipality_field(make, guide, visit.scope, language),
            groups=groups(filled, guide, language, before=None),
            hours=understood(filled.texts.get("opening_hours", ""), language, self._house.clock()),
            max_note=MAX_NOTE,
        )


def _prefilled(visit: Visit, house: House) -> dict[str, str]:
    """What the address says it is for; whoever looks after one municipality makes it there."""
    guide, asked = house.guide(), visit.asked("municipality")
    own = visit.scope.municipalities
    place = asked if asked in guide.municipalities and visit.scope.allows_municipality(asked) else ""
    if not place and own is not None and len(own) == 1:
        place = next(iter(own))
    if not place and asked != NATIONAL:
        first = municipality_field(Maker(filled=Filled(texts={}), language=visit.language), guide, visit.scope, "en")
        place = first.choices[0].value if first.choices else ""
    return {
        "municipality": place,
        "kind": ContactKind.OFFICE.value,
        "topics": visit.asked("topic") if visit.asked("topic") in guide.topics else "",
        "state": State.UNCONFIRMED.value,
        "demo": NO,
    }


def _names(typed: Mapping[str, str]) -> list[str]:
    """The key is made from the last of the names: English or Albanian, else another one in Latin letters."""
    order = sorted(WRITTEN_LANGUAGES, key=lambda code: (code == "en", code == "sq", code != "sr-Cyrl"))
    return [typed[f"name_{code}"] for code in order if typed.get(f"name_{code}")] or [""]
