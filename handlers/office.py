"""Handing a question to the office: the ticket, and what the resident adds to it later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers import files_kept, menus, own_tickets, places
from handlers.actions import NEW_QUESTION, Pressed
from handlers.records import Medium
from handlers.say import language_of, municipality_of, remembering, reply, say
from handlers.turn import FOLLOWS_TICKET, AddToTicket, Expecting, OpenTicket, Outcome, TicketSummary, Turn
from locales.catalogs import texts

MAX_UNFINISHED = 10


def send(turn: Turn, pressed: Pressed) -> Outcome:
    """Send the question that is remembered; ask for it when there is none or the button belongs to another."""
    conversation = turn.resident.conversation
    topic, place = pressed.argument(0), pressed.argument(1)
    # A question that waits for "the same matter or a new one?" is sent, whichever button it was.
    waits = conversation.undecided_until > 0
    afresh = not waits and (topic == NEW_QUESTION or (topic is not None and topic != conversation.topic))
    if afresh:
        turn = remembering(turn, question="", question_message=None, files=())
        turn = remembering(turn, topic=topic if topic in turn.guide.topics else None)
    if place in turn.guide.municipalities:
        turn = remembering(turn, municipality=place)
    conversation = turn.resident.conversation
    if conversation.question or conversation.files:
        return open_ticket(turn, conversation.question, conversation.files)
    followed = own_tickets.called(turn, conversation.ticket)
    if followed and conversation.expecting in FOLLOWS_TICKET and not afresh:
        return _already_there(turn, followed)
    return _ask_for_question(turn)


def open_ticket(turn: Turn, text: str, files: Sequence[dict[str, Any]] = ()) -> Outcome:
    """Hand this to the office, show what was handed over, and await what the resident may add."""
    if sum(not ticket.finished for ticket in turn.tickets) >= MAX_UNFINISHED:
        return _too_many(turn)
    conversation = turn.resident.conversation
    reference = turn.new_reference()
    text = text.strip() or _without_words(turn, files)
    opening = OpenTicket(
        reference=reference,
        text=text,
        language=language_of(turn),
        municipality=municipality_of(turn),
        topic=conversation.topic if conversation.topic in turn.guide.topics else None,
        source_id=conversation.question_message,
    )
    additions = [
        AddToTicket(
            reference=reference,
            text="",
            source_id=file.get("message_id"),
            attachment=files_kept.attachment(file),
        )
        for file in files
    ]
    messages = (conversation.question_message, *(file.get("message_id") for file in files))
    outcome = say(turn, effects=[opening, *additions], **own_tickets.following(turn, reference, messages), asked=0)
    return _acknowledged(turn, outcome, opening)


def _acknowledged(turn: Turn, outcome: Outcome, opening: OpenTicket) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "✅ Your question is with the office now. Its reference: {reference}\n\n“{question}”\n\nThe answer comes here, "
        "into this chat. /status shows how far it is. What you write or send next is added to it."
    ).format(reference=opening.reference, question=opening.text)
    replies = [reply(turn, text, (menus.my_questions(turn), menus.to_menu(turn)))]
    if opening.municipality is None:
        question = _("Which municipality is it about? Then the right people see it sooner.")
        replies.append(reply(turn, question, *places.choices(turn)))
    return Outcome(resident=outcome.resident, replies=tuple(replies), effects=outcome.effects)


def _ask_for_question(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _(
        "Please write your question now, in one message. I will send it to the Municipal Office for Communities and "
        "Returns, and the answer comes here. A photo or document is fine too."
    )
    return say(turn, reply(turn, text, (menus.to_menu(turn),)), expecting=Expecting.QUESTION)


def _already_there(turn: Turn, ticket: TicketSummary) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _("Your question is with the office already, as {reference}. Whatever you write now is added to it.")
    return say(
        turn, reply(turn, text.format(reference=ticket.reference), (menus.my_questions(turn), menus.to_menu(turn)))
    )


def _too_many(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    text = _("You have many open questions at the office already. You can add to one of them: /status lists them.")
    return say(turn, reply(turn, text, (menus.to_menu(turn),)), expecting=None)


def _without_words(turn: Turn, files: Sequence[dict[str, Any]]) -> str:
    _ = texts(language_of(turn)).gettext
    what = sorted({_(files_kept.MEDIA[Medium(file["medium"])]) for file in files})
    return _("Sent without words: {what}").format(what=", ".join(what))
