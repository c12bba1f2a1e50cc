"""For how long what is kept: only admins say so, who have just shown that it is them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk.privacy import PRIVACY
from storage import retention
from storage.account_tables import Role
from storage.database import Database
from storage.retention import RULES, Kind
from tests.desk.world import World

DEFAULTS = {kind.value: str(rule.days) for kind, rule in RULES.items()}


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.HEAD, Role.EDITOR])
async def test_only_admins_come_in(role: Role, desk: World) -> None:
    await desk.account(role=role)
    async with desk.browser() as browser:
        await browser.sign_in()
        assert (await browser.get(PRIVACY)).status == 403


async def test_who_has_not_shown_lately_who_they_are_is_asked_first(desk: World) -> None:
    async with desk.admin() as browser:
        desk.clock.forward(seconds=660)
        assert (await browser.get(PRIVACY)).to.startswith("/desk/confirm")


async def test_each_kind_stands_there_with_what_would_go(desk: World) -> None:
    await desk.leave_unresolved("Where?")
    desk.clock.forward(seconds=timedelta(days=400).total_seconds())
    async with desk.admin() as browser:
        page = await browser.get(PRIVACY)
    assert [kind.value for kind in Kind if f'name="{kind}" value="{RULES[kind].days}"' not in page.text] == []
    assert "1 would be deleted now" in page.text
    assert "lies readable in the store" in page.text


async def test_other_times_are_kept_and_traced(desk: World) -> None:
    async with desk.admin() as browser:
        assert (await browser.submit(PRIVACY, do="keep", **DEFAULTS | {"messages": "60"})).status == 303
    assert (await _days(desk.database))[Kind.MESSAGES] == 60
    assert (await desk.audited())[-1][1:] == ("retention-change", "retention messages")


@pytest.mark.parametrize("days", ["29", "99999", "-1", "soon", ""])
async def test_a_time_that_is_not_allowed_is_named_at_its_field_and_nothing_is_kept(days: str, desk: World) -> None:
    async with desk.admin() as browser:
        page = await browser.submit(PRIVACY, do="keep", **DEFAULTS | {"messages": days, "replies": "50"})
    assert page.status == 422
    assert 'id="messages-fault"' in page.text
    assert (await _days(desk.database))[Kind.REPLIES] == RULES[Kind.REPLIES].days


async def test_what_is_old_enough_goes_at_once_and_the_log_says_how_much(desk: World) -> None:
    await desk.leave_unresolved("Where?")
    desk.clock.forward(seconds=timedelta(days=400).total_seconds())
    async with desk.admin() as browser:
        assert (await browser.submit(PRIVACY, do="apply")).to.endswith("done=apply")
        assert "1 would be deleted now" not in (await browser.get(PRIVACY)).text
    assert (await desk.audited())[-1][1:] == ("retention-apply", "retention all")


async def _days(database: Database) -> dict[Kind, int]:
    async with database.reading() as session:
        return await retention.days_kept(session)
