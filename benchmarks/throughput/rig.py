"""One run of one bot: its process, the stub and the load generator beside it, and what was measured."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
from aiohttp import ClientSession

from benchmarks.throughput.contestants import PATH, Contestant
from benchmarks.throughput.load import Orders
from benchmarks.throughput.stores import Stores

ROOT = Path(__file__).parents[2]
START_S = 120.0
LOOK_S = 0.1
QUIET_S = 1.5  # longer than a reply can wait between two looks at the outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`per_second` counts acknowledged messages until the last of their replies had reached the Bot API.

    CPU in seconds a 1,000 messages, of the bot and of the database server; memory: the peak of the bot's largest
    process, in MB.
    """

    name: str
    messages: int
    refused: int
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_s: float
    store_cpu_s: float
    memory_mb: float
    replies: float  # a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    residents: int
    open: int
    warm_s: float
    measure_s: float


async def measure(contestant: Contestant, stores: Stores, plan: Plan) -> Measured:
    async with (
        stores.fresh(contestant.store) as database_url,
        _process(["-m", "benchmarks.throughput.stub_api"]) as stub,
        ClientSession() as session,
    ):
        api_url = f"http://127.0.0.1:{int(await _line(stub))}"
        port = _free_port()
        environment = contestant.environment(api_url, port, database_url)
        async with AsyncExitStack() as stack:
            bot = await stack.enter_async_context(_process(contestant.command(api_url, port), environment))
            await _until(bot, contestant.ready)
            processes = [psutil.Process(bot.pid)]
            if contestant.beside:
                beside = await stack.enter_async_context(_process(contestant.command_beside, environment))
                await _until(beside, "ready")
                processes.append(psutil.Process(beside.pid))
            secret = await _secret(session, api_url) if contestant.store else ""
            await _until_open(port)
            orders = Orders(port=port, path=PATH, secret=secret, traffic=contestant.traffic, **asdict(plan))
            return await _measure(contestant, stores, processes, orders, session, api_url)


async def _measure(
    contestant: Contestant,
    stores: Stores,
    processes: Sequence[psutil.Process],
    orders: Orders,
    session: ClientSession,
    api_url: str,
) -> Measured:
    async with _process(["-m", "benchmarks.throughput.load"]) as load:
        assert load.stdin is not None
        load.stdin.write(json.dumps(asdict(orders)).encode() + b"\n")
        await _line(load)
        before = await _settled(session, api_url)
        cpu_s, store_cpu_s = _cpu_s(processes), stores.cpu_s(contestant.store)
        load.stdin.write(b"go\n")
        figures = json.loads(await _line(load))
        after = await _settled(session, api_url)
    messages = figures["acknowledged"]
    ended_at = max(figures["ended_at"], after["last_at"])
    return Measured(
        name=contestant.name,
        messages=messages,
        refused=figures["refused"],
        per_second=messages / (ended_at - figures["began_at"]),
        p50_ms=figures["p50_ms"],
        p99_ms=figures["p99_ms"],
        cpu_s=(_cpu_s(processes) - cpu_s) / messages * 1000,
        store_cpu_s=(stores.cpu_s(contestant.store) - store_cpu_s) / messages * 1000,
        memory_mb=max(_peak_mb(each.pid) for each in processes),
        replies=(after["sent"] - before["sent"]) / messages,
    )


@asynccontextmanager
async def _process(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *command),
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    if not line:
        raise RuntimeError(f"a process ended early, with status {await process.wait()}")
    return line.strip()


async def _until(process: asyncio.subprocess.Process, ready: str) -> None:
    async with asyncio.timeout(START_S):
        while ready not in await _line(process):
            pass


async def _secret(session: ClientSession, api_url: str) -> str:
    """What the bot has told the Bot API to sign updates with."""
    async with asyncio.timeout(START_S):
        while not (secret := (await _figures(session, api_url))["secret"]):  # noqa: ASYNC110  another process
            await asyncio.sleep(LOOK_S)
    return str(secret)


async def _until_open(port: int) -> None:
    async with asyncio.timeout(START_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(LOOK_S)
            else:
                writer.close()
                return


async def _settled(session: ClientSession, api_url: str) -> Mapping[str, Any]:
    """The stub's figures once nothing has been sent for a while."""
    figures = await _figures(session, api_url)
    while True:
        await asyncio.sleep(QUIET_S)
        later = await _figures(session, api_url)
        if later["sent"] == figures["sent"]:
            return later
        figures = later


async def _figures(session: ClientSession, api_url: str) -> Mapping[str, Any]:
    async with session.get(f"{api_url}/figures") as response:
        figures: Mapping[str, Any] = await response.json()
        return figures


def _cpu_s(processes: Sequence[psutil.Process]) -> float:
    return sum(times.user + times.system for times in (process.cpu_times() for process in processes))


def _peak_mb(pid: int) -> float:
    """The most memory the process has held (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
