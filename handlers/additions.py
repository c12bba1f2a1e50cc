"""What a resident adds to a ticket that is open."""

from __future__ import annotations

from handlers import files_kept, menus, own_tickets
from handlers.links import map_at
from handlers.names import municipality_called
from handlers.records import Location
from handlers.say import language_of, reply, say
from handlers.turn import FOLLOWS_TICKET, AddToTicket, Expecting, Outcome, TicketSummary, Turn
from locales.catalogs import texts

# What goes to an officer is acknowledged once in this time: the bot does not talk over them.
QUIET_S = 3 * 3600.0


def add(turn: Turn, ticket: TicketSummary, *, edited: bool = False) -> Outcome:
    """Add this message to a ticket; that it arrived there is said only now and then."""
    _ = texts(language_of(turn)).gettext
    incoming, conversation = turn.incoming, turn.resident.conversation
    text = _place(incoming.location) if incoming.location else incoming.text
    addition = AddToTicket(
        reference=ticket.reference,
        text=text,
        source_id=incoming.edited_id or incoming.message_id,
        attachment=incoming.attachment,
        edited=edited,
    )
    moment = turn.now.timestamp()
    same_album = incoming.group_id is not None and incoming.group_id == conversation.group_id
    lately = conversation.acknowledged == ticket.reference and moment - conversation.acknowledged_at < QUIET_S
    told = same_album or lately
    said = _("The changed message is in {reference}.") if edited else _("Added to {reference}. The answer comes here.")
    answer = reply(turn, said.format(reference=ticket.reference), (menus.to_menu(turn),))
    return say(
        turn,
        *(() if told else (answer,)),
        effects=[addition],
        **own_tickets.receiving(turn, ticket.reference, (incoming.edited_id, incoming.message_id)),
        group_id=incoming.group_id,
        acknowledged=ticket.reference,
        acknowledged_at=conversation.acknowledged_at if told else moment,
    )


def add_question(turn: Turn, reference: str | None) -> Outcome | None:
    """Add the question that is remembered to a ticket after all; None when either is gone."""
    ticket, conversation = own_tickets.called(turn, reference), turn.resident.conversation
    if ticket is None or not (conversation.question or conversation.files):
        return None
    _ = texts(language_of(turn)).gettext
    text = _("Added to {reference}. The answer comes here.").format(reference=ticket.reference)
    return say(
        turn,
        reply(turn, text, (menus.to_menu(turn),)),
        effects=of_question(turn, ticket.reference),
        **own_tickets.following(turn, ticket.reference, messages_of_question(turn)),
        asked=0,
    )


def of_question(turn: Turn, reference: str) -> list[AddToTicket]:
    """The question that is remembered, with its files, as additions to a ticket."""
    conversation = turn.resident.conversation
    words = AddToTicket(reference=reference, text=conversation.question, source_id=conversation.question_message)
    files = [
        AddToTicket(
            reference=reference,
            text="",
            source_id=file.get("message_id"),
            attachment=files_kept.attachment(file),
        )
        for file in conversation.files
    ]
    return [*([words] if conversation.question else []), *files]


def messages_of_question(turn: Turn) -> tuple[str | None, ...]:
    conversation = turn.resident.conversation
    return (conversation.question_message, *(file.get("message_id") for file in conversation.files))


def write_to(turn: Turn, reference: str | None) -> Outcome | None:
    """What comes next belongs to this ticket; None when it is finished or not the resident's."""
    ticket = own_tickets.called(turn, reference)
    if ticket is None:
        return None
    _ = texts(language_of(turn)).gettext
    text = _("Write now, or send a photo or document: it goes to {reference}.").format(reference=ticket.reference)
    return say(
        turn,
        reply(turn, text, (menus.to_menu(turn),)),
        expecting=Expecting.REPLY,
        ticket=ticket.reference,
        acknowledged=None,
    )


def told_municipality(turn: Turn, code: str) -> Outcome | None:
    """The municipality of a ticket that was sent without one; None when no ticket waits for it."""
    conversation = turn.resident.conversation
    ticket = own_tickets.called(turn, conversation.ticket)
    if ticket is None or ticket.municipality or conversation.expecting not in FOLLOWS_TICKET:
        return None
    _ = texts(language_of(turn)).gettext
    name = municipality_called(turn.guide, code, language_of(turn))
    note = _("Municipality: {municipality}").format(municipality=name)
    addition = AddToTicket(reference=ticket.reference, text=note, municipality=code)
    text = _("Thank you. {reference} is for {municipality}.").format(reference=ticket.reference, municipality=name)
    return say(turn, reply(turn, text, (menus.to_menu(turn),)), effects=[addition])


def _place(location: Location) -> str:
    return map_at(location.latitude, location.longitude)
