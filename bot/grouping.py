"""Work that waits is done together: what arrives while one group is being done makes the next group.

A commit costs much the same for one and for sixty, so groups should be large when there is much to do. Where others are
waiting already, a group therefore stays open as long as each moment brings more; a single one goes at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MAX_GROUP = 64
MOMENT_S = 0.002


class Grouper(Generic[Item, Result]):
    """`await grouper.submit(item)` gives that item's result, done in one call of `work` with all that waited.

    `work` gets items in the order they were submitted and returns a result or an exception for each. An exception
    raised by `work` itself goes to every item of the group. `run()` must be kept running.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Awaitable[Sequence[Result | BaseException]]]) -> None:
        self._work = work
        self._waiting: asyncio.Queue[tuple[Item, asyncio.Future[Result]]] = asyncio.Queue()

    def submit(self, item: Item) -> asyncio.Future[Result]:
        """Take a place in the line at once; the future gives the result."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((item, future))
        return future

    async def run(self) -> None:
        while True:
            await self._do([await self._waiting.get()])

    async def _do(self, group: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        """`group` begins with the first of it; what waits joins it."""
        try:
            await self._let_others_come()
            while len(group) < MAX_GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            results = await self._work([item for item, _ in group])
        except asyncio.CancelledError:
            for _, future in group:
                future.cancel()
            raise
        except Exception as error:  # noqa: BLE001  the group's fault belongs to those who wait for it
            results = [error] * len(group)
        for (_, future), result in zip(group, results, strict=True):
            if future.done():  # whoever waited has gone away; the work is done all the same
                continue
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)

    async def _let_others_come(self) -> None:
        await asyncio.sleep(0)  # whatever is ready to come in
        before = 0
        while before < self._waiting.qsize() < MAX_GROUP - 1:
            before = self._waiting.qsize()
            await asyncio.sleep(MOMENT_S)
