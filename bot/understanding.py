"""Routing off the event loop: loaded once, run in a thread, repeats remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from routing.router import Router

from bot import metrics
from handlers.records import Incoming
from routing.records import Routing

REMEMBERED = 2_000
MAX_TEXT = 2_000  # what a matter is about stands at the beginning; the rest is kept, not weighed


class Understanding:
    def __init__(self, pack: Path, *, threads: int = 1) -> None:
        self._pack = pack
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="routing")
        self._router: asyncio.Future[Router] | None = None
        self._known: OrderedDict[tuple[str, str | None], Routing] = OrderedDict()

    async def router(self) -> Router:
        """The loaded router; the first caller loads it, the others wait."""
        if self._router is None:
            loop = asyncio.get_running_loop()
            self._router = loop.run_in_executor(self._executor, Router.load, self._pack)
        return await self._router

    async def route(self, incoming: Incoming) -> Routing:
        text, hint = incoming.text[:MAX_TEXT], incoming.language_hint
        known = self._known.get((text, hint))
        if known is not None:
            self._known.move_to_end((text, hint))
            return known
        router = await self.router()
        with metrics.ROUTING_SECONDS.time():
            loop = asyncio.get_running_loop()
            routing = await loop.run_in_executor(self._executor, router.route, text, hint)
        metrics.DECISIONS.labels(routing.language.code, routing.decision).inc()
        self._known[text, hint] = routing
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return routing

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
