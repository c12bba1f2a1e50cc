"""What a resident does is kept with all it causes, once, in order, or not acknowledged at all."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.background import Background
from bot.delivery.departure import Departure
from bot.delivery.under_way import Departing, UnderWay
from bot.intake import Intake, StoreUnavailable
from bot.turns import Arrival, Handled, handle_group
from handlers.records import Incoming, Kind
from handlers.turn import Outcome, Turn
from routing.records import Routing
from storage.database import Database
from storage.keeping_tables import Correction
from storage.tables import Feedback, Message, MessageStatus, Outbox, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketEntry
from tests.fakes import StillClock
from tests.handlers import world


class Door:
    """An intake on a real store, with routing and directory by hand."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.clock = StillClock(now)
        self.routings: dict[str, Routing] = {}
        self.delays: dict[str, float] = {}
        self.commits = 0
        self.events = 0
        self.intake = Intake(
            database, route=self._route, guide=lambda: world.GUIDE, clock=self.clock, departure=self.depart
        )

    def depart(self) -> Departure:
        return Departure(self, until=self.clock())

    # What sends, as a `Departure` sees it

    worker = "nobody"

    def room(self, channel: str) -> int:
        return 0

    def holds(self, row_id: int) -> bool:
        return False

    def under_way_to(self, resident_id: int) -> UnderWay | None:
        return None

    def send(self, lanes: Sequence[Departing], until: datetime) -> None:
        assert not lanes

    def wake(self) -> None:
        self.commits += 1

    async def _route(self, incoming: Incoming) -> Routing:
        await asyncio.sleep(self.delays.get(incoming.text, 0))
        if incoming.text == "breaks routing":
            raise ZeroDivisionError
        return self.routings.get(incoming.text, world.UNCLEAR)

    def incoming(self, text: str = "", *, who: str = "ana", event: str | None = None, **fields: Any) -> Incoming:
        self.events += 1
        return Incoming(
            channel="console",
            event_id=event or f"event {self.events}",
            address=who,
            kind=fields.pop("kind", Kind.TEXT),
            sent_at=self.clock(),
            text=text,
            message_id=fields.pop("message_id", str(self.events)),
            **fields,
        )

    async def says(self, text: str, **fields: Any) -> Handled:
        return await self.intake.accept(self.incoming(text, **fields))

    async def presses(self, action: str, **fields: Any) -> Handled:
        return await self.intake.accept(self.incoming(kind=Kind.ACTION, action=action, **fields))

    async def count(self, table: Any) -> int:
        async with self.database.reading() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0

    async def replies(self, who: str = "ana") -> list[dict[str, Any]]:
        async with self.database.reading() as session:
            rows = await session.scalars(select(Outbox).order_by(Outbox.id))
            return [row.reply for row in rows if row.address == who]


@pytest.fixture
async def door(database: Database, now: datetime) -> AsyncIterator[Door]:
    door = Door(database, now)
    async with Background() as background:
        background.keep_running(door.intake.run, name="intake")
        yield door


async def test_a_message_and_its_replies_are_kept_together(door: Door) -> None:
    accepted = await door.says("/start")
    assert accepted.message_id is not None
    assert await door.count(Message) == 1
    assert await door.count(Outbox) >= 1
    assert door.commits == 1


async def test_the_second_copy_of_an_event_is_refused(door: Door) -> None:
    await door.says("/start", event="e")
    replies = await door.count(Outbox)
    assert (await door.says("/start", event="e")).message_id is None
    assert (await door.count(Message), await door.count(Outbox)) == (1, replies)


async def test_fifty_copies_at_once_give_one_set_of_replies(door: Door) -> None:
    await door.says("/help", who="besa")
    wanted = len(await door.replies("besa"))
    copies = [door.incoming("/help", event="same") for _ in range(50)]
    accepted = await asyncio.gather(*(door.intake.accept(copy) for copy in copies))
    assert sum(each.message_id is not None for each in accepted) == 1
    assert len(await door.replies()) == wanted


async def test_messages_of_one_resident_are_handled_in_the_order_they_came(door: Door) -> None:
    door.delays = {"slow to understand": 0.05}
    door.routings = {"slow to understand": world.WASTE}
    first = door.incoming("slow to understand")
    second = door.incoming("/help")
    await asyncio.gather(door.intake.accept(first), door.intake.accept(second))
    async with door.database.reading() as session:
        kept = (await session.scalars(select(Message.text).order_by(Message.id))).all()
    assert kept == ["slow to understand", "/help"]


async def test_a_resident_who_is_slow_to_understand_does_not_hold_up_others(door: Door) -> None:
    door.delays = {"slow": 5.0}
    waiting = asyncio.ensure_future(door.says("slow"))
    async with asyncio.timeout(3):
        await door.says("/help", who="besa")
    waiting.cancel()


async def test_language_and_municipality_are_remembered(door: Door) -> None:
    await door.presses("language:sr-Latn")
    await door.presses("municipality:gjilan")
    async with door.database.reading() as session:
        resident = (await session.scalars(select(Resident))).one()
    assert (resident.language, resident.language_chosen, resident.municipality) == ("sr-Latn", True, "gjilan")


async def test_one_bad_message_fails_alone_and_in_words(door: Door) -> None:
    good = [door.incoming("/help", who=f"resident {number}") for number in range(5)]
    bad = door.incoming("breaks routing", who="unlucky")
    accepted = await asyncio.gather(*(door.intake.accept(each) for each in [*good, bad]))
    assert all(each.message_id is not None for each in accepted)
    async with door.database.reading() as session:
        failed = (await session.scalars(select(Message).where(Message.status == MessageStatus.FAILED))).one()
        logged = (await session.scalars(select(Unresolved))).one()
    assert (failed.text, logged.reason) == ("breaks routing", "failed")
    assert "112" in (await door.replies("unlucky"))[0]["text"]
    assert await door.count(Message) == 6


async def test_a_fault_of_a_handler_is_apologised_for(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(turn: Turn) -> Outcome:
        raise KeyError("secret detail")

    monkeypatch.setattr("bot.turns.answer", broken)
    await door.says("/help")
    assert "secret detail" not in json.dumps(await door.replies())
    assert len(await door.replies()) == 1


async def test_nothing_is_acknowledged_while_the_store_is_away(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OSError("connection refused")

    monkeypatch.setattr(door.database, "transaction", away)
    with pytest.raises(StoreUnavailable):
        await door.says("/help", event="later")
    monkeypatch.undo()
    assert (await door.says("/help", event="later")).message_id is not None


async def test_a_question_for_the_office_becomes_a_ticket_with_its_first_entry(door: Door) -> None:
    door.routings = {"who takes my rubbish": world.WASTE}
    await door.presses("language:en")
    await door.presses("municipality:gjilan")
    await door.says("who takes my rubbish")
    reference = await press_until_ticket(door)
    async with door.database.reading() as session:
        ticket = (await session.scalars(select(Ticket))).one()
        entry = (await session.scalars(select(TicketEntry))).one()
    assert (ticket.reference, ticket.topic, ticket.municipality) == (reference, "waste-collection", "gjilan")
    assert (entry.author, entry.text) == ("resident", "who takes my rubbish")


async def test_a_message_sees_the_ticket_that_one_just_before_it_has_opened(door: Door) -> None:
    await door.presses("language:en")
    await door.presses("municipality:gjilan")
    await door.presses("office:new")
    both = [Arrival(incoming=door.incoming(text), routing=None) for text in ("Who takes my rubbish?", "/status")]
    async with door.database.transaction() as session:
        opened, _ = await handle_group(session, both, world.GUIDE, door.clock(), door.depart())
    assert opened.ticket is not None
    assert opened.ticket in (await door.replies())[-1]["text"]


async def press_until_ticket(door: Door, who: str = "ana") -> str:
    """Presses "send to the office" and confirms."""
    for _ in range(3):
        actions = [
            button["action"]
            for reply in (await door.replies(who))[-2:]
            for row in reply.get("buttons", ())
            for button in row
            if button.get("action", "").startswith("office")
        ]
        accepted = await door.presses(actions[0], who=who)
        if accepted.ticket is not None:
            return accepted.ticket
    raise AssertionError("no ticket was made")


async def test_what_residents_say_of_a_card_is_kept(door: Door) -> None:
    door.routings = {"rubbish": world.WASTE}
    await door.presses("language:en")
    await door.presses("municipality:gjilan")
    await door.says("rubbish")
    actions = [b.get("action", "") for reply in await door.replies() for row in reply.get("buttons", ()) for b in row]
    await door.presses(next(action for action in actions if action.startswith("helped")))
    assert await door.count(Feedback) == 1


async def test_what_is_said_to_be_wrong_is_one_task_with_its_sentence(door: Door) -> None:
    door.routings = {"rubbish": world.WASTE}
    for action in ("language:en", "municipality:gjilan"):
        await door.presses(action)
    await door.says("rubbish")
    for _ in range(2):
        await door.presses("wrong:waste-collection:gjilan")
    await door.says("the number is wrong")
    async with door.database.reading() as session:
        (task,) = await session.scalars(select(Correction))
    assert (task.contact, task.text, task.language) == ("waste-gjilan", "the number is wrong", "en")


async def test_forgetting_erases_everything_but_the_refusal_of_late_copies(door: Door) -> None:
    door.routings = {"rubbish": world.WASTE}
    await door.says("rubbish", event="old")
    await door.says("/forget")
    buttons = [button for row in (await door.replies())[-1]["buttons"] for button in row]
    action = next(button["action"] for button in buttons if "action" in button)
    await door.presses(action)
    assert (await door.count(Resident)) <= 1  # an empty stranger may stand ready for the next message
    async with door.database.reading() as session:
        assert set(await session.scalars(select(Message.text))) <= {""}
        left = (await session.scalars(select(Outbox))).all()
    assert [row.resident_id for row in left] == [None]
    assert (await door.says("rubbish", event="old")).message_id is None


async def test_my_data_holds_what_was_written_and_answered(door: Door) -> None:
    door.routings = {"rubbish in my street": world.WASTE}
    await door.says("rubbish in my street")
    await door.says("/mydata")
    file = next(reply["file"] for reply in await door.replies() if "file" in reply)
    data = json.loads(file["content"])
    assert data["messages"][0]["text"] == "rubbish in my street"
    assert data["outbox"]
    assert data["resident"]["address"] == "ana"


async def test_a_blocked_bot_stops_and_writing_again_wakes_it(door: Door) -> None:
    await door.says("/help")
    await door.intake.accept(door.incoming(kind=Kind.LEFT))
    async with door.database.reading() as session:
        assert (await session.scalars(select(Resident.stopped))).one()
    await door.says("/help")
    async with door.database.reading() as session:
        assert not (await session.scalars(select(Resident.stopped))).one()


async def test_a_text_with_a_nul_is_kept_without_it(door: Door) -> None:
    await door.says("rub\0bish")
    async with door.database.reading() as session:
        assert (await session.scalars(select(Message.text))).one() == "rubbish"


async def test_what_is_written_right_after_forgetting_belongs_to_a_stranger(door: Door) -> None:
    door.routings = {"rubbish": world.WASTE}
    await door.presses("language:en")
    await door.says("/forget")
    action = next(b["action"] for row in (await door.replies())[-1]["buttons"] for b in row if "action" in b)
    forget = door.incoming(kind=Kind.ACTION, action=action)
    await asyncio.gather(door.intake.accept(forget), door.intake.accept(door.incoming("rubbish")))
    async with door.database.reading() as session:
        stranger = (await session.scalars(select(Resident))).one()
        texts = (await session.scalars(select(Message.text).where(Message.resident_id == stranger.id))).all()
    assert texts == ["rubbish"]


async def test_an_export_does_not_hold_the_exports_before_it(door: Door) -> None:
    for _ in range(4):
        await door.says("/mydata")
    sizes = [len(reply["file"]["content"]) for reply in await door.replies() if "file" in reply]
    growth = [after - before for before, after in itertools.pairwise(sizes)]
    assert growth[-1] < 1.5 * growth[0]


async def test_a_yes_to_the_office_is_no_small_talk(door: Door) -> None:
    door.routings = {"rubbish": world.WASTE, "Yes": world.SMALLTALK}
    await door.presses("language:en")
    await door.presses("municipality:gjilan")
    await door.says("rubbish")
    reference = await press_until_ticket(door)
    await door.presses(f"write:{reference}")
    assert (await door.says("Yes")).ticket == reference
    async with door.database.reading() as session:
        assert (await session.scalars(select(TicketEntry.text).order_by(TicketEntry.id))).all()[-1] == "Yes"
