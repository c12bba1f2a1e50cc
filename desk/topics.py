"""The topics: what there is, group by group, and a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk import topic_examples
from desk.code_words import faults_of
from desk.directory.words import missing_languages
from desk.house import House
from desk.pages import page
from desk.topic_form import TopicForm, blank_form, done_in_words, filled_form, group_codes, may_change
from desk.trail import trace
from desk.visit import Visit, see_other
from desk.words import endonym
from directory.code_store import TOPICS, Held, load_held
from directory.contact_store import load_contacts
from directory.editing import Refused
from directory.guide import Guide
from directory.records import State, Topic
from directory.topic_editing import create_topic
from handlers.names import group_name, topic_called, topic_name
from routing.records import NOT_TOPICS

LIST, NEW = "/desk/topics", "/desk/topics/new"
MADE = "topic-make"
RESERVED = (*NOT_TOPICS, "new")  # what means something else, to the bot or in an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A topic of the list. `sentences`: how many the bot knows, `waiting`: how many it is to learn; `missing`: which
    languages lack its name; `instead`: what stands in for a retired one.
    """

    code: str
    name: str
    sentences: int
    waiting: int
    contacts: int
    missing: str
    is_own: bool
    is_retired: bool
    instead: str

    @property
    def is_unknown(self) -> bool:
        """Nobody has shown the bot what people write about it."""
        return self.sentences == 0


class TopicList:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        async with self._house.database.reading() as store:
            held = await load_held(store, TOPICS)
            contacts = await _contacts_by_topic(store)
            in_use, waiting = await topic_examples.counts(store, scope=visit.scope)
        guide, language = self._house.guide(), visit.language
        ordered = sorted(held.values(), key=lambda each: (each.entry.position, each.entry.code))
        lines = {each.entry.code: self._line(each, contacts, in_use, waiting, guide, language) for each in ordered}
        groups: dict[str, list[Line]] = {}
        for each in ordered:
            if not each.entry.retired:
                groups.setdefault(each.entry.group, []).append(lines[each.entry.code])
        return page(
            self._house,
            visit,
            "topics.html",
            groups=[(group_name(guide, code, language) or code, listed) for code, listed in groups.items()],
            retired=[line for line in lines.values() if line.is_retired],
            may_make=may_change(visit, None),
            examples_waiting=sum(waiting.values()),
            done=done_in_words(visit),
        )

    def _line(
        self,
        held: Held[Topic],
        contacts: Mapping[str, int],
        in_use: Mapping[str, int],
        waiting: Mapping[str, int],
        guide: Guide,
        language: str,
    ) -> Line:
        topic = held.entry
        own = sum(map(len, topic_examples.pack_sentences(self._house.pack, topic.code).values()))
        return Line(
            code=topic.code,
            name=topic_name(topic, language),
            sentences=own + in_use.get(topic.code, 0),
            waiting=waiting.get(topic.code, 0),
            contacts=contacts.get(topic.code, 0),
            missing=", ".join(map(endonym, missing_languages(topic.labels))),
            is_own=bool(held.differs(TOPICS)) or not held.is_from_pack,
            is_retired=topic.retired,
            instead=topic_called(guide, topic.replacement, language),
        )


class NewTopic:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit, blank_form())

    async def make(self, visit: Visit) -> web.Response:
        if not may_change(visit, None):
            raise web.HTTPForbidden
        form, now = filled_form(visit), self._house.clock()
        try:
            async with self._house.database.transaction() as store:
                topic = await create_topic(
                    store,
                    form.code,
                    form.texts,
                    groups=await group_codes(store),
                    reserved=RESERVED,
                    account_id=visit.account_id,
                    note=form.note,
                    now=now,
                )
                await trace(store, visit, MADE, "topic", topic.code, now=now)
        except Refused as refused:
            return await self._page(visit, form.with_faults(faults_of(refused.errors, visit.language)), status=422)
        return see_other(f"{LIST}/{topic.code}?done=make")

    async def _page(self, visit: Visit, form: TopicForm, *, status: int = 200) -> web.Response:
        async with self._house.database.reading() as store:
            codes = await group_codes(store)
        guide = self._house.guide()
        return page(
            self._house,
            visit,
            "topic-new.html",
            status=status,
            form=form,
            may_change=may_change(visit, None),
            groups=group_choices(codes, guide, visit.language),
        )


def group_choices(codes: Sequence[str], guide: Guide, language: str) -> list[tuple[str, str]]:
    return [(code, group_name(guide, code, language) or code) for code in codes]


async def _contacts_by_topic(store: AsyncSession) -> Mapping[str, int]:
    contacts = await load_contacts(store)
    return Counter(topic for contact in contacts if contact.state is not State.INACTIVE for topic in contact.topics)
