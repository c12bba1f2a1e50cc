"""A store with residents, a channel, and a delivery between them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.contract import Rates
from bot.delivery import Delivery
from bot.delivery.claim import Claims
from handlers.records import Reply
from handlers.replies import to_json
from storage import outbox, residents
from storage.database import Database
from storage.tables import Outbox, Resident, Urgency
from tests.fakes import RecordingChannel, StillClock


class Post:
    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.clock = StillClock(now)
        self.channel = RecordingChannel()
        self.other_channel = RecordingChannel("other")
        self.delivery = self.new_delivery()

    def new_delivery(self, rates: Rates | None = None) -> Delivery:
        return Delivery(
            self.database,
            {"console": self.channel, "other": self.other_channel},
            clock=self.clock,
            rates={"console": rates} if rates else {},
            jitter=lambda: 1.0,
        )

    def claims(self, worker: str, rates: Rates | None = None) -> Claims:
        return Claims(self.database, {"console": rates} if rates else {}, clock=self.clock, worker=worker)

    async def put(self, address: str, *texts: str, urgency: Urgency = Urgency.ANSWER, channel: str = "console") -> None:
        """Replies that nothing the resident wrote has caused."""
        async with self.database.transaction() as session:
            resident = await self._resident(session, channel, address)
            rows = [
                outbox.row_for(
                    resident,
                    to_json(Reply(text=text, language="en")),
                    message_id=None,
                    now=self.clock(),
                    priority=urgency,
                )
                for text in texts
            ]
            await outbox.add(session, rows)

    async def rows(self, address: str) -> list[Outbox]:
        async with self.database.reading() as session:
            rows = await session.scalars(select(Outbox).order_by(Outbox.id))
            return [row for row in rows if row.address == address]

    @property
    def sent(self) -> int:
        return sum(map(len, self.channel.sent.values()))

    async def _resident(self, session: AsyncSession, channel: str, address: str) -> Resident:
        found: Resident | None = await session.scalar(select(Resident).where(residents.at(session, channel, [address])))
        if found is None:
            found = Resident(channel=channel, address=address, created_at=self.clock(), seen_at=self.clock())
            session.add(found)
            await session.flush()
        return found
