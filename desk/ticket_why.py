"""Why the bot routed a question as it did, in words, with the topics and places that it can be corrected to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_percent

from desk.ticket_matter import Matter
from desk.words import endonym
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales import LANGUAGES
from locales.catalogs import mark, texts
from routing.records import Decision

DECISIONS: Mapping[str, str] = {
    Decision.ANSWER: mark("One topic was likely enough, so the bot answered by itself."),
    Decision.ASK_TOPIC: mark("Several topics were likely, so the bot asked which one it is."),
    Decision.EMERGENCY: mark("Words in it speak of an emergency."),
    Decision.SMALLTALK: mark("It looked like a greeting or small talk."),
    Decision.UNRESOLVED: mark("No topic was likely enough, so the bot could not place it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A topic or municipality by its code; `percent` how sure the bot was, empty when it does not say."""

    code: str
    name: str
    percent: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """`places` are municipalities that the words fit; `place` says what they were."""

    language: str
    place: str
    decision: str
    reason: str
    topics: tuple[Guess, ...]
    places: tuple[Guess, ...]


def why(matter: Matter, guide: Guide, language: str) -> Why | None:
    """None when the question was never routed, or its message is gone."""
    routing = matter.routing
    if not routing:
        return None
    spoken, place = routing.get("language", {}), routing.get("place", {})
    codes = [place["code"]] if place.get("code") else list(place.get("candidates", ()))
    decision = routing.get("decision", "")
    _ = texts(language).gettext
    return Why(
        language=_("{language}, {percent} sure").format(
            language=endonym(spoken.get("code")), percent=_percent(spoken.get("confidence", 0.0), language)
        ),
        place=_place(place, codes, guide, language),
        decision=_(DECISIONS[decision]) if decision in DECISIONS else decision,
        reason=routing.get("reason", ""),
        topics=tuple(_topics(routing, matter, guide, language)),
        places=tuple(
            Guess(code=code, name=name, is_chosen=code == matter.ticket.municipality)
            for code in codes
            if (name := municipality_called(guide, code, language))
        ),
    )


def _place(place: Mapping[str, Any], codes: list[str], guide: Guide, language: str) -> str:
    _ = texts(language).gettext
    names = ", ".join(filter(None, (municipality_called(guide, code, language) for code in codes)))
    if not names:
        return _("no municipality is named in it")
    evidence = ", ".join(f"“{word}”" for word in place.get("evidence", ()))
    return _("{municipalities}, from {words}").format(municipalities=names, words=evidence) if evidence else names


def _topics(routing: Mapping[str, Any], matter: Matter, guide: Guide, language: str) -> list[Guess]:
    named = [(code, p, topic_called(guide, code, language)) for code, p in routing.get("topics", ())]
    chosen = matter.ticket.topic
    return [
        Guess(code=code, name=name, percent=_percent(p, language), is_chosen=code == chosen)
        for code, p, name in named
        if name
    ]


def _percent(share: float, language: str) -> str:
    return str(format_percent(share, locale=LANGUAGES[language].babel))
