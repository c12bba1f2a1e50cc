"""A text in the resident's own words: placed, asked back, handed on, by what it says and what was awaited."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import (
    additions,
    contact,
    menus,
    municipality,
    office,
    own_tickets,
    places,
    rating,
    same_matter,
    smalltalk,
    unclear,
    wrong_information,
)
from handlers import topics as topic_menu
from handlers.actions import Verb, action
from handlers.changed import changed
from handlers.names import topic_name
from handlers.records import Button
from handlers.say import language_of, remembering, reply, say, with_row
from handlers.turn import FOLLOWS_TICKET, Expecting, Outcome, TicketSummary, Turn
from locales.catalogs import texts, to_latin
from routing.records import OUT_OF_SCOPE, Decision

MAX_CHOICES = 3
MAX_QUESTION = 8_000
# A text this short that names a municipality, when one was asked for, is the answer to that.
WORDS_OF_PLACE_ANSWER = 4
LETTERS_BESIDE_PLACE = 2


def answer(turn: Turn) -> Outcome:
    """What was awaited comes first; then what the text says by itself."""
    decision = decision_of(turn)
    is_smalltalk = decision is Decision.SMALLTALK and not _is_bare_place(turn)
    if same_matter.is_undecided(turn) and (outcome := same_matter.further(turn, adds=not is_smalltalk)):
        return outcome
    if is_smalltalk and not _is_meant_for_officer(turn):
        return smalltalk.answer(turn)
    return _awaited(turn) or _about_solved(turn) or _by_decision(_placed(turn), decision)


def to_office(turn: Turn) -> Outcome:
    """The question that the resident was asked to write for the office."""
    before = turn.resident.conversation
    topics = _known_topics(turn) if decision_of(turn) is Decision.ANSWER else []
    turn = _placed(turn)
    turn = remembering(
        turn,
        topic=before.topic or (topics[0] if topics else None),
        municipality=turn.resident.conversation.municipality or before.municipality,
        candidates=(),
    )
    conversation = turn.resident.conversation
    return office.open_ticket(turn, conversation.question, conversation.files)


def decision_of(turn: Turn) -> Decision:
    return turn.routing.decision if turn.routing else Decision.UNRESOLVED


def _awaited(turn: Turn) -> Outcome | None:
    """The text as the answer to what the bot asked; None when it is none."""
    conversation = turn.resident.conversation
    if conversation.expecting == Expecting.QUESTION:
        return to_office(turn)
    if (rated := rating.commented(turn)) and not _is_about_another(turn, rated):
        return rating.comment(turn)
    if (doubted := wrong_information.doubted(turn)) and not _is_about_another(turn, doubted):
        return wrong_information.described(turn, doubted)
    ticket = _followed(turn)
    if ticket and not (ticket.municipality is None and _is_bare_place(turn)):
        return additions.add(turn, ticket)
    if _is_place(turn):
        return _place_named(turn)
    return None


def _about_solved(turn: Turn) -> Outcome | None:
    """The office has solved something lately: this may belong to it."""
    ticket = same_matter.concerned(turn)
    if ticket is None:
        return None
    topics = _known_topics(turn) if decision_of(turn) is Decision.ANSWER else []
    return same_matter.ask(_placed(turn), ticket, topic=topics[0] if topics else None)


def _is_meant_for_officer(turn: Turn) -> bool:
    """ "Yes" and "ok, thank you" are answers to whoever has asked."""
    expecting = turn.resident.conversation.expecting
    if expecting == Expecting.REPLY or rating.commented(turn):
        return True
    return expecting in (None, Expecting.ADDITION) and own_tickets.with_officer(turn) is not None


def _by_decision(turn: Turn, decision: Decision) -> Outcome:
    topics = _known_topics(turn)
    match decision:
        case Decision.ANSWER if retired := _retired(turn):
            return topic_menu.instead_of(remembering(turn, asked=0), retired)
        case Decision.ANSWER if topics:
            return _with_ticket_offer(turn, contact.about(remembering(turn, asked=0), topics[0]))
        case Decision.ASK_TOPIC if topics and not turn.resident.conversation.asked:
            return _did_you_mean(turn, topics[:MAX_CHOICES])
        case _:
            return unclear.answer(turn)


def _placed(turn: Turn) -> Turn:
    """The turn with this text as the question that is being placed.

    A municipality in the text counts for this question, and for good only when none is known yet. After a question back
    what was said before stays part of the question: an officer should read both. So does what waited for "the same
    matter or a new one?" when there is no such matter any more.
    """
    conversation, place = turn.resident.conversation, turn.routing.place if turn.routing else None
    asked_back = conversation.asked and decision_of(turn) is not Decision.ANSWER
    again = conversation.question and (asked_back or same_matter.is_undecided(turn))
    text = turn.incoming.text.strip()
    code = place.code if place and place.code in turn.guide.municipalities else None
    own = turn.resident.municipality
    turn = changed(turn, resident=changed(turn.resident, municipality=own or code))
    return remembering(
        turn,
        question=(f"{conversation.question}\n{text}" if again else text)[:MAX_QUESTION],
        question_message=turn.incoming.edited_id or turn.incoming.message_id,
        # What was sent before any question belongs to this one.
        files=() if conversation.question and not again else conversation.files,
        municipality=code or (conversation.municipality if again else None),
        candidates=_candidates(turn),
        topic=None,
        expecting=None,
        undecided_until=0.0,
    )


def _candidates(turn: Turn) -> tuple[str, ...]:
    """The municipalities the words fit, unless the resident's own is among them."""
    known = _known(turn, turn.routing.place.candidates if turn.routing else ())
    return () if len(known) < 2 or turn.resident.municipality in known else known


def _known(turn: Turn, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in turn.guide.municipalities)


def _known_topics(turn: Turn) -> list[str]:
    topics = turn.routing.topics if turn.routing else ()
    standing = (turn.guide.standing_for(topic) for topic, _p in topics)
    return list(dict.fromkeys(topic.code for topic in standing if topic is not None))


def _retired(turn: Turn) -> str | None:
    """The topic of this text, where it is offered no more and nothing stands in for it."""
    first = next((topic for topic, _p in turn.routing.topics), "") if turn.routing else ""
    return first if first in turn.guide.topics and turn.guide.standing_for(first) is None else None


def _did_you_mean(turn: Turn, topics: Sequence[str]) -> Outcome:
    _ = texts(language_of(turn)).gettext
    names = [topic_name(turn.guide.topics[topic], language_of(turn)) for topic in topics]
    rows = [(Button(label=name, action=action(Verb.TOPIC, topic)),) for name, topic in zip(names, topics, strict=True)]
    none = Button(label=_("None of these"), action=action(Verb.NONE))
    text = "\n".join([_("I want to be sure. Did you mean:"), *(f"• {name}" for name in names)])
    outcome = say(turn, reply(turn, text, *rows, (none,)), expecting=Expecting.TOPIC, asked=1)
    return _with_ticket_offer(turn, outcome)


def _with_ticket_offer(turn: Turn, outcome: Outcome) -> Outcome:
    """With a ticket open or solved lately, the new question can go there too."""
    if ticket := own_tickets.latest(turn):
        return with_row(outcome, menus.add_to(turn, ticket))
    solved = same_matter.unparted(turn)
    return with_row(outcome, same_matter.to_same(turn, solved)) if solved else outcome


def _followed(turn: Turn) -> TicketSummary | None:
    """The ticket that this text belongs to; a sure question on another topic belongs to none."""
    conversation = turn.resident.conversation
    if conversation.expecting not in (None, *FOLLOWS_TICKET):
        return None
    if conversation.expecting == Expecting.REPLY:
        return own_tickets.called(turn, conversation.ticket)
    followed = own_tickets.called(turn, conversation.ticket) if conversation.expecting else None
    ticket = followed or own_tickets.with_officer(turn)
    return None if ticket is None or _is_about_another(turn, ticket) else ticket


def _is_about_another(turn: Turn, ticket: TicketSummary | wrong_information.Doubted) -> bool:
    """A sure question on another topic; what a ticket without a topic is about, nobody can say."""
    topics = _known_topics(turn) if decision_of(turn) is Decision.ANSWER else []
    standing = turn.guide.standing_for(ticket.topic) if ticket.topic is not None else None
    return bool(topics) and ticket.topic is not None and topics[0] not in (ticket.topic, standing and standing.code)


def _is_place(turn: Turn) -> bool:
    """The text is the name of a municipality, or answers the question for one."""
    if turn.routing is None or not (turn.routing.place.code or turn.routing.place.candidates):
        return False
    if _is_bare_place(turn):
        return True
    words = turn.incoming.text.split()
    if turn.resident.conversation.expecting == Expecting.MUNICIPALITY:
        return decision_of(turn) is not Decision.ANSWER or len(words) <= WORDS_OF_PLACE_ANSWER
    unknown = turn.resident.municipality is None and turn.routing.label != OUT_OF_SCOPE
    return unknown and decision_of(turn) is Decision.UNRESOLVED and len(words) < WORDS_OF_PLACE_ANSWER


def _is_bare_place(turn: Turn) -> bool:
    """Nothing but the name of a municipality, perhaps with an ending or a word like "in"."""
    evidence = turn.routing.place.evidence if turn.routing else ()
    return bool(evidence) and _letters(turn.incoming.text) - _letters(" ".join(evidence)) <= LETTERS_BESIDE_PLACE


def _place_named(turn: Turn) -> Outcome | None:
    assert turn.routing is not None
    if turn.routing.place.code:
        return municipality.choose(turn, turn.routing.place.code)
    candidates = _known(turn, turn.routing.place.candidates)
    if not candidates:
        return None
    _ = texts(language_of(turn)).gettext
    turn = remembering(turn, candidates=candidates)
    return say(turn, reply(turn, _("Which municipality do you mean?"), *places.candidates(turn)))


def _letters(text: str) -> int:
    """How many letters a text has; in Latin script, so that both scripts count alike."""
    return sum(letter.isalnum() for letter in to_latin(text))
