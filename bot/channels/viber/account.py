"""The bot's account: its webhook and what it is called (https://developers.viber.com/docs/api/rest-bot-api/#webhooks)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.viber.client import Client
from bot.channels.viber.decode import EVENT_TYPES
from bot.channels.viber.webhook import PATH


async def set_webhook(client: Client, public_url: str) -> None:
    """Have callbacks sent to `public_url`; raise `SendError` if Viber will not.

    Viber calls the address at once, so it must be served already. Names and pictures of residents are not asked for.
    """
    url = public_url.rstrip("/") + PATH
    body = {"url": url, "event_types": list(EVENT_TYPES), "send_name": False, "send_photo": False}
    await client.call("set_webhook", body)


async def remove_webhook(client: Client) -> None:
    """Viber sends nothing any more; raise `SendError` if it will not."""
    await client.call("set_webhook", {"url": ""})


async def info(client: Client) -> Mapping[str, Any]:
    """`name`, `webhook` …; raise `SendError` if Viber is not reached or refuses the token."""
    return await client.call("get_account_info", {})
