"""Reply templates in the staff group: shown as the resident would read them, and sent by a button below."""

from __future__ import annotations

import hashlib

from bot.staff.case import Case, Told
from desk.office_work import language_to_answer_in
from desk.templates_fill import Filled, Subject
from desk.templates_pick import filled_for, title_in
from desk.ticket_words import language_in_words, missing_in_words
from locales.catalogs import texts
from storage import templates, tickets
from storage.templates import Template

MAX_LISTED = 40


async def show_template(case: Case) -> Told:
    """One with its key, or without a key which there are."""
    _ = texts(case.language).gettext
    found = await _named(case, case.words)
    if found is None:
        return Told(text=await _list(case))
    filled, language = await _filled(case, found)
    title = title_in(found, case.language)
    if filled is None:
        said = _("“{title}” has no version in {language} yet.")
        return Told(text=said.format(title=title, language=language_in_words(language)))
    text = f"{title} · {language_in_words(language)}\n\n{filled.text}"
    if filled.missing:
        return Told(text=f"{text}\n\n{missing_in_words(filled.missing, case.language)}")
    send = {"text": _("Send to the resident"), "callback_data": f"send:{found.key}:{_print_of(filled.text)}"}
    return Told(text=text, buttons=[[send]])


async def template_as_shown(case: Case) -> str | None:
    """The words of a template that the pressed button belongs to; None when they have changed since."""
    key, _, print_of = case.words.rpartition(":")
    found = await _named(case, key)
    filled = (await _filled(case, found))[0] if found else None
    return filled.text if filled and not filled.missing and _print_of(filled.text) == print_of else None


async def _named(case: Case, key: str) -> Template | None:
    found = await templates.by_key(case.session, key.strip().lower(), scope=case.actor.scope) if key else None
    usable = found and not found.is_retired and found.municipality in (None, case.ticket.municipality)
    return found if usable else None


async def _filled(case: Case, template: Template) -> tuple[Filled | None, str]:
    """As the resident reads it, and their language."""
    ticket = case.ticket
    language = language_to_answer_in(ticket, await tickets.resident_of(case.session, ticket))
    subject = Subject(reference=ticket.reference, municipality=ticket.municipality, topic=ticket.topic)
    return filled_for(template, subject, case.guide, language, case.now), language


async def _list(case: Case) -> str:
    _ = texts(case.language).gettext
    found = await templates.find(case.session, scope=case.actor.scope)
    usable = [each for each in found if each.municipality in (None, case.ticket.municipality)]
    # Those for the topic first; the rest in order of their keys.
    usable.sort(key=lambda each: bool(each.topics) and case.ticket.topic not in each.topics)
    lines = [f"/template {each.key} – {title_in(each, case.language)}" for each in usable[:MAX_LISTED]]
    if not lines:
        return _("There are no templates yet. They are written at the desk.")
    heading = _("There is no template “{key}”.").format(key=case.words[:40]) if case.words else _("Templates:")
    return "\n".join([heading, *lines])


def _print_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
