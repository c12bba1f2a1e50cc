"""What a resident is told when something happens to their question at the office."""

from __future__ import annotations

from datetime import datetime

from directory.guide import Guide
from directory.records import ContactPoint
from handlers.actions import NO, YES, Verb, action
from handlers.card import office_in_words
from handlers.names import municipality_called, topic_called
from handlers.records import Button, Reply
from handlers.say import Rows
from locales.catalogs import texts


def resolved(reference: str, language: str) -> Reply:
    """The office considers the matter settled; the resident may not, and can say so."""
    _ = texts(language).gettext
    text = _(
        "✅ The office has marked your question {reference} as solved. If something is still open, write to the office "
        "again."
    ).format(reference=reference)
    asked = _("Did the answer help you?")
    buttons = (*rating_buttons(reference, language), *further(language))
    return Reply(text=f"{text}\n\n{asked}", language=language, buttons=buttons)


def transferred(reference: str, municipality: str | None, topic: str | None, guide: Guide, language: str) -> Reply:
    """Others have it now: those of `municipality`, or (None: the same as before) those who work on `topic`."""
    _ = texts(language).gettext
    place, matter = municipality_called(guide, municipality, language), topic_called(guide, topic, language)
    if place:
        text = _(
            "↪ Your question {reference} is with the municipal office of {municipality} now. You need not do anything: "
            "the answer comes here."
        ).format(reference=reference, municipality=place)
    elif matter:
        text = _(
            "↪ Your question {reference} is with the people now who work on “{topic}”. You need not do anything: the "
            "answer comes here."
        ).format(reference=reference, topic=matter)
    else:
        text = _(
            "↪ Your question {reference} is with another office now. You need not do anything: the answer comes here."
        ).format(reference=reference)
    return Reply(text=text, language=language, buttons=further(language))


def referred(reference: str, contact: ContactPoint, language: str, now: datetime) -> Reply:
    """Not the office's matter: whom to turn to instead."""
    _ = texts(language).gettext
    text = _("↪ Your question {reference} is not one that the municipal office can settle. Please turn to:").format(
        reference=reference
    )
    still = _("If that does not help, press the button: the office looks at it again.")
    again = Button(label=_("Something is still open"), action=action(Verb.REOPEN, reference))
    office = office_in_words(contact, language, now)
    return Reply(text=f"{text}\n\n{office}\n\n{still}", language=language, buttons=((again,), *further(language)))


def rating_buttons(reference: str, language: str) -> Rows:
    _ = texts(language).gettext
    return (
        (
            Button(label=_("👍 This helped"), action=action(Verb.RATE, YES, reference)),
            Button(label=_("👎 Did not help"), action=action(Verb.RATE, NO, reference)),
        ),
        (Button(label=_("Something is still open"), action=action(Verb.REOPEN, reference)),),
    )


def further(language: str) -> Rows:
    _ = texts(language).gettext
    return (
        (
            Button(label=_("🗂 My questions"), action=action(Verb.STATUS)),
            Button(label=_("🏠 Menu"), action=action(Verb.MENU)),
        ),
    )
