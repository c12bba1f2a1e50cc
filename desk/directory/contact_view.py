"""What the page of a contact point shows: what is known, what a resident sees of it, who changed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.care import may_edit
from desk.directory.contact_fields import groups
from desk.directory.corrections_take_over import Proposal, proposal
from desk.directory.fields import MAX_NOTE, Filled, in_words
from desk.directory.filters import place_called
from desk.directory.held_back import held_back_by
from desk.directory.history import PAGE, Words, entries
from desk.directory.hours import understood
from desk.directory.keeping import keeping_of
from desk.directory.preview import chosen_in, nothing_to_show, preview_of
from desk.directory.saving import filled_with
from desk.directory.words import contact_address, contact_name, day_in_words, field_label, kind_name, state_shown
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.scripts import differs
from desk.templates_form import CYRILLIC, NOT_CYRILLIC
from desk.visit import Visit
from directory.due import load_intervals
from directory.fields import warnings_in
from directory.history import BY_NAME
from directory.pack_cells import COLUMNS
from directory.records import ContactPoint
from locales.catalogs import mark, texts
from locales.local_time import ZONE
from storage.directory import history
from storage.scope import Scope

DONE: Mapping[str, str] = {
    "make": mark("The contact point is there now. Residents are led to it from the next minute on."),
    "save": mark("Saved. Residents read it from the next minute on."),
    "nothing": mark("Nothing was changed, so nothing was kept."),
    "confirm": mark("Confirmed. Thank you for asking the office."),
    "undo": mark("The change was taken back."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows besides the contact point as it stands. `as_typed`: with what was typed, for the preview.
    `faults_of_undoing`: number of a change → why it was not taken back.
    """

    filled: Filled | None = None
    as_typed: ContactPoint | None = None
    confirm_fault: str = ""
    faults_of_undoing: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    status: int = 200


class ContactView:
    def __init__(self, house: House) -> None:
        self._house = house

    async def page(self, store: AsyncSession, visit: Visit, contact: ContactPoint, shown: Shown) -> web.Response:
        """The page as it stands, with what was typed if it was not kept."""
        previewed, done = shown.as_typed or contact, DONE.get(visit.asked("done"), "")
        return page(
            self._house,
            visit,
            "directory/contact.html",
            status=shown.status,
            contact=contact,
            address=contact_address(contact.key),
            may_edit=may_edit(visit, contact),
            preview=preview_of(self._house, visit, previewed, chosen_in(visit)),
            no_preview=nothing_to_show(previewed, visit.language),
            is_typed=shown.as_typed is not None,
            keeping=await keeping_of(store, contact, visit, self._house),
            correction=await correction_for(store, visit, contact),
            confirm_fault=shown.confirm_fault,
            done=texts(visit.language).gettext(done) if done else "",
            max_note=MAX_NOTE,
            **await self._standing(store, visit, contact),
            **self._form(visit, contact, shown),
            **await self._past(store, visit, contact, shown),
        )

    def words(self, visit: Visit) -> Words:
        """How values of fields are said to this visitor."""
        return Words(columns=BY_NAME, guide=self._house.guide(), language=visit.language)

    async def _standing(self, store: AsyncSession, visit: Visit, contact: ContactPoint) -> dict[str, Any]:
        """How far it may be trusted, and what hangs on it."""
        guide, language, now = self._house.guide(), visit.language, self._house.clock()
        intervals, today = await load_intervals(store), now.astimezone(ZONE).date()
        due_on = intervals.due_on(contact)
        return {
            "name": contact_name(contact, language),
            "place": place_called(guide, contact.municipality, language),
            "kind": kind_name(contact.kind, language),
            "state": state_shown(intervals.state_on(contact, today), language),
            "confirmed_on": day_in_words(contact.confirmed_on, language),
            "due_on": day_in_words(due_on, language),
            "is_overdue": due_on is not None and due_on <= today,
            "held_back": await held_back_by(store, contact, guide, scope=visit.scope, now=now),
            "warnings": [*in_words(warnings_in(None, contact), (), language)[1], *_in_latin(contact, language)],
        }

    def _form(self, visit: Visit, contact: ContactPoint, shown: Shown) -> dict[str, Any]:
        filled, language = shown.filled or filled_with(contact), visit.language
        return {
            "filled": filled,
            "groups": groups(filled, self._house.guide(), language, before=contact.state),
            "hours": understood(filled.texts.get("opening_hours", ""), language, self._house.clock()),
        }

    async def _past(self, store: AsyncSession, visit: Visit, contact: ContactPoint, shown: Shown) -> dict[str, Any]:
        """Who changed what. Whoever sees a national office sees its history, too."""
        changes = await history(
            store,
            scope=visit.scope if contact.municipality else Scope.ALL,
            contact=contact.key,
            limit=PAGE + 1,
            before_id=number_in(visit.asked("before")),
        )
        owns, faults = may_edit(visit, contact), shown.faults_of_undoing
        return {
            "entries": entries(changes[:PAGE], self.words(visit), may_edit=owns, faults=faults),
            "older": changes[PAGE - 1][0].id if len(changes) > PAGE else None,
        }


def _in_latin(contact: ContactPoint, language: str) -> list[str]:
    """Serbian texts in Latin letters: those who read Cyrillic would be given them as they are."""
    columns = [column for column in COLUMNS if column.language == CYRILLIC]
    wrong = [column.name for column in columns if differs(column.text_of(contact), CYRILLIC)]
    return [f"{field_label(name, language)}: {texts(language).gettext(NOT_CYRILLIC)}" for name in wrong]


async def correction_for(store: AsyncSession, visit: Visit, contact: ContactPoint) -> Proposal | None:
    """What somebody has reported about this contact point, for whoever may bring it in."""
    number = number_in(visit.filled_in("correction") or visit.asked("correction"))
    if number is None or not may_edit(visit, contact):
        return None
    found = await proposal(store, number, visit.scope, visit.language)
    return found if found is not None and found.contact == contact.key else None
