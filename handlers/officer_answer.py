"""What an officer wrote, framed in the resident's language."""

from __future__ import annotations

from handlers.actions import NEW_QUESTION, Verb, action
from handlers.records import Button, Reply
from handlers.say import Rows
from locales.catalogs import texts


def frame(reference: str, text: str, language: str) -> Reply:
    """An officer's answer to a ticket. `text` stays as it was written, whatever language that is."""
    _ = texts(language).gettext
    framed = _("📩 The office has answered your question {reference}:\n\n{answer}").format(
        reference=reference, answer=text.strip()
    )
    write = Button(label=_("✍ Reply to the office"), action=action(Verb.WRITE, reference))
    return Reply(text=framed, language=language, buttons=((write,), *_further(language)))


def resolved(reference: str, language: str) -> Reply:
    """The office considers the matter settled; the resident may not."""
    _ = texts(language).gettext
    text = _(
        "✅ The office has marked your question {reference} as solved. If something is still open, write to the office "
        "again."
    )
    again = Button(label=_("✉ Write to the office"), action=action(Verb.OFFICE, NEW_QUESTION))
    return Reply(text=text.format(reference=reference), language=language, buttons=((again,), *_further(language)))


def _further(language: str) -> Rows:
    _ = texts(language).gettext
    return (
        (
            Button(label=_("🗂 My questions"), action=action(Verb.STATUS)),
            Button(label=_("🏠 Menu"), action=action(Verb.MENU)),
        ),
    )
