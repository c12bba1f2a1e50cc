"""Somebody needs help now: the numbers, at once and before anything else."""

from __future__ import annotations

from handlers import files_kept, menus
from handlers.actions import Verb, action
from handlers.card import phone_in_words
from handlers.records import Button
from handlers.say import language_of, municipality_of, remembering, reply, say
from handlers.turn import Outcome, Turn
from locales.catalogs import mark, texts
from locales.choose import choose_text
from locales.country import country
from routing.records import Decision

# Fixed by law and known from the start: no fault of a directory may keep them from anybody.
NUMBERS = {
    "all": mark("☎ {number} – all emergencies (free of charge)"),
    "police": mark("☎ {number} – police"),
    "fire": mark("☎ {number} – fire brigade"),
    "ambulance": mark("☎ {number} – ambulance"),
}
MAX_FURTHER = 3


def is_one(turn: Turn) -> bool:
    return turn.routing is not None and turn.routing.decision is Decision.EMERGENCY


def answer(turn: Turn) -> Outcome:
    """The message stays remembered as the question, in case that it was no emergency after all."""
    _ = texts(language_of(turn)).gettext
    numbers = (
        _("🆘 Call now:"),
        *(_(NUMBERS[what]).format(number=number) for what, number in country().emergency.items()),
        *_further(turn),
    )
    text = _("I am an automatic service and cannot call or send anybody myself.")
    # What had no place yet must not be lost.
    conversation = turn.resident.conversation
    undecided, files = (conversation.question, conversation.files) if conversation.undecided_until else ("", ())
    if turn.incoming.attachment:
        files = files_kept.joined(files, files_kept.as_file(turn.incoming))
    calm = Button(label=_("It is not an emergency"), action=action(Verb.CALM))
    return say(
        turn,
        reply(turn, "\n".join([*numbers, "", text]), (calm,)),
        question="\n".join(filter(None, (undecided, turn.incoming.text))),
        question_message=turn.incoming.edited_id or turn.incoming.message_id,
        files=files,
        candidates=(),
        topic=None,
        expecting=None,
        undecided_until=0.0,
    )


def calmed(turn: Turn) -> Outcome:
    """It was no emergency: on to the right office."""
    _ = texts(language_of(turn)).gettext
    text = _("Good. Then let us find the right office: choose a topic, or send your question to the municipal office.")
    return say(
        remembering(turn, asked=0),
        reply(turn, text, (menus.other_topics(turn),), (menus.office(turn),)),
        expecting=None,
    )


def _further(turn: Turn) -> list[str]:
    """Emergency numbers that only the directory knows, of the whole country and of the resident's municipality."""
    language, places = language_of(turn), (None, municipality_of(turn))
    known = [
        (contact, phone)
        for contact in turn.guide.emergency_contacts()
        for phone in contact.phones[:1]
        if contact.municipality in places and phone not in country().emergency.values()
    ]
    return [
        f"{phone_in_words(phone, language, demo=contact.demo)} – {choose_text(contact.names, language)}"
        for contact, phone in known[:MAX_FURTHER]
    ]
