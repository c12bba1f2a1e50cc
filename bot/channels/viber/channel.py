"""Viber as a channel (https://developers.viber.com/docs/api/rest-bot-api/)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog

from bot.channels.contract import EMPTY, Receipt, SendError
from bot.channels.viber import account
from bot.channels.viber.client import Client
from bot.channels.viber.decode import CHANNEL
from bot.channels.viber.errors import ViberError
from bot.channels.viber.ledger import MAX_UNANSWERED, OVER_CAP, UNANSWERED, Ledger, Standing
from bot.channels.viber.render import LinkedFile, Message, for_any_client, render, render_welcome
from bot.channels.viber.signature import is_signed
from bot.files.download import fetch_url
from handlers.records import Reply

log = structlog.get_logger()

NAME = "Kontakt"
# How long until it is looked at again whether what is held may go: should a resident write in the very moment in which
# it is put aside, they wait no longer than that.
LOOK_AGAIN_S = 300.0
CHARGED = 3  # `billing_status` of a message outside of a session that is not free

Link = Callable[[Reply, int], LinkedFile | None]
"""Where Viber can fetch the reply's file for a while; the number is the outbox row. None: it holds no file."""


class ViberChannel:
    """A channel (see `bot.channels.contract.Channel`). `token` signs callbacks; `name_shown`: at most 28 characters.

    Opens nothing before the first call; `close` it at the end.
    """

    name = CHANNEL

    def __init__(
        self,
        client: Client,
        ledger: Ledger,
        *,
        token: str,
        link: Link,
        name_shown: str = NAME,
    ) -> None:
        self._token = token
        self._ledger = ledger
        self._link = link
        self._sender = {"name": name_shown}
        self._client = client
        self._told = ""

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        """Send each message the reply is laid out to. A later try goes on behind those that were taken before."""
        standing = await self._ledger.standing(event)
        messages = render(reply, api_version=standing.api_version, file=self._link(reply, event))
        if not messages:
            raise SendError(EMPTY, retry=False)
        tokens: list[str] = []
        try:
            await self._send_rest(address, reply, messages[taken:], standing, tokens)
        except SendError as error:
            error.taken = taken + len(tokens)
            self._tell_operator(error)
            raise
        self._told = ""
        return Receipt(provider_id=(tokens[-1] if tokens else "") or None)

    def welcome(self, replies: Sequence[Reply], *, api_version: int | None) -> Message | None:
        """What answers an opened conversation: one message, whatever the replies are, or None for silence."""
        if not replies:
            return None
        whole = Reply(
            text="\n\n".join(reply.text for reply in replies),
            language=replies[0].language,
            buttons=tuple(row for reply in replies for row in reply.buttons),
        )
        message = render_welcome(whole, api_version=api_version)
        return None if message is None else {"sender": self._sender, **message}

    def is_signed(self, body: bytes, signature: str | None) -> bool:
        return is_signed(body, signature, self._token)

    async def set_webhook(self, public_url: str) -> None:
        """Have callbacks sent to `public_url`, which is served already; raise `SendError` if Viber will not."""
        await account.set_webhook(self._client, public_url)

    async def whoami(self) -> str:
        """The account's name; raise `SendError` if Viber is not reached or refuses the token."""
        return str((await account.info(self._client)).get("name", ""))

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        """What a resident sent; Viber gives its address. At most `limit` bytes; raise `FetchError`."""
        return await fetch_url(file_id, limit)

    async def close(self) -> None:
        await self._client.close()

    async def _send_rest(
        self, address: str, reply: Reply, messages: Sequence[Message], standing: Standing, tokens: list[str]
    ) -> None:
        """Send these; `tokens` grows by the name of each that was taken."""
        if standing.sent + len(messages) > MAX_UNANSWERED and standing.sent > 0:
            raise SendError(UNANSWERED, retry=True, after=LOOK_AGAIN_S, held=True)
        reserved = await self._reserve(standing, len(messages))
        charged = 0
        try:
            for message in messages:
                answer = await self._send_one(address, message, reply)
                tokens.append(str(answer.get("message_token", "")))
                charged += _is_charged(answer, otherwise=bool(reserved))
        finally:
            if charged != reserved:
                await self._ledger.settle(charged - reserved)

    async def _reserve(self, standing: Standing, messages: int) -> int:
        """How many charged messages were counted; raise `SendError` if the cap holds them back."""
        if standing.in_session or not messages:
            return 0
        if not await self._ledger.reserve(messages):
            wait_s = min(self._ledger.seconds_until_tomorrow(), LOOK_AGAIN_S)
            raise SendError(OVER_CAP, retry=True, after=wait_s, held=True)
        return messages

    async def _send_one(self, address: str, message: Message, reply: Reply) -> Mapping[str, Any]:
        envelope = {"receiver": address, "sender": self._sender}
        try:
            return await self._client.call("send_message", {**envelope, **message})
        except ViberError as error:
            plain = for_any_client(message, reply)
            if not error.is_too_new or message == plain:
                raise
        return await self._client.call("send_message", {**envelope, **plain})

    def _tell_operator(self, error: SendError) -> None:
        """Once: the same fault meets every reply until somebody has mended it."""
        if isinstance(error, ViberError) and error.is_operators and error.reason != self._told:
            self._told = error.reason
            log.error("viber.operator_needed", reason=error.reason)


def _is_charged(answer: Mapping[str, Any], *, otherwise: bool) -> bool:
    """By Viber's own word where it gives one (0 is none), else as we reckon."""
    told = answer.get("billing_status")
    return told == CHARGED if isinstance(told, int) and told > 0 else otherwise
