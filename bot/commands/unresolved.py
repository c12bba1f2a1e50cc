"""`python -m bot unresolved list`: what the bot could not place."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.common import run_async, store
from storage import unresolved
from storage.scope import Scope
from storage.tables import Unresolved

app = typer.Typer(no_args_is_help=True)
COLUMNS = ("created_at", "reason", "language", "municipality", "topic", "channel", "text")
# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@app.command("list")
def list_(
    as_csv: Annotated[bool, typer.Option("--csv", help="as CSV on standard output")] = False,
    limit: Annotated[int, typer.Option(min=1, help="how many, newest first")] = 100,
) -> None:
    """Newest first; personal data is masked."""

    async def work() -> list[Unresolved]:
        async with store() as database, database.reading() as session:
            return list(await unresolved.newest(session, scope=Scope.ALL, limit=limit))

    rows = [[_cell(row, column) for column in COLUMNS] for row in run_async(work)]
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerows([COLUMNS, *([_harmless(cell) for cell in row] for row in rows)])
    elif rows:
        table = Table(*COLUMNS)
        for row in rows:
            table.add_row(*map(Text, row))
        Console().print(table)
    else:
        Console().print("Everything was placed.")


def _cell(row: Unresolved, column: str) -> str:
    value = getattr(row, column)
    return f"{value:%Y-%m-%d %H:%M}" if column == "created_at" else str(value or "")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
