"""What a resident is told when somebody has looked at the details that they said were wrong."""

from __future__ import annotations

from handlers.actions import Verb, action
from handlers.records import Button, Reply
from locales.catalogs import texts


def corrected(office: str, language: str, topic: str | None = None) -> Reply:
    """`office` is what the contact point is called; with `topic` the card as it is now is one press away."""
    _ = texts(language).gettext
    text = _(
        "✅ You told me that something about “{office}” was wrong. It has been put right. Thank you, others find the "
        "right details now because of you!"
    ).format(office=office)
    return Reply(text=text, language=language, buttons=_buttons(language, topic))


def left_as_it_is(office: str, language: str, topic: str | None = None) -> Reply:
    """Somebody has checked, and what is there is right."""
    _ = texts(language).gettext
    text = _(
        "🔎 You told me that something about “{office}” was wrong. Somebody has checked it, and the details are right "
        "as far as we can tell. Thank you for looking closely; if it still does not work for you, tell me again."
    ).format(office=office)
    return Reply(text=text, language=language, buttons=_buttons(language, topic))


def _buttons(language: str, topic: str | None) -> tuple[tuple[Button, ...], ...]:
    _ = texts(language).gettext
    menu = Button(label=_("🏠 Menu"), action=action(Verb.MENU))
    if topic is None:
        return ((menu,),)
    return ((Button(label=_("📇 Show the details"), action=action(Verb.TOPIC, topic)),), (menu,))
