"""The commands that start something, and the groups of the others."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.commands import admin, backup, directory, examples, move, privacy, tickets, unresolved, viber
from bot.commands.common import load_settings, run_async, say

app = typer.Typer(
    name="bot",
    help="Kontakt: whom do I turn to, and what do I bring?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(directory.app, name="directory", help="contact points: check, import, export")
app.add_typer(tickets.app, name="tickets", help="questions handed to the office")
app.add_typer(unresolved.app, name="unresolved", help="what the bot could not place")
app.add_typer(examples.app, name="examples", help="what residents and officers showed, for routing to learn from")
app.add_typer(admin.app, name="admin", help="accounts of the desk")
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(move.move)
app.add_typer(privacy.app, name="privacy", help="what is kept about people: keys, how long")
app.add_typer(viber.app, name="viber", help="the bot's account on Viber")

Demo = Annotated[bool, typer.Option("--demo", help="add demo numbers, marked as demo wherever they are shown")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="store to use (default: a temporary one with the starter pack)")
]


@app.command()
def run(demo: Demo = False) -> None:
    """Start everything in one process."""
    from bot.run import run_all

    settings = load_settings()
    run_async(lambda: run_all(settings, say, demo=demo))


@app.command()
def web() -> None:
    """Start the web side alone: pages, webhooks, web chat."""
    from bot.run import run_web

    settings = load_settings()
    run_async(lambda: run_web(settings, say))


@app.command()
def worker() -> None:
    """Start the worker alone: it sends replies."""
    from bot.run import run_worker

    settings = load_settings()
    run_async(lambda: run_worker(settings, say))


@app.command()
def migrate(demo: Demo = False) -> None:
    """Bring the store to this version's tables and load the starter pack if it changed."""
    from bot.store_setup import prepare, starter_pack
    from storage.database import Database

    settings = load_settings()

    async def work() -> None:
        database = Database(settings.database_url)
        try:
            await prepare(database, starter_pack(settings.pack, demo=demo))
        finally:
            await database.close()

    run_async(work)
    say("The store is ready")


@app.command()
def chat(
    database: DatabaseOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line in, one a line out")] = False,
    demo: Demo = False,
) -> None:
    """Talk to the bot in this terminal."""
    from bot.chat import chat_json, chat_with_person

    load_settings(**({} if database is None else {"database_url": database}))
    if as_json:
        run_async(lambda: chat_json(database, sys.stdin, sys.stdout))
    else:
        run_async(lambda: chat_with_person(database, demo=demo))


@app.command()
def doctor() -> None:
    """Say in plain words what is configured, reachable and missing."""
    from bot.doctor import examine

    settings = load_settings()
    findings = run_async(lambda: examine(settings))
    for finding in findings:
        say(f"{finding.mark} {finding.sentence}")
    if any(finding.broken for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    app()
