"""The pages of reply templates: the list, a new one, one to change or retire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk import templates_form as forms
from desk.house import House
from desk.office_work import language_to_answer_in
from desk.pages import page
from desk.scripts import turned
from desk.templates_fill import PLACEHOLDERS, Subject, values_for
from desk.templates_form import CYRILLIC, LANGUAGES_KEPT, Form
from desk.templates_pick import LATIN, title_in
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import endonym, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales.catalogs import mark, texts
from routing.records import Script
from storage import drafts, templates, tickets
from storage.templates import ChangedMeanwhile, KeyTaken, Template, Words

LIST, NEW = "/desk/templates", "/desk/templates/new"
TEMPLATE = "/desk/templates/{key:[a-z0-9-]{1,40}}"
MADE, CHANGED, RETIRED, RESTORED = "template-make", "template-change", "template-retire", "template-restore"
DONE = {
    "make": mark("The template is there now."),
    "change": mark("The template was changed."),
    "retire": mark("The template is offered no more. You can bring it back at any time."),
    "restore": mark("The template is offered again."),
}
CHANGED_MEANWHILE = mark(
    "Somebody has changed this template meanwhile. Yours was not kept; what you wrote still stands here. Open the "
    "template anew in another window, compare, and save once more."
)
NOT_KEPT = mark("It was not kept yet. Please look at the fields that are marked.")
# Values as short as these stand in a text by chance.
MIN_RECOGNISED = 6
GENERAL = ("reference", "office", "phone", "address", "email", "website")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One template of the list, in the officer's language; `there` and `missing` are languages by their own names."""

    key: str
    title: str
    topics: str
    municipality: str
    there: str
    missing: str
    changed: str
    starter: bool
    is_retired: bool


class TemplateList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            found = await templates.find(store, scope=visit.scope, retired=True)
        guide, language = self._house.guide(), visit.language
        lines = sorted((_line(each, guide, language) for each in found), key=lambda each: each.title.casefold())
        return page(
            self._house,
            visit,
            "templates.html",
            lines=[line for line in lines if not line.is_retired],
            retired=[line for line in lines if line.is_retired],
            done=_done(visit),
        )


class NewTemplate:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        form = await self._from_answer(visit) if visit.asked("from") else None
        return form_page(self._house, visit, form or Form(municipality=_only_municipality(visit)))

    async def make(self, visit: Visit) -> web.Response:
        form, guide = forms.read(visit.form, self._house.guide()), self._house.guide()
        if visit.filled_in("do") == "to-cyrillic":
            return form_page(self._house, visit, replace(form, versions=forms.in_cyrillic(form)))
        faults = forms.checked(form, guide, visit.scope, visit.language)
        if not faults:
            try:
                await self._keep(visit, form)
            except KeyTaken:
                faults = {"key": texts(visit.language).gettext(forms.KEY_TAKEN)}
        if faults:
            return form_page(self._house, visit, replace(form, faults=faults), status=422)
        return see_other(f"{LIST}?done=make")

    async def _keep(self, visit: Visit, form: Form) -> None:
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            await templates.add(
                store,
                form.key,
                form.versions,
                topics=form.topics,
                municipality=form.municipality,
                account_id=visit.account_id,
                now=now,
            )
            await trace(store, visit, MADE, "template", form.key, now=now)

    async def _from_answer(self, visit: Visit) -> Form | None:
        """The form with the answer that its officer has begun, as far as there is one."""
        async with self._house.database.reading() as store:
            ticket = await tickets.by_reference(store, visit.asked("from"), scope=visit.scope)
            draft = await drafts.get(store, visit.account_id, ticket.id) if ticket else None
            if ticket is None or draft is None:
                return None
            resident = await tickets.resident_of(store, ticket)
        language = language_to_answer_in(ticket, resident)
        subject = Subject(reference=ticket.reference, municipality=ticket.municipality, topic=ticket.topic)
        values = values_for(subject, self._house.guide(), language, self._house.clock())
        text = in_general(draft.text, values)
        if language == LATIN:
            language, text = CYRILLIC, turned(text, Script.CYRILLIC)
        return Form(
            municipality=_only_municipality(visit),
            topics=frozenset([ticket.topic] if ticket.topic else []),
            versions={language: Words(title="", text=text)},
        )


class TemplatePage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            template = await self._template(store, visit)
        return form_page(self._house, visit, forms.of_template(template), template=template)

    async def work(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            template = await self._template(store, visit)
        if not visit.scope.allows_municipality(template.municipality):
            raise web.HTTPForbidden
        match visit.filled_in("do"):
            case "retire" | "restore" as do:
                return await self._retire(visit, template, do)
            case "to-cyrillic":
                form = self._read(visit, template)
                form = replace(form, versions=forms.in_cyrillic(form))
                return form_page(self._house, visit, form, template=template)
            case _:
                return await self._change(visit, template)

    def _read(self, visit: Visit, template: Template) -> Form:
        return replace(forms.read(visit.form, self._house.guide()), key=template.key)

    async def _change(self, visit: Visit, template: Template) -> web.Response:
        form = self._read(visit, template)
        if faults := forms.checked(form, self._house.guide(), visit.scope, visit.language):
            return form_page(self._house, visit, replace(form, faults=faults), template=template, status=422)
        try:
            await self._keep(visit, form)
        except ChangedMeanwhile:
            fault = texts(visit.language).gettext(CHANGED_MEANWHILE)
            form = replace(form, seen=template.version)
            return form_page(self._house, visit, form, template=template, status=409, fault=fault)
        return see_other(f"{LIST}?done=change")

    async def _keep(self, visit: Visit, form: Form) -> None:
        now = self._house.clock()
        async with self._house.database.transaction() as store:
            is_there = await templates.change(
                store,
                form.key,
                form.versions,
                scope=visit.scope,
                seen=form.seen,
                topics=form.topics,
                municipality=form.municipality,
                now=now,
            )
            if not is_there:
                raise web.HTTPNotFound
            await trace(store, visit, CHANGED, "template", form.key, now=now)

    async def _retire(self, visit: Visit, template: Template, do: str) -> web.Response:
        now, retired = self._house.clock(), do == "retire"
        async with self._house.database.transaction() as store:
            await templates.retire(store, template.key, scope=visit.scope, retired=retired, now=now)
            if retired:
                await trace(store, visit, RETIRED, "template", template.key, now=now)
            else:
                await trace(store, visit, RESTORED, "template", template.key, now=now)
        return see_other(f"{LIST}?done={do}")

    async def _template(self, store: AsyncSession, visit: Visit) -> Template:
        """Raises 404."""
        found = await templates.by_key(store, visit.request.match_info["key"], scope=visit.scope)
        if found is None:
            raise web.HTTPNotFound
        return found


def form_page(
    house: House, visit: Visit, form: Form, *, template: Template | None = None, status: int = 200, fault: str = ""
) -> web.Response:
    """The form; without `template` for a new one. Somebody who may not change it is shown it all the same."""
    _ = texts(visit.language).gettext
    guide = house.guide()
    return page(
        house,
        visit,
        "template.html",
        status=status,
        fault=fault or (_(NOT_KEPT) if form.faults else ""),
        form=form,
        template=template,
        title=title_in(template, visit.language) if template else "",
        may_change=template is None or visit.scope.allows_municipality(template.municipality),
        municipality=municipality_called(guide, form.municipality, visit.language),
        municipalities=forms.municipalities(guide, visit.scope, form.municipality, visit.language),
        topics=forms.topic_options(guide, form.topics, visit.language),
        kept_languages=[(code, endonym(code)) for code in LANGUAGES_KEPT],
        placeholders=[(name, _(meaning)) for name, meaning in PLACEHOLDERS.items()],
        max_title=forms.MAX_TITLE,
        max_text=forms.MAX_TEXT,
        max_key=forms.MAX_KEY,
    )


def in_general(text: str, values: Mapping[str, str]) -> str:
    """An answer made fit for others: what the directory knows of this question is a placeholder again."""
    known = [(values.get(name, ""), name) for name in GENERAL]
    for value, name in sorted(known, key=lambda pair: -len(pair[0])):
        if len(value) >= MIN_RECOGNISED:
            text = text.replace(value, f"{{{name}}}")
    return text


def _line(template: Template, guide: Guide, language: str) -> Line:
    _ = texts(language).gettext
    missing = [code for code in LANGUAGES_KEPT if code not in template.versions and code != "rom"]
    return Line(
        key=template.key,
        title=title_in(template, language),
        topics=", ".join(filter(None, (topic_called(guide, code, language) for code in template.topics))),
        municipality=municipality_called(guide, template.municipality, language),
        there=", ".join(endonym(code) for code in LANGUAGES_KEPT if code in template.versions),
        missing=", ".join(endonym(code) for code in missing),
        changed=_changed(template.updated_at, language),
        starter=template.starter,
        is_retired=template.is_retired,
    )


def _changed(time: datetime, language: str) -> str:
    return texts(language).gettext("changed {time}").format(time=moment(time, language))


def _only_municipality(visit: Visit) -> str | None:
    """That of an officer who is responsible for one."""
    own = visit.scope.municipalities
    return next(iter(own)) if own is not None and len(own) == 1 else None


def _done(visit: Visit) -> str:
    done = DONE.get(visit.asked("done"), "")
    return texts(visit.language).gettext(done) if done else ""
