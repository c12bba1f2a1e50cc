"""A place in the line for every message that has reached some process, on PostgreSQL.

Plain SQL on a connection of its own (see `storage.own_connection`): one statement for all messages that have come
meanwhile, not waiting for the disk. A place whose process has died does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncpg

STATEMENT_S = 2.0
Key = tuple[str, str]
"""(channel, address)"""

EARLIER = """EXISTS (
    SELECT FROM places AS earlier
    WHERE earlier.channel = places.channel AND earlier.address = places.address AND earlier.id < places.id
      AND earlier.backend <> places.backend
      AND EXISTS (SELECT FROM pg_stat_activity AS activity WHERE activity.pid = earlier.backend))"""
TAKE = f"""
WITH gone AS (DELETE FROM places WHERE id = ANY($3::bigint[]))
INSERT INTO places (channel, address, backend)
SELECT channel, address, pg_backend_pid() FROM unnest($1::text[], $2::text[]) AS given (channel, address)
RETURNING id, channel, address, {EARLIER} AS must_wait"""  # noqa: S608  nothing from outside
WAITING = f"SELECT id FROM places WHERE id = ANY($1::bigint[]) AND {EARLIER}"  # noqa: S608
LEAVE = "DELETE FROM places WHERE id = ANY($1::bigint[])"
# Whoever takes messages in shows it by the name of their connection.
PROCESSES = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1"
TIDY = "DELETE FROM places WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = backend)"


@dataclass(frozen=True, slots=True)
class Place:
    """`must_wait`: a message of the same resident that reached another process before is not committed yet."""

    id: int
    must_wait: bool


async def join(connection: asyncpg.Connection[Any], name: str) -> None:
    """Be one of the processes that take messages in; what others of them left behind when they died goes."""
    await connection.execute("SELECT set_config('application_name', $1, false)", name, timeout=STATEMENT_S)
    await connection.execute(TIDY, timeout=STATEMENT_S)


async def processes(connection: asyncpg.Connection[Any], name: str) -> int:
    """How many take messages in just now."""
    return int(await connection.fetchval(PROCESSES, name, timeout=STATEMENT_S))


async def take(connection: asyncpg.Connection[Any], keys: Sequence[Key], left: Collection[int]) -> list[Place]:
    """A place for each of these messages, in this order; these places are left at the same time."""
    channels, addresses = [channel for channel, _ in keys], [address for _, address in keys]
    taken: defaultdict[Key, list[Place]] = defaultdict(list)
    for row in await connection.fetch(TAKE, channels, addresses, list(left), timeout=STATEMENT_S):
        taken[row["channel"], row["address"]].append(Place(row["id"], row["must_wait"]))
    return [taken[key].pop(0) for key in keys]


async def waiting(connection: asyncpg.Connection[Any], ids: Collection[int]) -> set[int]:
    """Those of these places that still have to wait."""
    return {row["id"] for row in await connection.fetch(WAITING, list(ids), timeout=STATEMENT_S)}


async def leave(connection: asyncpg.Connection[Any], ids: Collection[int]) -> None:
    await connection.execute(LEAVE, list(ids), timeout=STATEMENT_S)
