"""Keeps a number of webhook requests open, as Telegram would: a process of its own.

Reads one JSON object (the fields of `Orders`) from its input, warms the bot up, says "warm", waits for another line,
measures, and says what it measured as one JSON object (the fields of `Figures`).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import cast

import uvloop

from benchmarks.throughput import wire
from benchmarks.throughput.traffic import TRAFFIC

LATE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """`traffic` names what is sent. Times in seconds."""

    port: int
    path: str
    secret: str
    traffic: str
    residents: int
    open: int
    warm_s: float
    measure_s: float


@dataclass(slots=True)
class Figures:
    """`began_at`, `ended_at`: CLOCK_MONOTONIC; `p50_ms`, `p99_ms`: from the request to its answer."""

    acknowledged: int = 0
    refused: int = 0
    began_at: float = 0.0
    ended_at: float = 0.0
    p50_ms: float = 0.0
    p99_ms: float = 0.0


@dataclass(slots=True)
class Phase:
    """Sends until `until`; then the last answers are waited for."""

    until: float
    requests: Iterator[bytes]
    open: int
    done: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    def next(self) -> bytes | None:
        if time.monotonic() < self.until:
            return next(self.requests)
        self.open -= 1
        if not self.open:
            self.done.set()
        return None

    def answered(self, status: int, seconds: float) -> None:
        if status == 200:
            self.seconds.append(seconds)
        else:
            self.refused += 1


class Connection(asyncio.Protocol):
    """One open request at a time, over and over."""

    def __init__(self) -> None:
        self._buffer = b""
        self._sent_at = 0.0
        self._phase: Phase | None = None
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's own is none by its class

    def work(self, phase: Phase) -> None:
        self._phase = phase
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        answer = wire.cut(self._buffer)
        if answer is not None and self._phase is not None:
            self._buffer = self._buffer[answer.size :]
            self._phase.answered(answer.status, time.monotonic() - self._sent_at)
            self._send()

    def connection_lost(self, error: Exception | None) -> None:
        if self._phase is not None and not self._phase.done.is_set():
            sys.exit(f"the bot has closed a connection: {error}")

    def _send(self) -> None:
        assert self._phase is not None
        assert self._transport is not None
        request = self._phase.next()
        if request is not None:
            self._sent_at = time.monotonic()
            self._transport.write(request)


async def run(orders: Orders) -> None:
    loop = asyncio.get_running_loop()
    opened = [await loop.create_connection(Connection, "127.0.0.1", orders.port) for _ in range(orders.open)]
    connections = [connection for _, connection in opened]
    host = f"127.0.0.1:{orders.port}"
    updates = TRAFFIC[orders.traffic](orders.residents)
    requests = (wire.post(orders.path, host, orders.secret, update) for update in updates)
    await _phase(connections, requests, orders.warm_s)
    print("warm", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    began_at = time.monotonic()
    phase = await _phase(connections, requests, orders.measure_s)
    print(json.dumps(asdict(_figures(phase, began_at))), flush=True)


async def _phase(connections: list[Connection], requests: Iterator[bytes], seconds: float) -> Phase:
    phase = Phase(time.monotonic() + seconds, requests, len(connections))
    for connection in connections:
        connection.work(phase)
    async with asyncio.timeout(seconds + LATE_S):
        await phase.done.wait()
    return phase


def _figures(phase: Phase, began_at: float) -> Figures:
    ordered = sorted(phase.seconds) or [0.0]
    return Figures(
        acknowledged=len(phase.seconds),
        refused=phase.refused,
        began_at=began_at,
        ended_at=time.monotonic(),
        p50_ms=ordered[len(ordered) // 2] * 1000,
        p99_ms=ordered[int(len(ordered) * 0.99)] * 1000,
    )


if __name__ == "__main__":
    uvloop.run(run(Orders(**json.loads(sys.stdin.readline()))))
