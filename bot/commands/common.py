"""What commands share: settings or one clear sentence, the event loop, a store to work on."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, NoReturn, TypeVar

import typer
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from bot.logs import configure
from bot.secrets import Secrets, require_data_keys
from bot.settings import Settings, SettingsError
from bot.store_setup import NotMigrated, PackError, require_migrated
from bot.word_index import lend_word_index
from locales.country import work_in
from storage.database import Database
from storage.sealed import DataKeyError

T = TypeVar("T")
# The store refuses to be opened; the kinds below these are faults of ours.
STORE_FAULTS = (DBAPIError, DatabaseError, OperationalError)


def fail(sentence: str) -> NoReturn:
    """End with one clear sentence."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def say(sentence: str) -> None:
    typer.echo(sentence)
    sys.stdout.flush()


def load_settings(**overrides: object) -> Settings:
    try:
        settings = Settings.load(**overrides)
    except SettingsError as error:
        fail(f"Kontakt cannot start. {error}")
    configure(settings.log_format)
    work_in(settings.pack)
    return settings


def run_async(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run to the end; faults that a person can mend become one sentence."""
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(work())
    except (NotMigrated, PackError) as error:
        fail(str(error))
    except DataKeyError as error:
        fail(f"Kontakt cannot read the store: {error}")
    except (ConnectionError, socket.gaierror) as error:
        fail(f"Kontakt cannot reach the store: {error.strerror or error}; check DATABASE_URL")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        fail(f"Kontakt cannot go on: {error.strerror or error}{where}")
    except DBAPIError as error:
        if type(error) not in STORE_FAULTS:
            raise
        fail(f"Kontakt cannot use the store: {str(error.orig).splitlines()[0]}; check DATABASE_URL")


@asynccontextmanager
async def store() -> AsyncIterator[Database]:
    """The migrated store of the settings."""
    settings = load_settings()
    database = Database(settings.database_url, keys=settings.data_keys)
    try:
        await require_migrated(database)
        await require_data_keys(database)
        lend_word_index(database, await Secrets.load(database, settings.secret_key))
        yield database
    finally:
        await database.close()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # not made for every platform
        return None
    return uvloop.new_event_loop
