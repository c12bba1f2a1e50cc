"""Detached work: failures end nothing else, loops begin again, all is cancelled at the end."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from bot import background
from bot.background import Background


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "FIRST_PAUSE_S", 0.001)


class Work:
    """Fails in its first rounds; `rounds` counts."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.rounds = 0
        self.over = asyncio.Event()

    async def __call__(self) -> None:
        self.rounds += 1
        if self.rounds <= self.failures:
            raise ValueError
        self.over.set()


async def test_work_that_fails_is_logged_and_ends_nothing_else() -> None:
    other = Work(failures=0)
    with capture_logs() as logs:
        async with Background() as home:
            await home.start(Work(failures=1)(), name="odd")
            home.start(other(), name="other")
            await asyncio.wait_for(other.over.wait(), 5)
    assert [(line["event"], line["work"]) for line in logs] == [("background.failed", "odd")]


async def test_a_loop_that_fails_begins_again() -> None:
    work = Work(failures=3)
    with capture_logs() as logs:
        async with Background() as home:
            await asyncio.wait_for(home.keep_running(work, name="loop"), 5)
    assert work.rounds == 4
    assert {line["event"] for line in logs} == {"background.restarted"}


async def test_pauses_grow_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LONGEST_PAUSE_S", 0.004)
    with capture_logs() as logs:
        async with Background() as home:
            await asyncio.wait_for(home.keep_running(Work(failures=4), name="loop"), 5)
    # A round that took longer than the limit begins with the first pause again: a busy machine may show that.
    assert [line["pause_s"] for line in logs][:2] == [0.001, 0.002]
    assert max(line["pause_s"] for line in logs) <= 0.004


async def test_all_work_is_cancelled_at_the_end() -> None:
    async with Background() as home:
        task = home.start(asyncio.sleep(60), name="long")
    assert task.cancelled()


async def test_cancelling_is_no_failure() -> None:
    with capture_logs() as logs:
        async with Background() as home:
            home.keep_running(lambda: asyncio.sleep(60), name="long")
            await asyncio.sleep(0)
    assert logs == []
