"""The job of files: fetches what residents sent, deletes what is to go, and sweeps up what nobody names.

Rows say what is to be done and are committed with their cause; content follows. Whatever a crash leaves behind is
found again: a wanted file is due again, a listed deletion is done again, content without a row is swept away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.channels.contract import FetchError, FileSource
from bot.clock import Clock
from bot.files.errors import StoreError
from bot.files.store import KEY, FileStore
from bot.files.uploads import Uploads
from handlers.file_words import not_taken
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Medium
from handlers.replies import to_json
from locales.country import country
from storage import files, outbox
from storage.database import Database
from storage.file_tables import FileFault, FileState, StoredFile
from storage.files import FileRefused, Upload
from storage.tables import Resident

log = structlog.get_logger()

IDLE_S = 2.0
AT_ONCE = 2  # each holds a whole file in memory
LEASE = timedelta(minutes=5)  # longer than a fetch may take
GIVE_UP_AFTER = timedelta(hours=6)
FIRST_DELAY_S, LONGEST_DELAY_S = 10.0, 1800.0
UNCLAIMED_LIVES = timedelta(days=1)
ORPHANS_LIVE = timedelta(days=1)  # longer than anybody takes between content and row
SWEEP_EVERY = timedelta(hours=1)
BATCH = 200


def delay(attempts: int) -> timedelta:
    """Until the next try: 10 s, 20 s … half an hour."""
    return timedelta(seconds=min(FIRST_DELAY_S * 2.0 ** (attempts - 1), LONGEST_DELAY_S))


class FileKeeper:
    """`sources`: channel → where its files are fetched from. `told` is called when a resident is told something."""

    def __init__(
        self,
        database: Database,
        store: FileStore,
        sources: Mapping[str, FileSource],
        *,
        clock: Clock,
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._store = store
        self._uploads = Uploads(store)
        self._sources = sources
        self._clock = clock
        self._told = told
        self._swept_at: datetime | None = None

    async def run(self) -> None:
        """Keep this running in one process or many; each file is one's at a time."""
        while True:
            if not await self.fetch_due():
                await self.delete_listed()
                await self._sweep_now_and_then()
                await asyncio.sleep(IDLE_S)

    async def fetch_due(self) -> int:
        """Fetch some of the files that are due; how many there were."""
        async with self._database.transaction() as session:
            due = await files.claim_wanted(session, now=self._clock(), lease=LEASE, limit=AT_ONCE)
        await asyncio.gather(*(self._fetch(row) for row in due))
        return len(due)

    async def delete_listed(self) -> None:
        """Delete content whose row is gone."""
        async with self._database.reading() as session:
            keys = await files.to_delete(session, limit=BATCH)
        deleted = []
        for key in keys:
            try:
                await self._store.delete(key)
            except StoreError as error:
                log.warning("files.delete_later", reason=str(error))
                break
            deleted.append(key)
        if deleted:
            async with self._database.transaction() as session:
                await files.mark_deleted(session, deleted)

    async def sweep(self) -> None:
        """Let go of files that nobody sent to the office within a day, and of content that no row names."""
        dropped = BATCH
        while dropped == BATCH:
            async with self._database.transaction() as session:
                dropped = await files.drop_unclaimed(session, before=self._clock() - UNCLAIMED_LIVES, limit=BATCH)
        old = self._clock() - ORPHANS_LIVE
        batch: list[str] = []
        async for key, written in self._store.listing():
            if written < old and KEY.fullmatch(key):
                batch.append(key)
            if len(batch) >= BATCH:
                await self._list_orphans(batch)
                batch.clear()
        await self._list_orphans(batch)

    async def _sweep_now_and_then(self) -> None:
        now = self._clock()
        if self._swept_at is not None and now - self._swept_at < SWEEP_EVERY:
            return
        self._swept_at = now
        try:
            await self.sweep()
        except StoreError as error:
            log.warning("files.sweep_later", reason=str(error))

    async def _list_orphans(self, keys: list[str]) -> None:
        async with self._database.transaction() as session:
            orphans = await files.unknown(session, keys)
            await files.list_for_deletion(session, orphans)
        if orphans:
            log.info("files.orphans", count=len(orphans))

    async def _fetch(self, row: StoredFile) -> None:
        try:
            upload = await self._take(row)
        except FileRefused as refused:
            await self._end(row, FileState.REFUSED, refused.fault)
        except FetchError as error:
            await self._failed(row, error)
        except StoreError as error:
            # Not the platform's fault: it is tried for as long as it takes.
            log.warning("files.store_unavailable", file_id=row.id, reason=str(error))
            await self._try_later(row)
        else:
            await self._kept(row, upload)

    async def _take(self, row: StoredFile) -> Upload:
        source = self._sources.get(row.channel or "")
        if source is None:
            raise FetchError("The channel is off, or has no files of its own", retry=True)
        if (row.size or 0) > MAX_FILE_BYTES:
            raise FileRefused(FileFault.TOO_LARGE)
        content = await source.fetch(row.platform_id or "", limit=MAX_FILE_BYTES)
        return await self._uploads.take(
            content, name=row.name, mime_type=row.mime_type, medium=Medium(row.medium), key=row.key
        )

    async def _kept(self, row: StoredFile, upload: Upload) -> None:
        async with self._database.transaction() as session:
            if await files.conclude(session, row.key, FileState.KEPT, upload=upload) is None:
                # Its resident was erased while it was on its way.
                await files.list_for_deletion(session, [row.key])
        metrics.FILES_IN.labels(row.channel, FileState.KEPT).inc()

    async def _failed(self, row: StoredFile, error: FetchError) -> None:
        log.warning("files.not_fetched", file_id=row.id, channel=row.channel, reason=error.reason, tries=row.attempts)
        if error.too_large:
            await self._end(row, FileState.REFUSED, FileFault.TOO_LARGE)
        elif not error.retry:
            await self._end(row, FileState.LOST, FileFault.GONE)
        elif self._clock() - row.created_at >= GIVE_UP_AFTER:
            await self._end(row, FileState.LOST, FileFault.UNREACHABLE)
        else:
            await self._try_later(row)

    async def _try_later(self, row: StoredFile) -> None:
        async with self._database.transaction() as session:
            await files.try_later(session, row.key, self._clock() + delay(row.attempts))

    async def _end(self, row: StoredFile, state: FileState, fault: FileFault) -> None:
        """It will not come: the desk shows why, and the resident is told, who believes it is there."""
        async with self._database.transaction() as session:
            # The resident first: whoever ties the file to a ticket holds them, and waits for the file's row.
            resident = await session.get(Resident, row.resident_id, with_for_update=True)
            ended = await files.conclude(session, row.key, state, fault=fault)
            if resident is not None and ended is not None and ended.ticket_id is not None:
                await self._tell(session, resident, ended, fault)
        metrics.FILES_IN.labels(row.channel, state).inc()
        self._told()

    async def _tell(self, session: AsyncSession, resident: Resident, row: StoredFile, fault: FileFault) -> None:
        reply = not_taken(row.name or "", fault, resident.language or country().first_language)
        await outbox.add(session, [outbox.row_for(resident, to_json(reply), message_id=None, now=self._clock())])
