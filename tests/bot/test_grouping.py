"""Work that waits is done together, and each gets its own result."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.background import Background
from bot.grouping import MAX_GROUP, Grouper


async def test_what_waits_is_done_in_one_go_and_in_order() -> None:
    groups: list[list[int]] = []

    async def work(items: Sequence[int]) -> list[int]:
        groups.append(list(items))
        return [item * 2 for item in items]

    grouper: Grouper[int, int] = Grouper(work)
    waiting = [grouper.submit(number) for number in range(MAX_GROUP + 3)]
    async with Background() as background:
        background.start(grouper.run(), name="grouper")
        assert await asyncio.gather(*waiting) == [number * 2 for number in range(MAX_GROUP + 3)]
    assert [len(group) for group in groups] == [MAX_GROUP, 3]


async def test_one_failure_is_only_its_own() -> None:
    async def work(items: Sequence[str]) -> list[str | BaseException]:
        return [ValueError(item) if item == "bad" else item for item in items]

    grouper: Grouper[str, str] = Grouper(work)
    good, bad = grouper.submit("good"), grouper.submit("bad")
    async with Background() as background:
        background.start(grouper.run(), name="grouper")
        assert await good == "good"
        with pytest.raises(ValueError, match="bad"):
            await bad


async def test_a_failure_of_the_whole_work_reaches_everybody_and_the_next_group_is_done() -> None:
    calls = 0

    async def work(items: Sequence[str]) -> list[str]:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise OSError("away")
        return list(items)

    grouper: Grouper[str, str] = Grouper(work)
    first = grouper.submit("first")
    async with Background() as background:
        background.start(grouper.run(), name="grouper")
        with pytest.raises(OSError, match="away"):
            await first
        assert await grouper.submit("second") == "second"
