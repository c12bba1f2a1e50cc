"""How a store carries out the statements of a group: its own plans, and whether any of them reads a whole table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.one_hop import apart

# What grows with the years. The others stay as small as a directory or an office.
GROWING = ("residents", "messages", "outbox", "tickets", "ticket_entries", "ticket_events", "feedback")
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN (COSTS OFF) "}
EXPLAINED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[dict[str, Any]]:
    """Every statement in the block once, with the parameters it was last given."""
    seen: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, executemany: bool) -> None:
        for part, given in apart(statement, parameters[0] if executemany else parameters):
            if part.lstrip().upper().startswith(EXPLAINED):
                seen[part] = given

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def plan(engine: AsyncEngine, statement: str, parameters: Any) -> list[str]:
    """The store's own words, one line a step."""
    async with engine.connect() as connection:
        explained = EXPLAIN[engine.dialect.name] + statement
        rows = await connection.exec_driver_sql(explained, parameters)
        return [str(row[-1]) for row in rows]


def reads_all(lines: list[str]) -> list[str]:
    """The steps that read all of a table that grows."""
    return [
        line
        for line in lines
        for table in GROWING
        if f"Seq Scan on {table}" in line or (f"SCAN {table}" in line and "USING" not in line)
    ]
