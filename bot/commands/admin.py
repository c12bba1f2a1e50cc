"""`python -m bot admin create`: a one-time link that makes an admin."""

from __future__ import annotations

import typer

from bot.clock import utc_now
from bot.commands.common import load_settings, run_async, say, store
from desk.accounts import make_setup_link

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """A group, so that `admin create` stays a sub-command."""


@app.command()
def create() -> None:
    """Print a one-time link that makes an admin account; it is good for two days."""
    settings = load_settings()

    async def work() -> str:
        async with store() as database, database.transaction() as session:
            return await make_setup_link(session, role="admin", now=utc_now())

    secret = run_async(work)
    address = settings.public_url or f"http://localhost:{settings.port}"
    say(f"Make the admin (once, within 2 days): {address}/desk/setup/{secret}")
