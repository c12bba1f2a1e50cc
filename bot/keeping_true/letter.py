"""A letter to an office: what residents read about it, and the link to say whether that is right. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage

from bot.keeping_true.envelope import envelope
from directory.guide import Guide
from directory.records import ContactPoint
from directory.spreadsheet.headers import LABELS
from handlers.hours_words import date_in_words, week_in_words
from handlers.names import topic_called
from locales import LANGUAGES
from locales.catalogs import texts
from locales.choose import choose_text
from locales.local_time import ZONE
from storage.keeping_tables import OfficeLetter

MAX_SUBJECT = 120


def as_mail(
    letter: OfficeLetter, contacts: Sequence[ContactPoint], guide: Guide, *, sender: str, link: str
) -> EmailMessage:
    """`contacts` are those that are still to be answered; `link` leads to the page where that is done."""
    language = letter.language
    _ = texts(language).gettext
    first = choose_text(contacts[0].names, language)
    if letter.is_reminder:
        subject = _("Reminder: are the details of your office still right? ({office})").format(office=first)
    else:
        subject = _("Are the details of your office still right? ({office})").format(office=first)
    message = envelope(
        sender=sender,
        to=letter.address,
        subject=subject[:MAX_SUBJECT],
        number=f"office-{letter.id}{'-again' if letter.is_reminder else ''}",
        at=letter.created_at,
    )
    message.set_content(_text(letter, contacts, guide, link))
    return message


def facts(contact: ContactPoint, guide: Guide, language: str) -> list[tuple[str, str]]:
    """What residents read about an office and for what they are sent there: the names of fields with what is in them.

    What is empty is left out: an office sees by itself what is missing.
    """
    _ = texts(language).gettext
    known = (
        ("person", ", ".join(filter(None, (choose_text(contact.roles, language), contact.person)))),
        ("phones", ", ".join(contact.phones)),
        ("email", contact.email or ""),
        ("address", contact.address or ""),
        ("opening_hours", week_in_words(contact.opening_hours, language) or contact.opening_hours or ""),
        ("languages", ", ".join(LANGUAGES[code].endonym for code in contact.languages if code in LANGUAGES)),
        ("website", contact.website or ""),
        ("note", choose_text(contact.notes, language)),
    )
    topics = ", ".join(filter(None, (topic_called(guide, code, language) for code in contact.topics)))
    lines = [(_(LABELS[name]), value) for name, value in known if value]
    return [*lines, *([(_("Residents are sent here for"), topics)] if topics else [])]


def _text(letter: OfficeLetter, contacts: Sequence[ContactPoint], guide: Guide, link: str) -> str:
    language = letter.language
    _ = texts(language).gettext
    greeting = _("Good day,")
    why = _("Kontakt tells residents which office to turn to. This is what they read about yours:")
    ask = _("Is it still right? Please open this page and say so with one button, or tell us there what has changed:")
    until = date_in_words(letter.expires_at.astimezone(ZONE).date(), language)
    small = _(
        "You need no account and no password. The link is meant for your office only and can be used until {date}; "
        "nothing is changed by opening it."
    ).format(date=until)
    shown = [_shown(contact, guide, language) for contact in contacts]
    return "\n\n".join([greeting, why, *shown, ask, link, small]) + "\n"


def _shown(contact: ContactPoint, guide: Guide, language: str) -> str:
    lines = [f"{label}: {value}" for label, value in facts(contact, guide, language)]
    return "\n".join([choose_text(contact.names, language), *lines])
