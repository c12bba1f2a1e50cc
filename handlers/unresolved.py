"""Why a question stayed without an answer, and what of its text may be kept for officers to read."""

from __future__ import annotations

import re
from enum import StrEnum

from locales.catalogs import mark, texts


class Reason(StrEnum):
    """Stored with every entry of the unresolved log; `reason_text` says it in words."""

    FAILED = "failed"
    NOT_UNDERSTOOD = "not-understood"
    OUT_OF_SCOPE = "out-of-scope"
    NONE_OF_THESE = "none-of-these"
    NO_CONTACT = "no-contact"
    OFFICE_REFUSES = "office-refuses"
    DID_NOT_HELP = "did-not-help"


FAILED = Reason.FAILED
NOT_UNDERSTOOD = Reason.NOT_UNDERSTOOD
OUT_OF_SCOPE = Reason.OUT_OF_SCOPE
NONE_OF_THESE = Reason.NONE_OF_THESE
NO_CONTACT = Reason.NO_CONTACT
OFFICE_REFUSES = Reason.OFFICE_REFUSES
DID_NOT_HELP = Reason.DID_NOT_HELP

OFFICER_TEXTS: dict[Reason, str] = {
    Reason.FAILED: mark("The bot failed on this message; the fault is ours"),
    Reason.NOT_UNDERSTOOD: mark("The bot did not understand the question"),
    Reason.OUT_OF_SCOPE: mark("The bot took this for something a municipality does not answer"),
    Reason.NONE_OF_THESE: mark("The resident said that none of the proposed topics fits"),
    Reason.NO_CONTACT: mark("The directory knows no office for this matter"),
    Reason.OFFICE_REFUSES: mark("The office for this matter does not take questions"),
    Reason.DID_NOT_HELP: mark("The resident said that the contact did not help"),
}


def reason_text(reason: str, language: str) -> str:
    """A stored reason in words for an officer; one that this version does not know is shown as it is."""
    if reason not in set(Reason):
        return reason
    return texts(language).gettext(OFFICER_TEXTS[Reason(reason)])


MASK = "•••"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Telephone and personal numbers, accounts, card numbers: seven digits and more, however they are grouped. Years, sums,
# dates and the emergency numbers are shorter.
_NUMBER = re.compile(r"(?<![\w])(?:\+|00)?\d(?:[ \t./()-]{0,2}\d){6,}(?![\w])")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}")
_GLUED = re.compile(r"\d{7,}")


def masked(text: str) -> str:
    """The text without e-mail addresses, telephone and personal numbers and other long runs of digits."""
    text = _EMAIL.sub(MASK, text)
    text = _NUMBER.sub(lambda found: found[0] if _DATE.fullmatch(found[0]) else MASK, text)
    return _GLUED.sub(MASK, text)
