"""`python -m bot viber set-webhook [--remove]`: where Viber brings what residents write."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.app import viber_client
from bot.channels.contract import SendError
from bot.channels.viber import account
from bot.channels.viber.webhook import PATH
from bot.commands.common import fail, load_settings, run_async, say
from bot.settings import Settings

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """A group, so that `viber set-webhook` stays a sub-command."""


@app.command("set-webhook")
def set_webhook(
    remove: Annotated[bool, typer.Option("--remove", help="Viber brings nothing any more")] = False,
) -> None:
    """Tell Viber the address of this bot; the web side must run already, for Viber tries it at once."""
    settings = load_settings()
    if settings.viber_token is None:
        fail("VIBER_TOKEN is not set; Viber's admin panel shows it (README: connect Viber)")
    if settings.public_url is None and not remove:
        fail("PUBLIC_URL is not set; Viber needs an https address that it can reach")
    try:
        run_async(lambda: _set(settings, None if remove else settings.public_url))
    except SendError as error:
        fail(f"Nothing was changed: {error.reason}")
    say("The webhook is removed" if remove else f"Viber brings messages to {settings.public_url}{PATH}")


async def _set(settings: Settings, url: str | None) -> None:
    client = viber_client(settings)
    assert client is not None
    try:
        await (account.remove_webhook(client) if url is None else account.set_webhook(client, url))
    finally:
        await client.close()
