"""One group of messages in one transaction: load what handlers look at, let them decide, keep what they decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.departure import Departure
from bot.effects import Effects
from bot.files.attach import arrived
from bot.pending import Pending
from directory.guide import Guide
from handlers.answer import answer, apologise
from handlers.records import Incoming, Reply
from handlers.replies import to_json
from handlers.turn import LogUnresolved, Outcome, TicketSummary, Turn
from handlers.unresolved import FAILED
from routing.records import Routing
from storage import claims, messages, outbox, residents, tickets
from storage.messages import Event
from storage.resident_rows import ResidentRow
from storage.residents import Key
from storage.tables import MessageStatus
from storage.ticket_tables import UNFINISHED_TICKETS
from storage.tickets import TicketRow
from storage.together import ask
from tickets.references import new_reference
from tickets.workflow import can_be_reopened

MAX_TICKETS_OF_TURN = 20
MAX_KEPT_TEXT = 8_000


class Arrival(NamedTuple):
    """A message on its way in, understood or not (`fault`)."""

    incoming: Incoming
    routing: Routing | None
    fault: Exception | None = None

    @property
    def resident_key(self) -> Key:
        return (self.incoming.channel, self.incoming.address)

    @property
    def event_key(self) -> Event:
        return (self.incoming.channel, self.incoming.event_id)


class Handled(NamedTuple):
    """What became of an arrival. `outcome` is `handled`, `duplicate` or `failed`."""

    outcome: str
    message_id: int | None = None
    routing: Routing | None = None
    ticket: str | None = None


async def handle_group(
    session: AsyncSession, arrivals: Sequence[Arrival], guide: Guide, now: datetime, departure: Departure
) -> Sequence[Handled]:
    """Handle these messages in this order; what is there already is refused."""
    group = await _load(session, arrivals, departure, now)
    handled = []
    for arrival in arrivals:
        message_id = group.new.pop(arrival.event_key, None)
        if message_id is None:
            handled.append(Handled(outcome="duplicate"))
        else:
            handled.append(await _handle(session, arrival, message_id, group, guide, now))
    await group.pending.write(last=True)
    return handled


async def store_failure(session: AsyncSession, arrival: Arrival, now: datetime, departure: Departure) -> Handled:
    """Keep a message that could not be handled, apologise, and put it in the unresolved log."""
    group = await _load(session, [arrival], departure, now, status=MessageStatus.FAILED)
    message_id = group.new.get(arrival.event_key)
    if message_id is None:
        return Handled(outcome="duplicate")
    row = group.residents[arrival.resident_key]
    state = group.pending.state_of(row)
    outcome = Outcome(
        resident=state,
        replies=(apologise(arrival.incoming, state),),
        effects=(LogUnresolved(reason=FAILED, text=arrival.incoming.text),),
    )
    await _keep(session, message_id, outcome, row, group, now)
    await group.pending.write(last=True)
    return Handled(outcome="failed", message_id=message_id)


@dataclass(slots=True, kw_only=True)
class _Group:
    """What a group works on. `new` maps events to the message rows that were not there before.

    `residents` are as they were before; `pending` knows what has become of them. `moved`: whose tickets have changed
    since they were read.
    """

    residents: dict[Key, ResidentRow]
    new: dict[Event, int]
    tickets: dict[int, list[TicketRow]]
    answered_inline: frozenset[int]
    pending: Pending
    moved: set[int] = field(default_factory=set)

    async def tickets_of(self, resident_id: int) -> Sequence[TicketRow]:
        """The newest first."""
        if resident_id in self.moved:
            session = self.pending.session
            await session.flush()
            (found,) = await ask(session, tickets.of_residents(session, [resident_id]))
            self.tickets |= found
            self.moved.remove(resident_id)
        return self.tickets.get(resident_id, ())

    def reply(self, reply: Reply, row: ResidentRow, message_id: int) -> None:
        """What answers the platform's own call is not for delivery."""
        now = self.pending.now
        values = outbox_row(reply, row, message_id, now)
        self.pending.reply(outbox.as_answered(values, now) if message_id in self.answered_inline else values, reply)


async def _load(
    session: AsyncSession,
    arrivals: Sequence[Arrival],
    departure: Departure,
    now: datetime,
    status: MessageStatus = MessageStatus.HANDLED,
) -> _Group:
    rows = await residents.lock_residents(session, {arrival.resident_key for arrival in arrivals}, now)
    ids = [row.id for row in rows.values()]
    received = [_message_row(arrival, rows[arrival.resident_key].id, status, now) for arrival in arrivals]
    new, own_tickets, in_the_way = await ask(
        session,
        messages.adding(session, received),
        tickets.of_residents(session, ids),
        claims.in_the_way(session, ids, now),
    )
    return _Group(
        residents=rows,
        new=new,
        tickets=own_tickets,
        answered_inline=frozenset(new[each.event_key] for each in arrivals if _is_new_inline(each, new)),
        pending=Pending(session, now, departure, in_the_way),
    )


def _is_new_inline(arrival: Arrival, new: dict[Event, int]) -> bool:
    return arrival.incoming.answered_inline and arrival.event_key in new


async def _handle(
    session: AsyncSession, arrival: Arrival, message_id: int, group: _Group, guide: Guide, now: datetime
) -> Handled:
    row = group.residents[arrival.resident_key]
    await arrived(session, arrival.incoming, row, now)
    own_tickets = await group.tickets_of(row.id)
    turn = Turn(
        incoming=arrival.incoming,
        resident=group.pending.state_of(row),
        routing=arrival.routing,
        guide=guide,
        now=now,
        tickets=tuple(_summary(ticket, now) for ticket in own_tickets[:MAX_TICKETS_OF_TURN]),
        new_reference=new_reference,
    )
    outcome = answer(turn)
    ticket = await _keep(session, message_id, outcome, row, group, now)
    return Handled(outcome="handled", message_id=message_id, routing=arrival.routing, ticket=ticket)


async def _keep(
    session: AsyncSession,
    message_id: int,
    outcome: Outcome,
    row: ResidentRow,
    group: _Group,
    now: datetime,
) -> str | None:
    """Carry out an outcome; the reference of the ticket it made or added to, if any."""
    pending = group.pending
    effects = Effects(
        session=session, pending=pending, message_id=message_id, resident=row, state=outcome.resident, now=now
    )
    pending.change(row.id, outcome.resident)
    for reply in outcome.replies:
        group.reply(reply, row, message_id)
    for effect in outcome.effects:
        await effects.carry_out(effect)
    for reply in effects.replies:
        group.reply(reply, row, message_id)
    if effects.moved_tickets:
        group.moved.add(row.id)
    if effects.farewell is not None:
        await _erase(session, effects.farewell, row, message_id, group, now)
    return effects.ticket


async def _erase(
    session: AsyncSession, farewell: Reply, row: ResidentRow, message_id: int, group: _Group, now: datetime
) -> None:
    key, gone = (row.channel, row.address), row.id
    await group.pending.write()
    await residents.erase_resident(session, gone, up_to=message_id)
    group.pending.forget(gone)
    last = {**outbox_row(farewell, row, None, now), "resident_id": None}
    group.pending.reply(last, farewell)
    # A message of the same person later in this group is a stranger's first.
    group.residents |= await residents.lock_residents(session, [key], now)
    stranger = group.residents[key]
    await residents.adopt(session, tuple(group.new.values()), stranger.id)


def outbox_row(reply: Reply, row: ResidentRow, message_id: int | None, now: datetime) -> dict[str, Any]:
    """A reply as the outbox keeps it."""
    return outbox.row_for(row, to_json(reply), message_id=message_id, now=now)


def _summary(ticket: TicketRow, now: datetime) -> TicketSummary:
    finished = ticket.status not in UNFINISHED_TICKETS
    return TicketSummary(
        reference=ticket.reference,
        status=ticket.status,
        topic=ticket.topic,
        municipality=ticket.municipality,
        created_at=ticket.created_at,
        finished=finished,
        answer_due_at=ticket.answer_due_at if ticket.answered_at is None and not finished else None,
        officer_wrote_at=ticket.officer_wrote_at,
        resolved_at=ticket.resolved_at if can_be_reopened(ticket, now) else None,
    )


def _message_row(arrival: Arrival, resident_id: int, status: MessageStatus, now: datetime) -> dict[str, Any]:
    incoming = arrival.incoming
    return {
        "channel": incoming.channel,
        "event_id": incoming.event_id,
        "resident_id": resident_id,
        "kind": incoming.kind,
        "text": incoming.text[:MAX_KEPT_TEXT],
        "content": _content(incoming),
        "routing": asdict(arrival.routing) if arrival.routing else None,
        "status": status,
        "received_at": now,
    }


def _content(incoming: Incoming) -> dict[str, Any]:
    """What a message holds besides its text."""
    content = {
        "action": incoming.action,
        "location": asdict(incoming.location) if incoming.location else None,
        "attachment": asdict(incoming.attachment) if incoming.attachment else None,
        "message_id": incoming.message_id,
        "edited_id": incoming.edited_id,
        "client_version": incoming.client_version,
    }
    return {name: value for name, value in content.items() if value}
