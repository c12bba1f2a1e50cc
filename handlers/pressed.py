"""What each button does. A button may be years old or made up: whatever is not understood is answered gently."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers import (
    additions,
    emergency,
    feedback,
    language_choice,
    municipality,
    office,
    privacy,
    rating,
    same_matter,
    status,
    topics,
    unclear,
    welcome,
    wrong_information,
)
from handlers.actions import Pressed, Verb, parse
from handlers.turn import Outcome, Turn

Answer = Callable[[Turn, Pressed], Outcome | None]

ANSWERS: Mapping[str, Answer] = {
    Verb.MENU: lambda turn, _: welcome.menu(turn),
    Verb.ASK: lambda turn, _: welcome.ask(turn),
    Verb.TOPICS: topics.groups,
    Verb.GROUP: lambda turn, pressed: topics.group(turn, pressed.argument() or "", pressed.page(1)),
    Verb.TOPIC: lambda turn, pressed: topics.chosen(turn, pressed.argument() or ""),
    Verb.NONE: lambda turn, _: unclear.none_of_these(turn),
    Verb.NEW: lambda turn, _: same_matter.new(turn),
    Verb.SAME: lambda turn, pressed: same_matter.same(turn, pressed.argument()),
    Verb.UNDECIDED: lambda turn, _: same_matter.unanswered(turn),
    Verb.REOPEN: lambda turn, pressed: same_matter.reopen(turn, pressed.argument()),
    Verb.RATE: rating.given,
    Verb.CALM: lambda turn, _: emergency.calmed(turn),
    Verb.MUNICIPALITIES: lambda turn, pressed: municipality.listed(turn, pressed.page()),
    Verb.MUNICIPALITY: lambda turn, pressed: municipality.choose(turn, pressed.argument() or ""),
    Verb.ELSEWHERE: lambda turn, pressed: municipality.elsewhere(turn, pressed.argument()),
    Verb.WHERE: lambda turn, _: municipality.how_to_share(turn),
    Verb.LANGUAGES: lambda turn, _: language_choice.listed(turn),
    Verb.LANGUAGE: lambda turn, pressed: language_choice.choose(turn, pressed.argument() or ""),
    Verb.PAPERS: lambda turn, pressed: topics.papers_of(turn, pressed.argument(), pressed.argument(1)),
    Verb.HELPED: feedback.given,
    Verb.WRONG: wrong_information.reported,
    Verb.OFFICE: office.send,
    Verb.STATUS: lambda turn, _: status.listed(turn),
    Verb.WRITE: lambda turn, pressed: additions.write_to(turn, pressed.argument()),
    Verb.ADD: lambda turn, pressed: additions.add_question(turn, pressed.argument()),
    Verb.FORGET: privacy.forget,
}


def answer(turn: Turn) -> Outcome:
    pressed = parse(turn.incoming.action)
    handle = ANSWERS.get(pressed.verb)
    outcome = handle(turn, pressed) if handle else None
    return outcome if outcome is not None else welcome.stale(turn)
