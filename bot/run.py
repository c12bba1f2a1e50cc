"""The processes: everything in one (`run`), or the web side and the worker apart."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from aiohttp import web

from bot.app import App, build
from bot.background import Background
from bot.settings import Settings
from bot.store_setup import first_admin_secret, prepare, starter_pack
from bot.web import make_web, telegram_secret
from handlers.profile import profiles

log = structlog.get_logger()

Say = Callable[[str], None]
"""Tells the person who started the process, in plain words."""


async def run_all(settings: Settings, say: Say, *, demo: bool) -> None:
    """Everything in one process; a first start makes what is missing."""
    app = build(settings)
    await prepare(app.database, starter_pack(demo=demo))
    secret = await first_admin_secret(app.database, app.clock)
    async with app.open() as background:
        background.start(_load_router(app, say), name="router")
        background.keep_running(app.delivery.run, name="delivery")
        async with _serving(app) as port:
            address = settings.public_url or f"http://localhost:{port}"
            say(f"Kontakt is ready: {address}")
            _say_channels(app, say)
            if secret is not None:
                say(f"Make the first admin (once, within 2 days): {address}/desk/setup/{secret}")
            await _start_telegram(app, background)
            await until_stopped()


async def run_web(settings: Settings, say: Say) -> None:
    """Take in what residents send and serve the pages; replies are sent by the worker."""
    app = build(settings)
    async with app.open() as background:
        background.start(_load_router(app, say), name="router")
        async with _serving(app) as port:
            say(f"Kontakt's web side is ready on port {port}")
            _say_channels(app, say)
            if app.telegram is not None and settings.public_url is not None:
                await _start_telegram(app, background)
            await until_stopped()


async def run_worker(settings: Settings, say: Say) -> None:
    """Send replies; without PUBLIC_URL ask Telegram for updates, too."""
    app = build(settings)
    async with app.open() as background:
        background.keep_running(app.delivery.run, name="delivery")
        if app.telegram is not None and settings.public_url is None:
            await _start_telegram(app, background)
        say("Kontakt's worker is ready")
        await until_stopped()


async def until_stopped() -> None:
    """Wait for SIGTERM or Ctrl-C."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signal handlers in its loop
            loop.add_signal_handler(number, stopped.set)
    await stopped.wait()


@asynccontextmanager
async def _serving(app: App) -> AsyncIterator[int]:
    """Serve until the end of the block; gives the port, which may have been 0 (any free one)."""
    runner = web.AppRunner(make_web(app), access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, app.settings.host, app.settings.port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def _load_router(app: App, say: Say) -> None:
    """Load what understands messages before the first one comes; the very first start trains it."""
    await app.understanding.router()
    say("Messages are understood now")


async def _start_telegram(app: App, background: Background) -> None:
    telegram = app.telegram
    if telegram is None:
        return
    background.start(telegram.set_profile(profiles()), name="telegram.profile")
    if app.settings.public_url is not None:
        url, secret = app.settings.public_url, telegram_secret(app)
        background.keep_running(lambda: telegram.set_webhook(url, secret), name="telegram.webhook")
    else:
        background.keep_running(lambda: telegram.poll(app.intake.accept), name="telegram.polling")


def _say_channels(app: App, say: Say) -> None:
    say("Web chat: on")
    if app.telegram is None:
        say("Telegram: off, TELEGRAM_TOKEN is not set (README: connect Telegram in five minutes)")
    else:
        say(f"Telegram: on, by {'webhook' if app.settings.public_url else 'long polling'}")
