"""Kontakt's command line, as somebody at a terminal uses it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner, Result

from bot.commands.main import app
from storage.database import Database


class Terminal:
    """A terminal with `DATABASE_URL` set; `do` works on the store itself."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.environment = {"DATABASE_URL": url, "COLUMNS": "200"}

    def __call__(self, *words: str, **environment: str) -> Result:
        return CliRunner().invoke(app, words, env=self.environment | environment)

    def do(self, work: Callable[[AsyncSession], Coroutine[Any, Any, Any]]) -> Any:
        async def run() -> Any:
            database = Database(self.url)
            try:
                async with database.transaction() as session:
                    return await work(session)
            finally:
                await database.close()

        return asyncio.run(run())

    def rows(self, table: Any) -> Sequence[Any]:
        async def read(session: AsyncSession) -> Sequence[Any]:
            return (await session.scalars(select(table))).all()

        found: Sequence[Any] = self.do(read)
        return found
