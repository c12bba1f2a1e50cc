"""Calls to a platform's API, carried by Rust's reqwest.

A reply is mostly its call: a client in Python takes longer for one than the store and the handlers together, and all of
it on the event loop's thread (docs/decisions/0009-groups-in-few-statements.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import RequestError, RequestTimeoutError

CONNECT_S = 5.0
"""How long it may take until a request can go out; later than this, the time runs out on the answer."""

# reqwest's word for it. The class of the error does not tell: any request whose time is over before its answer has
# begun is a `ConnectTimeoutError`.
CONNECTING = "client error (Connect)"


class Unreachable(Exception):
    """There was no answer; the text is the kind of failure, never an address, which can hold a token."""


class Unanswered(Exception):
    """The request went out, and the time for an answer ran out."""


class Http:
    """Opens nothing before the first call; `close` it at the end.

    Follows no redirect and no proxy that only the environment knows of: a call, with its token, goes where it is meant
    to go.
    """

    def __init__(self) -> None:
        self._client: Client | None = None

    async def post(self, url: str, body: bytes, *, headers: Mapping[str, str], timeout_s: float) -> tuple[int, bytes]:
        """Status and body of the answer, whatever they say; raise `Unreachable` or `Unanswered` if there is none."""
        request = self._open().post(url).headers(headers).body_bytes(body).timeout(timedelta(seconds=timeout_s))
        try:
            response = await request.build().send()
            return response.status, bytes(await response.bytes())
        except RequestError as error:
            failure = _without_answer(error)
        # Outside of the block, for its error is not to be chained: its text can hold the address with the token.
        raise failure

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _open(self) -> Client:
        if self._client is None:
            connect = timedelta(seconds=CONNECT_S)
            self._client = ClientBuilder().connect_timeout(connect).follow_redirects(enable=False).no_proxy().build()
        return self._client


def _without_answer(error: RequestError) -> Unreachable | Unanswered:
    causes = [cause["message"] for cause in error.details["causes"] or ()]
    if isinstance(error, RequestTimeoutError) and CONNECTING not in causes:
        return Unanswered()
    return Unreachable(type(error).__name__)
