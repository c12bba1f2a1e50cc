"""Calls to Viber's REST Bot API: carries a body there and an answer back, and knows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.http import Http, Unanswered, Unreachable
from bot.channels.viber.errors import result_of, unanswered, unreachable
from bot.channels.viber.render import as_json

API_URL = "https://chatapi.viber.com/pa"
TOKEN_HEADER = "X-Viber-Auth-Token"  # noqa: S105  the header's name


class Client:
    """Opens nothing before the first call; `close` it at the end. `timeout_s`: for one call, in seconds."""

    def __init__(self, token: str, *, api_url: str = API_URL, timeout_s: float = 20.0) -> None:
        self._api_url = api_url.rstrip("/")
        self._timeout_s = timeout_s
        self._http = Http({TOKEN_HEADER: token, "Content-Type": "application/json"})

    async def call(self, method: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """A successful answer of Viber; raise `ViberError` if there is none."""
        url = f"{self._api_url}/{method}"
        try:
            answer = await self._http.post(url, as_json(dict(body)), timeout_s=self._timeout_s)
        except Unanswered:
            raise unanswered() from None
        except Unreachable as error:
            raise unreachable(str(error)) from None
        return result_of(*answer)

    async def close(self) -> None:
        await self._http.close()
