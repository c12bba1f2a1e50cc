"""What a group of messages changes, collected so that each kind of row is written in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.departure import Departure, Kept
from bot.resident_rows import state_of, values_of
from handlers.records import Reply
from handlers.turn import ResidentState
from storage import bulk, outbox, residents
from storage.base import Base
from storage.bulk import Values
from storage.claims import InTheWay
from storage.resident_rows import ResidentRow
from storage.together import Statement, ask, nothing


@dataclass(slots=True)
class Pending:
    """Changes of one transaction, not written before `write`."""

    session: AsyncSession
    now: datetime
    departure: Departure
    in_the_way: InTheWay
    _replies: list[Kept] = field(default_factory=list)
    _states: dict[int, ResidentState] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)
    _rows: defaultdict[type[Base], list[Values]] = field(default_factory=lambda: defaultdict(list))

    def state_of(self, row: ResidentRow) -> ResidentState:
        """The resident as the last message left them."""
        return self._states.get(row.id) or state_of(row, self.now)

    def change(self, resident_id: int, state: ResidentState) -> None:
        self._states[resident_id] = state
        self._changed.add(resident_id)

    def add(self, table: type[Base], row: Values) -> None:
        self._rows[table].append(row)

    def reply(self, row: dict[str, Any], reply: Reply) -> None:
        """A row of the outbox, and what it holds."""
        self._replies.append((row, reply))

    def forget(self, resident_id: int) -> None:
        """Somebody who was erased; what was pending for them was written before, and erased with them."""
        del self._states[resident_id]
        self.departure.forget(resident_id)

    async def write(self, *, last: bool = False) -> None:
        """Everything up to now, in the order in which it came. `last`: nothing comes behind it."""
        await self.session.flush()
        replies = self.departure.claim(self._replies, self.in_the_way)
        statements = [
            *self._changes(),
            *([outbox.adding(self.session, [row for row, _ in replies])] if replies else ()),
        ]
        results = await ask(self.session, *statements, last=last) if statements else []
        if replies:
            self.departure.kept(replies, results[-1])
        self._replies, self._rows = [], defaultdict(list)
        self._changed.clear()

    def _changes(self) -> Iterable[Statement[None]]:
        """Of all but replies."""
        if self._changed:
            changed = [values_of(each, self._states[each], self.now) for each in sorted(self._changed)]
            yield residents.saving(self.session, changed)
        for table, rows in self._rows.items():
            yield bulk.inserting(self.session, table, rows, read=nothing)
