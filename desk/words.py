"""What an officer reads for codes and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from babel.dates import format_date

from directory.hours import ZONE
from locales import LANGUAGES
from locales.catalogs import mark, texts
from storage.ticket_tables import Author, Priority, TicketStatus

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
PRIORITIES: dict[str, str] = {
    # Translators: priority of a question
    Priority.LOW: mark("low"),
    # Translators: priority of a question
    Priority.NORMAL: mark("normal"),
    # Translators: priority of a question
    Priority.HIGH: mark("high"),
    # Translators: priority of a question
    Priority.URGENT: mark("urgent"),
}
AUTHORS: dict[str, str] = {
    Author.RESIDENT: mark("Resident"),
    Author.OFFICER: mark("Office"),
    Author.BOT: mark("Kontakt, automatically"),
    Author.SYSTEM: mark("Kontakt, automatically"),
}
CHANNELS = {"telegram": "Telegram", "viber": "Viber", "webchat": mark("web chat"), "console": mark("terminal")}


def in_words(code: str, words: Mapping[str, str], language: str) -> str:
    """A code of `STATES`, `AUTHORS` and the like in words; one that this version does not know stays as it is."""
    return texts(language).gettext(words[code]) if code in words else code


def endonym(language: str | None) -> str:
    """A language as its own speakers call it."""
    return LANGUAGES[language].endonym if language in LANGUAGES else language or ""


def moment(time: datetime, language: str) -> str:
    """Date and time of day where the house works."""
    local = time.astimezone(ZONE)
    return f"{format_date(local, 'medium', locale=LANGUAGES[language].babel)} {local:%H:%M}"


def day(time: datetime, language: str) -> str:
    """The local day, with its weekday."""
    return format_date(time.astimezone(ZONE), "full", locale=LANGUAGES[language].babel)


def clock_time(time: datetime) -> str:
    """The local time of day."""
    return f"{time.astimezone(ZONE):%H:%M}"
