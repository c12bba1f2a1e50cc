"""Telegram through aiogram: carries what `render` made to the Bot API and what the Bot API has to `decode`.

aiogram's typed answers are not used. Telegram adds kinds of content every few weeks, and a message that was sent must
not count as failed, nor an update block those behind it, because a model does not know a word of it yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.channels.contract import Receipt, SendError
from bot.channels.telegram import webhook
from bot.channels.telegram.decode import ALLOWED_UPDATES, CHANNEL
from bot.channels.telegram.errors import TelegramError, error_from_answer, unreachable, unreadable
from bot.channels.telegram.polling import Accept, Polling
from bot.channels.telegram.profile import set_profile
from bot.channels.telegram.render import Request, render
from handlers.records import Profile, Reply

API_URL = "https://api.telegram.org"
PRESS_TIMEOUT_S = 5.0
POLL_MARGIN_S = 10.0  # how much later than promised an answer to a long poll may come
MAX_STARTED = 1_000

# pydantic makes this class anew whenever nobody holds on to it.
RawResponse = Response[Any]


class TelegramChannel:
    """A channel (see `bot.channels.contract.Channel`). `timeout_s` is for one call, `poll_s` for one long poll.

    Times in seconds. Opens nothing before the first call; `close` it at the end.
    """

    name = CHANNEL

    def __init__(
        self,
        token: str,
        *,
        api_url: str = API_URL,
        timeout_s: float = 20.0,
        poll_s: float = 30.0,
        first_pause_s: float = 1.0,
    ) -> None:
        session = _RawSession(api=TelegramAPIServer.from_base(api_url), timeout=timeout_s)
        self._bot = Bot(token, session=session)
        self._poll_s = poll_s
        self._first_pause_s = first_pause_s
        self._started: dict[int, list[str]] = {}

    async def send(self, address: str, reply: Reply, *, event: int) -> Receipt:
        """Send each message the reply is laid out to. A later try goes on behind those that were taken before."""
        requests = render(reply, address)
        if not requests:
            raise SendError("The reply is empty", retry=False)
        taken = self._started.setdefault(event, [])
        try:
            for request in requests[len(taken) :]:
                taken.append(await self._send_one(request))
        except SendError as error:
            if not error.retry:
                self._started.pop(event, None)
            self._forget_oldest()
            raise
        self._started.pop(event, None)
        return Receipt(provider_id=taken[-1] or None)

    async def poll(self, accept: Accept) -> None:
        """Receive by long polling, for ever. `accept` keeps a message or raises `StoreUnavailable`."""
        await Polling(self, accept, first_pause_s=self._first_pause_s).run()

    async def set_webhook(self, public_url: str, secret: str) -> None:
        """Have updates sent to `public_url`; raise `SendError` if Telegram will not. `secret`: 1-256 of A-Za-z0-9_-"""
        parameters = {
            "url": public_url.rstrip("/") + webhook.PATH,
            "secret_token": secret,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        await self._call("setWebhook", parameters)

    async def set_profile(self, profiles: Iterable[Profile]) -> None:
        """Set name, descriptions and commands in every language; what fails is logged."""
        await set_profile(self._call, profiles)

    async def whoami(self) -> str:
        """The bot's username; raise `SendError` when Telegram cannot be reached or refuses the token."""
        me = await self._call("getMe")
        if not isinstance(me, Mapping):
            raise unreadable()
        return str(me.get("username", ""))

    async def close(self) -> None:
        await self._bot.session.close()

    async def delete_webhook(self) -> None:
        await self._call("deleteWebhook")

    async def get_updates(self, offset: int | None) -> Sequence[Any]:
        parameters = {
            "timeout": int(self._poll_s),
            "allowed_updates": list(ALLOWED_UPDATES),
            **({} if offset is None else {"offset": offset}),
        }
        updates = await self._call("getUpdates", parameters, timeout_s=self._poll_s + POLL_MARGIN_S)
        if not isinstance(updates, list):
            raise unreadable()
        return updates

    async def answer_press(self, query_id: str) -> None:
        await self._call("answerCallbackQuery", {"callback_query_id": query_id}, timeout_s=PRESS_TIMEOUT_S)

    async def _send_one(self, request: Request) -> str:
        """The message's id, empty if Telegram took it without telling one."""
        parameters = dict(request.parameters)
        if request.file is not None:
            file = request.file
            parameters["document"] = BufferedInputFile(file.content.encode(), filename=file.name)
        try:
            message = await self._call(request.method, parameters)
        except TelegramError as error:
            if error.migrated_to is None:
                raise
            message = await self._call(request.method, {**parameters, "chat_id": error.migrated_to})
        return str(message.get("message_id", "")) if isinstance(message, Mapping) else ""

    async def _call(
        self, method: str, parameters: Mapping[str, Any] | None = None, *, timeout_s: float | None = None
    ) -> Any:
        call = _method(method)(**(parameters or {}))
        try:
            # aiogram's hint says int; it hands the number to aiohttp, which takes fractions.
            return await self._bot(call, request_timeout=cast("int | None", timeout_s))
        except TelegramNetworkError as error:
            cause = type(error.__cause__).__name__
        except UnicodeDecodeError:
            raise unreadable() from None
        # Outside of the block, for its error is not to be chained: its text can hold the address with the token.
        raise unreachable(cause)

    def _forget_oldest(self) -> None:
        while len(self._started) > MAX_STARTED:
            del self._started[next(iter(self._started))]


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    """A method of the Bot API whose answer is left as it came."""
    return type(name, (TelegramMethod,), {"__returning__": Any, "__api_method__": name, "__module__": __name__})


class _RawSession(AiohttpSession):
    """Leaves answers raw and lets one function (`error_from_answer`) say what an unsuccessful one means."""

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        try:
            answer = json.loads(content)
        except (ValueError, RecursionError):
            answer = None
        if isinstance(answer, dict) and answer.get("ok") is True and status_code < 300:
            return RawResponse.model_construct(ok=True, result=answer.get("result"))
        raise error_from_answer(status_code, answer)
