from __future__ import annotations

import pytest

from storage import notices
from storage.account_tables import Role
from storage.notices import Reader
from storage.scope import Scope
from storage.ticket_tables import NoticeKind
from tests.tickets.conftest import office  # noqa: F401  the fixture
from tests.tickets.world import Office


async def told(world: Office, reader: Reader) -> list[tuple[str, str]]:
    async with world.database.reading() as session:
        found = await notices.unread(session, reader)
        assert await notices.count_unread(session, reader) == len(found)
        return [(notice.kind, ticket.reference) for notice, ticket in found]


async def tell(
    world: Office, kind: NoticeKind, reference: str, *, account_id: int | None = None, role: str | None = None
) -> None:
    ticket = await world.ticket(reference)
    async with world.database.transaction() as session:
        await notices.add(session, kind, ticket, account_id=account_id, role=role, now=world.now)


def reader(account_id: int | None, role: str = Role.OFFICER, scope: Scope = Scope.ALL) -> Reader:
    assert account_id is not None
    return Reader(account_id=account_id, role=role, scope=scope)


@pytest.fixture
async def world(office: Office) -> Office:  # noqa: F811
    await office.asked("AAA-AAA", municipality="gjilan")
    await office.asked("BBB-BBB", municipality="prizren")
    return office


async def test_people_read_their_own_and_those_of_their_role_newest_first(world: Office) -> None:
    ana, ben = await world.works("ana"), await world.works("ben")
    await tell(world, NoticeKind.ASSIGNED, "AAA-AAA", account_id=ana.account_id)
    await tell(world, NoticeKind.ANSWER_DUE, "BBB-BBB", role=Role.OFFICER)
    assert await told(world, reader(ana.account_id)) == [("answer-due", "BBB-BBB"), ("assigned", "AAA-AAA")]
    assert await told(world, reader(ben.account_id)) == [("answer-due", "BBB-BBB")]
    assert await told(world, reader(ben.account_id, Role.HEAD)) == []


async def test_nobody_is_told_of_tickets_out_of_their_scope(world: Office) -> None:
    ana = await world.works("ana")
    await tell(world, NoticeKind.ANSWER_DUE, "AAA-AAA", role=Role.OFFICER)
    await tell(world, NoticeKind.ASSIGNED, "BBB-BBB", account_id=ana.account_id)
    assert await told(world, reader(ana.account_id, scope=Scope.of(["prizren"], None))) == [("assigned", "BBB-BBB")]
    assert await told(world, reader(ana.account_id, scope=Scope.NOTHING)) == []


async def test_what_is_not_read_yet_is_not_repeated(world: Office) -> None:
    ana = await world.works("ana")
    mine = reader(ana.account_id)
    await tell(world, NoticeKind.RESIDENT_WROTE, "AAA-AAA", account_id=ana.account_id)
    await tell(world, NoticeKind.RESIDENT_WROTE, "AAA-AAA", account_id=ana.account_id)
    assert len(await told(world, mine)) == 1
    async with world.database.transaction() as session:
        await notices.mark_read(session, mine, now=world.now)
    await tell(world, NoticeKind.RESIDENT_WROTE, "AAA-AAA", account_id=ana.account_id)
    assert len(await told(world, mine)) == 1


async def test_opening_a_ticket_reads_what_was_said_of_it(world: Office) -> None:
    ana = await world.works("ana")
    mine = reader(ana.account_id)
    for reference in ("AAA-AAA", "BBB-BBB"):
        await tell(world, NoticeKind.ANSWER_DUE, reference, role=Role.OFFICER)
    ticket = await world.ticket("AAA-AAA")
    async with world.database.transaction() as session:
        await notices.mark_read(session, mine, ticket_id=ticket.id, now=world.now)
    assert await told(world, mine) == [("answer-due", "BBB-BBB")]


async def test_nobody_reads_for_others(world: Office) -> None:
    ana, ben = await world.works("ana"), await world.works("ben")
    await tell(world, NoticeKind.ASSIGNED, "AAA-AAA", account_id=ana.account_id)
    async with world.database.transaction() as session:
        ((notice, _ticket),) = await notices.unread(session, reader(ana.account_id))
        await notices.mark_read(session, reader(ben.account_id), ids=[notice.id], now=world.now)
    assert len(await told(world, reader(ana.account_id))) == 1


async def test_whoever_carries_them_on_gets_each_after_the_last(world: Office) -> None:
    for reference in ("AAA-AAA", "BBB-BBB"):
        await tell(world, NoticeKind.ANSWER_OVERDUE, reference, role=Role.HEAD)
    async with world.database.reading() as session:
        first, second = await notices.since(session, 0)
        assert [ticket.reference for _notice, ticket in (first, second)] == ["AAA-AAA", "BBB-BBB"]
        assert await notices.since(session, first[0].id) == [second]
        assert await notices.since(session, second[0].id) == []
