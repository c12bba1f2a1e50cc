"""Calls to the Bot API with aiogram: it carries what has files; what is plain JSON needs nothing of it.

Its models and forms take four times as long for a call as all the rest, and 120 MB. So it is loaded when the first
file goes out, and a bot that sends none never loads it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import orjson

from bot.channels.http import Http, Unanswered, Unreachable
from bot.channels.telegram.errors import result_of, unanswered, unreachable
from handlers.records import File

if TYPE_CHECKING:
    from bot.channels.telegram.aiogram_uploads import Uploads

JSON = {"Content-Type": "application/json"}
UPLOADS = "bot.channels.telegram.aiogram_uploads"


class AiogramDriver:
    """See `bot.channels.telegram.driver.Driver`."""

    def __init__(self, token: str, *, api_url: str) -> None:
        self._token = token
        self._api_url = api_url
        self._http = Http(JSON)
        self._loading = asyncio.Lock()
        self._uploads: Uploads | None = None

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, files: Mapping[str, File], timeout_s: float
    ) -> Any:
        if files:
            uploads = await self._loaded()
            return await uploads.call(method, parameters, files=files, timeout_s=timeout_s)
        url = f"{self._api_url}/bot{self._token}/{method}"
        try:
            answer = await self._http.post(url, orjson.dumps(dict(parameters)), timeout_s=timeout_s)
        except Unanswered:
            raise unanswered() from None
        except Unreachable as error:
            raise unreachable(str(error)) from None
        return result_of(*answer)

    async def close(self) -> None:
        await self._http.close()
        if self._uploads is not None:
            await self._uploads.close()

    async def _loaded(self) -> Uploads:
        async with self._loading:
            if self._uploads is None:  # in a thread, for residents' messages must not wait for it
                module = await asyncio.to_thread(import_module, UPLOADS)
                self._uploads = module.Uploads(self._token, api_url=self._api_url)
        return self._uploads
