"""What a resident is told when somebody at the office looks after what the bot could not place."""

from __future__ import annotations

from textwrap import shorten

from handlers.actions import NEW_QUESTION, Verb, action
from handlers.office_news import further
from handlers.records import Button, Reply
from locales.catalogs import texts

MAX_QUOTED = 300  # characters of what the resident wrote


def answered(question: str, answer: str, language: str) -> Reply:
    """An officer's answer to what never became a ticket. `answer` stays as it was written."""
    _ = texts(language).gettext
    text = _("📩 You wrote to me, and I could not help:\n\n“{question}”\n\nThe municipal office answers:\n\n{answer}")
    write = Button(label=_("✍ Write to the office"), action=action(Verb.OFFICE, NEW_QUESTION))
    filled = text.format(question=_quoted(question), answer=answer.strip())
    return Reply(text=filled, language=language, buttons=((write,), *further(language)))


def taken_up(question: str, reference: str, language: str) -> Reply:
    """The office has made a ticket of it."""
    _ = texts(language).gettext
    text = _(
        "📨 You wrote to me, and I could not help:\n\n“{question}”\n\nA person at the municipal office looks after it "
        "now, as {reference}. You need not do anything: the answer comes here."
    )
    write = Button(label=_("✍ Reply to the office"), action=action(Verb.WRITE, reference))
    filled = text.format(question=_quoted(question), reference=reference)
    return Reply(text=filled, language=language, buttons=((write,), *further(language)))


def _quoted(question: str) -> str:
    return shorten(question, MAX_QUOTED, placeholder=" …")
