"""Asks a web address whether it answers, and never one that only this machine or its network can see.

Where a name leads is decided once, in the resolver of the connection itself: what it gives is what is connected to, so
no second look-up can say something else. Addresses written as numbers, other ports and every hop of a redirect are
looked at before. Nothing of what comes back is read.
"""

from __future__ import annotations

import asyncio
import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.public_addresses import is_public

TIMEOUT_S = 15.0
MOST_HOPS = 5
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
NOT_PUBLIC = "the address is not public"
HEADERS = {"User-Agent": "Kontakt (looks whether an office's website answers)", "Accept": "text/html, */*"}
MAX_HEADER_BYTES = 16 * 1024


class NotPublic(OSError):
    """An address that must not be asked."""


class PublicResolver(AbstractResolver):
    """Gives only addresses that everybody can reach."""

    def __init__(self, inner: AbstractResolver | None = None) -> None:
        self._inner = inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if not found or not all(is_public(each["host"]) for each in found):
            # One that is not public among several is no mistake that a municipality makes.
            raise NotPublic(NOT_PUBLIC)
        return found

    async def close(self) -> None:
        await self._inner.close()


def open_session(resolver: AbstractResolver | None = None) -> aiohttp.ClientSession:
    """`resolver` gives addresses that are looked at then; no proxy and no cookies."""
    connector = aiohttp.TCPConnector(
        resolver=PublicResolver(resolver), use_dns_cache=False, limit=8, limit_per_host=1, force_close=True
    )
    return aiohttp.ClientSession(
        connector=connector,
        timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=HEADERS,
        max_line_size=MAX_HEADER_BYTES,
        max_field_size=MAX_HEADER_BYTES,
        trust_env=False,
    )


async def fault_of(session: aiohttp.ClientSession, address: str) -> str | None:
    """Why a website does not answer, in a few words; None: it does, whatever it says."""
    try:
        async with asyncio.timeout(TIMEOUT_S * 2):
            return await _follow(session, address)
    except NotPublic:
        return NOT_PUBLIC
    except aiohttp.ClientSSLError:
        return None  # its certificate is bad, but somebody is there; browsers tell their users
    except TimeoutError:
        return "no answer in time"
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return NOT_PUBLIC if isinstance(error.__cause__, NotPublic) else f"no connection ({type(error).__name__})"


async def _follow(session: aiohttp.ClientSession, address: str) -> str | None:
    url = URL(address)
    for _hop in range(MOST_HOPS):
        require_public(url)
        async with session.get(url, allow_redirects=False) as response:
            if response.status in REDIRECTS and (further := response.headers.get("Location")):
                url = url.join(URL(further))
                continue
            return _fault(response.status)
    return "redirects without end"


def require_public(url: URL) -> None:
    """Raises `NotPublic` for what must not be asked, as far as the address itself tells."""
    host = url.host or ""
    if url.scheme not in PORTS or url.port != PORTS[url.scheme] or url.user is not None or not host:
        raise NotPublic(NOT_PUBLIC)
    # Not a name, which the resolver looks up; `127.1` and `2130706433` are addresses to some, and to us none.
    if (":" in host or host.replace(".", "").isdigit()) and not is_public(host):
        raise NotPublic(NOT_PUBLIC)


def _fault(status: int) -> str | None:
    return f"status {status}" if status in GONE or status >= 500 else None
