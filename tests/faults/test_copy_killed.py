"""The plug is pulled in the middle of a backup, of putting one back, and of moving house."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.backup.check import check
from storage import copying
from storage.database import Database
from storage.migrate import migrate
from tests.conftest import own_database
from tests.storage.rows import fill

ROOT = Path(__file__).parent.parent.parent
MESSAGES = 6_000
# Runs a command and stops it dead when it has come to the given table.
DIES = """
import os, signal, sys
from storage import copying
name, table, command = sys.argv[1], sys.argv[2], sys.argv[3:]
real = getattr(copying, name)
def watched(session, copied, *rest):
    if copied.name == table:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(session, copied, *rest)
setattr(copying, name, watched)
sys.argv[1:] = command
from bot.commands.main import main
main()
"""


@pytest.fixture
async def filled(tmp_path: Path, now: datetime) -> str:
    url = f"sqlite+aiosqlite:///{tmp_path / 'filled.sqlite3'}"
    database = Database(url)
    await migrate(database.engine)
    async with database.transaction() as session:
        await fill(session, now, messages=MESSAGES)
    await database.close()
    return url


def _environment(url: str, tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": url, "FILES_URL": str(tmp_path / "files"), "BACKUP_KEY": "a key that is long"}


def _run(url: str, tmp_path: Path, *command: str) -> str:
    """Run to the end; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        env=_environment(url, tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _die(url: str, tmp_path: Path, at: tuple[str, str], *command: str) -> None:
    """Run until it is killed at this step (a function of `storage.copying`, and the table it came to)."""
    done = subprocess.run(
        [sys.executable, "-c", DIES, *at, *command],
        cwd=ROOT,
        env=_environment(url, tmp_path),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


async def _rows(url: str) -> dict[str, copying.Tally]:
    database = Database(url)
    try:
        async with database.reading() as session:
            return {table.name: await copying.count_up(session, table) for table in copying.tables()}
    finally:
        await database.close()


async def test_a_killed_backup_leaves_no_file_and_the_next_one_is_whole(filled: str, tmp_path: Path) -> None:
    target = tmp_path / "a.backup"
    await asyncio.to_thread(_die, filled, tmp_path, ("read_lines", "messages"), "backup", str(target))
    assert not target.exists()
    await asyncio.to_thread(_run, filled, tmp_path, "backup", str(target))
    assert check(target, "a key that is long").tables["messages"].rows == MESSAGES


async def test_after_a_killed_restore_the_store_is_empty_and_a_second_one_works(filled: str, tmp_path: Path) -> None:
    target, restored = str(tmp_path / "a.backup"), f"sqlite+aiosqlite:///{tmp_path / 'restored.sqlite3'}"
    await asyncio.to_thread(_run, filled, tmp_path, "backup", target)
    await asyncio.to_thread(_die, restored, tmp_path, ("write_lines", "messages"), "restore", target)
    assert (await _rows(restored))["residents"].rows == 0
    await asyncio.to_thread(_run, restored, tmp_path, "restore", target)
    assert await _rows(restored) == await _rows(filled)


async def test_after_a_killed_move_the_old_store_goes_on_and_a_second_move_works(
    filled: str, tmp_path: Path, postgres_server: str
) -> None:
    async with own_database(postgres_server, template=None) as new:
        await asyncio.to_thread(_die, filled, tmp_path, ("count_up", "messages"), "move", "--to", new)
        assert (await _rows(new))["residents"].rows == 0
        told = await asyncio.to_thread(_run, filled, tmp_path, "move", "--to", new)
        assert f"messages: {MESSAGES:,} rows, compared" in told
        assert await _rows(new) == await _rows(filled)
