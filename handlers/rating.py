"""Did the office's answer help? Two buttons, and a sentence for whoever wants to say more."""

from __future__ import annotations

from handlers import menus
from handlers.actions import NO, YES, Pressed, Verb, action, parse
from handlers.records import Button
from handlers.say import language_of, reply, say
from handlers.turn import Expecting, Outcome, RateTicket, TicketSummary, Turn
from locales.catalogs import texts
from storage.ticket_tables import TicketStatus

RATEABLE = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


def given(turn: Turn, pressed: Pressed) -> Outcome | None:
    """Kept once for each time the office solved it, and the last word counts; None when there is nothing to rate."""
    ticket = _rateable(turn, pressed.argument(1))
    if ticket is None or pressed.argument() not in (YES, NO):
        return None
    helped = pressed.argument() == YES
    _ = texts(language_of(turn)).gettext
    if helped:
        text = _(
            "🙂 Thank you, the office will be glad! If you like, add a sentence on what was good or could be better."
        )
    else:
        text = _("I am sorry. If you like, write in a sentence what was missing. The office can also look at it again:")
    return say(
        turn,
        reply(turn, text, _again(turn, ticket, helped=helped), (menus.to_menu(turn),)),
        effects=[RateTicket(reference=ticket.reference, helped=helped)],
        expecting=Expecting.COMMENT,
        ticket=ticket.reference,
        rated=action(Verb.RATE, pressed.argument(), ticket.reference),
    )


def comment(turn: Turn) -> Outcome | None:
    """The sentence that was asked for; None when there is nothing to rate any more."""
    conversation = turn.resident.conversation
    ticket = _rateable(turn, conversation.ticket)
    if ticket is None:
        return None
    helped = parse(conversation.rated).argument() == YES
    _ = texts(language_of(turn)).gettext
    return say(
        turn,
        reply(
            turn,
            _("Thank you, the office reads it."),
            _again(turn, ticket, helped=helped),
            (menus.to_menu(turn),),
        ),
        effects=[RateTicket(reference=ticket.reference, helped=helped, comment=turn.incoming.text.strip())],
        expecting=None,
    )


def commented(turn: Turn) -> TicketSummary | None:
    """The ticket that a sentence is awaited for."""
    conversation = turn.resident.conversation
    return _rateable(turn, conversation.ticket) if conversation.expecting == Expecting.COMMENT else None


def _rateable(turn: Turn, reference: str | None) -> TicketSummary | None:
    return next((each for each in turn.tickets if each.reference == reference and each.status in RATEABLE), None)


def _again(turn: Turn, ticket: TicketSummary, *, helped: bool) -> tuple[Button, ...]:
    if helped or ticket.resolved_at is None:
        return ()
    _ = texts(language_of(turn)).gettext
    return (Button(label=_("↩ Send it to the office again"), action=action(Verb.REOPEN, ticket.reference)),)
