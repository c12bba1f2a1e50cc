"""The processes: everything in one (`run`), or the web side and the worker apart."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from aiohttp import web

from bot.app import App, build
from bot.background import Background
from bot.demo.start import begin_demo
from bot.learning import Learner
from bot.live_guide import keep_swept
from bot.locks import only_one
from bot.retention import keep_tidy
from bot.settings import Settings
from bot.staff.group import StaffGroup
from bot.store_setup import first_admin_secret, prepare, starter_pack
from bot.sweeps import Sweeps
from bot.web import make_web, telegram_secret
from handlers.profile import profiles

log = structlog.get_logger()

OBJECTS_BETWEEN_COLLECTIONS = 100_000  # a group of 64 messages holds about half as many

Say = Callable[[str], None]
"""Tells the person who started the process, in plain words."""


async def run_all(settings: Settings, say: Say, *, demo: bool) -> None:
    """Everything in one process; a first start makes what is missing."""
    app = build(settings)
    await prepare(app.database, starter_pack(settings.pack, demo=demo))
    secret = await first_admin_secret(app.database, app.clock)
    async with app.open() as background:
        if demo:
            await begin_demo(app, say)
        _join_others(app, background)
        _learn(app, background, trains=True)
        background.start(_load_router(app, say), name="router")
        background.keep_running(app.delivery.run, name="delivery")
        background.keep_running(app.files.keeper.run, name="files")
        sweep = _by_one_process(app, "directory sweep", lambda: keep_swept(app.database, app.clock))
        background.keep_running(sweep, name="directory.sweep")
        _sweep_tickets(app, background)
        _keep_tidy(app, background)
        _carry_to_staff(app, background)
        _send_mail(app, background)
        _keep_directory_true(app, background)
        await _stand_in_line(app, background)
        async with _serving(app) as port:
            address = settings.public_url or f"http://localhost:{port}"
            say(f"Kontakt is ready: {address}")
            _say_channels(app, say)
            _say_sealing(app, say)
            _look_at_staff_group(app, background, say)
            if secret is not None:
                say(f"Make the first admin (once, within 2 days): {address}/desk/setup/{secret}")
            await _start_telegram(app, background)
            _start_viber(app, background)
            await until_stopped()


async def run_web(settings: Settings, say: Say) -> None:
    """Take in what residents send and serve the pages; replies are sent by the worker."""
    app = build(settings)
    async with app.open() as background:
        _join_others(app, background)
        _learn(app, background, trains=False)
        background.start(_load_router(app, say), name="router")
        await _stand_in_line(app, background)
        async with _serving(app) as port:
            say(f"Kontakt's web side is ready on port {port}")
            _say_channels(app, say)
            _say_sealing(app, say)
            _look_at_staff_group(app, background, say)
            if app.telegram is not None and settings.public_url is not None:
                await _start_telegram(app, background)
            _start_viber(app, background)
            await until_stopped()


async def run_worker(settings: Settings, say: Say) -> None:
    """Send replies; without PUBLIC_URL ask Telegram for updates, too."""
    app = build(settings)
    async with app.open() as background:
        _join_others(app, background)
        _learn(app, background, trains=True)
        background.keep_running(app.delivery.run, name="delivery")
        background.keep_running(app.files.keeper.run, name="files")
        sweep = _by_one_process(app, "directory sweep", lambda: keep_swept(app.database, app.clock))
        background.keep_running(sweep, name="directory.sweep")
        _sweep_tickets(app, background)
        _keep_tidy(app, background)
        _carry_to_staff(app, background)
        _send_mail(app, background)
        _keep_directory_true(app, background)
        if app.telegram is not None and settings.public_url is None:
            await _start_telegram(app, background)
        _collect_less()
        say("Kontakt's worker is ready")
        _say_sealing(app, say)
        await until_stopped()


def _join_others(app: App, background: Background) -> None:
    """Hear when another process has something to send, and let the others hear."""
    if app.bell is not None:
        background.keep_running(app.bell.run, name="bell")


async def _stand_in_line(app: App, background: Background) -> None:
    """Before the door is opened: residents' messages stay in order over all processes that take them in."""
    if app.line is not None:
        background.keep_running(app.line.run, name="line")
        await app.line.joined()


def _by_one_process(app: App, name: str, work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """The same work, done by one process at a time; another goes on with it when that one dies."""

    async def alone() -> None:
        async with only_one(app.database, name):
            await work()

    return alone


def _sweep_tickets(app: App, background: Background) -> None:
    """Reminders, escalations, the way back to the queue, talks that were left undecided."""
    sweeps = Sweeps(app.database, app.intake.accept, clock=app.clock)
    background.keep_running(_by_one_process(app, "ticket sweep", sweeps.run), name="tickets.sweep")


def _carry_to_staff(app: App, background: Background) -> None:
    """Tell the staff group what happens to tickets."""
    if app.staff is not None:
        carry = _by_one_process(app, "telegram staff group", app.staff.carrier.run)
        background.keep_running(carry, name="staff.carrier")


def _send_mail(app: App, background: Background) -> None:
    """Notices for those who work at the desk."""
    if app.mailer is not None:
        background.keep_running(_by_one_process(app, "mail", app.mailer.run), name="mail")


def _keep_directory_true(app: App, background: Background) -> None:
    """Letters to offices, the editors' digest, a look at websites."""
    if app.keeping.keeper is not None:
        keep = _by_one_process(app, "keeping true", app.keeping.keeper.run)
        background.keep_running(keep, name="keeping_true")
    if app.keeping.watch is not None:
        watch = _by_one_process(app, "websites", app.keeping.watch.run)
        background.keep_running(watch, name="keeping_true.websites")


def _look_at_staff_group(app: App, background: Background, say: Say) -> None:
    """Say what the staff group lacks, at the start, and keep an eye on it."""
    if app.staff is not None:
        background.start(_say_staff_group(app.staff, say), name="staff.start")
        background.keep_running(app.staff.keep_looking, name="staff.look")


async def _say_staff_group(staff: StaffGroup, say: Say) -> None:
    fault = await staff.look()
    say(f"Telegram staff group: {'on' if fault is None else fault}")


def _keep_tidy(app: App, background: Background) -> None:
    """What has been kept for as long as it may be goes, every night."""
    tidy = _by_one_process(app, "retention", lambda: keep_tidy(app.database, app.clock))
    background.keep_running(tidy, name="retention")


def _learn(app: App, background: Background, *, trains: bool) -> None:
    """Have this machine's model be the one in use; `trains`: make and measure new ones, too."""
    learner = Learner(app.database, app.pack, clock=app.clock, trains=trains)
    background.keep_running(learner.run, name="learning")


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
    _collect_less()
    say("Messages are understood now")


def _collect_less() -> None:
    """Tell Python's cyclic garbage collector what it would only lose time with.

    What is loaded by now (directory, catalogs, model) stays; and a group of messages is in use until it is done.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


async def _start_telegram(app: App, background: Background) -> None:
    telegram = app.telegram
    if telegram is None:
        return
    background.start(telegram.set_profile(profiles()), name="telegram.profile")
    if app.settings.public_url is not None:
        url, secret = app.settings.public_url, telegram_secret(app)
        background.keep_running(lambda: telegram.set_webhook(url, secret), name="telegram.webhook")
    else:
        # Two that ask at once would take each other's answers away.
        aside = app.staff.door if app.staff is not None else None
        poll = _by_one_process(app, "telegram polling", lambda: telegram.poll(app.intake.accept, aside=aside))
        background.keep_running(poll, name="telegram.polling")


def _start_viber(app: App, background: Background) -> None:
    """Once the server listens: Viber calls the address at once to see whether it answers."""
    viber, url = app.viber, app.settings.public_url
    if viber is not None and url is not None:
        background.keep_running(lambda: viber.set_webhook(url), name="viber.webhook")


def _say_sealing(app: App, say: Say) -> None:
    if not app.database.keys.keys:
        say("Messages lie readable in the store, DATA_KEY is not set (docs/privacy.md: encryption)")


def _say_channels(app: App, say: Say) -> None:
    say("Web chat: on")
    if app.telegram is None:
        say("Telegram: off, TELEGRAM_TOKEN is not set (README: connect Telegram in five minutes)")
    else:
        say(f"Telegram: on, by {'webhook' if app.settings.public_url else 'long polling'}")
    if app.viber is None:
        say("Viber: off, VIBER_TOKEN is not set (README: connect Viber)")
    elif app.settings.public_url is None:
        say("Viber: on, but PUBLIC_URL is not set, and without an address Viber cannot bring any message")
    else:
        say("Viber: on, by webhook")
    say(f"Notices by e-mail: {'on' if app.mailer is not None else 'off, SMTP_URL is not set'}")
    say(f"Letters to offices: {'on' if app.keeping.asks_offices else 'off, they need SMTP_URL and PUBLIC_URL'}")
