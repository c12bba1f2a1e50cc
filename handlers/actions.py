"""The actions of buttons: short ASCII strings, `verb:argument[:argument]`, that come back when a button is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "-"
"""Stands for an argument that is not known (no municipality yet)."""


class Verb(StrEnum):
    MENU = "menu"
    ASK = "ask"
    TOPICS = "topics"  # [page | new]: the groups of topics; `new` drops the question that was being placed
    GROUP = "group"  # group[:page]
    TOPIC = "topic"  # topic
    NONE = "none"  # none of the proposed topics
    CALM = "calm"  # it is no emergency
    MUNICIPALITIES = "municipalities"  # [page]
    MUNICIPALITY = "municipality"  # municipality
    ELSEWHERE = "elsewhere"  # [topic]: another municipality for this card
    WHERE = "where"  # how to share a location, for clients that cannot be asked for it
    LANGUAGES = "languages"
    LANGUAGE = "language"  # language
    PAPERS = "papers"  # topic:municipality: all procedures of a card
    HELPED = "helped"  # yes|no:topic:municipality
    WRONG = "wrong"  # topic:municipality: something on this card is not right
    OFFICE = "office"  # [topic:municipality | new]: send the question to the office
    STATUS = "status"
    WRITE = "write"  # reference: what comes next belongs to this ticket
    ADD = "add"  # reference: the question belongs to this ticket
    NEW = "new"  # the question is a new one, not for a ticket
    SAME = "same"  # reference: the question is about this solved matter
    REOPEN = "reopen"  # reference: something is still open
    RATE = "rate"  # yes|no:reference: did the office's answer help?
    UNDECIDED = "undecided"  # pressed by nobody: "the same or a new one?" was left unanswered
    FORGET = "forget"  # yes|no


NEW_QUESTION = "new"
YES = "yes"
NO = "no"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button as pressed; it may be years old or made up, so nothing about its arguments is certain."""

    verb: str
    arguments: tuple[str, ...]

    def argument(self, position: int = 0) -> str | None:
        """The argument at this place, None when it is missing or stands for something unknown."""
        if position >= len(self.arguments) or self.arguments[position] == UNKNOWN:
            return None
        return self.arguments[position]

    def page(self, position: int = 0) -> int:
        """The argument as the number of a page, 0 when it is none."""
        text = self.argument(position) or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def action(verb: Verb, *arguments: str | int | None) -> str:
    return ":".join([verb, *(UNKNOWN if argument is None else str(argument) for argument in arguments)])


def parse(text: str) -> Pressed:
    verb, *arguments = text.strip().split(":")
    return Pressed(verb, tuple(arguments))
