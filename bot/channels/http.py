"""Calls to a platform's API, carried by Rust's reqwest.

A reply is mostly its call: a client in Python takes longer for one than the store and the handlers together, and all of
it on the event loop's thread (docs/decisions/0009-groups-in-few-statements.md).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import DetailedPyreqwestError, RequestTimeoutError

CONNECT_S = 5.0
"""How long it may take until a request can go out; later than this, the time runs out on the answer."""

KEPT_S = 15.0
"""How long a connection waits for the next call. A firewall forgets idle ones in a minute or more, and tells nobody."""

MAX_ANSWER = 32 * 1024**2
"""Bytes of an answer that are read; what is longer is cut off, and so not understood. 100 updates are a few MB."""

# reqwest's word for it. The class of the error does not tell: any request whose time is over before its answer has
# begun is a `ConnectTimeoutError`.
CONNECTING = "client error (Connect)"


class Unreachable(Exception):
    """There was no answer; the text is the kind of failure, never an address, which can hold a token."""


class Unanswered(Exception):
    """The request went out, and the time for an answer ran out."""


class Http:
    """`headers` go with every call. Opens nothing before the first call; `close` it at the end.

    Follows no redirect and no proxy that only the environment knows of: a call, with its token, goes where it is meant
    to go.

    Whoever cancels a call goes on at once, but before its answer has begun pyreqwest does not take the call back: it
    ends by itself, at `timeout_s` or with the process. Nobody gets its answer then, so it confirms no update; one that
    is still connecting may yet go out.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = headers
        self._client: Client | None = None

    async def post(self, url: str, body: bytes, *, timeout_s: float) -> tuple[int, bytes]:
        """Status and body of the answer, whatever they say; raise `Unreachable` or `Unanswered` if there is none.

        A body longer than `MAX_ANSWER` is cut off there.
        """
        cancelled_before = _cancellations()
        await asyncio.sleep(0)  # what is laid out at the same time goes out together: reqwest's thread is woken once
        answer: tuple[int, bytes] | Unreachable | Unanswered
        try:
            request = self._open().post(url).body_bytes(body).timeout(timedelta(seconds=timeout_s))
            async with request.build_streamed() as response:
                answer = response.status, bytes(await response.body_reader.read(MAX_ANSWER) or b"")
        except DetailedPyreqwestError as error:  # also before anything is asked: a machine without certificates
            answer = _without_answer(error)
        if _cancellations() > cancelled_before:
            # pyreqwest drops a cancellation that comes together with the answer, and a loop around it would never end.
            raise asyncio.CancelledError
        if isinstance(answer, Exception):
            # Here, for reqwest's error is not to be chained: its text can hold the address with the token.
            raise answer
        return answer

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _open(self) -> Client:
        if self._client is None:
            client = ClientBuilder().follow_redirects(enable=False).no_proxy()
            client = client.default_headers(self._headers).connect_timeout(timedelta(seconds=CONNECT_S))
            self._client = client.pool_idle_timeout(timedelta(seconds=KEPT_S)).build()
        return self._client


def _cancellations() -> int:
    """How often the running task was told to end."""
    task = asyncio.current_task()
    return 0 if task is None else task.cancelling()


def _without_answer(error: DetailedPyreqwestError) -> Unreachable | Unanswered:
    causes = [cause["message"] for cause in error.details["causes"] or ()]
    if isinstance(error, RequestTimeoutError) and CONNECTING not in causes:
        return Unanswered()
    return Unreachable(type(error).__name__)
