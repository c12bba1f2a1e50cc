"""How long the overview takes: `python -m benchmarks.desk.overview [TICKETS] [DATABASE_URL]`.

Fills an empty store with a year of tickets, and three messages for each, then counts every period. Times are
wall-clock milliseconds of this machine: the median and the slowest of five.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bot.summing import sum_up
from desk.overview_figures import collect
from desk.overview_period import asked_for
from storage import bulk
from storage.base import Base
from storage.database import Database
from storage.migrate import migrate
from storage.scope import Scope
from storage.sealed import PLAIN
from storage.tables import Message, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketRating

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
CHUNK = 5_000
PERIODS = ({"period": "7"}, {"period": "30"}, {"period": "90"}, {"since": "2025-12-01", "until": "2026-11-25"})
MUNICIPALITIES = [f"town-{number}" for number in range(38)]
TOPICS = [f"topic-{number}" for number in range(40)]
LANGUAGES = ("sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "en")
CHANNELS = ("telegram", "viber", "webchat")
FIRST, MESSAGES_EACH = 1, 3

Row = dict[str, Any]


async def measure(count: int, url: str) -> None:
    """Print one line for each period."""
    database = Database(url)
    try:
        await migrate(database.engine)
        await _fill(database, count)
        for query in PERIODS:
            asked = asked_for(query, NOW, "en")

            async def count_all(asked: Any = asked) -> None:
                async with database.reading() as store:
                    await collect(store, asked, scope=Scope.ALL)

            await _timed(f"{count} tickets, {asked.days} days", count_all)
    finally:
        await database.close()


async def _timed(what: str, work: Callable[[], Awaitable[None]]) -> None:
    await work()
    times = []
    for _ in range(5):
        started = time.perf_counter()
        await work()
        times.append((time.perf_counter() - started) * 1000)
    sys.stdout.write(f"{median(times):6.0f} ms, at most {max(times):6.0f} ms  {what}\n")
    sys.stdout.flush()


async def _fill(database: Database, count: int) -> None:
    for table, rows in (
        (Resident, _residents(count // 3)),
        (Ticket, _tickets(count)),
        (Message, _messages(count * MESSAGES_EACH)),
        (Unresolved, _unresolved(count // 3)),
        (TicketRating, _ratings(count)),
    ):
        await _insert(database, table, rows)
    await sum_up(database, NOW)
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql("ANALYZE")


async def _insert(database: Database, table: type[Base], rows: Iterator[Row]) -> None:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            await _insert_chunk(database, table, chunk)
            chunk = []
    await _insert_chunk(database, table, chunk)


async def _insert_chunk(database: Database, table: type[Base], rows: list[Row]) -> None:
    async with database.transaction() as store:
        await bulk.insert(store, table, rows)


def _residents(count: int) -> Iterator[Row]:
    for number in range(count):
        yield {
            "channel": CHANNELS[number % 3],
            "address": f"r{number}",
            "address_hash": PLAIN.hash(CHANNELS[number % 3], f"r{number}"),
            "language": random.choice(LANGUAGES),
            "municipality": random.choice(MUNICIPALITIES),
            "conversation": {},
            "created_at": NOW,
            "seen_at": NOW,
        }


def _tickets(count: int) -> Iterator[Row]:
    for number in range(count):
        created = NOW - timedelta(minutes=(count - number) * 525_600 / count)
        answered = min(created + timedelta(hours=random.expovariate(1 / 12)), NOW)
        solved = min(answered + timedelta(hours=random.expovariate(1 / 48)), NOW)
        status = random.choices(("closed", "open", "waiting", "new"), (94, 3, 2, 1))[0]
        yield {
            "reference": f"T{number}",
            "resident_id": FIRST + number % (count // 3),
            "status": status,
            "municipality": random.choice(MUNICIPALITIES),
            "topic": random.choice(TOPICS),
            "language": random.choice(LANGUAGES),
            "answered_at": None if status == "new" else answered,
            "answer_due_at": created + timedelta(hours=24),
            "resolve_due_at": created + timedelta(days=7),
            "waiting_since": answered if status == "waiting" else None,
            "resolved_at": solved if status == "closed" else None,
            "created_at": created,
            "updated_at": created,
        }


def _messages(count: int) -> Iterator[Row]:
    for number in range(count):
        yield {
            "channel": CHANNELS[number % 3],
            "event_id": str(number),
            "resident_id": FIRST + number % (count // MESSAGES_EACH // 3),
            "kind": "text",
            "text": "Where do I get a birth certificate, and what do I have to bring?",
            "content": {},
            "routing": _routing() if number % 3 else None,
            "received_at": NOW - timedelta(minutes=(count - number) * 525_600 / count),
        }


def _routing() -> Row:
    """As `routing.records.Routing` is kept."""
    return {
        "language": {"code": random.choice(LANGUAGES), "script": "Latn", "confidence": 0.98},
        "place": {"code": random.choice((None, *MUNICIPALITIES)), "candidates": [], "evidence": []},
        "topics": [[random.choice(TOPICS), 0.81], [TOPICS[1], 0.07], [TOPICS[2], 0.03]],
        "label": TOPICS[0],
        "p": 0.81,
        "decision": random.choice(("answer", "ask-topic", "unresolved")),
        "reason": "the best is far ahead of the second",
    }


def _unresolved(count: int) -> Iterator[Row]:
    for number in range(count):
        yield {
            "channel": CHANNELS[number % 3],
            "reason": "not-understood",
            "text": "?",
            "language": random.choice(LANGUAGES),
            "municipality": random.choice(MUNICIPALITIES),
            "created_at": NOW - timedelta(minutes=(count - number) * 525_600 / count),
        }


def _ratings(count: int) -> Iterator[Row]:
    for number in range(0, count, 4):
        moment = NOW - timedelta(minutes=(count - number) * 525_600 / count)
        yield {
            "ticket_id": FIRST + number,
            "resolved_at": moment,
            "helped": number % 5 > 0,
            "created_at": moment,
            "updated_at": moment,
        }


def main() -> None:
    random.seed(1)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite+aiosqlite:///{Path(folder) / 'kontakt.sqlite3'}"
        asyncio.run(measure(count, url))


if __name__ == "__main__":
    main()
