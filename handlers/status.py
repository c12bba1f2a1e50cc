"""`/status`: the resident's own questions at the office."""

from __future__ import annotations

from datetime import date, datetime

from handlers import menus
from handlers.actions import NEW_QUESTION, Verb, action
from handlers.hours_words import date_in_words
from handlers.names import municipality_called, topic_called
from handlers.records import Button
from handlers.say import language_of, reply, say
from handlers.turn import Outcome, TicketSummary, Turn
from locales.catalogs import mark, texts
from locales.local_time import ZONE
from storage.ticket_tables import TicketStatus

MAX_LISTED = 10
MAX_TO_ADD_TO = 3
MAX_TO_REOPEN = 2
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
    solved = [ticket for ticket in turn.tickets[:MAX_LISTED] if ticket.resolved_at][:MAX_TO_REOPEN]
    rows += [(_reopen(turn, ticket),) for ticket in solved]
    text = "\n\n".join([_("Your questions at the office:"), *lines])
    return say(turn, reply(turn, text, *rows, (menus.to_menu(turn),)))


def _line(turn: Turn, ticket: TicketSummary) -> str:
    language = language_of(turn)
    _ = texts(language).gettext
    place = municipality_called(turn.guide, ticket.municipality, language)
    matter = (topic_called(turn.guide, ticket.topic, language), place, date_in_words(_day(ticket.created_at), language))
    state = _(STATES.get(ticket.status, STATES[TicketStatus.OPEN]))
    lines = (f"{ticket.reference}: {state}", " · ".join(filter(None, matter)), *_at_office(turn, ticket, place))
    return "\n".join(lines)


def _at_office(turn: Turn, ticket: TicketSummary, place: str) -> list[str]:
    """Who has it, never by the name of a person, and by when they answer."""
    if ticket.finished:
        return []
    _ = texts(language_of(turn)).gettext
    who = [_("With the municipal office of {municipality}").format(municipality=place)] if place else []
    due = ticket.answer_due_at
    if due is None:
        return who
    if due < turn.now:
        return [*who, _("The first answer is late; the head of the office knows.")]
    return [*who, _("First answer by: {date}").format(date=date_in_words(_day(due), language_of(turn)))]


def _day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def _reopen(turn: Turn, ticket: TicketSummary) -> Button:
    _ = texts(language_of(turn)).gettext
    label = _("↩ {reference}: something is still open").format(reference=ticket.reference)
    return Button(label=label, action=action(Verb.REOPEN, ticket.reference))


def _add(turn: Turn, ticket: TicketSummary) -> Button:
    _ = texts(language_of(turn)).gettext
    label = _("➕ Add something to {reference}").format(reference=ticket.reference)
    return Button(label=label, action=action(Verb.WRITE, ticket.reference))
