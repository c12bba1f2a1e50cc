"""Opening hours as somebody types them, and what is understood by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from desk.house import House
from desk.pages import page
from desk.visit import Visit
from directory.hours import HoursError, parse
from directory.spreadsheet.words import words_of
from handlers.hours_words import now_in_words, week_in_words
from locales.catalogs import texts

OPENING_HOURS = "opening_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`kept`: how it will be written down; `week`, `now`: as residents read it. `fault`: what cannot be read, where."""

    kept: str = ""
    week: str = ""
    now: str = ""
    fault: str = ""


def understood(typed: str, language: str, now: datetime) -> Understood:
    """Days may be called what they are called in any language of the desk."""
    text = words_of((), ()).machine(OPENING_HOURS, typed.strip())
    if not text:
        return Understood()
    try:
        kept = str(parse(text))
    except HoursError as error:
        return Understood(fault=texts(language).gettext("Not understood: {problem}").format(problem=error))
    return Understood(kept=kept, week=week_in_words(kept, language), now=now_in_words(kept, language, now))


class HoursPage:
    """The part of a form that tells what was understood, while somebody types."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        typed = visit.asked(OPENING_HOURS)[:2000]
        hours = understood(typed, visit.language, self._house.clock())
        return page(self._house, visit, "directory/hours.html", hours=hours)
