"""`python -m benchmarks.throughput.growth`: what a message costs as the store grows, and the plans that tell why."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.throughput.fill import CHANNEL, address, grow
from benchmarks.throughput.plans import plan, reads_all, statements
from benchmarks.throughput.stores import Stores
from bot.app import App, build
from bot.channels.contract import Receipt
from bot.clock import utc_now
from bot.settings import Settings
from handlers.records import Incoming, Kind, Reply

ACTIONS = ("menu", "topics:new", "status", "municipalities:1", "languages")
OPEN = 64
WARM, MEASURED = 2_000, 8_000
SHOWN = 150  # letters of a statement


class Nowhere:
    """A channel that takes everything."""

    name = CHANNEL

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        return Receipt(provider_id=str(event))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU in milliseconds a message, of the bot and of the database server; latencies in milliseconds."""

    cpu_ms: float
    store_cpu_ms: float
    p50_ms: float
    p99_ms: float


def main() -> None:
    options = _options()
    with TemporaryDirectory(prefix="kontakt-growth-", dir=options.folder, ignore_cleanup_errors=True) as folder:
        asyncio.run(_run(Path(folder), options))


async def _run(folder: Path, options: argparse.Namespace) -> None:
    async with Stores(folder) as stores:
        for kind in options.store:
            print(f"\n## {kind}\n\n| residents | messages | CPU ms | store's CPU ms | p50 ms | p99 ms | filled in s |")
            print("|---:|---:|---:|---:|---:|---:|---:|")
            async with stores.fresh(kind) as url:
                await _grow_and_measure(url, kind, stores, options)


async def _grow_and_measure(url: str, kind: str, stores: Stores, options: argparse.Namespace) -> None:
    app = build(Settings(database_url=url), channels=[Nowhere()])
    async with app.open() as background:
        background.keep_running(app.delivery.run, name="delivery")
        events = itertools.count()
        for before, after in itertools.pairwise([0, *sorted(options.residents)]):
            began = time.monotonic()
            await grow(app.database, residents=(before, after), messages_each=options.messages_each)
            seconds = time.monotonic() - began
            cost = await _measure(app, kind, stores, _messages(after, events))
            figures = (cost.cpu_ms, cost.store_cpu_ms, cost.p50_ms, cost.p99_ms)
            row = (f"{after:,}", f"{after * options.messages_each:,}", *(f"{each:.2f}" for each in figures))
            print(f"| {' | '.join(row)} | {seconds:.0f} |", flush=True)
        await _show_plans(app, _messages(max(options.residents), events))


def _messages(residents: int, events: Iterator[int]) -> Iterator[Incoming]:
    """Presses of residents who are there already, picked at random."""
    dice = Random(residents)
    for event in events:
        yield Incoming(
            channel=CHANNEL,
            event_id=f"new {event}",
            address=address(dice.randrange(residents)),
            kind=Kind.ACTION,
            sent_at=utc_now(),
            action=ACTIONS[event % len(ACTIONS)],
        )


async def _measure(app: App, kind: str, stores: Stores, messages: Iterator[Incoming]) -> Cost:
    await _send(app, itertools.islice(messages, WARM))
    cpu_s, store_cpu_s = time.process_time(), stores.cpu_s(kind)
    took = await _send(app, itertools.islice(messages, MEASURED))
    return Cost(
        cpu_ms=(time.process_time() - cpu_s) * 1000 / len(took),
        store_cpu_ms=(stores.cpu_s(kind) - store_cpu_s) * 1000 / len(took),
        p50_ms=median(took) * 1000,
        p99_ms=quantiles(took, n=100)[-1] * 1000,
    )


async def _send(app: App, messages: Iterator[Incoming]) -> list[float]:
    """How long each took, in seconds, with so many open at a time."""
    took: list[float] = []

    async def one_by_one() -> None:
        for message in messages:
            began = time.perf_counter()
            await app.intake.accept(message)
            took.append(time.perf_counter() - began)

    await asyncio.gather(*(one_by_one() for _ in range(OPEN)))
    return took


async def _show_plans(app: App, messages: Iterator[Incoming]) -> None:
    with statements(app.database.engine) as seen:
        await _send(app, itertools.islice(messages, OPEN))
        await asyncio.sleep(1)
    print("\nPlans:")
    for statement, parameters in seen.items():
        lines = await plan(app.database.engine, statement, parameters)
        print(f"\n{' '.join(statement.split())[:SHOWN]}")
        print("\n".join(f"    {line}" for line in lines))
        for line in reads_all(lines):
            print(f"    !! reads all of a growing table: {line.strip()}", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput.growth", description=__doc__)
    parser.add_argument("--store", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--residents", nargs="+", type=int, default=[1_000, 10_000, 100_000], metavar="NUMBER")
    parser.add_argument("--messages-each", type=int, default=10, help="messages of each resident, and as many replies")
    parser.add_argument("--folder", type=Path, help="where the stores are made; a million residents take 15 GB")
    return parser.parse_args()


if __name__ == "__main__":
    main()
