"""The buttons that several capabilities offer: first menu, pages, languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from directory.guide import Guide
from handlers.actions import NEW_QUESTION, Verb, action
from handlers.names import municipality_called
from handlers.once import once_a_directory, once_a_language
from handlers.records import Button
from handlers.say import Rows, in_rows, language_of
from handlers.turn import TicketSummary, Turn
from locales import LANGUAGES
from locales.catalogs import texts
from locales.country import country

Thing = TypeVar("Thing")


def first_menu(turn: Turn) -> Rows:
    return _first_menu(turn.guide, language_of(turn), turn.resident.municipality)


@once_a_directory
def _first_menu(guide: Guide, language: str, municipality: str | None) -> Rows:
    _ = texts(language).gettext
    return (
        (
            Button(label=_("✍ Ask in my own words"), action=action(Verb.ASK)),
            Button(label=_("📋 Choose a topic"), action=action(Verb.TOPICS, NEW_QUESTION)),
        ),
        (
            _my_municipality(guide, language, municipality),
            Button(label=_("🌐 Language"), action=action(Verb.LANGUAGES)),
        ),
    )


def _my_municipality(guide: Guide, language: str, municipality: str | None) -> Button:
    """Named after the municipality once it is known."""
    _ = texts(language).gettext
    name = municipality_called(guide, municipality, language)
    label = _("📍 {municipality} (change)").format(municipality=name) if name else _("📍 My municipality")
    return Button(label=label, action=action(Verb.MUNICIPALITIES))


def languages() -> Rows:
    """Every language in its own words: whoever looks for theirs cannot read the others."""
    return _languages(country().languages)


@lru_cache(maxsize=1)
def _languages(codes: tuple[str, ...]) -> Rows:
    offered = [LANGUAGES[code] for code in codes]
    return in_rows([Button(label=each.endonym, action=action(Verb.LANGUAGE, each.code)) for each in offered], width=3)


@once_a_language
def office(language: str) -> Button:
    _ = texts(language).gettext
    return Button(label=_("✉ Send my question to the office"), action=action(Verb.OFFICE))


@once_a_language
def other_topics(language: str) -> Button:
    """The topics for the question that is being placed."""
    _ = texts(language).gettext
    return Button(label=_("📋 Choose a topic"), action=action(Verb.TOPICS))


@once_a_language
def to_menu(language: str) -> Button:
    _ = texts(language).gettext
    return Button(label=_("🏠 Menu"), action=action(Verb.MENU))


def add_to(turn: Turn, ticket: TicketSummary) -> Button:
    _ = texts(language_of(turn)).gettext
    label = _("➕ Add this to {reference}").format(reference=ticket.reference)
    return Button(label=label, action=action(Verb.ADD, ticket.reference))


@once_a_language
def my_questions(language: str) -> Button:
    _ = texts(language).gettext
    return Button(label=_("🗂 My questions"), action=action(Verb.STATUS))


def after_fault(language: str) -> Rows:
    """What can be offered when not even the directory is at hand."""
    _ = texts(language).gettext
    return ((Button(label=_("🏠 Menu"), action=action(Verb.MENU)),),)


def page_of(things: Sequence[Thing], page: int, size: int) -> Sequence[Thing]:
    """What stands on a page; the last page when there is no such page."""
    page = clamped(page, len(things), size)
    return things[page * size : (page + 1) * size]


def turning(language: str, page: int, count: int, size: int, verb: Verb, *arguments: str) -> tuple[Button, ...]:
    """Buttons to the page before and after, of `count` things; the page is the action's last argument."""
    _ = texts(language).gettext
    page, last = clamped(page, count, size), clamped(count, count, size)
    buttons = []
    if page > 0:
        buttons.append(Button(label=_("◀ Back"), action=action(verb, *arguments, page - 1)))
    if page < last:
        buttons.append(Button(label=_("More ▶"), action=action(verb, *arguments, page + 1)))
    return tuple(buttons)


def clamped(page: int, count: int, size: int) -> int:
    return min(page, max(0, (count - 1) // size))
