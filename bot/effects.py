"""Carrying out what a handler decided, inside the transaction of its message."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.files.attach import attach
from bot.pending import Pending
from handlers.file_words import not_taken
from handlers.records import Attachment, File, Reply
from handlers.turn import (
    AddToTicket,
    Effect,
    Forget,
    LogUnresolved,
    OpenTicket,
    ProposeExample,
    RateTicket,
    RecordFeedback,
    ReopenTicket,
    ReportWrong,
    ResidentState,
    SendExport,
)
from handlers.unresolved import masked
from locales.country import country
from storage import corrections, examples, tickets
from storage.export import personal_data
from storage.resident_rows import ResidentRow
from storage.scope import Scope
from storage.tables import Feedback, Resident, Unresolved
from storage.ticket_tables import Author, Ticket
from tickets import resident_work
from tickets.resident_work import Words


@dataclass(slots=True, kw_only=True)
class Effects:
    """Collects what effects bring about: further replies, a farewell before erasure, whether tickets have changed."""

    session: AsyncSession
    pending: Pending
    message_id: int
    resident: ResidentRow  # as the store has them
    state: ResidentState  # as this message leaves them
    now: datetime
    replies: list[Reply] = field(default_factory=list)
    ticket: str | None = None
    farewell: Reply | None = None
    moved_tickets: bool = False

    async def carry_out(self, effect: Effect) -> None:
        match effect:
            case OpenTicket() | AddToTicket() | ReopenTicket() | RateTicket():
                self.moved_tickets = True
                await self._work_on(effect)
            case SendExport():
                self.replies.append(await self._export(effect.reply))
            case Forget():
                self.farewell = effect.reply
            case _:
                await self._note(effect)

    async def _work_on(self, effect: OpenTicket | AddToTicket | ReopenTicket | RateTicket) -> None:
        match effect:
            case OpenTicket():
                self.ticket = effect.reference
                await self._open(effect)
            case AddToTicket():
                self.ticket = effect.reference
                await self._add(effect)
            case ReopenTicket():
                self.ticket = effect.reference
                await resident_work.reopen(self.session, effect.reference, now=self.now, reason=effect.reason)
            case RateTicket():
                await resident_work.rate(
                    self.session, effect.reference, helped=effect.helped, comment=effect.comment, now=self.now
                )

    async def _note(self, effect: LogUnresolved | RecordFeedback | ReportWrong | ProposeExample) -> None:
        """What makes the service better, and no answer to the resident."""
        match effect:
            case LogUnresolved():
                self._log(effect)
            case RecordFeedback():
                self._record(effect)
            case ReportWrong():
                await self._report(effect)
            case ProposeExample():
                await self._propose(effect)

    async def _open(self, effect: OpenTicket) -> None:
        ticket = Ticket(
            reference=effect.reference,
            resident_id=self.resident.id,
            municipality=effect.municipality,
            topic=effect.topic,
            language=effect.language,
            created_at=self.now,
            updated_at=self.now,
        )
        await resident_work.open_ticket(
            self.session, ticket, effect.text, message_id=self.message_id, source_id=effect.source_id
        )

    async def _add(self, effect: AddToTicket) -> None:
        words = Words(
            text=effect.text,
            message_id=self.message_id,
            source_id=effect.source_id,
            attachment=await self._attached(effect.reference, effect.attachment),
            edited=effect.edited,
        )
        await resident_work.add_from_resident(
            self.session, effect.reference, words, municipality=effect.municipality, now=self.now
        )

    async def _attached(self, reference: str, attachment: Attachment | None) -> dict[str, Any] | None:
        """What the ticket's entry says of a file that came along; told at once if it is known not to be there."""
        ticket = await tickets.by_reference(self.session, reference, scope=Scope.ALL) if attachment else None
        if attachment is None or ticket is None:
            return None
        value, fault = await attach(self.session, attachment, resident=self.resident, ticket_id=ticket.id, now=self.now)
        if fault is not None:
            language = self.state.language or country().first_language
            self.replies.append(not_taken(attachment.name or "", fault, language))
        return value

    def _log(self, effect: LogUnresolved) -> None:
        row = {
            "resident_id": self.resident.id,
            "message_id": self.message_id,
            "channel": self.resident.channel,
            "reason": effect.reason,
            "text": masked(effect.text),
            "language": self.state.language,
            "municipality": effect.municipality,
            "topic": effect.topic,
            "created_at": self.now,
        }
        self.pending.add(Unresolved, row)

    def _record(self, effect: RecordFeedback) -> None:
        row = {
            "resident_id": self.resident.id,
            "municipality": effect.municipality,
            "topic": effect.topic,
            "helped": effect.helped,
            "created_at": self.now,
        }
        self.pending.add(Feedback, row)

    async def _report(self, effect: ReportWrong) -> None:
        said = corrections.Said(
            contact=effect.contact,
            municipality=effect.municipality,
            topic=effect.topic,
            text=effect.text,
            language=self.state.language,
        )
        await corrections.from_resident(self.session, self.resident.id, said, now=self.now)

    async def _propose(self, effect: ProposeExample) -> None:
        await examples.propose(
            self.session,
            resident_id=self.resident.id,
            text=masked(effect.text),
            language=self.state.language or "",
            label=effect.label,
            municipality=self.state.municipality,
            source=Author.RESIDENT,
            now=self.now,
        )

    async def _export(self, reply: Reply) -> Reply:
        await self.pending.write()
        resident = await self.session.get_one(Resident, self.resident.id, populate_existing=True)
        data = await personal_data(self.session, resident)
        content = json.dumps(data, ensure_ascii=False, indent=2).encode()
        return replace(reply, file=File(name="kontakt.json", mime_type="application/json", content=content))
