"""Work that waits is done together: what arrives while one group is being done makes the next group."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MAX_GROUP = 64


class Grouper(Generic[Item, Result]):
    """`await grouper.submit(item)` gives that item's result, done in one call of `work` with all that waited.

    `work` gets items in the order they were submitted and returns a result or an exception for each. An exception
    raised by `work` itself goes to every item of the group. `run()` must be kept running.

    `linger_s`: how long a group waits for more to come, for work that nobody is waiting for.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Awaitable[Sequence[Result | BaseException]]],
        *,
        linger_s: float = 0.0,
    ) -> None:
        self._work = work
        self._linger_s = linger_s
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
            # Even without lingering, whatever is ready to come in comes along.
            await asyncio.sleep(self._linger_s)
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
