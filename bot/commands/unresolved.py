"""`python -m bot unresolved list`: what the bot could not place."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.common import run_async, store
from desk.unresolved_export import COLUMNS, cells
from desk.unresolved_export import as_csv as csv_of
from storage import unresolved
from storage.scope import Scope
from storage.tables import Unresolved
from storage.unresolved import Sought

app = typer.Typer(no_args_is_help=True)
SHOWN = ("created_at", "reason", "language", "municipality", "topic", "channel", "text")


@app.command("list")
def list_(
    as_csv: Annotated[bool, typer.Option("--csv", help="as CSV on standard output")] = False,
    limit: Annotated[int, typer.Option(min=1, help="how many, newest first")] = 100,
) -> None:
    """Newest first; personal data is masked."""

    async def work() -> list[Unresolved]:
        async with store() as database, database.reading() as session:
            return list(await unresolved.newest(session, Sought(), scope=Scope.ALL, limit=limit))

    rows = run_async(work)
    if as_csv:
        sys.stdout.write(csv_of(rows))
    elif rows:
        table = Table(*SHOWN)
        for row in rows:
            named = dict(zip(COLUMNS, cells(row), strict=True))
            table.add_row(*(Text(named[column]) for column in SHOWN))
        Console().print(table)
    else:
        Console().print("Everything was placed.")
