"""`/status`: the resident's own questions at the office."""

from __future__ import annotations

from handlers import menus
from handlers.actions import NEW_QUESTION, Verb, action
from handlers.hours_words import date_in_words
from handlers.names import municipality_called, topic_called
from handlers.records import Button
from handlers.say import language_of, reply, say
from handlers.turn import Outcome, TicketSummary, Turn
from locales.catalogs import mark, texts
from storage.ticket_tables import TicketStatus

MAX_LISTED = 10
MAX_TO_ADD_TO = 3
# As a resident sees them; any other is shown as being worked on.
STATES: dict[str, str] = {
    TicketStatus.NEW: mark("received"),
    TicketStatus.OPEN: mark("being worked on"),
    TicketStatus.WAITING: mark("answered; the office waits for your reply, if you have one"),
    TicketStatus.RESOLVED: mark("solved"),
    TicketStatus.CLOSED: mark("closed"),
    TicketStatus.SPAM: mark("closed"),
}


def listed(turn: Turn) -> Outcome:
    """Newest first; to the open ones something can be added."""
    _ = texts(language_of(turn)).gettext
    if not turn.tickets:
        send = Button(label=_("✉ Write to the office"), action=action(Verb.OFFICE, NEW_QUESTION))
        text = _("You have no question at the office. If no contact helps you, I can send one there.")
        return say(turn, reply(turn, text, (send,), (menus.to_menu(turn),)))
    lines = [_line(turn, ticket) for ticket in turn.tickets[:MAX_LISTED]]
    unfinished = [ticket for ticket in turn.tickets[:MAX_LISTED] if not ticket.finished][:MAX_TO_ADD_TO]
    rows = [(_add(turn, ticket),) for ticket in unfinished]
    text = "\n\n".join([_("Your questions at the office:"), *lines])
    return say(turn, reply(turn, text, *rows, (menus.to_menu(turn),)))


def _line(turn: Turn, ticket: TicketSummary) -> str:
    language = language_of(turn)
    _ = texts(language).gettext
    matter = (
        topic_called(turn.guide, ticket.topic, language),
        municipality_called(turn.guide, ticket.municipality, language),
        date_in_words(ticket.created_at.date(), language),
    )
    state = _(STATES.get(ticket.status, STATES[TicketStatus.OPEN]))
    return f"{ticket.reference}: {state}\n{' · '.join(filter(None, matter))}"


def _add(turn: Turn, ticket: TicketSummary) -> Button:
    _ = texts(language_of(turn)).gettext
    label = _("➕ Add something to {reference}").format(reference=ticket.reference)
    return Button(label=label, action=action(Verb.WRITE, ticket.reference))
