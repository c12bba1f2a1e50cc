"""One question of the list, in words: its state and its deadline each with a sign, so that no colour has to tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import shorten

from babel.dates import format_timedelta
from sqlalchemy.ext.asyncio import AsyncSession

from desk.visit import Visit
from desk.words import CHANNELS, PRIORITIES, STATES, endonym, in_words, moment
from directory.guide import Guide
from handlers.names import municipality_called, topic_called
from locales import LANGUAGES
from locales.catalogs import texts
from storage import accounts, tickets
from storage.ticket_tables import Priority, Ticket, TicketStatus

MAX_SHOWN = 220  # characters of a question
SOON = timedelta(hours=4)
STATE_SIGNS: Mapping[str, str] = {
    TicketStatus.NEW: "●",
    TicketStatus.OPEN: "◐",
    TicketStatus.WAITING: "◷",
    TicketStatus.RESOLVED: "✓",
    TicketStatus.CLOSED: "■",
    TicketStatus.SPAM: "⊘",
}
PRIORITY_SIGNS: Mapping[str, str] = {Priority.LOW: "↓", Priority.HIGH: "↑", Priority.URGENT: "⇈"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A word with its sign; `kind` names both for the style sheet."""

    kind: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`kind` is `overdue`, `soon` or `later`."""

    kind: str
    sign: str
    words: str
    at: datetime
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`question` is in `language_code`, all else in the officer's language. `seen` is the last entry that is known;
    `priority` is None where it is the usual one, `due` where nothing is due, `assignee` where nobody has it.
    """

    reference: str
    seen: int
    question: str
    language_code: str
    language: str
    state: Signed
    priority: Signed | None
    due: Due | None
    assignee: str | None
    is_mine: bool
    facts: tuple[str, ...]
    created_at: datetime
    since: str


async def lines(store: AsyncSession, rows: Sequence[Ticket], visit: Visit, guide: Guide, now: datetime) -> list[Line]:
    """These tickets as lines, in their order."""
    ids = [ticket.id for ticket in rows]
    beside = _Beside(
        questions=await tickets.questions(store, ids),
        channels=await tickets.channels(store, ids),
        newest=await tickets.newest_entries(store, ids),
        names={account.id: account.called for account in await accounts.everybody(store)},
    )
    return [_line(ticket, beside, guide, visit, now) for ticket in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What lies beside tickets: by ticket its question, channel and last entry; by account the name."""

    questions: Mapping[int, str]
    channels: Mapping[int, str]
    newest: Mapping[int, int]
    names: Mapping[int, str]


def _line(ticket: Ticket, beside: _Beside, guide: Guide, visit: Visit, now: datetime) -> Line:
    language = visit.language
    facts = (
        municipality_called(guide, ticket.municipality, language),
        topic_called(guide, ticket.topic, language),
        in_words(beside.channels.get(ticket.id, ""), CHANNELS, language),
    )
    return Line(
        reference=ticket.reference,
        seen=beside.newest.get(ticket.id, 0),
        question=shorten(beside.questions.get(ticket.id, ""), MAX_SHOWN, placeholder=" …"),
        language_code=ticket.language,
        language=endonym(ticket.language),
        state=_signed(ticket.status, STATE_SIGNS, in_words(ticket.status, STATES, language)),
        priority=_priority(ticket, language),
        due=_due(ticket, language, now),
        assignee=beside.names.get(ticket.assignee_id) if ticket.assignee_id else None,
        is_mine=ticket.assignee_id == visit.account_id,
        facts=tuple(fact for fact in facts if fact),
        created_at=ticket.created_at,
        since=moment(ticket.created_at, language),
    )


def _signed(kind: str, signs: Mapping[str, str], word: str) -> Signed:
    return Signed(kind=kind, sign=signs.get(kind, ""), word=word)


def _priority(ticket: Ticket, language: str) -> Signed | None:
    if ticket.priority == Priority.NORMAL:
        return None
    return _signed(ticket.priority, PRIORITY_SIGNS, in_words(ticket.priority, PRIORITIES, language))


def _due(ticket: Ticket, language: str, now: datetime) -> Due | None:
    if ticket.due_at is None:
        return None
    left = ticket.due_at - now
    is_answer = ticket.answered_at is None and ticket.due_at == ticket.answer_due_at
    said = _said(language, is_answer=is_answer, is_over=left <= timedelta())
    when = format_timedelta(left, granularity="minute", add_direction=True, locale=LANGUAGES[language].babel)
    kind, sign = ("overdue", "▲") if left <= timedelta() else ("soon", "◆") if left <= SOON else ("later", "○")
    return Due(
        kind=kind, sign=sign, words=said.format(when=when), at=ticket.due_at, moment=moment(ticket.due_at, language)
    )


def _said(language: str, *, is_answer: bool, is_over: bool) -> str:
    _ = texts(language).gettext
    if is_over:
        # Translators: {when} is like "3 hours ago"
        return _("Overdue: first answer was due {when}") if is_answer else _("Overdue: solution was due {when}")
    # Translators: {when} is like "in 3 hours"
    return _("First answer due {when}") if is_answer else _("Solution due {when}")
