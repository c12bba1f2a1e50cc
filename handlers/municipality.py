"""Which municipality: asked for with buttons, named in words, or near a shared location; remembered and changeable."""

from __future__ import annotations

from directory.guide import distance_km
from directory.records import Municipality
from handlers import additions, contact, menus, places
from handlers.actions import Verb, action
from handlers.changed import changed
from handlers.names import municipality_called, topic_called
from handlers.records import Button, Location
from handlers.say import afresh, in_rows, language_of, remembering, reply, say
from handlers.turn import Expecting, Outcome, Turn
from locales.catalogs import texts

NEAREST = 6
# Hardly a place is farther from the centre of its municipality.
FARTHEST_KM = 60.0


def listed(turn: Turn, page: int = 0) -> Outcome:
    """A page of all municipalities."""
    _ = texts(language_of(turn)).gettext
    name = municipality_called(turn.guide, turn.resident.municipality, language_of(turn))
    parts = (
        _("Your municipality: {municipality}.").format(municipality=name) if name else "",
        _("Choose a municipality, write its name, or share your location."),
    )
    return say(
        turn,
        reply(turn, " ".join(filter(None, parts)), *places.choices(turn, page)),
        place_asked_at=turn.now.timestamp(),
    )


def elsewhere(turn: Turn, topic: str | None) -> Outcome:
    """Another municipality for the same matter. An old card's matter is not what was asked last."""
    if topic in turn.guide.topics and topic != turn.resident.conversation.topic:
        turn = remembering(afresh(turn), topic=topic)
    return listed(remembering(turn, expecting=Expecting.MUNICIPALITY, candidates=()))


def choose(turn: Turn, code: str) -> Outcome | None:
    """Take this municipality and go on with what was waiting for it; None when there is no such municipality.

    A choice is remembered for good, except between the places one question could mean, when another one is known.
    """
    if code not in turn.guide.municipalities:
        return None
    conversation = turn.resident.conversation
    only_here = turn.resident.municipality is not None and code in conversation.candidates
    lasting = turn.resident.municipality if only_here else code
    turn = changed(turn, resident=changed(turn.resident, municipality=lasting))
    turn = remembering(turn, municipality=code, candidates=())
    if (
        conversation.expecting == Expecting.MUNICIPALITY
        and conversation.topic
        and conversation.topic in turn.guide.topics
    ):
        return contact.show(turn, conversation.topic, code)
    return additions.told_municipality(turn, code) or _confirmed(turn, code)


def located(turn: Turn, location: Location) -> Outcome:
    """The municipalities around a shared location, nearest first; the resident picks, for borders are crooked."""
    _ = texts(language_of(turn)).gettext
    nearest = turn.guide.nearest(location.latitude, location.longitude)[:NEAREST]
    text = _("These municipalities are nearest to you. Which one is it?")
    if nearest and _distance_km(nearest[0], location) > FARTHEST_KM:
        text = _("This place seems to lie too far away. Which municipality is it about?")
    every = Button(label=_("All municipalities"), action=action(Verb.MUNICIPALITIES))
    return say(turn, reply(turn, text, *in_rows(places.buttons(turn, nearest)), (every,)))


def how_to_share(turn: Turn) -> Outcome:
    """For clients that cannot be asked for a location by a button."""
    _ = texts(language_of(turn)).gettext
    text = _("To share your location, use the attachment sign (📎) of this chat and choose “Location”.")
    every = Button(label=_("All municipalities"), action=action(Verb.MUNICIPALITIES))
    return say(turn, reply(turn, text, (every,)))


def _confirmed(turn: Turn, code: str) -> Outcome:
    _ = texts(language_of(turn)).gettext
    name = municipality_called(turn.guide, code, language_of(turn))
    text = _("Your municipality is {municipality}. I will remember it. What is your question about?")
    conversation = turn.resident.conversation
    topic = topic_called(turn.guide, conversation.topic, language_of(turn))
    last = (Button(label=topic, action=action(Verb.TOPIC, conversation.topic)),) if topic else ()
    return say(turn, reply(turn, text.format(municipality=name), last, *menus.first_menu(turn)), expecting=None)


def _distance_km(municipality: Municipality, location: Location) -> float:
    return distance_km(location.latitude, location.longitude, municipality.latitude, municipality.longitude)
