"""Somebody writes again after the office has solved their question: the same matter, or a new one?

What they wrote is kept in the conversation until they choose, and goes where they choose. Whoever does not choose has
a new question: `bot.sweeps` presses the button `undecided` for them.
"""

from __future__ import annotations

from handlers import additions, contact, menus, office, own_tickets, unclear
from handlers.actions import NEW_QUESTION, Pressed, Verb, action
from handlers.names import topic_called
from handlers.records import Button
from handlers.say import language_of, remembering, reply, say
from handlers.turn import Expecting, Outcome, ReopenTicket, TicketSummary, Turn
from locales.catalogs import texts
from routing.records import Decision

PATIENCE_S = 30 * 60.0
MAX_QUESTION = 8_000
MAX_PARTED = 5
# Reasons of `ReopenTicket`.
WROTE_AGAIN, STILL_OPEN = "wrote-again", "still-open"


def concerned(turn: Turn) -> TicketSummary | None:
    """The solved matter that this message may be about. A sure question on another topic, or for another municipality,
    is a new one; so is whatever follows once the resident has said that they have a new question.
    """
    ticket = unparted(turn)
    if ticket is None:
        return None
    routing = turn.routing
    if routing is None or routing.decision is not Decision.ANSWER:
        return ticket
    topic = next((code for code, _p in routing.topics if code in turn.guide.topics), None)
    elsewhere = routing.place.code is not None and ticket.municipality not in (None, routing.place.code)
    another = topic is not None and ticket.topic is not None and topic != ticket.topic
    return None if elsewhere or another else ticket


def ask(turn: Turn, ticket: TicketSummary, *, topic: str | None = None) -> Outcome:
    """`turn` remembers the message already; `topic` is what it is about as a new question, if that is sure."""
    _ = texts(language_of(turn)).gettext
    matter = topic_called(turn.guide, ticket.topic, language_of(turn))
    if matter:
        text = _(
            "The office has marked your question {reference} ({topic}) as solved. Is this the same matter, or a new "
            "question? I keep what you sent, and it goes where you choose."
        ).format(reference=ticket.reference, topic=matter)
    else:
        text = _(
            "The office has marked your question {reference} as solved. Is this the same matter, or a new question? I "
            "keep what you sent, and it goes where you choose."
        ).format(reference=ticket.reference)
    until = turn.now.timestamp() + PATIENCE_S
    return say(turn, reply(turn, text, *_choices(turn, ticket)), undecided_until=until, topic=topic, expecting=None)


def is_undecided(turn: Turn) -> bool:
    return turn.resident.conversation.undecided_until > 0


def further(turn: Turn, *, adds: bool) -> Outcome | None:
    """Something more before they have chosen: it stays with what they wrote first (unless it only is small talk), and
    the choice is put to them again. None when there is nothing to choose any more.
    """
    ticket = own_tickets.lately_solved(turn)
    if ticket is None:
        return None
    conversation = turn.resident.conversation
    if adds:
        text = "\n".join(filter(None, (conversation.question, turn.incoming.text.strip())))
        message = turn.incoming.edited_id or turn.incoming.message_id
        turn = remembering(turn, question=text[:MAX_QUESTION], question_message=message)
    return ask(turn, ticket, topic=conversation.topic)


def same(turn: Turn, reference: str | None) -> Outcome | None:
    """The question belongs to a solved matter, which goes back to the office with it."""
    if own_tickets.called(turn, reference) is not None:
        return additions.add_question(turn, reference)
    conversation = turn.resident.conversation
    if not (conversation.question or conversation.files):
        return reopen(turn, reference)
    ticket = own_tickets.solved(turn, reference)
    if ticket is None:
        # Closed by now, or not theirs: what they wrote must reach the office all the same.
        return office.open_ticket(turn, conversation.question, conversation.files)
    _ = texts(language_of(turn)).gettext
    text = _("↩ {reference} is with the office again, with what you wrote. The answer comes here.")
    return say(
        turn,
        reply(turn, text.format(reference=ticket.reference), (menus.my_questions(turn), menus.to_menu(turn))),
        effects=[
            ReopenTicket(reference=ticket.reference, reason=WROTE_AGAIN),
            *additions.of_question(turn, ticket.reference),
        ],
        **own_tickets.following(turn, ticket.reference, additions.messages_of_question(turn)),
        asked=0,
    )


def new(turn: Turn) -> Outcome:
    """The question is a new one. It is not asked again whether it belongs to the solved matters of today."""
    solved = [each.reference for each in turn.tickets if each.resolved_at is not None]
    parted = (*turn.resident.conversation.parted, *solved)[-MAX_PARTED:]
    turn = remembering(turn, undecided_until=0.0, parted=parted)
    topic = turn.resident.conversation.topic
    if topic is not None and topic in turn.guide.topics:
        return contact.about(turn, topic)
    return unclear.not_understood(turn)


def is_reminder(turn: Turn) -> bool:
    """It comes from `bot.sweeps`, once: if it were not let in, what they wrote would wait for ever."""
    return turn.incoming.action == action(Verb.UNDECIDED)


def unanswered(turn: Turn) -> Outcome:
    """They were asked and have not chosen in time."""
    conversation = turn.resident.conversation
    in_time = turn.now.timestamp() < conversation.undecided_until
    if not is_undecided(turn) or in_time:
        return say(turn)
    return new(turn) if conversation.question or conversation.files else say(turn, undecided_until=0.0)


def reopen(turn: Turn, reference: str | None) -> Outcome | None:
    """Something is still open: back to the office at once, and what comes next goes there."""
    if own_tickets.called(turn, reference) is not None:
        return additions.write_to(turn, reference)
    if not any(each.reference == reference for each in turn.tickets):
        return None
    ticket = own_tickets.solved(turn, reference)
    if ticket is None:
        return office.send(turn, Pressed(Verb.OFFICE, (NEW_QUESTION,)))
    _ = texts(language_of(turn)).gettext
    text = _("↩ {reference} is with the office again. Please write what is still open, or send a photo: it goes there.")
    return say(
        turn,
        reply(turn, text.format(reference=ticket.reference), (menus.to_menu(turn),)),
        effects=[ReopenTicket(reference=ticket.reference, reason=STILL_OPEN)],
        expecting=Expecting.REPLY,
        ticket=ticket.reference,
        acknowledged=None,
    )


def to_same(turn: Turn, ticket: TicketSummary) -> Button:
    _ = texts(language_of(turn)).gettext
    label = _("↩ The same matter ({reference})").format(reference=ticket.reference)
    return Button(label=label, action=action(Verb.SAME, ticket.reference))


def unparted(turn: Turn) -> TicketSummary | None:
    """The matter solved last, unless the resident has said that what they write is something new."""
    ticket = own_tickets.lately_solved(turn)
    return ticket if ticket and ticket.reference not in turn.resident.conversation.parted else None


def _choices(turn: Turn, ticket: TicketSummary) -> tuple[tuple[Button, ...], ...]:
    _ = texts(language_of(turn)).gettext
    opened = own_tickets.latest(turn)
    return (
        (to_same(turn, ticket),),
        *(((menus.add_to(turn, opened),),) if opened else ()),
        (Button(label=_("It is a new question"), action=action(Verb.NEW)),),
    )
