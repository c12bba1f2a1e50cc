"""The composition root: the world is built once, from `Settings`. Nothing is opened before `open()`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.background import Background
from bot.bell import Bell
from bot.channels.contract import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.driver import make_driver
from bot.channels.viber.channel import Link, ViberChannel
from bot.channels.viber.client import Client as ViberClient
from bot.channels.webchat.channel import WebChat
from bot.clock import Clock, SteadyClock
from bot.delivery import Delivery
from bot.demo.marker import is_demo
from bot.files.links import Links
from bot.files.wiring import Files, linked_for_viber, make_files
from bot.intake import Intake
from bot.keeping_true.wiring import KeepingTrue, keep_true
from bot.line import Line
from bot.live_guide import LiveGuide
from bot.mail.mailer import Mailer
from bot.mail.server import MailServer
from bot.rates import rates_of
from bot.reports import Reports
from bot.secrets import Secrets, require_data_keys
from bot.settings import Settings
from bot.staff.group import StaffGroup
from bot.store_setup import require_migrated
from bot.understanding import Understanding
from bot.viber_ledger import StoredLedger
from bot.word_index import lend_word_index
from locales.country import work_in
from storage.database import Database


@dataclass(slots=True, kw_only=True)
class App:
    """Everything a process needs, wired together."""

    settings: Settings
    pack: Path
    database: Database
    guide: LiveGuide
    understanding: Understanding
    channels: Mapping[str, Channel]
    intake: Intake
    delivery: Delivery
    files: Files
    clock: Clock
    reports: Reports
    telegram: TelegramChannel | None = None
    viber: ViberChannel | None = None
    webchat: WebChat | None = None
    staff: StaffGroup | None = None
    mailer: Mailer | None = None
    keeping: KeepingTrue = field(init=False)
    bell: Bell | None = None
    line: Line | None = None
    secrets: Secrets = field(default_factory=Secrets)
    background: Background = field(default_factory=Background)
    is_demo: bool = False  # known once it is open

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Background]:
        """Load what is needed to answer; close everything at the end. Raises `NotMigrated`, `DataKeyError`."""
        try:
            await require_migrated(self.database)
            await require_data_keys(self.database)
            await self.guide.load()
            self.secrets = await Secrets.load(self.database, self.settings.secret_key)
            if self.staff is not None:
                await self.staff.load()
            lend_word_index(self.database, self.secrets)
            self.is_demo = await is_demo(self.database)
            async with self.background as background:
                background.keep_running(self.intake.run, name="intake")
                background.keep_running(self.reports.run, name="reports")
                background.keep_running(self.guide.follow, name="directory")
                background.keep_running(self.understanding.follow, name="understanding")
                yield background
        finally:
            if self.telegram is not None:
                await self.telegram.close()
            if self.viber is not None:
                await self.viber.close()
            self.understanding.close()
            await self.database.close()


def build(
    settings: Settings,
    *,
    channels: Sequence[Channel] | None = None,
    clock: Clock | None = None,
    pack: Path | None = None,
) -> App:
    """Wire the rooms together. `channels` and `pack` replace what the settings say (tests, the console)."""
    pack, clock = pack or settings.pack, clock or SteadyClock()
    work_in(pack)
    database = Database(settings.database_url, keys=settings.data_keys)
    links = Links(lambda: app.secrets.key_for("files"), clock)
    platforms = _Platforms() if channels is not None else _platforms(settings, database, clock, links)
    by_name = {channel.name: channel for channel in (platforms.switched_on if channels is None else channels)}
    guide = LiveGuide(database, clock=clock)
    understanding = Understanding(pack, names=guide.names)
    files = make_files(settings, database, by_name, links, clock=clock, told=lambda: delivery.wake())
    bell = None if database.is_sqlite else Bell(database.url, heard=lambda: delivery.look())
    line = None if database.is_sqlite else Line(database.url)
    elsewhere = bell.ring if bell is not None else lambda: None
    ready = files.outgoing.ready
    delivery = Delivery(database, by_name, clock=clock, rates=rates_of(settings), ready=ready, elsewhere=elsewhere)
    intake = Intake(
        database,
        route=understanding.route,
        guide=guide.current,
        clock=clock,
        departure=delivery.departure,
        line=line,
    )
    app = App(
        settings=settings,
        pack=pack,
        database=database,
        guide=guide,
        understanding=understanding,
        channels=by_name,
        intake=intake,
        delivery=delivery,
        files=files,
        clock=clock,
        reports=Reports(database),
        telegram=platforms.telegram,
        viber=platforms.viber,
        webchat=platforms.webchat,
        bell=bell,
        line=line,
    )
    app.staff, app.mailer, app.keeping = _staff_group(app), _mailer(app), _keeping(app)
    return app


@dataclass(frozen=True, slots=True, kw_only=True)
class _Platforms:
    """The channels that the settings switch on."""

    webchat: WebChat | None = None
    telegram: TelegramChannel | None = None
    viber: ViberChannel | None = None

    @property
    def switched_on(self) -> Sequence[Channel]:
        return [channel for channel in (self.webchat, self.telegram, self.viber) if channel is not None]


def _platforms(settings: Settings, database: Database, clock: Clock, links: Links) -> _Platforms:
    linked = partial(linked_for_viber, links, settings.public_url)
    return _Platforms(
        webchat=WebChat(),
        telegram=telegram_channel(settings),
        viber=viber_channel(settings, database, clock, linked),
    )


def _keeping(app: App) -> KeepingTrue:
    return keep_true(
        app.settings,
        app.database,
        mail_server(app.settings),
        key=lambda: app.secrets.key_for("office letters"),
        guide=app.guide.current,
        clock=app.clock,
    )


def _staff_group(app: App) -> StaffGroup | None:
    """None without Telegram or without a group."""
    chat = app.settings.telegram_staff_chat
    if app.telegram is None or chat is None:
        return None
    return StaffGroup(
        app.settings,
        app.database,
        app.telegram,
        chat=chat,
        guide=app.guide.current,
        uploads=app.files.uploads,
        clock=app.clock,
        key=lambda: app.secrets.key_for("desk"),
        committed=app.delivery.wake,
    )


def _mailer(app: App) -> Mailer | None:
    """None without a mail server."""
    server, settings = mail_server(app.settings), app.settings
    if server is None or settings.mail_from is None:
        return None
    return Mailer(
        app.database,
        server,
        sender=settings.mail_from,
        desk_url=settings.public_url,
        guide=app.guide.current,
        clock=app.clock,
    )


def mail_server(settings: Settings) -> MailServer | None:
    """None without an address."""
    return MailServer(settings.smtp_url.get_secret_value()) if settings.smtp_url is not None else None


def telegram_channel(settings: Settings) -> TelegramChannel | None:
    """None without a token."""
    if settings.telegram_token is None:
        return None
    token = settings.telegram_token.get_secret_value()
    driver = make_driver(settings.telegram_driver, token=token, api_url=settings.telegram_api_url)
    return TelegramChannel(driver, files_url=f"{settings.telegram_api_url}/file/bot{token}")


def viber_channel(settings: Settings, database: Database, clock: Clock, link: Link) -> ViberChannel | None:
    """None without a token."""
    client = viber_client(settings)
    if client is None or settings.viber_token is None:
        return None
    ledger = StoredLedger(database, clock=clock, cap=settings.viber_max_charged)
    token = settings.viber_token.get_secret_value()
    return ViberChannel(client, ledger, token=token, link=link, name_shown=settings.viber_name)


def viber_client(settings: Settings) -> ViberClient | None:
    """What calls Viber, for those who have nothing to send; None without a token."""
    if settings.viber_token is None:
        return None
    return ViberClient(settings.viber_token.get_secret_value(), api_url=settings.viber_api_url)
