"""Calls to Viber's REST Bot API: carries a body there and an answer back, and knows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError

from bot.channels.viber.errors import ViberError, result_of, unanswered, unreachable
from bot.channels.viber.render import as_json

API_URL = "https://chatapi.viber.com/pa"
TOKEN_HEADER = "X-Viber-Auth-Token"  # noqa: S105  the header's name
CONNECT_S = 5.0


class Client:
    """Opens nothing before the first call; `close` it at the end. `timeout_s`: for one call, in seconds."""

    def __init__(self, token: str, *, api_url: str = API_URL, timeout_s: float = 20.0) -> None:
        self._headers = {TOKEN_HEADER: token, "Content-Type": "application/json"}
        self._api_url = api_url.rstrip("/")
        self._timeout = ClientTimeout(total=timeout_s, connect=CONNECT_S)
        self._session: ClientSession | None = None

    async def call(self, method: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """A successful answer of Viber; raise `ViberError` if there is none."""
        if self._session is None:
            self._session = ClientSession(timeout=self._timeout)
        request = self._session.post(
            f"{self._api_url}/{method}", data=as_json(dict(body)), headers=self._headers, allow_redirects=False
        )
        try:
            async with request as response:
                status, answer = response.status, await response.read()
        except (ClientError, TimeoutError) as error:
            raise _without_answer(error) from error
        return result_of(status, answer)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None


def _without_answer(error: Exception) -> ViberError:
    if isinstance(error, TimeoutError) and not isinstance(error, ConnectionTimeoutError):
        return unanswered()
    return unreachable(type(error).__name__)
