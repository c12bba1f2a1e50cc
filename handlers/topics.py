"""The topic menu: groups, the topics of a group, and the topic chosen."""

from __future__ import annotations

from directory.guide import Guide
from handlers import contact, menus, papers
from handlers.actions import NEW_QUESTION, Pressed, Verb, action
from handlers.changed import changed
from handlers.names import group_name, topic_name
from handlers.once import once_a_directory
from handlers.records import Button
from handlers.say import Rows, afresh, in_rows, language_of, reply, say
from handlers.turn import Effect, Outcome, ProposeExample, Turn
from locales.catalogs import texts
from locales.choose import choose_text

PAGE = 8


def groups(turn: Turn, pressed: Pressed) -> Outcome:
    """The groups of topics. `new` as an argument: the resident starts afresh, an earlier question is dropped."""
    if pressed.argument() == NEW_QUESTION:
        turn = afresh(turn)
    _ = texts(language_of(turn)).gettext
    text = _("What is it about? Choose a group, or simply write it in your own words.")
    rows = _rows_of_groups(turn.guide, language_of(turn), pressed.page())
    return say(turn, reply(turn, text, *rows, (menus.to_menu(turn),)), expecting=None)


@once_a_directory
def _rows_of_groups(guide: Guide, language: str, page: int) -> Rows:
    buttons = [
        Button(label=group_name(guide, code, language), action=action(Verb.GROUP, code))
        for code in guide.topics_by_group()
    ]
    return (
        *in_rows(menus.page_of(buttons, page, PAGE)),
        menus.turning(language, page, len(buttons), PAGE, Verb.TOPICS),
    )


def group(turn: Turn, code: str, page: int) -> Outcome | None:
    """The topics of a group with what each covers; None when there is no such group."""
    if code not in turn.guide.topics_by_group():
        return None
    text, rows = _page_of_group(turn.guide, language_of(turn), code, page)
    return say(turn, reply(turn, text, *rows))


@once_a_directory
def _page_of_group(guide: Guide, language: str, code: str, page: int) -> tuple[str, Rows]:
    _ = texts(language).gettext
    topics = guide.topics_by_group()[code]
    page = menus.clamped(page, len(topics), PAGE)
    shown = menus.page_of(topics, page, PAGE)
    lines = [
        f"• {topic_name(topic, language)}: {choose_text(topic.descriptions, language)}".rstrip(": ") for topic in shown
    ]
    buttons = [Button(label=topic_name(topic, language), action=action(Verb.TOPIC, topic.code)) for topic in shown]
    rows = (
        *in_rows(buttons, width=1),
        menus.turning(language, page, len(topics), PAGE, Verb.GROUP, code),
        (Button(label=_("◀ All groups"), action=action(Verb.TOPICS)),),
    )
    return "\n".join([group_name(guide, code, language), "", *lines]), rows


def chosen(turn: Turn, code: str) -> Outcome | None:
    """A topic picked by button: the card, perhaps after the municipality; None when there is no such topic."""
    if code not in turn.guide.topics:
        return None
    standing = turn.guide.standing_for(code)
    if standing is None:
        return instead_of(turn, code)
    outcome = contact.about(turn, standing.code)
    return changed(outcome, effects=(*outcome.effects, *_shown(turn, standing.code)))


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
