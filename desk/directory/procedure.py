"""The page of a procedure, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.directory.addresses import PROCEDURES
from desk.directory.contact_fields import municipality_field
from desk.directory.fields import MAX_NOTE, Filled, Maker
from desk.directory.filters import place_called
from desk.directory.history import PAGE, entries
from desk.directory.procedure_form import filled_with, groups, procedure_words, refused_form, save, typed_in
from desk.directory.procedures import is_visible
from desk.directory.saving import NotKept, Typed
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.rights import Right
from desk.trail import trace
from desk.visit import Visit, see_other
from directory.editing import Refused
from directory.import_lines import Names
from directory.procedure_editing import (
    NoSuchProcedure,
    OutdatedProcedure,
    Who,
    create_procedure,
    remove_procedure,
    undo_procedure,
)
from directory.procedure_store import is_within, load_procedure, load_procedures
from directory.records import Procedure
from directory.undoing import NoSuchChange
from handlers.names import topic_called
from handlers.papers import in_words as card_in_words
from locales import LANGUAGES
from locales.catalogs import mark, texts
from locales.choose import choose_text
from storage.directory import procedure_changes
from storage.scope import Scope

MADE, REMOVED, UNDONE = "procedure-make", "procedure-remove", "procedure-undo"
DONE: Mapping[str, str] = {
    "make": mark("It is there now. Residents read it on the card of its topic from the next minute on."),
    "save": mark("Saved. Residents read it from the next minute on."),
    "nothing": mark("Nothing was changed, so nothing was kept."),
    "undo": mark("The change was taken back."),
    "remove": mark("It was removed: residents do not read it any more. You can take that back here."),
}
CHANGED_MEANWHILE = mark("Somebody else has changed it meanwhile. This is how it stands now: please look at it first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows besides the procedure as it stands. `fault` is about removing."""

    filled: Filled | None = None
    fault: str = ""
    faults_of_undoing: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    status: int = 200


class ProcedurePage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._again(visit, Shown())

    async def work(self, visit: Visit) -> web.Response:
        key = _key(visit)
        try:
            match visit.filled_in("do"):
                case "undo":
                    return await self._undo(visit, key)
                case "remove":
                    return await self._remove(visit, key)
                case _:
                    return await self._save(visit, key)
        except (NoSuchProcedure, NoSuchChange) as error:
            raise web.HTTPNotFound from error

    async def _save(self, visit: Visit, key: str) -> web.Response:
        try:
            async with self._house.database.transaction() as store:
                procedure = await self._own(store, visit, key)
                after = await save(store, visit, procedure, self._house.guide(), self._who(visit))
        except NotKept as not_kept:
            return await self._again(visit, Shown(filled=not_kept.filled, status=not_kept.status))
        return see_other(f"{PROCEDURES}/{key}?done={'save' if after.version != procedure.version else 'nothing'}")

    async def _remove(self, visit: Visit, key: str) -> web.Response:
        who, seen = self._who(visit), number_in(visit.filled_in("seen")) or 0
        try:
            async with self._house.database.transaction() as store:
                await self._own(store, visit, key)
                await remove_procedure(store, key, who, version=seen)
                await trace(store, visit, REMOVED, "procedure", key, now=who.now)
        except OutdatedProcedure:
            return await self._again(visit, Shown(fault=texts(visit.language).gettext(CHANGED_MEANWHILE), status=409))
        except Refused as refused:
            return await self._again(visit, Shown(fault=_because(refused, visit.language), status=422))
        return see_other(f"{PROCEDURES}/{key}?done=remove")

    async def _undo(self, visit: Visit, key: str) -> web.Response:
        who, number = self._who(visit), number_in(visit.filled_in("change")) or 0
        try:
            async with self._house.database.transaction() as store:
                await undo_procedure(store, number, who, of=key)
                await trace(store, visit, UNDONE, "procedure", key, now=who.now, change=number)
        except Refused as refused:
            words = procedure_words(self._house.guide(), visit.language)
            faults = tuple(words.because(error) for error in refused.errors)
            return await self._again(visit, Shown(faults_of_undoing={number: faults}, status=422))
        return see_other(f"{PROCEDURES}/{key}?done=undo")

    async def _again(self, visit: Visit, shown: Shown) -> web.Response:
        async with self._house.database.reading() as store:
            return await self._page(store, visit, shown)

    async def _page(self, store: AsyncSession, visit: Visit, shown: Shown) -> web.Response:
        """Of one that was removed only its history is there; it is in the care of the municipality in its key."""
        key, guide, language = _key(visit), self._house.guide(), visit.language
        procedure = await load_procedure(store, key)
        before = number_in(visit.asked("before"))
        changes = await procedure_changes(store, key, before_id=before, limit=PAGE + 1)
        if not _is_visible(key, procedure, visit.scope) or (procedure is None and not changes):
            raise web.HTTPNotFound
        may_edit = visit.may(Right.EDIT_DIRECTORY) and _is_own(key, procedure, visit.scope)
        words = procedure_words(guide, language)
        filled = (shown.filled or filled_with(procedure)) if procedure else None
        done = DONE.get(visit.asked("done"), "")
        return page(
            self._house,
            visit,
            "directory/procedure.html",
            status=shown.status,
            procedure=procedure,
            address=f"{PROCEDURES}/{key}",
            title=choose_text(procedure.titles, language) if procedure else key,
            place=place_called(guide, procedure.municipality, language) if procedure else "",
            topic=topic_called(guide, procedure.topic, language) if procedure else "",
            may_edit=may_edit,
            filled=filled,
            groups=groups(filled, guide, language) if filled else (),
            cards=[(info, card_in_words(procedure, info.code)) for info in LANGUAGES.values()] if procedure else (),
            entries=entries(changes[:PAGE], words, may_edit=may_edit, faults=shown.faults_of_undoing),
            older=changes[PAGE - 1][0].id if len(changes) > PAGE else None,
            fault=shown.fault,
            done=texts(language).gettext(done) if done else "",
            max_note=MAX_NOTE,
        )

    async def _own(self, store: AsyncSession, visit: Visit, key: str) -> Procedure:
        """Raises 404, and 403 for what may only be read."""
        procedure = await load_procedure(store, key)
        if procedure is None or not _is_visible(key, procedure, visit.scope):
            raise web.HTTPNotFound
        if not is_within(procedure, visit.scope):
            raise web.HTTPForbidden
        return procedure

    def _who(self, visit: Visit) -> Who:
        return who_of(visit, self._house)


class NewProcedure:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        guide = self._house.guide()
        asked = {name: visit.asked(name) for name in ("municipality", "topic")}
        known = {"municipality": guide.municipalities, "topic": guide.topics}
        texts_ = {name: code for name, code in asked.items() if code in known[name]}
        return self._page(visit, Filled(texts=texts_))

    async def make(self, visit: Visit) -> web.Response:
        typed, who = typed_in(visit.form), who_of(visit, self._house)
        try:
            async with self._house.database.transaction() as store:
                key = _new_key(await load_procedures(store), typed)
                await create_procedure(store, key, {name: text for name, text in typed.items() if text}, who)
                await trace(store, visit, MADE, "procedure", key, now=who.now)
        except Refused as refused:
            said = Typed(texts=typed, seen=0, note=who.note)
            return self._page(visit, refused_form(None, said, refused.errors, visit.language), status=422)
        return see_other(f"{PROCEDURES}/{key}?done=make")

    def _page(self, visit: Visit, filled: Filled, *, status: int = 200) -> web.Response:
        guide, language = self._house.guide(), visit.language
        make = Maker(filled=filled, language=language)
        return page(
            self._house,
            visit,
            "directory/procedure-new.html",
            status=status,
            filled=filled,
            municipality=municipality_field(make, guide, visit.scope, language),
            groups=groups(filled, guide, language),
            max_note=MAX_NOTE,
        )


def who_of(visit: Visit, house: House) -> Who:
    """Who is signed in, with the reason that they give."""
    return Who(scope=visit.scope, account_id=visit.account_id, note=visit.filled_in("note"), now=house.clock())


def _new_key(there: list[Procedure], typed: Mapping[str, str]) -> str:
    names = Names(())
    for procedure in there:
        names.add(procedure.key, procedure.municipality or "", ())
    titles = [text for name, text in typed.items() if name.startswith("title_") and text]
    return names.new_key(typed.get("municipality", ""), titles or [typed.get("topic", "")])


def _key(visit: Visit) -> str:
    match = visit.request.match_info
    return f"{match['where']}/{match['what']}"


def _is_own(key: str, procedure: Procedure | None, scope: Scope) -> bool:
    """One that was removed is known by the municipality in its key."""
    if procedure is not None:
        return is_within(procedure, scope)
    return scope.municipalities is None or scope.allows_municipality(key.partition("/")[0])


def _is_visible(key: str, procedure: Procedure | None, scope: Scope) -> bool:
    if procedure is not None:
        return is_visible(procedure, scope)
    return frozenset() not in (scope.municipalities, scope.topics) and _is_own(key, procedure, scope)


def _because(refused: Refused, language: str) -> str:
    return " ".join(error.reason.in_words(language) for error in refused.errors)
