"""Photos, documents, recordings and locations: the bot cannot see or hear, an officer can."""

from __future__ import annotations

from handlers import (
    additions,
    files_kept,
    menus,
    municipality,
    office,
    own_tickets,
    question,
    same_matter,
    smalltalk,
)
from handlers.changed import changed
from handlers.file_words import too_large
from handlers.records import Kind, Medium
from handlers.say import language_of, remembering, reply, say
from handlers.turn import Expecting, Outcome, Turn
from locales.catalogs import texts

# A location within this time after "choose a municipality" is the answer to that, not something for a ticket.
PLACE_ASKED_S = 600.0


def received(turn: Turn) -> Outcome:
    """A file goes to the open ticket; without one it is kept with the question, and the resident is told so."""
    attachment = turn.incoming.attachment
    if attachment is None:
        return smalltalk.to_other(turn)
    if attachment.medium is Medium.STICKER:
        return smalltalk.to_sticker(turn)
    if files_kept.is_too_large(attachment):
        return _too_large(turn)
    if turn.resident.conversation.expecting == Expecting.QUESTION:
        return _to_office(turn)
    ticket = own_tickets.latest(turn)
    if ticket and not _joins_undecided(turn):
        return additions.add(turn, ticket)
    return _kept(turn)


def _joins_undecided(turn: Turn) -> bool:
    """It comes after what waits for "the same matter or a new one?", and goes where that goes."""
    to_ticket = turn.resident.conversation.expecting == Expecting.REPLY
    return same_matter.is_undecided(turn) and own_tickets.lately_solved(turn) is not None and not to_ticket


def _too_large(turn: Turn) -> Outcome:
    """Said at once, for nobody could fetch it; what was written with it counts all the same."""
    note = reply(turn, too_large(language_of(turn)), (menus.to_menu(turn),))
    incoming = turn.incoming
    if not incoming.text.strip() or turn.routing is None:
        return say(turn, note)
    turn = changed(turn, incoming=changed(incoming, kind=Kind.TEXT, attachment=None, group_id=None))
    ticket = own_tickets.latest(turn)
    outcome = additions.add(turn, ticket) if ticket else question.answer(turn)
    return changed(outcome, replies=(note, *outcome.replies))


def located(turn: Turn) -> Outcome:
    """A place: the answer to "which municipality?", or something for the open ticket."""
    location = turn.incoming.location
    if location is None:
        return smalltalk.to_other(turn)
    conversation = turn.resident.conversation
    ticket = own_tickets.latest(turn)
    asked = turn.now.timestamp() - conversation.place_asked_at < PLACE_ASKED_S
    if ticket is None or asked or conversation.expecting == Expecting.MUNICIPALITY or _ticket_lacks_place(turn):
        return municipality.located(turn, location)
    return additions.add(turn, ticket)


def _ticket_lacks_place(turn: Turn) -> bool:
    conversation = turn.resident.conversation
    followed = own_tickets.called(turn, conversation.ticket)
    return followed is not None and followed.municipality is None and turn.resident.municipality is None


def _to_office(turn: Turn) -> Outcome:
    """The question for the office, sent as a file; the further pictures of its album follow it there."""
    incoming = turn.incoming
    if incoming.text.strip() and turn.routing is not None:
        turn = remembering(turn, files=(*turn.resident.conversation.files, files_kept.as_file(incoming)))
        return question.to_office(turn).remember(group_id=incoming.group_id)
    return office.open_ticket(turn, "", (files_kept.as_file(incoming),)).remember(group_id=incoming.group_id)


def _kept(turn: Turn) -> Outcome:
    incoming, conversation = turn.incoming, turn.resident.conversation
    file = files_kept.as_file(incoming)
    same_album = incoming.group_id is not None and incoming.group_id == conversation.group_id
    undecided = same_matter.is_undecided(turn)
    # Without a question of its own yet, a further file joins those before; so it does while nobody knows where to.
    earlier = conversation.files if same_album or undecided or not conversation.question else ()
    files = files_kept.joined(earlier, file)
    if same_album:
        return say(turn, files=files)
    turn = remembering(turn, files=files, group_id=incoming.group_id)
    if undecided and (outcome := same_matter.further(turn, adds=bool(incoming.text.strip()))):
        return outcome
    if not undecided:
        turn = remembering(turn, question="", question_message=None)
    if incoming.text.strip() and turn.routing is not None:
        return _with_caption(turn)
    ticket = same_matter.concerned(turn)
    return same_matter.ask(turn, ticket) if ticket else _acknowledged(turn)


def _with_caption(turn: Turn) -> Outcome:
    """The caption is answered like any text, after saying what becomes of the file."""
    _ = texts(language_of(turn)).gettext
    note = _(
        "I cannot look into files, but I have read what you wrote. The file goes along if you send it to the office."
    )
    outcome = question.answer(turn)
    return changed(outcome, replies=(reply(turn, note), *outcome.replies))


def _acknowledged(turn: Turn) -> Outcome:
    _ = texts(language_of(turn)).gettext
    medium = turn.incoming.attachment.medium if turn.incoming.attachment else Medium.DOCUMENT
    text = {
        Medium.VOICE: _("Thank you. I cannot listen to recordings."),
        Medium.AUDIO: _("Thank you. I cannot listen to recordings."),
    }.get(medium, _("Thank you. I cannot look into photos, videos or documents."))
    more = _(
        "Please write in a few words what it is about, or send it to the municipal office, where a person opens it."
    )
    return say(turn, reply(turn, f"{text} {more}", (menus.office(turn),), (menus.other_topics(turn),)))
