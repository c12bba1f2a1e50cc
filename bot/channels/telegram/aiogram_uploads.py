"""Uploads to the Bot API through aiogram. Importing this takes two seconds and 120 MB.

aiogram's typed answers are not used. Telegram adds kinds of content every few weeks, and a message that was sent must
not count as failed because a model does not know a word of it yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import BufferedInputFile
from aiohttp import ClientTimeout, ConnectionTimeoutError

from bot.channels.http import CONNECT_S
from bot.channels.telegram.errors import TelegramError, result_of, unanswered, unreachable, unreadable
from handlers.records import File

# pydantic makes this class anew whenever nobody holds on to it.
RawResponse = Response[Any]


class Uploads:
    """Opens nothing before the first call; `close` it at the end."""

    def __init__(self, token: str, *, api_url: str) -> None:
        self._bot = Bot(token, session=_RawSession(api=TelegramAPIServer.from_base(api_url)))

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, files: Mapping[str, File], timeout_s: float
    ) -> Any:
        """See `bot.channels.telegram.driver.Driver`."""
        uploads = {name: BufferedInputFile(file.content, filename=file.name) for name, file in files.items()}
        limits = ClientTimeout(total=timeout_s, connect=CONNECT_S)
        try:
            # aiogram's hint says int; it hands it to aiohttp as it is.
            return await self._bot(_method(method)(**parameters, **uploads), request_timeout=cast("int", limits))
        except TelegramNetworkError as error:
            cause = error.__cause__
        except UnicodeDecodeError:
            raise unreadable() from None
        # Outside of the block, for its error is not to be chained: its text can hold the address with the token.
        raise _without_answer(cause)

    async def close(self) -> None:
        await self._bot.session.close()


def _without_answer(cause: BaseException | None) -> TelegramError:
    if isinstance(cause, TimeoutError) and not isinstance(cause, ConnectionTimeoutError):
        return unanswered()
    return unreachable(type(cause).__name__)


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    """A method of the Bot API whose answer is left as it came."""
    return type(name, (TelegramMethod,), {"__returning__": Any, "__api_method__": name, "__module__": __name__})


class _RawSession(AiohttpSession):
    """Leaves answers raw and lets one function (`result_of`) say what they mean."""

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        return RawResponse.model_construct(ok=True, result=result_of(status_code, content))
