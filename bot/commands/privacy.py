"""`python -m bot privacy new-key | rotate | retention | keep`: the keys of the store, and how long what is kept."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from bot.clock import utc_now
from bot.commands.common import fail, run_async, say, store
from bot.retention import sweep
from storage import audit, retention
from storage.resealing import KeepsChanging, count_stale, reseal
from storage.retention import RULES, Kind, RetentionError
from storage.sealed import NotOpened, new_key

app = typer.Typer(no_args_is_help=True)


@app.command("new-key")
def new_key_() -> None:
    """Print a new key for DATA_KEY. Keep it where the store's backups are not: without it nobody can read them."""
    say(new_key())


@app.command()
def rotate() -> None:
    """Seal everything with the first key of DATA_KEY, while Kontakt runs. Killed in the middle, run it again."""

    async def work() -> int | None:
        async with store() as database:
            if not database.keys.keys:
                return None
            async with database.reading() as session:
                waiting = await count_stale(session, database.keys)
            with _progress() as progress:
                bars = {name: progress.add_task(name, total=count) for name, count in waiting.items()}

                def told(name: str, rows: int) -> None:
                    if name not in bars:
                        bars[name] = progress.add_task(name, total=rows)
                    progress.advance(bars[name], rows)

                await reseal(database, told)
            return sum(waiting.values())

    try:
        count = run_async(work)
    except KeepsChanging:
        fail("Not finished: something still writes with another key. Start every process with this DATA_KEY first.")
    except NotOpened as error:
        fail(f"Not finished, and nothing is lost: {error}")
    if count is None:
        fail("DATA_KEY is not set; `python -m bot privacy new-key` makes a key.")
    say(f"Rows sealed anew: {count}. All of them were read again. Only the first key of DATA_KEY is needed now.")


@app.command("retention")
def retention_(
    apply: Annotated[bool, typer.Option("--apply", help="delete now what is old enough, instead of tonight")] = False,
) -> None:
    """For how long what is kept, and how much of it is older."""

    async def work() -> tuple[dict[Kind, int], dict[Kind, int]]:
        async with store() as database:
            async with database.reading() as session:
                days = await retention.days_kept(session)
                due = await retention.preview(session, days, utc_now())
            return days, await sweep(database, utc_now()) if apply else due

    days, counts = run_async(work)
    table = Table("what", "days", "at least", "deleted" if apply else "would be deleted")
    for kind, number in days.items():
        table.add_row(kind, str(number), str(RULES[kind].least), str(counts.get(kind, 0)))
    Console().print(table)


@app.command()
def keep(kind: Kind, days: int) -> None:
    """Set for how many days something is kept; it counts from tonight on."""

    async def work() -> None:
        async with store() as database, database.transaction() as session:
            for changed in await retention.keep_for(session, {kind: days}):
                subject = audit.subject_of("retention", changed.value)
                await audit.record(
                    session,
                    account_id=None,
                    action="retention-change",
                    subject=subject,
                    details={"days": days},
                    now=utc_now(),
                )

    try:
        run_async(work)
    except RetentionError as error:
        fail(f"Nothing was changed: {error}")
    say(f"Kept for {days} days: {kind}")


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True))
