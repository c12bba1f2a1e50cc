"""What is done to a question without answering it: each act with the right that it asks for, and its trace."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from desk.failed_calls import report_failed_call
from desk.office_work import correct_topic, refer_resident, resolve_for_resident, transfer_for_resident
from desk.rights import Right
from desk.trail import trace
from desk.visit import Visit
from directory.guide import Guide
from locales.catalogs import mark
from storage.ticket_tables import Priority
from tickets import desk_work
from tickets.errors import NothingToChange

MAX_REASON = 500
MAX_NOTE = 4000
NO_REASON = mark("Please give a reason: colleagues will want to know.")
NOTE_TOO_LONG = mark("The note is too long: at most 4,000 characters, please. It was not kept.")
NOT_CHOSEN = mark("Please choose one of the list.")


class ActFault(Exception):
    """Something is missing in the form; the message is marked for translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act as asked for; `what` is what its button names, `seen` the last entry that was read."""

    store: AsyncSession
    visit: Visit
    guide: Guide
    reference: str
    what: str
    seen: int
    now: datetime

    @property
    def reason(self) -> str:
        return self.visit.filled_in("reason").strip()[:MAX_REASON]


Run = Callable[[Doing], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`action` is its name in the audit log, `done` what is said afterwards. `tells`: the resident is written to."""

    right: Right
    run: Run
    action: str
    done: str
    tells: bool = False


async def _take(doing: Doing) -> None:
    await desk_work.take(doing.store, doing.reference, actor=doing.visit.actor, now=doing.now)


async def _assign(doing: Doing) -> None:
    number = doing.visit.filled_in("colleague")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ActFault(NOT_CHOSEN)
    await desk_work.assign(doing.store, doing.reference, int(number), actor=doing.visit.actor, now=doing.now)


async def _give_back(doing: Doing) -> None:
    await desk_work.give_back(doing.store, doing.reference, actor=doing.visit.actor, now=doing.now, reason=doing.reason)


async def _transfer(doing: Doing) -> None:
    place, topic = doing.visit.filled_in("municipality") or None, doing.visit.filled_in("topic") or None
    if not _known(place, doing.guide.municipalities) or not _known(topic, doing.guide.topics):
        raise ActFault(NOT_CHOSEN)
    await transfer_for_resident(
        doing.store,
        doing.reference,
        municipality=place,
        topic=topic,
        guide=doing.guide,
        actor=doing.visit.actor,
        now=doing.now,
        reason=doing.reason,
    )


async def _refer(doing: Doing) -> None:
    await refer_resident(
        doing.store,
        doing.reference,
        doing.visit.filled_in("contact"),
        guide=doing.guide,
        actor=doing.visit.actor,
        now=doing.now,
        seen=doing.seen,
        reason=doing.reason,
    )


async def _prioritise(doing: Doing) -> None:
    chosen = doing.visit.filled_in("priority")
    if chosen not in set(Priority):
        raise ActFault(NOT_CHOSEN)
    await desk_work.set_priority(doing.store, doing.reference, Priority(chosen), actor=doing.visit.actor, now=doing.now)


async def _resolve(doing: Doing) -> None:
    await resolve_for_resident(
        doing.store, doing.reference, actor=doing.visit.actor, now=doing.now, seen=doing.seen, reason=doing.reason
    )


async def _spam(doing: Doing) -> None:
    _require_reason(doing)
    await desk_work.mark_spam(doing.store, doing.reference, actor=doing.visit.actor, now=doing.now, reason=doing.reason)


async def _reopen(doing: Doing) -> None:
    _require_reason(doing)
    await desk_work.reopen(doing.store, doing.reference, actor=doing.visit.actor, now=doing.now, reason=doing.reason)


async def _correct_topic(doing: Doing) -> None:
    topic = doing.what or doing.visit.filled_in("topic")
    if topic not in doing.guide.topics:
        raise ActFault(NOT_CHOSEN)
    await correct_topic(doing.store, doing.reference, topic, actor=doing.visit.actor, now=doing.now)


async def _correct_municipality(doing: Doing) -> None:
    place = doing.what or doing.visit.filled_in("municipality")
    if place not in doing.guide.municipalities:
        raise ActFault(NOT_CHOSEN)
    await desk_work.set_municipality(doing.store, doing.reference, place, actor=doing.visit.actor, now=doing.now)


async def _note(doing: Doing) -> None:
    text = _note_text(doing)
    await desk_work.add_note(doing.store, doing.reference, text, actor=doing.visit.actor, now=doing.now)


async def _change_note(doing: Doing) -> None:
    if not (doing.what.isascii() and doing.what.isdigit() and len(doing.what) < 10):
        raise NothingToChange("no such note")
    text, number = _note_text(doing), int(doing.what)
    await desk_work.change_note(doing.store, doing.reference, number, text, actor=doing.visit.actor, now=doing.now)


async def _call_failed(doing: Doing) -> None:
    """An office of the directory could not be reached by telephone."""
    await desk_work.hold(doing.store, doing.reference, doing.visit.actor)
    await report_failed_call(doing.store, doing.visit, doing.visit.filled_in("contact"), doing.reason, now=doing.now)


ACTS: Mapping[str, Act] = {
    "take": Act(right=Right.ASSIGN, run=_take, action="ticket-take", done=mark("It is yours now.")),
    "assign": Act(
        right=Right.ASSIGN, run=_assign, action="ticket-assign", done=mark("Your colleague has it now, and is told so.")
    ),
    "give-back": Act(
        right=Right.ASSIGN,
        run=_give_back,
        action="ticket-give-back",
        done=mark("It is back in the queue, for anybody."),
    ),
    "transfer": Act(
        right=Right.ASSIGN,
        run=_transfer,
        action="ticket-transfer",
        tells=True,
        done=mark("It was transferred; the resident is told."),
    ),
    "priority": Act(
        right=Right.ASSIGN, run=_prioritise, action="ticket-priority", done=mark("The priority was changed.")
    ),
    "refer": Act(
        right=Right.ANSWER,
        run=_refer,
        action="ticket-refer",
        tells=True,
        done=mark("The resident was given the other office's contact."),
    ),
    "resolve": Act(
        right=Right.ANSWER,
        run=_resolve,
        action="ticket-resolve",
        tells=True,
        done=mark("The question is marked as solved; the resident is told."),
    ),
    "spam": Act(
        right=Right.ANSWER,
        run=_spam,
        action="ticket-spam",
        done=mark("It is marked as spam; the resident is not told."),
    ),
    "reopen": Act(right=Right.ANSWER, run=_reopen, action="ticket-reopen", done=mark("It is open again.")),
    "correct-topic": Act(
        right=Right.ANSWER,
        run=_correct_topic,
        action="ticket-topic",
        done=mark("The topic was corrected, and is proposed for the bot to learn."),
    ),
    "correct-municipality": Act(
        right=Right.ANSWER,
        run=_correct_municipality,
        action="ticket-municipality",
        done=mark("The municipality was corrected."),
    ),
    "note": Act(
        right=Right.ANSWER,
        run=_note,
        action="ticket-note",
        done=mark("The note was kept; the resident does not see it."),
    ),
    "call-failed": Act(
        right=Right.ANSWER,
        run=_call_failed,
        action="ticket-call-failed",
        done=mark("Thank you. The office's details are to be confirmed again, and residents are told so."),
    ),
    "change-note": Act(right=Right.ANSWER, run=_change_note, action="ticket-note", done=mark("The note was changed.")),
}


async def perform(act: Act, doing: Doing) -> None:
    """Raises `TicketError`, `ActFault`."""
    await act.run(doing)
    await trace(doing.store, doing.visit, act.action, "ticket", doing.reference, now=doing.now)


def _require_reason(doing: Doing) -> None:
    if not doing.reason:
        raise ActFault(NO_REASON)


def _note_text(doing: Doing) -> str:
    text = doing.visit.filled_in("note")
    if len(text) > MAX_NOTE:
        raise ActFault(NOTE_TOO_LONG)
    return text


def _known(code: str | None, codes: Mapping[str, object]) -> bool:
    return code is None or code in codes
