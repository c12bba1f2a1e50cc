"""The one home of detached work: a reference is kept, failures are logged, all is cancelled at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from types import TracebackType
from typing import Any, Self

import structlog

log = structlog.get_logger()
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0


class Background:
    """`async with Background() as background: background.start(work())`."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], *, name: str) -> asyncio.Task[None]:
        """Run once; a failure is logged and ends only this work."""
        task = asyncio.create_task(self._guard(work, name), name=name)  # noqa: TID251  this is the home
        self._tasks.add(task)
        task.add_done_callback(partial(self._end, work))
        return task

    def keep_running(self, work: Callable[[], Awaitable[None]], *, name: str) -> asyncio.Task[None]:
        """Run for ever: when it fails it is begun again after a growing pause."""
        return self.start(_supervise(work, name), name=name)

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _end(self, work: Coroutine[Any, Any, None], task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        work.close()  # cancelled before it began, it would never be awaited

    async def _guard(self, work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            await work
        except Exception:  # the edge of detached work
            log.exception("background.failed", work=name)


async def _supervise(work: Callable[[], Awaitable[None]], name: str) -> None:
    pause = FIRST_PAUSE_S
    while True:
        started = asyncio.get_running_loop().time()
        try:
            await work()
            return
        except Exception:  # the edge of a loop: it must not end because one round failed
            log.exception("background.restarted", work=name, pause_s=pause)
        if asyncio.get_running_loop().time() - started > LONGEST_PAUSE_S:
            pause = FIRST_PAUSE_S
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_S)
