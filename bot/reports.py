"""Keeps what a platform reports later about replies it took: delivered, seen, failed.

Reports that wait are kept in one transaction. One that overtakes the note that its message was sent is tried once more
a little later; a report on anything else than a reply's last message says nothing new and is let go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError

from bot.background import Background
from bot.channels.contract import Report, Stage
from bot.grouping import Grouper
from bot.intake import StoreUnavailable
from storage import reports
from storage.database import Database
from storage.reports import Name
from storage.tables import Outbox, OutboxStatus

log = structlog.get_logger()

LATER_S = 3.0
MAX_EARLY = 1_000


class Reports:
    def __init__(self, database: Database, *, later_s: float = LATER_S) -> None:
        self._database = database
        self._later_s = later_s
        self._grouper: Grouper[Report, None] = Grouper(self._keep)
        self._early: list[Report] = []
        self._some_early = asyncio.Event()

    async def run(self) -> None:
        """Keep this running: it does the work that `record` waits for."""
        async with Background() as background:
            background.keep_running(self._grouper.run, name="reports.grouper")
            background.keep_running(self._keep_early, name="reports.early")
            await asyncio.Event().wait()

    async def record(self, report: Report) -> None:
        """Keep this report; raise `StoreUnavailable` if that was not possible."""
        await self._grouper.submit(report)

    async def _keep(self, group: Sequence[Report]) -> Sequence[None]:
        unknown = await self._write(group)
        if unknown:
            self._keep_for_later(unknown)
        return [None] * len(group)

    def _keep_for_later(self, reports: Sequence[Report]) -> None:
        self._early = [*self._early, *reports][-MAX_EARLY:]
        self._some_early.set()

    async def _keep_early(self) -> None:
        while True:
            await self._some_early.wait()
            await asyncio.sleep(self._later_s)
            self._some_early.clear()
            early, self._early = self._early, []
            try:
                await self._write(early)
            except StoreUnavailable:
                # The platform was told that they are kept.
                self._keep_for_later(early)

    async def _write(self, group: Sequence[Report]) -> list[Report]:
        """Keep what belongs to a reply; gives back what does not."""
        try:
            async with self._database.transaction() as session:
                rows = await reports.rows_by_name(session, {_name(report) for report in group})
                await reports.change(session, _changes(group, rows))
        except (OSError, DBAPIError) as error:
            log.warning("reports.store_unavailable", error=type(error).__name__)
            raise StoreUnavailable from error
        return [report for report in group if _name(report) not in rows]


def _changes(group: Sequence[Report], rows: Mapping[Name, Outbox]) -> list[dict[str, Any]]:
    """One change a row, however many reports there are on it."""
    changes: dict[int, dict[str, Any]] = {}
    for report in group:
        row = rows.get(_name(report))
        if row is not None:
            change = changes.setdefault(row.id, {"id": row.id, **_now_known(row)})
            _take(change, report)
    return list(changes.values())


def _now_known(row: Outbox) -> dict[str, Any]:
    return {
        "delivered_at": row.delivered_at,
        "seen_at": row.seen_at,
        "status": row.status,
        "error": row.error,
    }


def _take(change: dict[str, Any], report: Report) -> None:
    if report.stage is Stage.FAILED:
        # A message that has arrived on one device is not lost because another failed.
        if change["delivered_at"] is None:
            told = f": {report.reason}" if report.reason else ""
            change.update(status=OutboxStatus.FAILED, error=f"The platform could not deliver it{told}")
        return
    change["delivered_at"] = change["delivered_at"] or report.at
    if report.stage is Stage.SEEN:
        change["seen_at"] = change["seen_at"] or report.at
    change.update(status=OutboxStatus.DELIVERED, error=None)


def _name(report: Report) -> Name:
    return (report.channel, report.provider_id)
