"""All contact points: found by filters, changed in their line, or several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk.directory.addresses import DIRECTORY
from desk.directory.care import may_edit, visible_contacts
from desk.directory.contact_fields import in_place, state_field, topic_choices
from desk.directory.contact_view import ContactView, Shown
from desk.directory.fields import MAX_NOTE, Filled, FormField, Maker
from desk.directory.filters import Asked, asked_for, chosen
from desk.directory.held_back import HeldBack, held_back_by
from desk.directory.hours import Understood, understood
from desk.directory.lines import Line, Liner
from desk.directory.saving import NotKept, filled_with, save, typed_over
from desk.directory.several import ActRefused, Fault, act_in, carry_out, picked_in
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.paging import Paging
from desk.rights import Right
from desk.visit import Visit, see_other
from directory.contact_store import load_contact
from directory.due import load_intervals
from directory.editing import NoSuchContact
from directory.merging import as_texts
from directory.records import ContactPoint, State
from directory.states import NAMES
from locales.catalogs import mark, texts
from locales.local_time import ZONE

PAGE = 50
KEPT = {"note": "note", "state": "to-state", "topic": "to-topic", "hours": "to-hours"}
DONE: Mapping[str, str] = {
    "save": mark("Saved. Residents read it from the next minute on."),
    "nothing": mark("Nothing was changed, so nothing was kept."),
    "undo": mark("It was taken back, and is not there any more."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """The line that is being changed: its fields, how its hours are understood and what waits behind it."""

    key: str
    filled: Filled
    fields: tuple[FormField, ...]
    state: FormField
    hours: Understood
    held_back: HeldBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the page says of something that was tried."""

    filled: Filled | None = None
    fault: str = ""
    faults: Sequence[Fault] = ()
    status: int = 200


class DirectoryTable:
    def __init__(self, house: House) -> None:
        self._house = house
        self._one = ContactView(house)

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            return await self._page(store, visit, Said())

    async def work(self, visit: Visit) -> web.Response:
        """A line is saved, or something is done to those that were picked."""
        return await (self._save(visit) if visit.filled_in("do") == "save" else self._several(visit))

    async def _several(self, visit: Visit) -> web.Response:
        now = self._house.clock()
        try:
            act = act_in(visit, self._house.guide())
            async with self._house.database.transaction() as store:
                count = await carry_out(store, visit, act, self._one.words(visit), now=now)
        except ActRefused as refused:
            said = Said(fault=refused.message, faults=refused.faults, status=422)
            async with self._house.database.reading() as store:
                return await self._page(store, visit, said)
        return see_other(str(visit.request.rel_url.without_query_params("edit", "done").update_query(changed=count)))

    async def _save(self, visit: Visit) -> web.Response:
        """One line; where somebody else has changed the same, both are shown on the page of the contact point."""
        async with self._house.database.reading() as store:
            contact = await self._opened(store, visit)
            if contact is None or not may_edit(visit, contact):
                raise web.HTTPNotFound
        typed = typed_over(visit.form, self._house.guide(), as_texts(contact))
        try:
            async with self._house.database.transaction() as store:
                after = await save(store, visit, contact, typed, self._one.words(visit), now=self._house.clock())
        except NoSuchContact as error:
            raise web.HTTPNotFound from error
        except NotKept as not_kept:
            return await self._again(visit, contact, not_kept)
        done = "save" if after.version != contact.version else "nothing"
        return see_other(str(visit.request.rel_url.without_query_params("edit").update_query(done=done)))

    async def _again(self, visit: Visit, contact: ContactPoint, not_kept: NotKept) -> web.Response:
        async with self._house.database.reading() as store:
            if not_kept.is_clash:
                contact = await load_contact(store, contact.key) or contact
                shown = Shown(filled=not_kept.filled, status=not_kept.status)
                return await self._one.page(store, visit, contact, shown)
            return await self._page(store, visit, Said(filled=not_kept.filled, status=not_kept.status))

    async def _page(self, store: AsyncSession, visit: Visit, said: Said) -> web.Response:
        house, language, guide = self._house, visit.language, self._house.guide()
        today = house.clock().astimezone(ZONE).date()
        asked = asked_for(visit.request.query, guide, visit.scope, language)
        intervals = await load_intervals(store)
        contacts = await visible_contacts(store, visit.scope)
        found = chosen(contacts, asked, guide, intervals, today)
        url = URL(DIRECTORY).with_query(asked.query)
        paging = Paging.of(url.update_query(page=visit.asked("page")), count=len(found), size=PAGE)
        liner = Liner(visit=visit, guide=guide, intervals=intervals, today=today)
        lines = [liner.line(contact) for contact in found[paging.offset : paging.offset + PAGE]]
        _ = texts(language).gettext
        return page(
            house,
            visit,
            "directory/table.html",
            status=said.status,
            asked=asked,
            lines=lines,
            paging=paging,
            count=len(found),
            is_empty=not contacts,
            # The starter pack fills it, but nothing of that was said by an office.
            is_new=not any(contact.confirmed_on for contact in contacts if not contact.demo),
            may_edit=visit.may(Right.EDIT_DIRECTORY),
            opened=await self._open(store, visit, lines, said),
            this_list=str(visit.request.rel_url.without_query_params("edit", "done", "changed")),
            editing=_editing(visit, asked),
            new=f"/desk/directory/new?{urlencode(_prefilled(asked))}",
            picked=set(picked_in(visit.form)),
            form_of_several=_kept(visit),
            states=[(state.value, _(NAMES[state])) for state in State if state is not State.DUE],
            topics=topic_choices(guide, (), language),
            fault=said.fault,
            faults=said.faults,
            done=_done(visit),
            max_note=MAX_NOTE,
        )

    async def _open(self, store: AsyncSession, visit: Visit, lines: Sequence[Line], said: Said) -> Open | None:
        line = next((line for line in lines if line.contact.key == visit.asked("edit") and line.may_edit), None)
        if line is None:
            return None
        house, language, contact = self._house, visit.language, line.contact
        filled = said.filled or filled_with(contact)
        make = Maker(filled=filled, language=language)
        now = house.clock()
        return Open(
            key=contact.key,
            filled=filled,
            fields=tuple(in_place(make, language)),
            state=state_field(make, language, contact.state),
            hours=understood(filled.texts.get("opening_hours", ""), language, now),
            held_back=await held_back_by(store, contact, house.guide(), scope=visit.scope, now=now),
        )

    async def _opened(self, store: AsyncSession, visit: Visit) -> ContactPoint | None:
        key = visit.asked("edit")
        return await load_contact(store, key) if key else None


def _kept(visit: Visit) -> dict[str, str]:
    """What was filled in for several of them."""
    return {name: visit.filled_in(field) for name, field in KEPT.items()}


def _editing(visit: Visit, asked: Asked) -> str:
    """The address of this list with a line to be opened, up to the key of that line."""
    query = {**asked.query} | ({"page": visit.asked("page")} if visit.asked("page") else {})
    return f"{DIRECTORY}?{urlencode({**query, 'edit': ''})}"


def _prefilled(asked: Asked) -> dict[str, str]:
    """What a new one shares with those that are looked at."""
    return {name: value for name, value in asked.query.items() if name in ("municipality", "topic")}


def _done(visit: Visit) -> str:
    if (changed := number_in(visit.asked("changed"))) is not None:
        return _count_changed(changed, visit.language)
    done = DONE.get(visit.asked("done"), "")
    return texts(visit.language).gettext(done) if done else ""


def _count_changed(count: int, language: str) -> str:
    ngettext = texts(language).ngettext
    return ngettext("{count} contact point was changed.", "{count} contact points were changed.", count).format(
        count=count
    )
