"""How a process says that it is well: `/healthz`, `/readyz` (names the broken part), `/metrics`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics, viber_figures
from bot.app import App
from bot.undelivered import warnings
from storage import outbox

STUCK_AFTER = timedelta(minutes=10)
CHECK_TIMEOUT_S = 3.0

Check = Callable[[App], Awaitable[str | None]]
"""Gives what is wrong in plain words, or None."""


def health_routes(app: App) -> list[web.RouteDef]:
    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_request: web.Request) -> web.Response:
        broken = await broken_parts(app)
        told = {"status": "broken" if broken else "ok", "broken": broken}
        if warned := await warnings(app):
            told["warnings"] = warned
        return web.json_response(told, status=503 if broken else 200)

    async def metrics_page(_request: web.Request) -> web.Response:
        await _measure_outbox(app)
        await _measure_viber(app)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics_page)]


async def broken_parts(app: App) -> dict[str, str]:
    """Part → what is wrong with it; empty when the process can do its work."""
    broken = {}
    for part, check in CHECKS.items():
        try:
            fault = await asyncio.wait_for(check(app), CHECK_TIMEOUT_S)
        except TimeoutError:
            fault = "does not answer in time"
        except (OSError, SQLAlchemyError) as error:
            fault = f"cannot be reached ({type(error).__name__})"
        if fault is not None:
            broken[part] = fault
    return broken


async def _store(app: App) -> str | None:
    async with app.database.reading() as session:
        await session.execute(text("SELECT 1"))
    return None


async def _outbox(app: App) -> str | None:
    async with app.database.reading() as session:
        waiting, oldest = await outbox.waiting(session, tuple(app.channels))
    if oldest is not None and app.clock() - oldest > STUCK_AFTER:
        return f"{waiting} replies wait, the oldest since {oldest:%Y-%m-%d %H:%M} UTC"
    return None


async def _directory(app: App) -> str | None:
    return None if app.guide.current().municipalities else "holds no municipality"


CHECKS: dict[str, Check] = {"store": _store, "outbox": _outbox, "directory": _directory}


async def _measure_viber(app: App) -> None:
    if app.viber is None:
        return
    with suppress(OSError, SQLAlchemyError):  # the other figures are worth having all the more
        await viber_figures.FIGURES.measure(app.database)


async def _measure_outbox(app: App) -> None:
    try:
        async with app.database.reading() as session:
            waiting, oldest = await outbox.waiting(session, tuple(app.channels))
    except (OSError, SQLAlchemyError):  # the other figures are worth having all the more
        return
    metrics.OUTBOX_WAITING.set(waiting)
    metrics.OUTBOX_OLDEST_SECONDS.set((app.clock() - oldest).total_seconds() if oldest else 0)
