"""Messages that read alike and that the bot could not place, with all that can be done about them in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession
from yarl import URL

from desk import unresolved_work as work
from desk.filters import Choice
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.rights import Right
from desk.trail import trace
from desk.unresolved import LOG
from desk.unresolved_lines import Entry, entry
from desk.unresolved_work import MAX_ANSWER, MAX_AT_ONCE, NOTHING_LEFT, SettleError, language_of
from desk.visit import Visit, see_other
from desk.words import endonym
from handlers.names import topic_name
from locales import LANGUAGES
from locales.catalogs import mark, texts
from storage import unresolved
from storage.learning_tables import SettledAs
from storage.tables import Unresolved
from storage.unresolved import Chosen, Sought

log = structlog.get_logger()
SHOWN = 60  # entries on one page
SETTLED_SHOWN = 20
READ, SETTLED = "unresolved-read", "unresolved-settle"
ROW, ANSWER = "row-", "answer-"  # before the number of an entry, and before a language, in names of fields
NO_TOPIC = mark("Please choose what they are about.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The box for an answer to those of `readers` residents who read one language."""

    language: str
    endonym: str
    readers: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A group as the store has it: what waits (at most `MAX_AT_ONCE` of it, `count` in all), and what was settled."""

    id: int
    count: int
    waiting: Sequence[Unresolved] = ()
    settled: Sequence[Unresolved] = ()
    readers: Mapping[str, int] = field(default_factory=dict)  # language → residents
    lines: Sequence[Entry] = ()
    settled_lines: Sequence[Entry] = ()

    @property
    def shown(self) -> Sequence[Unresolved]:
        return self.waiting[:SHOWN]


class GroupPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        group = await self._group(visit)
        if group is None:
            return self._unknown(visit)
        async with self._house.database.transaction() as store:
            now = self._house.clock()
            await trace(store, visit, READ, "unresolved", group.id, now=now, entries=len(group.shown))
        return self._page(visit, group)

    async def settle(self, visit: Visit) -> web.Response:
        """An officer has pressed one of the buttons. What cannot be done leaves what they filled in."""
        try:
            act = await self._settle(visit)
        except SettleError as error:
            group = await self._group(visit)
            if group is None:
                return self._unknown(visit)
            return self._page(visit, group, status=409, fault=texts(visit.language).gettext(str(error)))
        self._house.answered()
        return see_other(str(URL(LOG).with_query(act=act)))

    async def _settle(self, visit: Visit) -> int:
        """All of it is kept together; the number of the act."""
        how, now = visit.filled_in("do"), self._house.clock()
        async with self._house.database.transaction() as store:
            # It may have been put into another group since the page was opened.
            chosen = _chosen(visit, await unresolved.group_of(store, _number(visit), scope=visit.scope))
            act, details = await self._do(store, visit, how, chosen)
            await trace(store, visit, SETTLED, "unresolved", chosen.group, now=now, settled_as=how, **details)
        log.info("desk.unresolved_settled", group=chosen.group, how=how, act=act, account=visit.account_id)
        return act

    async def _do(
        self, store: AsyncSession, visit: Visit, how: str, chosen: Chosen
    ) -> tuple[int, dict[str, str | int]]:
        actor, now = visit.actor, self._house.clock()
        match how:
            case SettledAs.TOPIC:
                topic = self._topic(visit)
                if topic is None:
                    raise SettleError(NO_TOPIC)
                return (await work.give_topic(store, chosen, topic, actor=actor, now=now)).id, {"topic": topic}
            case SettledAs.OUT_OF_SCOPE:
                return (await work.mark_out_of_scope(store, chosen, actor=actor, now=now)).id, {}
            case SettledAs.NOTHING:
                return (await work.let_be(store, chosen, actor=actor, now=now)).id, {}
            case SettledAs.TICKET:
                topic = self._topic(visit)
                ticket, act = await work.make_ticket(store, chosen, topic=topic, actor=actor, now=now)
                return act.id, {"ticket": ticket.reference}
            case SettledAs.ANSWER:
                answers = {code: visit.filled_in(ANSWER + code) for code in LANGUAGES}
                answered = await work.answer_residents(store, chosen, answers, actor=actor, now=now)
                return answered.settlement.id, {"told": answered.told, "cared_for": answered.cared_for}
            case _:
                raise SettleError(NOTHING_LEFT)

    def _topic(self, visit: Visit) -> str | None:
        code = visit.filled_in("topic")
        return code if code in self._house.guide().topics else None

    async def _group(self, visit: Visit) -> _Group | None:
        """None when nothing of it may be seen."""
        asked = _number(visit)
        async with self._house.database.reading() as store:
            number = await unresolved.group_of(store, asked, scope=visit.scope)
            waiting, settled = Sought(), Sought(settled=True)
            group = _Group(
                id=number,
                count=await unresolved.count_of_group(store, number, waiting, scope=visit.scope),
                waiting=await unresolved.of_group(store, number, waiting, scope=visit.scope, limit=MAX_AT_ONCE),
                settled=await unresolved.of_group(store, number, settled, scope=visit.scope, limit=SETTLED_SHOWN),
            )
            return await self._in_words(store, visit, group) if group.waiting or group.settled else None

    async def _in_words(self, store: AsyncSession, visit: Visit, group: _Group) -> _Group:
        guide, language = self._house.guide(), visit.language
        residents = await unresolved.readers(store, group.waiting)
        newest = {row.resident_id: row for row in reversed(group.waiting) if row.resident_id in residents}
        tickets = await unresolved.tickets_since(store, group.shown, scope=visit.scope)
        acts = await unresolved.settlements(store, group.settled)
        return replace(
            group,
            readers=Counter(language_of(row, residents[owner]) for owner, row in newest.items() if owner is not None),
            lines=[entry(row, guide, language, ticket=tickets.get(row.id, "")) for row in group.shown],
            settled_lines=[
                entry(row, guide, language, settlement=acts.get(row.settlement_id or 0)) for row in group.settled
            ],
        )

    def _page(self, visit: Visit, group: _Group, *, status: int = 200, fault: str = "") -> web.Response:
        ticked = _ticked(visit) if visit.form else {row.id for row in group.shown}
        return page(
            self._house,
            visit,
            "unresolved-group.html",
            status=status,
            group=group,
            ticked=ticked,
            seen=max((row.id for row in group.waiting), default=0),
            whole="whole" in visit.form,
            topics=self._topics(visit.language),
            topic=visit.filled_in("topic"),
            answers=_answers(visit, group.readers),
            max_answer=MAX_ANSWER,
            most=MAX_AT_ONCE,
            may_read_tickets=visit.may(Right.READ_TICKETS),
            fault=fault,
        )

    def _topics(self, language: str) -> list[Choice]:
        topics = self._house.guide().offered().values()
        choices = (Choice(value=each.code, label=topic_name(each, language)) for each in topics)
        return sorted(choices, key=lambda choice: choice.label.casefold())

    def _unknown(self, visit: Visit) -> web.Response:
        return page(self._house, visit, "no-unresolved.html", status=404)


def _answers(visit: Visit, readers: Mapping[str, int]) -> list[Answer]:
    """A box for each language that is read, the most read first."""
    ordered = sorted(readers.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Answer(language=code, endonym=endonym(code), readers=count, text=visit.filled_in(ANSWER + code))
        for code, count in ordered
    ]


def _chosen(visit: Visit, group: int) -> Chosen:
    """What the form says: the ticked entries, or the whole group as far as the page had seen it."""
    ids = None if "whole" in visit.form else _ticked(visit)
    return Chosen(group=group, ids=ids, seen=number_in(visit.filled_in("seen")) or 0)


def _ticked(visit: Visit) -> set[int]:
    numbers = (number_in(name.removeprefix(ROW)) for name in visit.form if name.startswith(ROW))
    return set(islice((number for number in numbers if number is not None), MAX_AT_ONCE))


def _number(visit: Visit) -> int:
    return int(visit.request.match_info["group"])
