"""The topic menu: groups, the topics of a group, and the topic chosen."""

from __future__ import annotations

from dataclasses import replace

from handlers import contact, menus, papers
from handlers.actions import NEW_QUESTION, Pressed, Verb, action
from handlers.names import group_name, topic_name
from handlers.records import Button
from handlers.say import afresh, in_rows, language_of, reply, say
from handlers.turn import Effect, Outcome, ProposeExample, Turn
from locales.catalogs import texts
from locales.choose import choose_text

PAGE = 8


def groups(turn: Turn, pressed: Pressed) -> Outcome:
    """The groups of topics. `new` as an argument: the resident starts afresh, an earlier question is dropped."""
    if pressed.argument() == NEW_QUESTION:
        turn = afresh(turn)
    _ = texts(language_of(turn)).gettext
    listed = turn.guide.topics_by_group()
    buttons = [
        Button(label=group_name(turn.guide, code, language_of(turn)), action=action(Verb.GROUP, code))
        for code in listed
    ]
    return say(
        turn,
        reply(
            turn,
            _("What is it about? Choose a group, or simply write it in your own words."),
            *in_rows(menus.page_of(buttons, pressed.page(), PAGE)),
            menus.turning(turn, pressed.page(), len(buttons), PAGE, Verb.TOPICS),
            (menus.to_menu(turn),),
        ),
        expecting=None,
    )


def group(turn: Turn, code: str, page: int) -> Outcome | None:
    """The topics of a group with what each covers; None when there is no such group."""
    topics = turn.guide.topics_by_group().get(code, ())
    if not topics:
        return None
    _ = texts(language_of(turn)).gettext
    language = language_of(turn)
    page = menus.clamped(page, len(topics), PAGE)
    lines = [
        f"• {topic_name(topic, language)}: {choose_text(topic.descriptions, language)}".rstrip(": ")
        for topic in topics[page * PAGE : (page + 1) * PAGE]
    ]
    buttons = [Button(label=topic_name(topic, language), action=action(Verb.TOPIC, topic.code)) for topic in topics]
    all_groups = Button(label=_("◀ All groups"), action=action(Verb.TOPICS))
    return say(
        turn,
        reply(
            turn,
            "\n".join([group_name(turn.guide, code, language), "", *lines]),
            *in_rows(menus.page_of(buttons, page, PAGE), width=1),
            menus.turning(turn, page, len(buttons), PAGE, Verb.GROUP, code),
            (all_groups,),
        ),
    )


def chosen(turn: Turn, code: str) -> Outcome | None:
    """A topic picked by button: the card, perhaps after the municipality; None when there is no such topic."""
    if code not in turn.guide.topics:
        return None
    standing = turn.guide.standing_for(code)
    if standing is None:
        return instead_of(turn, code)
    outcome = contact.about(turn, standing.code)
    return replace(outcome, effects=(*outcome.effects, *_shown(turn, standing.code)))


def instead_of(turn: Turn, code: str) -> Outcome:
    """For a retired topic that nothing stands in for: what else its group offers."""
    nearest = group(turn, turn.guide.topics[code].group, 0)
    return nearest or groups(turn, Pressed(verb=Verb.TOPICS, arguments=()))


def _shown(turn: Turn, code: str) -> tuple[Effect, ...]:
    """By choosing another topic for their question a resident shows what it was about."""
    conversation = turn.resident.conversation
    if not conversation.question or code == conversation.topic:
        return ()
    return (ProposeExample(text=conversation.question, label=code),)


def papers_of(turn: Turn, topic: str | None, place: str | None) -> Outcome | None:
    """All procedures of a card; None when there is no such card."""
    if (
        topic is None
        or topic not in turn.guide.topics
        or (place is not None and place not in turn.guide.municipalities)
    ):
        return None
    found = turn.guide.find(place, topic)
    procedures = papers.matching(found.procedures, turn.resident.conversation.question)
    if not procedures:
        return None
    text = "\n\n".join(papers.in_words(procedure, language_of(turn)) for procedure in procedures)
    _ = texts(language_of(turn)).gettext
    back = Button(label=topic_name(found.topic, language_of(turn)), action=action(Verb.TOPIC, topic))
    return say(turn, reply(turn, text, (back,), (menus.office(turn),)))
