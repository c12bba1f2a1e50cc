"""`python -m bot examples …`: an admin judges what residents and officers showed, and lets routing learn from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.clock import utc_now
from bot.commands.common import fail, load_settings, run_async, say, store
from bot.learning import Learner
from desk.teaching import (
    TeachingError,
    accept_examples,
    fallen_of,
    reject_examples,
    use_model,
    want_training,
)
from storage import examples, trainings
from storage.learning_tables import Training, TrainingStatus
from storage.scope import Scope
from storage.tables import Proposal, ProposedExample
from tickets.actors import TERMINAL

app = typer.Typer(no_args_is_help=True)
Ids = Annotated[list[int], typer.Argument(help="ids, as `list` shows them", metavar="ID...")]
TRAIN = "Run `python -m bot examples train` to let routing learn from what was accepted."


@app.command("list")
def list_(limit: Annotated[int, typer.Option(min=1, help="how many, oldest first")] = 100) -> None:
    """Proposals that wait for a judgement; personal data is masked."""

    async def work() -> tuple[Sequence[ProposedExample], int]:
        async with store() as database, database.reading() as session:
            found = await examples.find(session, Proposal.PROPOSED, scope=Scope.ALL, limit=limit)
            return found, await examples.count(session, Proposal.PROPOSED, scope=Scope.ALL)

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
            return await accept_examples(session, ids, label=label, language=language, actor=TERMINAL, now=utc_now())

    try:
        new = run_async(work)
    except TeachingError as error:
        fail(f"Nothing was changed: {error}")
    say(f"Accepted: {len(set(ids))}, {new} of them now. {TRAIN}")


@app.command()
def reject(ids: Ids) -> None:
    """Routing shall not learn from these; from accepted ones no more, once it is trained again."""

    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await reject_examples(session, ids, actor=TERMINAL, now=utc_now())

    try:
        run_async(work)
    except TeachingError as error:
        fail(f"Nothing was changed: {error}")
    say(f"Rejected: {len(set(ids))}")


@app.command()
def train() -> None:
    """Make and measure a model of all that is accepted; it is not in use before `examples use`."""

    async def work() -> Training:
        async with store() as database:
            async with database.transaction() as session:
                wanted = await want_training(session, actor=TERMINAL, now=utc_now())
            # A worker may be at it already: then this waits until it has ended.
            await Learner(database, load_settings().pack, clock=utc_now, trains=True).until_ended(wanted.id)
            async with database.reading() as session:
                return await session.get_one(Training, wanted.id)

    try:
        training = run_async(work)
    except TeachingError as error:
        fail(f"Nothing was trained: {error}")
    if training.status == TrainingStatus.FAILED:
        fail(f"Training {training.id} failed: {training.fault}")
    fallen = fallen_of(training)
    for name, (before, after) in sorted(fallen.items()):
        say(f"{name}: {before:.1%} → {after:.1%}")
    use = f"`python -m bot examples use {training.id}{' --although-it-fell' if fallen else ''}` puts it into use."
    top1 = training.figures.get("topic_top1", 0.0)
    say(f"Training {training.id}: {len(fallen)} figures fell; topic top-1 {top1:.1%}. {use}")


@app.command("trainings")
def trainings_() -> None:
    """The last rounds of learning, newest first."""

    async def work() -> Sequence[Training]:
        async with store() as database, database.reading() as session:
            return await trainings.latest(session)

    table = Table("id", "state", "examples", "topic top-1", "figures that fell")
    for each in run_async(work):
        top1 = f"{each.figures['topic_top1']:.1%}" if "topic_top1" in each.figures else ""
        table.add_row(str(each.id), each.status, str(len(each.examples)), top1, ", ".join(sorted(fallen_of(each))))
    Console().print(table)


@app.command()
def use(
    number: Annotated[int, typer.Argument(help="a training, as `trainings` shows it", metavar="ID")],
    although_it_fell: Annotated[bool, typer.Option(help="even if one of its figures fell")] = False,
) -> None:
    """Have all machines use the model of this training, also one that was in use before."""

    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await use_model(session, number, actor=TERMINAL, now=utc_now(), although_it_fell=although_it_fell)

    try:
        run_async(work)
    except TeachingError as error:
        fail(f"Nothing was changed: {error}")
    say(f"The model of training {number} is in use; running processes have it within a minute or two.")
