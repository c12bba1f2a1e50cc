"""One topic: its words side by side, what the bot knows it by, retiring it, and who changed what."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from desk.code_words import CHANGED_MEANWHILE, NOT_KEPT, Told, differences, event, faults_of
from desk.directory.words import contact_address, contact_name
from desk.house import House
from desk.numbers import number_in
from desk.pages import page
from desk.rights import Right
from desk.teaching import TeachingError
from desk.topic_examples import SENTENCES, TAKE_OUT, add_sentences, sentences_of, take_out
from desk.topic_form import TopicForm, done_in_words, filled_form, form_of, group_codes, may_change, version_seen
from desk.topics import LIST, group_choices
from desk.trail import trace
from desk.visit import Visit, see_other
from directory.code_editing import NoSuchCode, OutdatedCode
from directory.code_store import TOPICS, Held, facts, load_held
from directory.contact_store import load_contacts
from directory.editing import Refused
from directory.records import State, Topic
from directory.topic_editing import change_topic, move_contacts, restore_topic, retire_topic, undo_topic_change
from handlers.names import municipality_called, topic_called, topic_name
from locales.catalogs import texts
from storage import codes
from storage.code_tables import CodeKind

TOPIC = "/desk/topics/{topic:[a-z0-9-]{1,64}}"
CHANGED, RETIRED, RESTORED, UNDONE = "topic-change", "topic-retire", "topic-restore", "topic-undo"
MOVED, ADDED, REMOVED = "topic-contacts-move", "topic-examples-add", "topic-examples-remove"
MAX_LISTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A contact point that answers for the topic."""

    name: str
    municipality: str
    address: str


class TopicPage:
    def __init__(self, house: House) -> None:
        self._house = house

    async def show(self, visit: Visit) -> web.Response:
        return await self._page(visit)

    async def work(self, visit: Visit) -> web.Response:
        """A button was pressed. What cannot be done changes nothing."""
        code, language = visit.request.match_info["topic"], visit.language
        if not may_change(visit, code):
            raise web.HTTPForbidden
        form = filled_form(visit) if visit.filled_in("do") == "save" else None
        try:
            async with self._house.database.transaction() as store:
                done = await self._do(store, visit, code)
        except NoSuchCode as error:
            raise web.HTTPNotFound from error
        except Refused as refused:
            faults = faults_of(refused.errors, language)
            said = faults.get("", "") or texts(language).gettext(NOT_KEPT)
            if form is None:  # the other forms have no fields to mark
                said = "; ".join(faults.values())
            return await self._page(visit, form and form.with_faults(faults), Told(status=422, fault=said))
        except OutdatedCode as outdated:
            told = Told(
                status=409,
                fault=texts(language).gettext(CHANGED_MEANWHILE),
                meanwhile=[event(each, language, may_undo=False) for each in outdated.changes],
            )
            return await self._page(visit, form, told)
        except TeachingError as error:
            return await self._page(visit, told=Told(status=409, fault=texts(language).gettext(error.said)))
        return see_other(f"{LIST}/{code}?done={done}")

    async def _do(self, store: AsyncSession, visit: Visit, code: str) -> str:
        """Does it and gives the word for what was done."""
        match visit.filled_in("do"):
            case "save":
                return await self._save(store, visit, code)
            case "retire":
                return await self._retire(store, visit, code)
            case "restore":
                return await self._restore(store, visit, code)
            case "undo":
                return await self._undo(store, visit, code)
            case "move":
                return await self._move(store, visit, code)
            case "add":
                return await self._add(store, visit, code)
            case "out" if visit.may(Right.TEACH):
                return await self._take_out(store, visit, code)
            case _:
                raise web.HTTPBadRequest

    async def _save(self, store: AsyncSession, visit: Visit, code: str) -> str:
        form, now = filled_form(visit), self._house.clock()
        await change_topic(
            store,
            code,
            form.texts,
            version=form.seen,
            groups=await group_codes(store),
            account_id=visit.account_id,
            note=form.note,
            now=now,
        )
        await trace(store, visit, CHANGED, "topic", code, now=now)
        return "save"

    async def _retire(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now = self._house.clock()
        await retire_topic(
            store,
            code,
            replacement=visit.filled_in("replacement") or None,
            version=version_seen(visit),
            account_id=visit.account_id,
            note=visit.filled_in("note"),
            now=now,
        )
        await trace(store, visit, RETIRED, "topic", code, now=now)
        return "retire"

    async def _restore(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now, note = self._house.clock(), visit.filled_in("note")
        await restore_topic(store, code, version=version_seen(visit), account_id=visit.account_id, note=note, now=now)
        await trace(store, visit, RESTORED, "topic", code, now=now)
        return "restore"

    async def _undo(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now, note = self._house.clock(), visit.filled_in("note")
        number, groups = number_in(visit.filled_in("change")) or 0, await group_codes(store)
        undone = await undo_topic_change(store, number, groups=groups, account_id=visit.account_id, note=note, now=now)
        if undone.code != code:
            raise NoSuchCode(code)
        await trace(store, visit, UNDONE, "topic", code, now=now)
        return "undo"

    async def _move(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now, note = self._house.clock(), visit.filled_in("note")
        count = await move_contacts(store, code, account_id=visit.account_id, note=note, now=now)
        await trace(store, visit, MOVED, "topic", code, now=now, contacts=count)
        return "move"

    async def _add(self, store: AsyncSession, visit: Visit, code: str) -> str:
        if code not in await load_held(store, TOPICS):
            raise NoSuchCode(code)
        now = self._house.clock()
        count = await add_sentences(store, self._house.pack, code, visit, now=now)
        if not count:
            return "nothing-new"
        await trace(store, visit, ADDED, "topic", code, now=now, examples=count)
        return "added"

    async def _take_out(self, store: AsyncSession, visit: Visit, code: str) -> str:
        now = self._house.clock()
        numbers = (number_in(name.removeprefix(TAKE_OUT)) for name in visit.form if name.startswith(TAKE_OUT))
        ids = [number for number in numbers if number is not None]
        await take_out(store, ids, visit, now=now)
        await trace(store, visit, REMOVED, "topic", code, now=now, examples=len(ids))
        return "out"

    async def _page(self, visit: Visit, form: TopicForm | None = None, told: Told | None = None) -> web.Response:
        code, told = visit.request.match_info["topic"], told or Told()
        async with self._house.database.reading() as store:
            held = await load_held(store, TOPICS)
            if code not in held:
                raise web.HTTPNotFound
            places = await self._places(store, code, visit)
            groups = await group_codes(store)
            sentences = await sentences_of(store, self._house.pack, code, scope=visit.scope)
            history = await codes.history(store, CodeKind.TOPIC, code)
        topic, guide, language = held[code].entry, self._house.guide(), visit.language
        # Whoever has seen what others have changed may write over it.
        form = (
            TopicForm(
                code=code,
                texts=form.texts,
                note=form.note,
                seen=topic.version if told.meanwhile else form.seen,
                faults=form.faults,
            )
            if form
            else form_of(topic)
        )
        return page(
            self._house,
            visit,
            "topic.html",
            status=told.status,
            fault=told.fault,
            done=done_in_words(visit) if not told.fault else "",
            meanwhile=told.meanwhile,
            topic=topic,
            title=topic_name(topic, language),
            instead=topic_called(guide, topic.replacement, language),
            form=form,
            may_change=may_change(visit, code),
            may_teach=visit.may(Right.TEACH),
            groups=group_choices(groups, guide, language),
            others=self._others(held, code, language),
            places=places[:MAX_LISTED],
            count=len(places),
            sentences=sentences,
            field_of_sentences=SENTENCES,
            pack_says=_pack_says(held[code], language),
            listed=MAX_LISTED,
            history=[event(each, language, may_undo=may_change(visit, code)) for each in history],
        )

    async def _places(self, store: AsyncSession, code: str, visit: Visit) -> list[Place]:
        guide = self._house.guide()
        return [
            Place(
                name=contact_name(contact, visit.language),
                municipality=municipality_called(guide, contact.municipality, visit.language),
                address=contact_address(contact.key),
            )
            for contact in await load_contacts(store, scope=visit.scope)
            if code in contact.topics and contact.state is not State.INACTIVE
        ]

    def _others(self, held: dict[str, Held[Topic]], code: str, language: str) -> list[tuple[str, str]]:
        """What may stand in for this topic, in order of name."""
        named = [
            (each.entry.code, topic_name(each.entry, language))
            for each in held.values()
            if not each.entry.retired and each.entry.code != code
        ]
        return sorted(named, key=lambda pair: pair[1].casefold())


def _pack_says(held: Held[Topic], language: str) -> list[object]:
    """What differs from the pack: ours before, the pack's after; not where in the menu it stands."""
    said = {name: value for name, value in held.differs(TOPICS).items() if name != "position"}
    return list(differences(facts(TOPICS, held.entry), said, language))
