"""The course of one made-up question: who does what to it, and when.

Every step is what the desk and the intake do themselves, at its own time, so that events, deadlines and the search are
as true as those of real questions.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.people import Asker, keep_message
from bot.demo.scene import Scene
from bot.demo.staff import Colleague
from desk import office_work
from desk.templates_fill import Subject
from desk.templates_pick import filled_for
from desk.ticket_answer import ANSWERED
from desk.ticket_answer import RESOLVED as RESOLVED_AT_DESK
from directory.guide import Guide
from handlers.records import Attachment, Medium
from locales.choose import order
from storage import audit, files, tickets
from storage.files import Upload
from storage.scope import Scope
from storage.tables import Resident
from storage.templates import Template
from storage.ticket_tables import Priority, Ticket
from tickets import desk_work, resident_work
from tickets.calendar import WorkingTime
from tickets.references import new_reference
from tickets.resident_work import Words

Step = Callable[[AsyncSession, datetime], Awaitable[None]]
Steps = Iterator[tuple[datetime, Step]]

GENERAL = ("right-office", "passed-on", "come-in-person", "bring-documents")
LAST_RESORT = "in-progress"
ASKS = ("more-details", "send-photo")


@dataclass(slots=True, kw_only=True)
class Course:
    """One question from its first word on. `colleague` looks after it, `successor` once it is transferred; `mistaken`:
    what the bot took for its topic.
    """

    scene: Scene
    guide: Guide
    templates: dict[str, Template]
    hours: WorkingTime
    asker: Asker
    colleague: Colleague
    successor: Colleague
    topic: str
    text: str
    mistaken: str | None = None
    upload: Upload | None = None
    reference: str = ""

    def steps(self, asked: datetime) -> Steps:
        """In order of time, as far as the question goes; some end early, as in life."""
        self.reference = new_reference()
        yield asked, self.ask
        if self.upload:
            yield asked + timedelta(minutes=2), self.attach
        moment = self._at_work(asked, 1.5 if self._chance(0.92) else 30.0)  # nobody gets to it for days
        if self._chance(0.04):
            yield moment, self.refer
            return
        yield moment, self.take
        yield from self._set_right(moment)
        yield from self._answered(self._at_work(moment, 1.2 if self._chance(0.88) else 14.0))

    def _set_right(self, moment: datetime) -> Steps:
        """What is done to a question before it is answered."""
        minutes = timedelta(minutes=1)
        if self.mistaken:
            yield moment + minutes, self.correct
        if self._chance(0.14):
            yield moment + 2 * minutes, self.make_urgent
        if self._chance(0.25):
            yield moment + 6 * minutes, self.note

    def _answered(self, moment: datetime) -> Steps:
        if self._chance(0.06):
            yield moment, self.transfer
            moment = self._at_work(moment, 1.5)
            yield moment, self.take
            moment = self._at_work(moment, 1.5)
        if self._chance(0.3):
            yield moment, self.ask_back
            if self._chance(0.25):  # the resident does not write again
                return
            moment += timedelta(hours=self.scene.chance.expovariate(1 / 7))
            yield moment, self.reply
            moment = self._at_work(moment, 3.0)
        yield moment, self.answer
        if self._chance(0.2):
            return
        moment = self._at_work(moment, 1.0 if self._chance(0.6) else 12.0)
        yield moment, self.resolve
        yield from self._rated(moment)

    def _rated(self, moment: datetime) -> Steps:
        if self._chance(0.5):
            return
        moment += timedelta(hours=self.scene.chance.uniform(0.1, 20))
        if self._chance(0.8):
            yield moment, self.praise
            return
        yield moment, self.complain
        if self._chance(0.6):
            yield moment + timedelta(minutes=3), self.reopen
            moment = self._at_work(moment, 3.0)
            yield moment, self.answer_again
            yield moment + timedelta(minutes=1), self.resolve

    async def ask(self, session: AsyncSession, now: datetime) -> None:
        resident = await self._resident(session, now)
        message = await keep_message(
            session, resident, self.text, now, topic=self.mistaken or self.topic, place=self.asker.place
        )
        ticket = Ticket(
            reference=self.reference,
            resident_id=resident.id,
            municipality=self.asker.place,
            topic=self.mistaken or self.topic,
            language=self.asker.language,
            created_at=now,
            updated_at=now,
        )
        await resident_work.open_ticket(session, ticket, self.text, message_id=message)

    async def attach(self, session: AsyncSession, now: datetime) -> None:
        assert self.upload is not None
        resident, ticket = await self._resident(session, now), await self._ticket(session)
        upload = self.upload
        row = files.keep_upload(
            session, upload, now=now, resident_id=resident.id, ticket_id=ticket.id, channel=resident.channel
        )
        attachment = Attachment(
            medium=Medium(upload.medium),
            file_id=upload.key,
            name=upload.name,
            mime_type=upload.mime_type,
            size=upload.size,
        )
        what = "picture" if upload.medium == Medium.PHOTO else "letter"
        await self._write(session, what, now, attachment={**asdict(attachment), "key": row.key})

    async def take(self, session: AsyncSession, now: datetime) -> None:
        await desk_work.take(session, self.reference, actor=self.colleague.actor, now=now)

    async def correct(self, session: AsyncSession, now: datetime) -> None:
        await office_work.correct_topic(session, self.reference, self.topic, actor=self.colleague.actor, now=now)

    async def make_urgent(self, session: AsyncSession, now: datetime) -> None:
        priority = Priority.HIGH if self._chance(0.8) else Priority.URGENT
        await desk_work.set_priority(session, self.reference, priority, actor=self.colleague.actor, now=now)

    async def note(self, session: AsyncSession, now: datetime) -> None:
        text = self.scene.say("note", self.colleague.language)
        await desk_work.add_note(session, self.reference, text, actor=self.colleague.actor, now=now)

    async def refer(self, session: AsyncSession, now: datetime) -> None:
        contact = self.guide.find(self.asker.place, self.topic).contact
        if contact is not None:
            await office_work.refer_resident(
                session, self.reference, contact.key, guide=self.guide, actor=self.colleague.actor, now=now
            )

    async def transfer(self, session: AsyncSession, now: datetime) -> None:
        await office_work.transfer_for_resident(
            session,
            self.reference,
            municipality=self.scene.places[self.asker.place]["neighbour"],
            topic=self.topic,
            guide=self.guide,
            actor=self.colleague.actor,
            now=now,
            reason=self.scene.say("moved", self.colleague.language),
        )
        self.colleague = self.successor

    async def ask_back(self, session: AsyncSession, now: datetime) -> None:
        await self._send(session, self._from_template(ASKS, now), now, asks=True)

    async def reply(self, session: AsyncSession, now: datetime) -> None:
        await self._write(session, "details", now)

    async def answer(self, session: AsyncSession, now: datetime) -> None:
        fitting = tuple(key for key, each in self.templates.items() if self.topic in each.topics)
        await self._send(session, self._from_template(fitting or GENERAL, now), now)

    async def answer_again(self, session: AsyncSession, now: datetime) -> None:
        await self._send(session, self.scene.say("again", self.asker.language), now)

    async def resolve(self, session: AsyncSession, now: datetime) -> None:
        await office_work.resolve_for_resident(session, self.reference, actor=self.colleague.actor, now=now)
        await self._trace(session, RESOLVED_AT_DESK, now)

    async def praise(self, session: AsyncSession, now: datetime) -> None:
        comment = self.scene.say("praise", self.asker.language) if self._chance(0.3) else None
        await resident_work.rate(session, self.reference, helped=True, comment=comment, now=now)

    async def complain(self, session: AsyncSession, now: datetime) -> None:
        comment = self.scene.say("complaint", self.asker.language) if self._chance(0.5) else None
        await resident_work.rate(session, self.reference, helped=False, comment=comment, now=now)

    async def reopen(self, session: AsyncSession, now: datetime) -> None:
        await resident_work.reopen(session, self.reference, now=now)
        await self._write(session, "still", now)

    def _chance(self, share: float) -> bool:
        return self.scene.chance.random() < share

    def _at_work(self, moment: datetime, mean_hours: float) -> datetime:
        """After about so many hours of working time."""
        spent = timedelta(hours=0.1 + self.scene.chance.expovariate(1 / mean_hours))
        return self.hours.add(moment, spent)

    def _from_template(self, keys: tuple[str, ...], now: datetime) -> str:
        """The first of these, in any order, that can be filled in whole for this resident."""
        subject = Subject(reference=self.reference, municipality=self.asker.place, topic=self.topic)
        for key in [*self.scene.chance.sample(keys, len(keys)), LAST_RESORT]:
            for language in order(self.asker.language):
                filled = filled_for(self.templates[key], subject, self.guide, language, now)
                if filled and not filled.missing:
                    return filled.text
        raise AssertionError("the last resort needs nothing from the directory")

    async def _send(self, session: AsyncSession, text: str, now: datetime, *, asks: bool = False) -> None:
        actor = self.colleague.actor
        await office_work.answer_resident(session, self.reference, text, actor=actor, now=now, asks=asks)
        await self._trace(session, ANSWERED, now)

    async def _write(
        self, session: AsyncSession, what: str, now: datetime, attachment: dict[str, object] | None = None
    ) -> None:
        text = self.scene.say(what, self.asker.language)
        resident = await self._resident(session, now)
        message = await keep_message(session, resident, text, now)
        words = Words(text=text, message_id=message, attachment=attachment)
        await resident_work.add_from_resident(session, self.reference, words, now=now)

    async def _trace(self, session: AsyncSession, action: str, now: datetime) -> None:
        subject = audit.subject_of("ticket", self.reference)
        await audit.record(session, account_id=self.colleague.number, action=action, subject=subject, now=now)

    async def _resident(self, session: AsyncSession, now: datetime) -> Resident:
        return await self.asker.resident(session, now)

    async def _ticket(self, session: AsyncSession) -> Ticket:
        ticket = await tickets.by_reference(session, self.reference, scope=Scope.ALL)
        assert ticket is not None
        return ticket


@dataclass(slots=True, kw_only=True)
class Advert(Course):
    """What somebody sends to everybody; the office marks it as spam."""

    def steps(self, asked: datetime) -> Steps:
        self.reference = new_reference()
        yield asked, self.ask
        yield self._at_work(asked, 1.0), self.mark_spam

    async def mark_spam(self, session: AsyncSession, now: datetime) -> None:
        await desk_work.mark_spam(session, self.reference, actor=self.colleague.actor, now=now)
