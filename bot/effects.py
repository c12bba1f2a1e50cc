"""Carrying out what a handler decided, inside the transaction of its message."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.export import personal_data
from handlers.records import File, Reply
from handlers.turn import (
    AddToTicket,
    Effect,
    Forget,
    LogUnresolved,
    OpenTicket,
    ProposeExample,
    RecordFeedback,
    SendExport,
)
from handlers.unresolved import masked
from storage import examples
from storage.tables import Feedback, Resident, Unresolved
from storage.ticket_tables import Author, Ticket
from tickets import desk_work


@dataclass(slots=True, kw_only=True)
class Effects:
    """Collects what effects bring about: further replies, tickets opened, a farewell before erasure."""

    session: AsyncSession
    message_id: int
    resident: Resident
    now: datetime
    replies: list[Reply] = field(default_factory=list)
    opened: list[Ticket] = field(default_factory=list)
    ticket: str | None = None
    farewell: Reply | None = None

    async def carry_out(self, effect: Effect) -> None:
        match effect:
            case OpenTicket():
                self.ticket = effect.reference
                self.opened.append(await self._open(effect))
            case AddToTicket():
                self.ticket = effect.reference
                await self._add(effect)
            case LogUnresolved():
                self._log(effect)
            case RecordFeedback():
                self._record(effect)
            case ProposeExample():
                await self._propose(effect)
            case SendExport():
                self.replies.append(await self._export(effect.reply))
            case Forget():
                self.farewell = effect.reply

    async def _open(self, effect: OpenTicket) -> Ticket:
        ticket = Ticket(
            reference=effect.reference,
            resident_id=self.resident.id,
            municipality=effect.municipality,
            topic=effect.topic,
            language=effect.language,
            created_at=self.now,
            updated_at=self.now,
        )
        return await desk_work.open_ticket(self.session, ticket, effect.text, message_id=self.message_id)

    async def _add(self, effect: AddToTicket) -> None:
        await desk_work.add_from_resident(
            self.session,
            effect.reference,
            effect.text,
            attachment=asdict(effect.attachment) if effect.attachment else None,
            edited=effect.edited,
            municipality=effect.municipality,
            message_id=self.message_id,
            now=self.now,
        )

    def _log(self, effect: LogUnresolved) -> None:
        self.session.add(
            Unresolved(
                resident_id=self.resident.id,
                message_id=self.message_id,
                channel=self.resident.channel,
                reason=effect.reason,
                text=masked(effect.text),
                language=self.resident.language,
                municipality=effect.municipality,
                topic=effect.topic,
                created_at=self.now,
            )
        )

    def _record(self, effect: RecordFeedback) -> None:
        self.session.add(
            Feedback(
                resident_id=self.resident.id,
                municipality=effect.municipality,
                topic=effect.topic,
                helped=effect.helped,
                created_at=self.now,
            )
        )

    async def _propose(self, effect: ProposeExample) -> None:
        await examples.propose(
            self.session,
            resident_id=self.resident.id,
            text=masked(effect.text),
            language=self.resident.language or "",
            label=effect.label,
            source=Author.RESIDENT,
            now=self.now,
        )

    async def _export(self, reply: Reply) -> Reply:
        await self.session.flush()
        data = await personal_data(self.session, self.resident)
        content = json.dumps(data, ensure_ascii=False, indent=2).encode()
        return replace(reply, file=File(name="kontakt.json", mime_type="application/json", content=content))
