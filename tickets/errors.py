"""Why a ticket cannot be worked on as asked."""

from __future__ import annotations


class TicketError(Exception):
    """A ticket cannot be worked on as asked; the message says why, for an officer."""


class NoSuchTicket(TicketError):
    """There is none, or it lies outside of what the actor may see."""


class MoveRefused(TicketError):
    """The state that a ticket is in does not lead to the one asked for."""


class TicketFinished(MoveRefused):
    """Only an unfinished ticket can be worked on so."""


class EmptyAnswer(TicketError):
    pass


class ThreadGrew(TicketError):
    """Somebody has added to the thread since the officer read it."""


class NotAssignable(TicketError):
    """This account cannot have this ticket: switched off, without the right, or not responsible for it."""


class NotYours(TicketError):
    """Somebody else has this ticket already."""


class NothingToChange(TicketError):
    """It is as asked already."""


class UnknownContact(TicketError):
    """The directory has no such contact point."""
