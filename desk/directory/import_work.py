"""What is done with a table that waits: it is looked at and brought in apart from the page that asks for it, since
either takes seconds when it is long. The page comes back to see how far it is.

What this process knows of it is lost with the process, and can be: the table waits in the store, and whether it has
been brought in is written down in the very transaction that brings it in.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from desk.house import House
from desk.trail import trace
from desk.visit import Visit
from directory.contact_store import directory_version
from directory.import_plan import ImportPlan
from directory.importing import ImportRefused, TableFile, apply_import, plan_import
from storage import uploads
from storage.scope import Scope
from storage.upload_tables import ImportUpload

log = structlog.get_logger()
PATIENCE_S = 1.5  # for so long a page waits for the end; short tables are done by then
AT_ONCE = 2  # each takes a processor, and the memory of a whole table
PLANS = 4  # so many are remembered, each as large as its table
IMPORTED = "directory-import"


class Phase(StrEnum):
    """What is done with a table."""

    LOOKING = "looking"
    WRITING = "writing"


class Ended(StrEnum):
    """Why something came to nothing."""

    CHANGED = "changed"  # the directory is not what the plan was made for
    FAILED = "failed"


Doing = Coroutine[Any, Any, Ended | None]


@dataclass(slots=True, kw_only=True)
class Work:
    """What is under way with one table; `done` of `total` contact points, both 0 before they are counted."""

    phase: Phase
    done: int = 0
    total: int = 0

    def tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the visitor agreed to: the plan that they saw was made for this `version` of the directory."""

    version: str
    note: str


class ImportWork:
    def __init__(self, house: House) -> None:
        self._house = house
        self._room = asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[int, tuple[Work, asyncio.Task[None]]] = {}
        self._plans: OrderedDict[tuple[int, Scope], ImportPlan] = OrderedDict()
        self._ended: OrderedDict[int, Ended] = OrderedDict()

    async def plan(self, visit: Visit, upload_id: int) -> ImportPlan | Work | None:
        """What a table would change in the directory as it is now; the work while that is not known yet.

        None: it came to nothing, and `ended` says why.
        """
        if under_way := await self._wait(upload_id):
            return under_way
        if plan := await self._current(visit, upload_id):
            return plan
        work = Work(phase=Phase.LOOKING)
        self._begin(upload_id, work, self._look(visit, upload_id, work))
        return await self._wait(upload_id) or self._plans.get((upload_id, visit.scope))

    async def bring_in(self, visit: Visit, upload_id: int, wanted: Wanted) -> None:
        """Begin to bring a table in, unless something is under way with it."""
        if upload_id not in self._under_way:
            work = Work(phase=Phase.WRITING)
            self._ended.pop(upload_id, None)
            self._begin(upload_id, work, self._write(visit, upload_id, wanted, work))
        await self._wait(upload_id)

    def ended(self, upload_id: int) -> Ended | None:
        """Why the last work came to nothing."""
        return self._ended.get(upload_id)

    def forget(self, upload_id: int) -> None:
        """What was known of a table that is gone, or is to be read in another way."""
        for key in [key for key in self._plans if key[0] == upload_id]:
            del self._plans[key]

    async def _wait(self, upload_id: int) -> Work | None:
        """The work that is under way with a table, if it does not end soon."""
        if upload_id not in self._under_way:
            return None
        work, task = self._under_way[upload_id]
        _done, pending = await asyncio.wait({task}, timeout=PATIENCE_S)
        return work if pending else None

    async def _current(self, visit: Visit, upload_id: int) -> ImportPlan | None:
        """The plan that is remembered, unless the directory has changed since."""
        plan = self._plans.get((upload_id, visit.scope))
        if plan is None:
            return None
        async with self._house.database.reading() as store:
            return plan if plan.version == await directory_version(store) else None

    def _begin(self, upload_id: int, work: Work, doing: Doing) -> None:
        task = self._house.detach(self._guarded(upload_id, doing), name=f"import.{work.phase}")
        self._under_way[upload_id] = work, task
        task.add_done_callback(lambda _task: self._under_way.pop(upload_id, None))
        task.add_done_callback(lambda _task: doing.close())  # stopped before it began, it would never be awaited

    async def _guarded(self, upload_id: int, doing: Doing) -> None:
        ended: Ended | None = Ended.FAILED
        try:
            async with self._room:
                ended = await doing
        finally:
            if ended is not None:
                self._ended[upload_id] = ended
                while len(self._ended) > PLANS:
                    self._ended.popitem(last=False)

    async def _look(self, visit: Visit, upload_id: int, work: Work) -> Ended | None:
        async with self._house.database.reading() as store:
            upload = await uploads.of_account(store, visit.account_id, upload_id, now=self._house.clock())
            if upload is None or upload.import_id is not None:
                return None
            await self._planned(store, visit, upload, work)
        if self._ended.get(upload_id) is Ended.FAILED:
            del self._ended[upload_id]
        return None

    async def _write(self, visit: Visit, upload_id: int, wanted: Wanted, work: Work) -> Ended | None:
        """All in one transaction, and once: whoever comes second finds that it has been brought in."""
        plan = await self._current(visit, upload_id)
        if plan is None:
            await self._look(visit, upload_id, work)
            plan = self._plans.get((upload_id, visit.scope))
        if plan is None or plan.version != wanted.version:
            return Ended.CHANGED
        try:
            async with self._house.database.transaction() as store:
                now = self._house.clock()
                upload = await uploads.of_account(store, visit.account_id, upload_id, now=now, lock=True)
                if upload is not None and upload.import_id is None:
                    await self._apply(store, visit, upload, plan, wanted, work)
        except ImportRefused:
            return Ended.CHANGED
        self.forget(upload_id)
        return None

    async def _apply(
        self, store: AsyncSession, visit: Visit, upload: ImportUpload, plan: ImportPlan, wanted: Wanted, work: Work
    ) -> None:
        now = self._house.clock()
        applied = await apply_import(
            store, plan, account_id=visit.account_id, note=wanted.note, now=now, progress=work.tell
        )
        if applied.import_id is None:
            return
        uploads.brought_in(upload, applied.import_id)
        counts = {"new": applied.new, "changed": applied.changed, "removed": applied.removed}
        await trace(store, visit, IMPORTED, "import", applied.import_id, now=now, **counts)
        log.info("desk.directory_imported", account=visit.account_id, number=applied.import_id, **counts)

    async def _planned(self, store: AsyncSession, visit: Visit, upload: ImportUpload, work: Work) -> None:
        content = await asyncio.to_thread(uploads.unpacked, upload.content)
        plan = await plan_import(
            store,
            TableFile(name=upload.file_name, content=content, encoding=upload.encoding),
            scope=visit.scope,
            now=self._house.clock(),
            account_id=visit.account_id,
            municipality=upload.municipality,
            remove_missing=upload.remove_missing,
            progress=work.tell,
        )
        self._plans[upload.id, visit.scope] = plan
        while len(self._plans) > PLANS:
            self._plans.popitem(last=False)
