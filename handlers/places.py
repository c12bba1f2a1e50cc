"""Buttons of municipalities, named and sorted in the resident's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from directory.guide import Guide
from directory.records import Municipality
from handlers import menus
from handlers.actions import Verb, action
from handlers.alphabets import sort_key
from handlers.names import municipality_name
from handlers.once import once_a_directory
from handlers.records import Button
from handlers.say import Rows, in_rows, language_of
from handlers.turn import Turn
from locales.catalogs import texts

PAGE = 10


def choices(turn: Turn, page: int = 0) -> Rows:
    """A page of municipalities in the order of the resident's alphabet; the first can ask for the location instead."""
    return _page(turn.guide, language_of(turn), page)


def candidates(turn: Turn) -> Rows:
    """The municipalities that the words of a question fit."""
    _ = texts(language_of(turn)).gettext
    codes = turn.resident.conversation.candidates
    meant = [turn.guide.municipalities[code] for code in codes if code in turn.guide.municipalities]
    every = Button(label=_("Another municipality"), action=action(Verb.MUNICIPALITIES))
    return (*in_rows(buttons(turn, meant)), (every,))


def buttons(turn: Turn, municipalities: Iterable[Municipality]) -> list[Button]:
    return [_button(each, language_of(turn)) for each in municipalities]


@once_a_directory
def _page(guide: Guide, language: str, page: int) -> Rows:
    _ = texts(language).gettext
    everyone = _sorted(guide, language)
    here = Button(label=_("📍 Share my location"), action=action(Verb.WHERE), asks_location=True)
    return (
        *in_rows([_button(each, language) for each in menus.page_of(everyone, page, PAGE)]),
        menus.turning(language, page, len(everyone), PAGE, Verb.MUNICIPALITIES),
        (here,) if page == 0 else (),
    )


@once_a_directory
def _sorted(guide: Guide, language: str) -> Sequence[Municipality]:
    return sorted(guide.municipalities.values(), key=lambda each: sort_key(municipality_name(each, language), language))


def _button(municipality: Municipality, language: str) -> Button:
    return Button(label=municipality_name(municipality, language), action=action(Verb.MUNICIPALITY, municipality.code))
