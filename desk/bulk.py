"""One act on several questions: each is done, or not, by itself, and each result is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from desk.filters import Filters
from desk.house import House
from desk.numbers import number_in
from desk.rights import Right
from desk.ticket import FAULTS
from desk.ticket_acts import ACTS, NO_REASON, NOT_CHOSEN, ActFault, Doing, perform
from desk.visit import Visit
from desk.words import PRIORITIES, in_words
from directory.guide import Guide
from handlers.names import topic_called
from locales.catalogs import mark, texts
from storage import tickets
from storage.ticket_tables import Priority
from tickets.errors import NoSuchTicket, ThreadGrew, TicketError, TicketFinished

log = structlog.get_logger()
MOST = 100  # questions at once
PICK = "pick-"  # a field of a chosen question; its value is the last entry that stood there
ASK_ABOVE = 10
# What residents are told, and what takes a question away, is asked about from the second one on.
ASK_SOONER = frozenset({"transfer", "resolve", "spam"})
NAMES: Mapping[str, str] = {
    "take": mark("Take them"),
    "assign": mark("Give them to a colleague"),
    "give-back": mark("Give them back to the queue"),
    "priority": mark("Set their priority"),
    "transfer": mark("Transfer them to another topic"),
    "resolve": mark("Mark them as solved"),
    "spam": mark("Mark them as spam"),
}
NOTHING_PICKED = mark("Please choose at least one question of the list.")
NO_ACT = mark("Please choose what is to be done.")
TOO_MANY = mark("That are too many at once: please choose at most 100 questions.")
GONE = mark("It is not there any more.")
WHY_NOT: Mapping[type[TicketError], str] = {
    **FAULTS,
    ThreadGrew: mark("Something was added to it meanwhile: please read that first."),
    TicketFinished: mark("It is finished already."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one question; `fault` says why nothing was done."""

    reference: str
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What is asked for: an act of `ACTS` on questions: reference → the last entry of it that was on the page."""

    do: str
    picked: Mapping[str, int]

    @property
    def needs_asking(self) -> bool:
        return len(self.picked) > (1 if self.do in ASK_SOONER else ASK_ABOVE)

    @property
    def right(self) -> Right:
        return ACTS[self.do].right


def bulk_in(visit: Visit, guide: Guide) -> Bulk:
    """What the form asks for; raises `ActFault`."""
    picked = {name.removeprefix(PICK): number_in(seen) or 0 for name, seen in visit.form.items() if _is_pick(name)}
    do = visit.filled_in("do")
    if do not in NAMES:
        raise ActFault(NO_ACT)
    if not picked:
        raise ActFault(NOTHING_PICKED)
    if len(picked) > MOST:
        raise ActFault(TOO_MANY)
    if fault := _missing(visit, do, guide):
        raise ActFault(fault)
    return Bulk(do=do, picked=picked)


def chosen_in_words(do: str, visit: Visit, filters: Filters) -> str:
    """What was chosen along with an act: the colleague, the priority, the topic, or the reason that was given."""
    match do:
        case "assign":
            number = number_in(visit.filled_in("colleague"))
            return next((each.called for each in filters.colleagues if each.id == number), "")
        case "priority":
            return in_words(visit.filled_in("priority"), PRIORITIES, visit.language)
        case "transfer":
            return topic_called(filters.guide, visit.filled_in("topic"), visit.language)
        case "spam":
            return visit.filled_in("reason").strip()
        case _:
            return ""


async def carry_out(house: House, visit: Visit, bulk: Bulk) -> Sequence[Outcome]:
    """In the order of the page; what cannot be done to one stands in the way of no other."""
    outcomes = [await _one(house, visit, bulk, reference) for reference in bulk.picked]
    done = sum(not outcome.fault for outcome in outcomes)
    if done and ACTS[bulk.do].tells:
        house.answered()
    log.info("desk.bulk", act=bulk.do, done=done, refused=len(outcomes) - done, account=visit.account_id)
    return outcomes


async def _one(house: House, visit: Visit, bulk: Bulk, reference: str) -> Outcome:
    try:
        async with house.database.transaction() as store:
            doing = Doing(
                store=store,
                visit=visit,
                guide=house.guide(),
                reference=tickets.as_stored(reference),
                what="",
                seen=bulk.picked[reference],
                now=house.clock(),
            )
            await perform(ACTS[bulk.do], await _in_its_place(doing) if bulk.do == "transfer" else doing)
    except NoSuchTicket:
        return Outcome(reference=reference, fault=texts(visit.language).gettext(GONE))
    except TicketError as error:
        return Outcome(reference=reference, fault=texts(visit.language).gettext(WHY_NOT[type(error)]))
    except ActFault as fault:
        return Outcome(reference=reference, fault=texts(visit.language).gettext(str(fault)))
    return Outcome(reference=reference)


async def _in_its_place(doing: Doing) -> Doing:
    """Questions of several municipalities get another topic, and each stays where it is."""
    ticket = await tickets.by_reference(doing.store, doing.reference, scope=doing.visit.scope)
    if ticket is None:
        raise NoSuchTicket(doing.reference)
    form = {**doing.visit.form, "municipality": ticket.municipality or ""}
    return replace(doing, visit=replace(doing.visit, form=form))


def _is_pick(name: str) -> bool:
    return name.startswith(PICK) and 0 < len(name) - len(PICK) <= 16


def _missing(visit: Visit, do: str, guide: Guide) -> str:
    """What the form lacks for this act."""
    match do:
        case "assign" if number_in(visit.filled_in("colleague")) is None:
            return NOT_CHOSEN
        case "priority" if visit.filled_in("priority") not in set(Priority):
            return NOT_CHOSEN
        case "transfer" if visit.filled_in("topic") not in guide.topics:
            return NOT_CHOSEN
        case "spam" if not visit.filled_in("reason").strip():
            return NO_REASON
        case _:
            return ""
