"""Fetching content over the web: from a platform we trust, or from an address that somebody sent."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.channels.contract import FetchError
from bot.public_addresses import is_public

TIMEOUT_S, CONNECT_S, SILENCE_S = 120.0, 10.0, 20.0
MAX_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
NOT_ANY_MORE = (400, 401, 403, 404, 410)
HEADERS = {"Accept-Encoding": "identity"}  # what is small and unpacks to gigabytes is not even asked for

NO_ADDRESS = "The file's address is none"
NOT_ALLOWED = "The file's address is not a public one on the web"


@dataclass(frozen=True, slots=True)
class Rules:
    """Which addresses may be asked. The default is for addresses that somebody sent: they must not lead inside."""

    scheme: str = "https"
    port: int | None = 443
    may_ask: Callable[[str], bool] = lambda address: is_public(address)


async def fetch_url(url: str, limit: int, *, rules: Rules | None = None) -> bytes:
    """The content at an address that somebody sent, at most `limit` bytes; raise `FetchError`.

    Only https and public addresses, each redirect again; the address that was checked is the one that is connected to.
    """
    rules = rules or Rules()
    connector = TCPConnector(resolver=_Checked(rules.may_ask), use_dns_cache=False, force_close=True)
    async with _session(connector) as session, _as_fetch_error():
        address = _checked(url, rules)
        for _ in range(MAX_REDIRECTS + 1):
            async with session.get(address, allow_redirects=False, headers=HEADERS) as response:
                if response.status not in REDIRECTS:
                    return await _read(response, limit)
                address = _checked(response.headers.get("Location", ""), rules, seen_from=address)
    raise FetchError("The file's address leads on and on", retry=False)


async def download(url: str, limit: int) -> bytes:
    """The content at a platform's own address, as the operator has set it; raise `FetchError`, which never tells it."""
    async with (
        _session(TCPConnector(force_close=True)) as session,
        _as_fetch_error(),
        session.get(url, allow_redirects=False, headers=HEADERS) as response,
    ):
        return await _read(response, limit)


async def _read(response: ClientResponse, limit: int) -> bytes:
    if response.status != 200:
        gone = response.status in NOT_ANY_MORE
        raise FetchError(f"The platform answers {response.status} instead of the file", retry=not gone)
    if (response.content_length or 0) > limit:
        raise FetchError("The file is too large", retry=False, too_large=True)
    content = bytearray()
    async for piece in response.content.iter_any():
        content += piece
        if len(content) > limit:
            raise FetchError("The file is too large", retry=False, too_large=True)
    return bytes(content)


class _Checked(AbstractResolver):
    """Gives addresses of a name only if we may ask all of them: a name can be made to lead anywhere."""

    def __init__(self, may_ask: Callable[[str], bool]) -> None:
        self._may_ask = may_ask
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        if not all(self._may_ask(each["host"]) for each in found):
            raise FetchError(NOT_ALLOWED, retry=False)
        return found

    async def close(self) -> None:
        await self._resolver.close()


def _checked(url: str, rules: Rules, *, seen_from: URL | None = None) -> URL:
    try:
        address = URL(url) if seen_from is None else seen_from.join(URL(url))
        port = address.port
    except ValueError:
        raise FetchError(NO_ADDRESS, retry=False) from None
    allowed = address.scheme == rules.scheme and bool(address.host) and not (address.user or address.password)
    if not allowed or (rules.port is not None and port != rules.port):
        raise FetchError(NOT_ALLOWED, retry=False)
    host = address.host or ""
    if _is_not_looked_up(host) and not rules.may_ask(host):
        raise FetchError(NOT_ALLOWED, retry=False)
    return address


def _is_not_looked_up(host: str) -> bool:
    """aiohttp takes these for numeric addresses (1.2.3.4, and 16909060 as well) and connects without the resolver."""
    return ":" in host or host.replace(".", "").isdigit()


def _session(connector: TCPConnector) -> ClientSession:
    timeout = ClientTimeout(total=TIMEOUT_S, sock_connect=CONNECT_S, sock_read=SILENCE_S)
    return ClientSession(connector=connector, timeout=timeout, auto_decompress=False)


@asynccontextmanager
async def _as_fetch_error() -> AsyncIterator[None]:
    try:
        yield
    except UnicodeError:  # a host's name that no name can be, found out only when it is looked up
        raise FetchError(NO_ADDRESS, retry=False) from None
    except (ClientError, OSError, asyncio.TimeoutError) as error:  # noqa: UP041  aiohttp's time-outs are both
        cause = error
    else:
        return
    # Its text can hold the address, and that a token.
    raise FetchError(f"The file could not be fetched ({type(cause).__name__})", retry=True) from None
