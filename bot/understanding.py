"""Routing off the event loop: loaded once, run in a thread, repeats remembered, a newly activated model picked up."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from bot import metrics
from handlers.records import Incoming
from routing import alarm, model_store
from routing.places_index import Called
from routing.records import Routing
from routing.router import Router

log = structlog.get_logger()
REMEMBERED = 2_000
CODE_DIGITS = 8
MAX_TEXT = 2_000  # what a matter is about stands at the beginning; the rest is kept, not weighed
LOOK_EVERY_S = 5.0
THREADS = min(os.cpu_count() or 1, 4)  # one message keeps one core busy


class Understanding:
    """`names`: what municipalities are called besides what the pack says; asked now and then, for admins add some."""

    def __init__(
        self,
        pack: Path,
        *,
        names: Callable[[], frozenset[Called]] = frozenset,
        threads: int = THREADS,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._pack = pack
        self._names = names
        self._names_known: frozenset[Called] = frozenset()
        self._look_every_s = look_every_s
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="routing")
        # Apart from the other, so that messages are understood while the next model is being loaded.
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="routing-load")
        self._router: asyncio.Future[Router] | None = None
        self._known: OrderedDict[tuple[str, str | None], Routing] = OrderedDict()

    async def router(self) -> Router:
        """The loaded router; the first caller loads it, the others wait. A load that failed is tried again."""
        if self._router is None or _failed(self._router):
            self._router = self._load()
        # A caller who is cancelled must not take it away from the others.
        return await asyncio.shield(self._router)

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
        if router is await self.router():  # what the model before thought is not worth remembering
            self._remember((text, hint), routing)
        return routing

    async def follow(self) -> None:
        """Keep this running: in another process somebody may activate another model, or name a municipality anew."""
        while True:
            await asyncio.sleep(self._look_every_s)
            await self._follow_once()

    def close(self) -> None:
        for executor in (self._executor, self._loader):
            executor.shutdown(wait=False, cancel_futures=True)

    async def _follow_once(self) -> None:
        if self._router is None or not self._router.done() or _failed(self._router):
            return  # whoever asks first loads what is active then
        if self._names() != self._names_known:
            await self._learn_names(self._router.result())
        active = await asyncio.to_thread(model_store.active_version, self._pack)
        used = self._router.result().version
        # A model's name begins with the code it was made by: another release's is not for this process.
        if active is None or active == used or active[:CODE_DIGITS] != used[:CODE_DIGITS]:
            return
        loaded = self._load()
        router = await loaded  # if this fails, the one in use stays
        self._router = loaded
        self._known.clear()
        log.info("understanding.model_changed", version=router.version)

    async def _learn_names(self, router: Router) -> None:
        """The same model with the names as they are now."""
        names, loop = self._names(), asyncio.get_running_loop()
        renewed: asyncio.Future[Router] = loop.create_future()
        renewed.set_result(await loop.run_in_executor(self._loader, router.calling, self._pack, names))
        self._router, self._names_known = renewed, names
        self._known.clear()
        log.info("understanding.names_changed")

    def _load(self) -> asyncio.Future[Router]:
        self._names_known = self._names()
        loading = asyncio.get_running_loop().run_in_executor(self._loader, Router.load, self._pack, self._names_known)
        self._loader.submit(alarm.make_ready)  # behind it, in the same thread: messages are understood meanwhile
        return loading

    def _remember(self, key: tuple[str, str | None], routing: Routing) -> None:
        self._known[key] = routing
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _failed(loading: asyncio.Future[Router]) -> bool:
    return loading.done() and (loading.cancelled() or loading.exception() is not None)
