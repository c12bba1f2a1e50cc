"""`python -m bot admin create | list | reset | revoke-sessions`: accounts of the desk, from the terminal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import utc_now
from bot.commands.common import fail, load_settings, run_async, say, store
from desk.accounts import end_sessions
from desk.links import SETUP_PATH, make_reset_link, make_setup_link
from storage import accounts, sessions
from storage.account_tables import Account, Role
from storage.scope import Scope

T = TypeVar("T")
app = typer.Typer(no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="the name that the account signs in with, as `list` shows it")]


class NoSuchName(Exception):
    """No account that can sign in has this name."""


@app.command()
def create() -> None:
    """Print a one-time link that makes an admin account; it is good for two days."""

    async def work() -> str:
        async with store() as database, database.transaction() as session:
            return await make_setup_link(session, role=Role.ADMIN, scope=Scope.ALL, now=utc_now())

    say(f"Make the admin (once, within 2 days): {_address(run_async(work))}")


@app.command("list")
def list_() -> None:
    """All accounts; those that are switched off last."""

    async def work() -> tuple[list[Account], dict[int, datetime]]:
        async with store() as database, database.reading() as session:
            return list(await accounts.everybody(session)), await sessions.last_seen(session)

    rows, seen = run_async(work)
    table = Table("name", "called", "role", "municipalities", "topics", "second step", "signed in, last used (UTC)")
    for row in rows:
        last = f"{seen[row.id]:%Y-%m-%d %H:%M}" if row.id in seen else "-"
        table.add_row(
            Text(row.name),
            Text(row.called),
            row.role,
            _codes(row.municipalities, row),
            _codes(row.topics, row),
            "yes" if row.second_step_salt else "no",
            "switched off" if row.disabled_at else last,
        )
    Console().print(table if rows else "There is no account yet: `python -m bot admin create` makes the first one.")


@app.command()
def reset(
    name: Name,
    phone: Annotated[bool, typer.Option("--phone", help="the telephone is lost, too")] = False,
) -> None:
    """Print a one-time link that gives an account a new password; it is good for two days."""

    async def step(session: AsyncSession, account: Account) -> str:
        return await make_reset_link(session, account, new_second_step=phone, now=utc_now())

    say(f"A new password for {name} (once, within 2 days): {_address(_work_on(name, step))}")


@app.command("revoke-sessions")
def revoke_sessions(name: Name) -> None:
    """Sign an account out in every browser."""

    async def step(session: AsyncSession, account: Account) -> int:
        return await end_sessions(session, account.id, by=None, now=utc_now())

    say(f"Signed out, browsers: {_work_on(name, step)}")


def _work_on(name: str, step: Callable[[AsyncSession, Account], Awaitable[T]]) -> T:
    async def work() -> T:
        async with store() as database, database.transaction() as session:
            account = await accounts.named(session, name)
            if account is None or account.disabled_at is not None:
                raise NoSuchName
            return await step(session, account)

    try:
        return run_async(work)
    except NoSuchName:
        fail(f"No account that can sign in is called {name}; `python -m bot admin list` shows all of them.")


def _address(secret: str) -> str:
    settings = load_settings()
    return f"{settings.public_url or f'http://localhost:{settings.port}'}{SETUP_PATH}{secret}"


def _codes(codes: list[str] | None, account: Account) -> str:
    return "all" if codes is None or account.role == Role.ADMIN else ", ".join(codes) or "none"
