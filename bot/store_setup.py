"""Bringing a store to where the bot can work on it: tables, starter pack, the first admin's link."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import func, select

from bot.clock import Clock, utc_now
from desk.links import make_setup_link
from desk.templates_starter import add_starters
from directory.pack import PACKS, Pack, extended_pack, read_pack
from directory.store import save_pack
from locales.country import HOME
from storage import kept
from storage.account_tables import Account, Role
from storage.database import Database
from storage.migrate import is_current, migrate
from storage.moved import MOVED, is_moved
from storage.scope import Scope

DEFAULT_PACK = HOME
DEMO_PACK = PACKS / "demo"
LOADED_PACK = "loaded_pack"
PACK_NAME = "pack_name"


class PackError(Exception):
    """The starter pack has faults; the message lists the first ones with file and line."""


class NotMigrated(Exception):
    """The store's tables are not this version's, or the store was left for another."""


def starter_pack(pack: Path = DEFAULT_PACK, *, demo: bool) -> Path:
    """What a store is filled with; the demo pack, which extends one by made-up facts, only when asked for."""
    if demo and extended_pack(DEMO_PACK) != pack.resolve():
        raise PackError(f"there are no demo facts for the pack {pack.name}: start without --demo")
    return DEMO_PACK if demo else pack


async def prepare(database: Database, pack: Path, *, clock: Clock = utc_now) -> None:
    """Migrate, load the pack unless this very one was loaded last, and add reply templates that are new."""
    await migrate(database.engine)
    await load_pack(database, pack, clock=clock)
    async with database.transaction() as session:
        await add_starters(session, now=clock())


async def require_migrated(database: Database) -> None:
    if not await is_current(database.engine):
        raise NotMigrated("the store's tables are not this version's: run `python -m bot migrate` first")
    if database.is_sqlite:
        async with database.reading() as session:
            if await is_moved(session):
                raise NotMigrated(f"{MOVED}: set DATABASE_URL to that one")


async def load_pack(database: Database, folder: Path, *, clock: Clock = utc_now) -> bool:
    """Load a pack into the directory, unless this very one was loaded last; True if it was loaded.

    A store keeps to its pack: the towns of another would stand beside those that are there. Raises `PackError`.
    """
    base = extended_pack(folder)
    fingerprint = _fingerprint(folder, base)
    async with database.reading() as session:
        loaded = await kept.get(session, LOADED_PACK)
        name = await kept.get(session, PACK_NAME) or (DEFAULT_PACK.name if loaded else base.name)
    if name != base.name:
        raise PackError(f"the store was filled from the pack {name}, not {base.name}: set PACK or another DATABASE_URL")
    if loaded == fingerprint:
        return False
    pack = _sound(read_pack(folder))
    async with database.transaction() as session:
        await save_pack(session, pack, now=clock())
        await kept.put(session, LOADED_PACK, fingerprint)
        await kept.put(session, PACK_NAME, base.name)
    return True


async def first_admin_secret(database: Database, clock: Clock) -> str | None:
    """A one-time secret that makes the first admin; None when somebody is there already."""
    async with database.transaction() as session:
        if await session.scalar(select(func.count()).select_from(Account)):
            return None
        return await make_setup_link(session, role=Role.ADMIN, scope=Scope.ALL, now=clock())


def _fingerprint(folder: Path, extended: Path) -> str:
    """Of the pack's own files and those of the pack it may extend."""
    digest = hashlib.sha256(folder.name.encode())
    for file in sorted({*folder.glob("*.*"), *extended.glob("*.*")}):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _sound(pack: Pack) -> Pack:
    if pack.errors:
        raise PackError("\n".join(str(fault) for fault in pack.errors[:20]))
    return pack
