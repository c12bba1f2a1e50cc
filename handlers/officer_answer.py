"""What an officer wrote, framed in the resident's language."""

from __future__ import annotations

from handlers.actions import Verb, action
from handlers.office_news import further
from handlers.records import Button, Reply
from locales.catalogs import texts


def frame(reference: str, text: str, language: str, *, asks: bool = False) -> Reply:
    """An officer's answer to a ticket, or what they ask the resident. `text` stays as it was written, whatever language
    that is.
    """
    _ = texts(language).gettext
    if asks:
        framed = _("❓ The office needs to know something for your question {reference}:\n\n{text}").format(
            reference=reference, text=text.strip()
        )
    else:
        framed = _("📩 The office has answered your question {reference}:\n\n{answer}").format(
            reference=reference, answer=text.strip()
        )
    write = Button(label=_("✍ Reply to the office"), action=action(Verb.WRITE, reference))
    return Reply(text=framed, language=language, buttons=((write,), *further(language)))
