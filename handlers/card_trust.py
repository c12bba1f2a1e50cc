"""How far a contact card may be trusted: from which step it came, who confirmed it, where it was published."""

from __future__ import annotations

from directory.records import ContactPoint, Found, State, Step
from handlers.hours_words import date_in_words
from handlers.links import shown, source_in_words, web_address
from locales.catalogs import mark, texts
from locales.choose import choose_text

STEPS = {
    Step.GENERAL: mark(
        "This municipality has no office of its own for this on record; its general office will point you on."
    ),
    Step.MOCR: mark(
        "This municipality has no office of its own for this on record; the Municipal Office for Communities and "
        "Returns helps further."
    ),
    Step.WEBSITE: mark("I know no office for this matter here. The municipality's website is where to start."),
    Step.NATIONAL: mark("I know no municipal office for this matter. This body answers for the whole country."),
    Step.NOTHING: mark("I know no office for this matter yet. You can send your question to the municipal office."),
}

# What such an office has said stands on the card already; whether somebody has confirmed it would only confuse.
SAID_OTHERWISE = (State.REFUSES, State.OWN_FORM_ONLY, State.INACTIVE)


def in_words(found: Found, language: str) -> str:
    """The lines below the contact: step, refusals and notes, confirmation, source."""
    contact = found.contact
    _ = texts(language).gettext
    step = _(STEPS[found.step]) if found.step in STEPS else ""
    if contact is None:
        return f"ℹ {step}" if step else ""
    note = choose_text(contact.notes, language)
    lines = (
        f"ℹ {step}" if step else "",
        _taken_over(found, language),
        _refusal(contact, language),
        f"ℹ {note}" if note else "",
        _end(contact, language),
        _confirmation(contact, language),
        source_in_words(contact.source_url, contact.source_date, language),
    )
    return "\n".join(filter(None, lines))


def _taken_over(found: Found, language: str) -> str:
    """Who looks for an office that is gone must not take the other one for a mistake."""
    before = choose_text(found.predecessor, language)
    _ = texts(language).gettext
    return _("ℹ This office has taken over from: {office}").format(office=before) if before else ""


def _end(contact: ContactPoint, language: str) -> str:
    _ = texts(language).gettext
    if contact.valid_to is None:
        return ""
    return _("ℹ This holds up to and including {date}").format(date=date_in_words(contact.valid_to, language))


def _refusal(contact: ContactPoint, language: str) -> str:
    _ = texts(language).gettext
    match contact.state:
        case State.REFUSES:
            return _("⚠ This office has told us that it takes no questions this way. Please visit it in person.")
        case State.INACTIVE:
            return _("⚠ This office is no longer there.")
        case State.OWN_FORM_ONLY:
            website = web_address(contact.website)
            if website is None:
                return _("⚠ This office takes questions by its own form only. Ask for the form there.")
            return _("⚠ This office takes questions by its own form only: {website}").format(website=shown(website))
        case _:
            return ""


def _confirmation(contact: ContactPoint, language: str) -> str:
    _ = texts(language).gettext
    if contact.confirmed_on is None and contact.state in SAID_OTHERWISE:
        return ""
    if contact.state is State.UNCONFIRMED or contact.confirmed_on is None:
        return _("❔ Not yet confirmed by the municipality") if contact.municipality else _("❔ Not yet confirmed")
    day = date_in_words(contact.confirmed_on, language)
    if contact.state is State.DUE:
        return _("❔ Last confirmed on {date}; it may have changed since").format(date=day)
    return _("✅ Confirmed on {date}").format(date=day)
