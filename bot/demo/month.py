"""A month at the desk, lived through in a few seconds, before anybody comes: in a new store only, and once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from heapq import heapify, heappop

import structlog
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.alike import group_alike
from bot.demo import marker
from bot.demo.course import Advert, Course, Step
from bot.demo.files import samples
from bot.demo.people import Asker, keep_message
from bot.demo.scene import Scene, Stray
from bot.demo.staff import Colleague, hire, who_looks_after
from bot.files.uploads import Uploads
from desk import unresolved_work
from desk.unresolved_work import SettleError
from directory.guide import Guide
from directory.hours import ZONE
from handlers.unresolved import Reason, masked
from routing.records import Decision
from storage import templates
from storage.account_tables import Account, Role
from storage.database import Database
from storage.files import Upload
from storage.scope import Scope
from storage.tables import Outbox, OutboxStatus, Resident, Unresolved
from storage.unresolved import Chosen
from tickets import sweep, terms_store
from tickets.calendar import WorkingTime

log = structlog.get_logger()

DAYS = 30
QUESTIONS = 246
ADVERTS = 4
ANSWERED_BY_BOT = 400  # questions that never came to the office
FILES = 6  # of each sample
SEED = 11
WAKING = (time(7), time(22))
REASONS = (Reason.NOT_UNDERSTOOD, Reason.NOT_UNDERSTOOD, Reason.OUT_OF_SCOPE, Reason.NONE_OF_THESE)

Due = tuple[datetime, int, Step]


async def is_new(database: Database) -> bool:
    """Nobody works with this store yet, and nobody has written."""
    async with database.reading() as session:
        counts = [await session.scalar(select(func.count()).select_from(table)) for table in (Account, Resident)]
    return not any(counts)


async def play(
    database: Database, guide: Guide, uploads: Uploads, *, password_hash: str, now: datetime, seed: int = SEED
) -> None:
    """Fill a new store with the month that ends now."""
    scene = Scene.load(seed)
    begin = now - timedelta(days=DAYS)
    async with database.transaction() as session:
        # First of all: a month that breaks off must never be taken for a real one.
        await marker.put(session, begin)
        colleagues = await hire(session, scene.parts, password_hash, begin)
        hours = (await terms_store.load(session)).hours_of(None)
        there = {each.key: each for each in await templates.find(session, scope=Scope.ALL)}
    attached = [upload async for upload in _attached(uploads)]
    courses = _courses(scene, guide, there, hours, colleagues, attached)
    moments = sorted(_moment(scene, begin, now) for _ in range(QUESTIONS + ADVERTS + ANSWERED_BY_BOT))
    scene.chance.shuffle(moments)
    due = _numbered(step for course, moment in zip(courses, moments, strict=False) for step in course.steps(moment))
    due += _numbered(_asides(scene, moments[len(courses) :], begin, now), after=len(due))
    await _live(database, due, hours, begin, now)
    await group_alike(database, now=now)
    await _settle_some(database, scene, colleagues, now)


async def _attached(uploads: Uploads) -> AsyncIterator[Upload]:
    for _ in range(FILES):
        for sample in samples():
            yield await uploads.take(sample.content, name=sample.name, mime_type=sample.mime_type)


def _courses(
    scene: Scene,
    guide: Guide,
    there: dict[str, templates.Template],
    hours: WorkingTime,
    colleagues: list[Colleague],
    attached: list[Upload],
) -> list[Course]:
    """All questions of the month, in no order."""

    def course(kind: type[Course], number: int, text: Callable[[str, Asker], str | None]) -> Course:
        while True:
            asker, topic = _asker(scene, number), scene.one_of(scene.topics)
            said = text(topic, asker)
            if said is not None:
                break
        return kind(
            scene=scene,
            guide=guide,
            templates=there,
            hours=hours,
            asker=asker,
            colleague=who_looks_after(colleagues, asker.place),
            successor=who_looks_after(colleagues, scene.places[asker.place]["neighbour"]),
            topic=topic,
            text=said,
        )

    def question(topic: str, who: Asker) -> str | None:
        return scene.question(topic, who.language, who.place)

    found = [course(Course, each, question) for each in range(QUESTIONS)]
    for each, upload in zip(found, attached, strict=False):
        each.upload = upload
    for each in scene.chance.sample(found, QUESTIONS // 10):
        wrong = scene.one_of(scene.topics)
        each.mistaken = wrong if wrong != each.topic else None
    adverts = range(QUESTIONS, QUESTIONS + ADVERTS)
    return [*found, *(course(Advert, each, lambda _topic, who: scene.say("advert", who.language)) for each in adverts)]


def _asker(scene: Scene, number: int) -> Asker:
    place = scene.place()
    return Asker(number=number, channel=scene.one_of(scene.channels), language=scene.language_of(place), place=place)


def _moment(scene: Scene, begin: datetime, now: datetime) -> datetime:
    """Some time when people are awake; fewer write at weekends."""
    while True:
        moment = begin + (now - begin) * scene.chance.random()
        local = moment.astimezone(ZONE)
        if WAKING[0] <= local.time() < WAKING[1] and (local.weekday() < 5 or scene.chance.random() < 0.4):
            return moment


def _asides(scene: Scene, moments: list[datetime], begin: datetime, now: datetime) -> Iterator[tuple[datetime, Step]]:
    """What the bot answered by itself, and what it could not place."""
    number = QUESTIONS + ADVERTS
    for moment in moments:
        number += 1
        asker, topic = _asker(scene, number), scene.one_of(scene.topics)
        text = scene.question(topic, asker.language, asker.place)
        if text is not None:
            yield moment, _answered_by_bot(asker, topic, text)
    for stray in scene.strays:
        for text in stray.texts:
            for _ in range(scene.chance.randint(1, 2)):
                number += 1
                asker = _speaker_of(scene, stray.language, number)
                yield _moment(scene, begin, now), _not_placed(asker, stray, text, scene)


def _speaker_of(scene: Scene, language: str, number: int) -> Asker:
    places = {code: place["languages"].get(language, 0) for code, place in scene.places.items()}
    return Asker(number=number, channel=scene.one_of(scene.channels), language=language, place=scene.one_of(places))


def _answered_by_bot(asker: Asker, topic: str, text: str) -> Step:
    async def ask(session: AsyncSession, now: datetime) -> None:
        await keep_message(session, await asker.resident(session, now), text, now, topic=topic, place=asker.place)

    return ask


def _not_placed(asker: Asker, stray: Stray, text: str, scene: Scene) -> Step:
    reason = scene.chance.choice(REASONS)

    async def ask(session: AsyncSession, now: datetime) -> None:
        resident = await asker.resident(session, now)
        message = await keep_message(session, resident, text, now, place=asker.place, decision=Decision.UNRESOLVED)
        row = Unresolved(
            resident_id=resident.id,
            message_id=message,
            channel=asker.channel,
            reason=reason,
            text=masked(text),
            language=asker.language,
            municipality=asker.place,
            created_at=now,
        )
        session.add(row)

    return ask


def _numbered(steps: Iterator[tuple[datetime, Step]], after: int = 0) -> list[Due]:
    return [(moment, after + number, step) for number, (moment, step) in enumerate(steps)]


async def _live(database: Database, due: list[Due], hours: WorkingTime, begin: datetime, now: datetime) -> None:
    """All that is due by now, in order, and every hour of work the sweep: a day is one transaction."""
    heapify(due)
    moment = begin
    while moment < now:
        async with database.transaction() as session:
            for _ in range(24):
                if moment == now:
                    break
                moment = min(moment + timedelta(hours=1), now)
                while due and due[0][0] <= moment:
                    at, _number, step = heappop(due)
                    await step(session, at)
                if moment == now or hours.is_working(moment):
                    await _sweep(session, moment)
            await _deliver(session)


async def _sweep(session: AsyncSession, now: datetime) -> None:
    for reference in await sweep.to_look_at(session, now):
        await sweep.look_at(session, reference, now=now)


async def _deliver(session: AsyncSession) -> None:
    """Nobody is there to be written to: what was sent has arrived."""
    arrived = {"status": OutboxStatus.DELIVERED, "finished_at": Outbox.created_at, "attempts": 1}
    await session.execute(update(Outbox).where(Outbox.status == OutboxStatus.QUEUED).values(**arrived))


async def _settle_some(database: Database, scene: Scene, colleagues: list[Colleague], now: datetime) -> None:
    """Two families of the unresolved log are dealt with; the others wait for whoever looks at the desk."""
    head = next(each.actor for each in colleagues if each.role == Role.HEAD)
    with_topic = next(each for each in scene.strays if each.topic)
    without = next(each for each in scene.strays if not each.topic)
    async with database.transaction() as session:
        with suppress(SettleError):
            chosen = await _family(session, with_topic)
            await unresolved_work.give_topic(session, chosen, with_topic.topic or "", actor=head, now=now)
            chosen = await _family(session, without)
            await unresolved_work.mark_out_of_scope(session, chosen, actor=head, now=now)


async def _family(session: AsyncSession, stray: Stray) -> Chosen:
    query = select(Unresolved.id, Unresolved.group_id, Unresolved.text).order_by(Unresolved.id)
    rows = [row for row in await session.execute(query) if row.text in stray.texts]
    return Chosen(group=rows[0].group_id or rows[0].id, ids=None, seen=rows[-1].id)
