"""Says in plain words what is configured, reachable and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.app import mail_server, telegram_channel, viber_client
from bot.channels.contract import SendError
from bot.channels.viber import account
from bot.clock import utc_now
from bot.files.errors import StoreError
from bot.files.store import open_store
from bot.mail.server import MailError
from bot.settings import Settings
from bot.staff.check import what_is_missing
from directory.guide import Guide
from directory.records import State
from directory.store import load_guide
from locales.local_time import ZONE
from routing import model_store
from storage import outbox
from storage.database import Database, database_url
from storage.migrate import is_current
from storage.resealing import count_stale, keys_in_use

CHANNELS = ("webchat", "telegram", "viber")


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
    findings += [_understanding(settings.pack), _secret(settings), await _sealing(settings), _address(settings)]
    findings += [await _telegram(settings), *await _staff_group(settings), await _viber(settings)]
    findings += [await _mail(settings), await _files(settings)]
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
            guide = await load_guide(session, utc_now().astimezone(ZONE).date())
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


def _understanding(pack: Path) -> Finding:
    if not model_store.is_trained(pack):
        return Finding(
            Mark.OFF, "Understanding: not trained yet; the first start does it, or `python -m routing train`"
        )
    missing = model_store.what_is_missing()
    return Finding(Mark.GOOD, f"Understanding: trained{'; ' + missing if missing else ''}")


def _secret(settings: Settings) -> Finding:
    if settings.secret_key is None:
        return Finding(Mark.OFF, "SECRET_KEY: not set; one made at the first start is kept in the store")
    return Finding(Mark.GOOD, "SECRET_KEY: set")


async def _sealing(settings: Settings) -> Finding:
    if _is_missing(database_url(settings.database_url)):
        return Finding(Mark.OFF, "DATA_KEY: nothing is kept yet that it could seal")
    database = Database(settings.database_url, keys=settings.data_keys)
    try:
        async with database.reading() as session:
            in_use, stale = await keys_in_use(session), await count_stale(session, database.keys)
    except (OSError, SQLAlchemyError):
        return Finding(Mark.OFF, "DATA_KEY: cannot be looked at without the store")
    finally:
        await database.close()
    if missing := set(in_use) - set(database.keys.ids):
        return Finding(Mark.BROKEN, f"DATA_KEY: does not name the key {', '.join(sorted(missing))} of this store")
    if not database.keys.keys:
        return Finding(Mark.OFF, "DATA_KEY: not set; messages lie readable in the store (docs/privacy.md)")
    if stale:
        waiting = sum(stale.values())
        return Finding(Mark.OFF, f"DATA_KEY: set, but {waiting} rows wait for `python -m bot privacy rotate`")
    return Finding(Mark.GOOD, "DATA_KEY: set, and everything is sealed with it")


def _address(settings: Settings) -> Finding:
    if settings.public_url is None:
        return Finding(Mark.OFF, "PUBLIC_URL: not set; Telegram is asked by long polling, links say localhost")
    return Finding(Mark.GOOD, f"PUBLIC_URL: {settings.public_url}")


async def _files(settings: Settings) -> Finding:
    try:
        await open_store(settings).check()
    except StoreError as error:
        return Finding(Mark.BROKEN, f"Files: {error}; check FILES_URL and what belongs to it")
    return Finding(Mark.GOOD, f"Files: kept in {settings.files_url}")


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


async def _staff_group(settings: Settings) -> list[Finding]:
    """Nothing without Telegram, which says so itself. A group that has moved since is found by the running bot only."""
    channel, chat = telegram_channel(settings), settings.telegram_staff_chat
    if channel is None:
        return []
    try:
        if chat is None:
            return [Finding(Mark.OFF, "Telegram staff group: off, TELEGRAM_STAFF_CHAT is not set")]
        fault = await what_is_missing(channel.call, chat)
    except SendError as error:
        fault = error.reason
    finally:
        await channel.close()
    if fault is not None:
        return [Finding(Mark.BROKEN, f"Telegram staff group: {fault}")]
    return [Finding(Mark.GOOD, "Telegram staff group: has topics, and the bot may manage them")]


async def _mail(settings: Settings) -> Finding:
    server = mail_server(settings)
    if server is None:
        return Finding(Mark.OFF, "Notices by e-mail: off, SMTP_URL is not set")
    try:
        await server.check()
    except MailError as error:
        return Finding(Mark.BROKEN, f"Notices by e-mail: {error.reason}")
    return Finding(Mark.GOOD, f"Notices by e-mail: the mail server can be used, they come from {settings.mail_from}")


async def _viber(settings: Settings) -> Finding:
    client = viber_client(settings)
    if client is None:
        return Finding(Mark.OFF, "Viber: off, VIBER_TOKEN is not set")
    try:
        found = await account.info(client)
    except SendError as error:
        return Finding(Mark.BROKEN, f"Viber: {error.reason}")
    finally:
        await client.close()
    if not found.get("webhook"):
        return Finding(Mark.BROKEN, "Viber: reachable, but no webhook is set; run `python -m bot viber set-webhook`")
    return Finding(Mark.GOOD, f"Viber: reachable, the account is {found.get('name')}, its webhook {found['webhook']}")
