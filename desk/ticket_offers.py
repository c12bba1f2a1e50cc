"""Which acts a question's state and the visitor's rights allow, with what there is to choose."""

from __future__ import annotations

from dataclasses import dataclass

from desk.rights import Right
from desk.templates_form import Option
from desk.ticket_matter import Matter
from desk.visit import Visit
from desk.words import PRIORITIES, moment
from directory.guide import Guide
from handlers.names import municipality_name, topic_name
from locales.catalogs import texts
from storage.ticket_tables import Priority, TicketStatus
from tickets.desk_work import can_have
from tickets.workflow import REOPEN_WITHIN, may_move


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """`colleagues` and `priorities` are empty when there is nothing to choose. `closes`: when it closes by itself."""

    answer: bool
    note: bool
    take: bool
    give_back: bool
    transfer: bool
    reopen: bool
    place: bool
    colleagues: tuple[Option, ...]
    priorities: tuple[Option, ...]
    municipalities: tuple[Option, ...]
    topics: tuple[Option, ...]
    closes: str

    @property
    def any_hand(self) -> bool:
        return self.take or self.give_back or bool(self.colleagues)


def offers(matter: Matter, visit: Visit, guide: Guide) -> Offers:
    ticket, language = matter.ticket, visit.language
    may_answer, hands = visit.may(Right.ANSWER), visit.may(Right.ASSIGN) and matter.is_open
    return Offers(
        answer=may_answer and matter.is_open,
        note=may_answer,
        take=hands and ticket.assignee_id is None,
        give_back=hands and ticket.assignee_id is not None,
        transfer=hands,
        reopen=may_answer and not matter.is_open and may_move(ticket.status, TicketStatus.OPEN),
        place=may_answer and ticket.municipality is None,
        colleagues=_colleagues(matter, visit) if hands else (),
        priorities=_priorities(matter, language) if hands else (),
        municipalities=_municipalities(matter, guide, language),
        topics=_topics(matter, guide, language),
        closes=_closes(matter, language),
    )


def _colleagues(matter: Matter, visit: Visit) -> tuple[Option, ...]:
    """Those who can have it, and do not yet; oneself only when a colleague has it, for otherwise it can be taken."""
    assignee = matter.ticket.assignee_id
    return tuple(
        Option(value=str(each.id), label=each.called, chosen=False)
        for each in matter.accounts
        if can_have(each, matter.ticket)
        and each.id != assignee
        and (each.id != visit.account_id or assignee is not None)
    )


def _priorities(matter: Matter, language: str) -> tuple[Option, ...]:
    _ = texts(language).gettext
    now = matter.ticket.priority
    return tuple(Option(value=each, label=_(PRIORITIES[each]), chosen=each == now) for each in Priority)


def _municipalities(matter: Matter, guide: Guide, language: str) -> tuple[Option, ...]:
    named = [(each.code, municipality_name(each, language)) for each in guide.municipalities.values()]
    return _options(named, matter.ticket.municipality, language)


def _topics(matter: Matter, guide: Guide, language: str) -> tuple[Option, ...]:
    offered = [each for each in guide.topics.values() if not each.retired or each.code == matter.ticket.topic]
    named = [(each.code, topic_name(each, language)) for each in offered]
    return _options(named, matter.ticket.topic, language)


def _options(named: list[tuple[str, str]], chosen: str | None, language: str) -> tuple[Option, ...]:
    """In order of name; "not known" only as long as it is not."""
    nothing = [] if chosen else [("", texts(language).gettext("not known"))]
    ordered = sorted(named, key=lambda pair: pair[1].casefold())
    return tuple(Option(value=code, label=label, chosen=code == (chosen or "")) for code, label in [*nothing, *ordered])


def _closes(matter: Matter, language: str) -> str:
    ticket = matter.ticket
    if ticket.status != TicketStatus.RESOLVED or ticket.resolved_at is None:
        return ""
    return moment(ticket.resolved_at + REOPEN_WITHIN, language)
