"""Telegram as a channel, whichever library carries its calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.channels.contract import Receipt, SendError, require_content
from bot.channels.telegram import webhook
from bot.channels.telegram.decode import ALLOWED_UPDATES, CHANNEL
from bot.channels.telegram.driver import Driver
from bot.channels.telegram.errors import TelegramError, is_of_this_message, unreadable
from bot.channels.telegram.files import fetch
from bot.channels.telegram.polling import Accept, Aside, Polling
from bot.channels.telegram.profile import set_profile
from bot.channels.telegram.render import Request, as_document, render
from handlers.records import File, Profile, Reply

PRESS_TIMEOUT_S = 5.0
POLL_MARGIN_S = 10.0  # how much later than promised an answer to a long poll may come


class TelegramChannel:
    """A channel (see `bot.channels.contract.Channel`). `timeout_s` is for one call, `poll_s` for one long poll.
    `files_url` is where the API has residents' files, with the token at its end.

    Times in seconds. Opens nothing before the first call; `close` it at the end.
    """

    name = CHANNEL

    def __init__(
        self,
        driver: Driver,
        *,
        files_url: str = "",
        timeout_s: float = 20.0,
        poll_s: float = 30.0,
        first_pause_s: float = 1.0,
    ) -> None:
        self._driver = driver
        self._files_url = files_url
        self._timeout_s = timeout_s
        self._poll_s = poll_s
        self._first_pause_s = first_pause_s

    async def send(self, address: str, reply: Reply, *, event: int, taken: int = 0) -> Receipt:
        """Send each message the reply is laid out to. A later try goes on behind those that were taken before."""
        require_content(reply)
        message_id = ""
        for number, request in enumerate(render(reply, address)[taken:], start=taken):
            try:
                message_id = await self._send_one(request)
            except SendError as error:
                error.taken = number
                raise
        return Receipt(provider_id=message_id or None)

    async def poll(self, accept: Accept, *, aside: Aside | None = None) -> None:
        """Receive by long polling, for ever. `accept` keeps a message or raises `StoreUnavailable`; `aside` takes what
        is not a resident's.
        """
        await Polling(self, accept, first_pause_s=self._first_pause_s, aside=aside).run()

    async def set_webhook(self, public_url: str, secret: str) -> None:
        """Have updates sent to `public_url`; raise `SendError` if Telegram will not. `secret`: 1-256 of A-Za-z0-9_-"""
        parameters = {
            "url": public_url.rstrip("/") + webhook.PATH,
            "secret_token": secret,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        await self.call("setWebhook", parameters)

    async def set_profile(self, profiles: Iterable[Profile]) -> None:
        """Set name, descriptions and commands in every language; what fails is logged."""
        await set_profile(self.call, profiles)

    async def whoami(self) -> str:
        """The bot's username; raise `SendError` when Telegram cannot be reached or refuses the token."""
        me = await self.call("getMe")
        if not isinstance(me, Mapping):
            raise unreadable()
        return str(me.get("username", ""))

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        """See `bot.channels.contract.FileSource`."""
        return await fetch(self.call, self._files_url, file_id, limit=limit)

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        files: Mapping[str, File] | None = None,
        timeout_s: float | None = None,
    ) -> Any:
        """The raw result of a method of the Bot API; raise `TelegramError` if there is none (see `Driver.call`)."""
        time_s = self._timeout_s if timeout_s is None else timeout_s
        return await self._driver.call(method, parameters or {}, files=files or {}, timeout_s=time_s)

    async def close(self) -> None:
        await self._driver.close()

    async def delete_webhook(self) -> None:
        await self.call("deleteWebhook")

    async def get_updates(self, offset: int | None) -> Sequence[Any]:
        parameters = {
            "timeout": int(self._poll_s),
            "allowed_updates": list(ALLOWED_UPDATES),
            **({} if offset is None else {"offset": offset}),
        }
        updates = await self.call("getUpdates", parameters, timeout_s=self._poll_s + POLL_MARGIN_S)
        if not isinstance(updates, list):
            raise unreadable()
        return updates

    async def answer_press(self, query_id: str) -> None:
        await self.call("answerCallbackQuery", {"callback_query_id": query_id}, timeout_s=PRESS_TIMEOUT_S)

    async def _send_one(self, request: Request) -> str:
        """The message's id, empty if Telegram took it without telling one."""
        try:
            message = await self._carry(request)
        except TelegramError as error:
            if error.migrated_to is not None:
                again = request.with_parameters(chat_id=error.migrated_to)
            elif is_of_this_message(error) and (document := as_document(request)):
                again = document
            else:
                raise
            message = await self._carry(again)
        return str(message.get("message_id", "")) if isinstance(message, Mapping) else ""

    async def _carry(self, request: Request) -> Any:
        files = {} if request.file is None else {request.upload_as: request.file}
        return await self.call(request.method, request.parameters, files=files)
