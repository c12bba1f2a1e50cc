"""Calls to the Bot API through python-telegram-bot.

Only what encodes and carries a request is used. `Bot`'s methods make typed objects of the answers, which can fail on
what Telegram has added since, and its exceptions have lost the answer's `error_code` and parameters;
`Bot.do_api_request` is raw but warns of every method that `Bot` knows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
from telegram import InputFile
from telegram.error import NetworkError
from telegram.request import HTTPXRequest, RequestData

# Not exported, though the exported `RequestData` is made of it.
from telegram.request._requestparameter import RequestParameter

from bot.channels.http import CONNECT_S
from bot.channels.telegram.errors import TelegramError, result_of, unanswered, unreachable
from handlers.records import File


class PtbDriver:
    """See `bot.channels.telegram.driver.Driver`."""

    def __init__(self, token: str, *, api_url: str) -> None:
        self._url = f"{api_url}/bot{token}"
        # Like aiogram, it follows no proxy that only the environment knows of: changing the library changes nothing.
        self._request = HTTPXRequest(httpx_kwargs={"trust_env": False})

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, files: Mapping[str, File], timeout_s: float
    ) -> Any:
        data = RequestData(list(_encoded(parameters, files)))
        try:
            async with asyncio.timeout(timeout_s):  # httpx's own limits are for one step of many
                status, body = await self._request.do_request(
                    f"{self._url}/{method}",
                    "POST",
                    data,
                    read_timeout=timeout_s,
                    write_timeout=timeout_s,
                    connect_timeout=CONNECT_S,
                    pool_timeout=CONNECT_S,
                )
        except (NetworkError, TimeoutError) as error:
            cause = error.__cause__ if isinstance(error, NetworkError) else error
        else:
            return result_of(status, body)
        # Outside of the block, for its error is not to be chained: its text can hold the address with the token.
        raise _without_answer(cause)

    async def close(self) -> None:
        await self._request.shutdown()


def _encoded(parameters: Mapping[str, Any], files: Mapping[str, File]) -> Iterator[RequestParameter]:
    for name, value in parameters.items():
        yield RequestParameter.from_input(name, value)
    for name, file in files.items():
        yield RequestParameter.from_input(name, InputFile(file.content, filename=file.name))


def _without_answer(cause: BaseException | None) -> TelegramError:
    before_sending = (httpx.ConnectTimeout, httpx.PoolTimeout)
    if isinstance(cause, TimeoutError | httpx.TimeoutException) and not isinstance(cause, before_sending):
        return unanswered()
    return unreachable(type(cause).__name__)
