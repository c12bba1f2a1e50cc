"""`python -m bot examples list | accept | reject`: an admin judges what residents and officers showed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.clock import utc_now
from bot.commands.common import fail, run_async, say, store
from bot.learning import ExampleError, accept_examples, reject_examples
from bot.store_setup import DEFAULT_PACK
from storage import examples
from storage.tables import ProposedExample

app = typer.Typer(no_args_is_help=True)
Ids = Annotated[list[int], typer.Argument(help="ids, as `list` shows them", metavar="ID...")]
TRAIN = "Run `python -m routing train` to let routing learn from what was accepted."


@app.command("list")
def list_(limit: Annotated[int, typer.Option(min=1, help="how many, oldest first")] = 100) -> None:
    """Proposals that wait for a judgement; personal data is masked."""

    async def work() -> tuple[Sequence[ProposedExample], int]:
        async with store() as database, database.reading() as session:
            return await examples.waiting(session, limit=limit), await examples.count_waiting(session)

    rows, count = run_async(work)
    if not rows:
        say("No proposal waits.")
        return
    table = Table("id", "topic", "language", "shown by", "since (UTC)", "text")
    for row in rows:
        since = f"{row.created_at:%Y-%m-%d %H:%M}"
        # `Text` takes nothing for markup: what a person wrote stays as it is.
        table.add_row(str(row.id), row.label, row.language or "?", row.source, since, Text(row.text))
    Console().print(table)
    say(f"{len(rows)} of {count} that wait. `examples accept` or `examples reject` them by id.")


@app.command()
def accept(
    ids: Ids,
    label: Annotated[str | None, typer.Option(help="the right topic, where the proposed one is wrong")] = None,
    language: Annotated[str | None, typer.Option(help="the text's language, where it is wrong or not known")] = None,
) -> None:
    """Let routing learn from these, once it is trained again."""

    async def work() -> int:
        async with store() as database, database.transaction() as session:
            return await accept_examples(session, DEFAULT_PACK, ids, label=label, language=language, now=utc_now())

    try:
        new = run_async(work)
    except ExampleError as error:
        fail(f"Nothing was changed: {error}")
    say(f"Accepted: {len(set(ids))}, {new} of them new to routing. {TRAIN}")


@app.command()
def reject(ids: Ids) -> None:
    """Routing shall not learn from these."""

    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await reject_examples(session, ids)

    try:
        run_async(work)
    except ExampleError as error:
        fail(f"Nothing was changed: {error}")
    say(f"Rejected: {len(set(ids))}")
