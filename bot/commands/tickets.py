"""`python -m bot tickets list | show | answer | resolve | set-topic`: how officers work from a terminal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import utc_now
from bot.commands.common import fail, run_async, say, store
from desk.office_work import answer_resident, correct_topic, resolve_for_resident
from directory.store import load_guide
from storage import tickets
from storage.scope import Scope
from storage.ticket_tables import Ticket
from tickets.desk_work import TicketError

app = typer.Typer(no_args_is_help=True)
Reference = Annotated[str, typer.Argument(help="the ticket's reference, e.g. 7KX-4PB")]


class NoSuchTopic(TicketError):
    pass


@app.command("list")
def list_(finished: Annotated[bool, typer.Option("--all", help="resolved ones, too")] = False) -> None:
    """Tickets that wait for the office, oldest first."""

    async def work() -> list[Ticket]:
        async with store() as database, database.reading() as session:
            return list(await tickets.queue(session, scope=Scope.ALL, finished=finished))

    found = run_async(work)
    table = Table("reference", "state", "municipality", "topic", "language", "since (UTC)")
    for ticket in found:
        since = f"{ticket.created_at:%Y-%m-%d %H:%M}"
        table.add_row(
            ticket.reference, ticket.status, ticket.municipality or "-", ticket.topic or "-", ticket.language, since
        )
    Console().print(table if found else "No ticket waits for the office.")


@app.command()
def show(reference: Reference) -> None:
    """The whole thread of a ticket."""

    async def work() -> list[str]:
        async with store() as database, database.reading() as session:
            ticket = await tickets.by_reference(session, reference, scope=Scope.ALL)
            if ticket is None:
                fail(f"there is no ticket {reference}")
            head = f"{ticket.reference} · {ticket.status} · {ticket.municipality or '-'} · {ticket.topic or '-'}"
            lines = [f"{head} · answer in: {ticket.language}"]
            for entry in await tickets.thread(session, ticket.id):
                attached = f" [{entry.attachment['medium']}]" if entry.attachment else ""
                lines.append(f"{entry.created_at:%Y-%m-%d %H:%M} {entry.author}{attached}: {entry.text}")
            return lines

    for line in run_async(work):
        say(line)


@app.command()
def answer(reference: Reference, text: Annotated[str, typer.Argument(help="what the resident reads")]) -> None:
    """Answer the resident, in the chat they wrote from."""
    _work(lambda session: answer_resident(session, reference, text, now=utc_now()))
    say("The answer is on its way.")


@app.command()
def resolve(reference: Reference) -> None:
    """Close the matter; the resident is told."""
    _work(lambda session: resolve_for_resident(session, reference, now=utc_now()))
    say("Resolved; the resident is told.")


@app.command("set-topic")
def set_topic(
    reference: Reference, topic: Annotated[str, typer.Argument(help="a topic's code, e.g. water-sewage")]
) -> None:
    """Say what a ticket is about; its question is proposed as an example of that topic."""

    async def step(session: AsyncSession) -> Ticket:
        known = (await load_guide(session)).topics
        if topic not in known:
            raise NoSuchTopic(f"there is no topic {topic}; the topics are {', '.join(known)}")
        return await correct_topic(session, reference, topic, now=utc_now())

    _work(step)
    say("The topic is set. `python -m bot examples list` shows what routing may learn from it.")


def _work(step: Callable[[AsyncSession], Awaitable[Ticket]]) -> None:
    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await step(session)

    try:
        run_async(work)
    except TicketError as error:
        fail(f"Nothing was changed: {error}")
