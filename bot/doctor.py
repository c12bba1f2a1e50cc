"""Says in plain words what is configured, reachable and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.app import telegram_channel
from bot.channels.contract import SendError
from bot.settings import Settings
from bot.store_setup import DEFAULT_PACK
from directory.guide import Guide
from directory.records import State
from directory.store import load_guide
from routing import model_store
from storage import outbox
from storage.database import Database, database_url
from storage.migrate import is_current

CHANNELS = ("webchat", "telegram")


class Mark(StrEnum):
    GOOD = "✓"
    OFF = "–"
    BROKEN = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    mark: Mark
    sentence: str

    @property
    def broken(self) -> bool:
        return self.mark is Mark.BROKEN


async def examine(settings: Settings) -> list[Finding]:
    """Look at everything; nothing is changed."""
    findings = [finding async for finding in _store(settings)]
    findings += [_understanding(), _secret(settings), _address(settings)]
    findings.append(await _telegram(settings))
    return findings


async def _store(settings: Settings) -> AsyncIterator[Finding]:
    url = database_url(settings.database_url)
    kind = "SQLite" if url.get_backend_name() == "sqlite" else "PostgreSQL"
    if _is_missing(url):
        yield Finding(Mark.BROKEN, f"Store ({kind}): there is none yet; `make run` or `python -m bot migrate` makes it")
        return
    database = Database(url)
    try:
        if not await is_current(database.engine):
            yield Finding(Mark.BROKEN, f"Store ({kind}): not set up for this version; run `python -m bot migrate`")
            return
        yield Finding(Mark.GOOD, f"Store ({kind}): reachable, its tables are this version's")
        async with database.reading() as session:
            guide = await load_guide(session)
            waiting, oldest = await outbox.waiting(session, CHANNELS)
        yield _directory(guide)
        since = f", the oldest since {oldest:%Y-%m-%d %H:%M} UTC" if oldest else ""
        yield Finding(Mark.GOOD, f"Outbox: {waiting} replies wait{since}")
    except (OSError, SQLAlchemyError) as error:
        yield Finding(Mark.BROKEN, f"Store ({kind}): cannot be reached ({type(error).__name__}); check DATABASE_URL")
    finally:
        await database.close()


def _is_missing(url: URL) -> bool:
    """Whether there is no file yet; opening it to look would make an empty one."""
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def _directory(guide: Guide) -> Finding:
    if not guide.municipalities:
        return Finding(Mark.BROKEN, "Directory: empty; run `python -m bot migrate`")
    states = Counter(contact.state for contact in guide.contacts)
    return Finding(
        Mark.GOOD,
        f"Directory: {len(guide.municipalities)} municipalities, {len(guide.topics)} topics, {states.total()} contact"
        f" points, {states[State.CONFIRMED]} of them confirmed by an admin",
    )


def _understanding() -> Finding:
    if not model_store.is_trained(DEFAULT_PACK):
        return Finding(
            Mark.OFF, "Understanding: not trained yet; the first start does it, or `python -m routing train`"
        )
    missing = model_store.what_is_missing()
    return Finding(Mark.GOOD, f"Understanding: trained{'; ' + missing if missing else ''}")


def _secret(settings: Settings) -> Finding:
    if settings.secret_key is None:
        return Finding(Mark.OFF, "SECRET_KEY: not set; one made at the first start is kept in the store")
    return Finding(Mark.GOOD, "SECRET_KEY: set")


def _address(settings: Settings) -> Finding:
    if settings.public_url is None:
        return Finding(Mark.OFF, "PUBLIC_URL: not set; Telegram is asked by long polling, links say localhost")
    return Finding(Mark.GOOD, f"PUBLIC_URL: {settings.public_url}")


async def _telegram(settings: Settings) -> Finding:
    channel = telegram_channel(settings)
    if channel is None:
        return Finding(Mark.OFF, "Telegram: off, TELEGRAM_TOKEN is not set")
    try:
        username = await channel.whoami()
    except SendError as error:
        return Finding(Mark.BROKEN, f"Telegram: {error.reason}")
    finally:
        await channel.close()
    return Finding(Mark.GOOD, f"Telegram: reachable through {settings.telegram_driver}, the bot is @{username}")
