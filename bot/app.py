"""The composition root: the world is built once, from `Settings`. Nothing is opened before `open()`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.background import Background
from bot.channels.contract import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.driver import make_driver
from bot.channels.webchat.channel import WebChat
from bot.clock import Clock, utc_now
from bot.delivery import Delivery
from bot.intake import Intake
from bot.live_guide import LiveGuide
from bot.secrets import Secrets
from bot.settings import Settings
from bot.store_setup import DEFAULT_PACK, require_migrated
from bot.understanding import Understanding
from storage.database import Database


@dataclass(slots=True, kw_only=True)
class App:
    """Everything a process needs, wired together."""

    settings: Settings
    database: Database
    guide: LiveGuide
    understanding: Understanding
    channels: Mapping[str, Channel]
    intake: Intake
    delivery: Delivery
    clock: Clock
    telegram: TelegramChannel | None = None
    webchat: WebChat | None = None
    secrets: Secrets = field(default_factory=Secrets)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Background]:
        """Load what is needed to answer; close everything at the end. Raises `NotMigrated`."""
        try:
            await require_migrated(self.database)
            await self.guide.load()
            self.secrets = await Secrets.load(self.database, self.settings.secret_key)
            async with Background() as background:
                background.keep_running(self.intake.run, name="intake")
                background.keep_running(self.guide.follow, name="directory")
                background.keep_running(self.understanding.follow, name="understanding")
                yield background
        finally:
            if self.telegram is not None:
                await self.telegram.close()
            self.understanding.close()
            await self.database.close()


def build(
    settings: Settings,
    *,
    channels: Sequence[Channel] | None = None,
    clock: Clock = utc_now,
    pack: Path = DEFAULT_PACK,
) -> App:
    """Wire the rooms together. `channels` replaces those that the settings switch on (tests, the console)."""
    database = Database(settings.database_url)
    telegram = webchat = None
    if channels is None:
        webchat = WebChat()
        telegram = telegram_channel(settings)
        channels = [channel for channel in (webchat, telegram) if channel is not None]
    by_name = {channel.name: channel for channel in channels}
    guide = LiveGuide(database)
    understanding = Understanding(pack)
    delivery = Delivery(database, by_name, clock=clock)
    intake = Intake(database, route=understanding.route, guide=guide.current, clock=clock, committed=delivery.wake)
    return App(
        settings=settings,
        database=database,
        guide=guide,
        understanding=understanding,
        channels=by_name,
        intake=intake,
        delivery=delivery,
        clock=clock,
        telegram=telegram,
        webchat=webchat,
    )


def telegram_channel(settings: Settings) -> TelegramChannel | None:
    """None without a token."""
    if settings.telegram_token is None:
        return None
    token = settings.telegram_token.get_secret_value()
    return TelegramChannel(make_driver(settings.telegram_driver, token=token, api_url=settings.telegram_api_url))
