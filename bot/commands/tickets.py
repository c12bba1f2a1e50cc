"""`python -m bot tickets list`, `show`, `answer`, `resolve` and the like: the office's terminal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import utc_now
from bot.commands.common import fail, run_async, say, store
from bot.word_index import reindex_all
from desk.office_work import answer_resident, correct_topic, resolve_for_resident
from directory.store import load_topics
from storage import tickets
from storage.scope import Scope
from storage.ticket_tables import EntryKind, Ticket
from tickets import terms_store
from tickets.actors import TERMINAL
from tickets.errors import TicketError
from tickets.terms import TermsError

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
                note = " (note)" if entry.kind == EntryKind.NOTE else ""
                lines.append(f"{entry.created_at:%Y-%m-%d %H:%M} {entry.author}{note}{attached}: {entry.text}")
            return lines

    for line in run_async(work):
        say(line)


@app.command()
def answer(reference: Reference, text: Annotated[str, typer.Argument(help="what the resident reads")]) -> None:
    """Answer the resident, in the chat they wrote from."""
    _work(lambda session: answer_resident(session, reference, text, actor=TERMINAL, now=utc_now()))
    say("The answer is on its way.")


@app.command()
def resolve(reference: Reference) -> None:
    """Close the matter; the resident is told."""
    _work(lambda session: resolve_for_resident(session, reference, actor=TERMINAL, now=utc_now()))
    say("Resolved; the resident is told.")


@app.command("set-topic")
def set_topic(
    reference: Reference, topic: Annotated[str, typer.Argument(help="a topic's code, e.g. water-sewage")]
) -> None:
    """Say what a ticket is about; its question is proposed as an example of that topic."""

    async def step(session: AsyncSession) -> Ticket:
        known = [each.code for each in await load_topics(session)]
        if topic not in known:
            raise NoSuchTopic(f"there is no topic {topic}; the topics are {', '.join(known)}")
        return await correct_topic(session, reference, topic, actor=TERMINAL, now=utc_now())

    _work(step)
    say("The topic is set. `python -m bot examples list` shows what routing may learn from it.")


@app.command()
def terms() -> None:
    """Print the working hours, service levels and rotation that were set; what is not there has its default."""

    async def work() -> str:
        async with store() as database, database.reading() as session:
            return await terms_store.text_of(session)

    say(run_async(work))


@app.command("set-terms")
def set_terms(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="JSON, as docs/tickets.md shows it")],
) -> None:
    """Set working hours, service levels and rotation; they count for deadlines that are set from now on."""

    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await terms_store.save(session, file.read_text(encoding="utf-8"))

    try:
        run_async(work)
    except (TermsError, UnicodeDecodeError) as error:
        fail(f"Nothing was changed: {error}")
    say("The terms are set.")


@app.command()
def reindex() -> None:
    """Make the index of words anew that questions are searched by; needed after SECRET_KEY was changed."""

    async def work() -> int:
        async with store() as database:
            return await reindex_all(database)

    count = run_async(work)
    say(f"Questions that can be searched now: {count}")


def _work(step: Callable[[AsyncSession], Awaitable[Ticket]]) -> None:
    async def work() -> None:
        async with store() as database, database.transaction() as session:
            await step(session)

    try:
        run_async(work)
    except TicketError as error:
        fail(f"Nothing was changed: {error}")
