"""What an officer reads for codes and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from babel.dates import format_date

from directory.hours import ZONE
from locales import LANGUAGES
from locales.catalogs import mark, texts
from storage.ticket_tables import Author, TicketStatus

STATES: dict[str, str] = {
    # Translators: state of a question: nobody has answered it yet
    TicketStatus.NEW: mark("new"),
    # Translators: state of a question: the resident has written again
    TicketStatus.OPEN: mark("open"),
    TicketStatus.WAITING: mark("waiting for the resident"),
    TicketStatus.RESOLVED: mark("solved"),
    TicketStatus.CLOSED: mark("closed"),
    TicketStatus.SPAM: mark("spam"),
}
AUTHORS: dict[str, str] = {
    Author.RESIDENT: mark("Resident"),
    Author.OFFICER: mark("Office"),
    Author.BOT: mark("Kontakt, automatically"),
    Author.SYSTEM: mark("Kontakt, automatically"),
}
CHANNELS = {"telegram": "Telegram", "viber": "Viber", "webchat": mark("web chat"), "console": mark("terminal")}


def in_words(code: str, words: Mapping[str, str], language: str) -> str:
    """A code of `STATES`, `AUTHORS` or `CHANNELS` in words; one that this version does not know stays as it is."""
    return texts(language).gettext(words[code]) if code in words else code


def endonym(language: str | None) -> str:
    """A language as its own speakers call it."""
    return LANGUAGES[language].endonym if language in LANGUAGES else language or ""


def moment(time: datetime, language: str) -> str:
    """Date and time of day in Kosovo."""
    local = time.astimezone(ZONE)
    return f"{format_date(local, 'medium', locale=LANGUAGES[language].babel)} {local:%H:%M}"
