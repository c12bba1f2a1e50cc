"""Websites are asked only where everybody could ask them, and nothing leads past that."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.keeping_true import public_fetch
from bot.keeping_true.public_fetch import NOT_PUBLIC, NotPublic, PublicResolver, fault_of, require_public


class Names(AbstractResolver):
    """Leads every name to these addresses."""

    def __init__(self, *addresses: str, port: int | None = None) -> None:
        self.addresses = addresses
        self.port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=each, port=self.port or port, family=socket.AF_INET, proto=0, flags=0)
            for each in self.addresses
        ]

    async def close(self) -> None:
        pass


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/"),
        *("http://example.org:8080/", "https://example.org:22/", "ftp://example.org/", "file:///etc/passwd"),
        *("http://name:word@example.org/", "gopher://example.org/", "/desk", ""),
    ],
)
def test_an_address_that_tells_by_itself_is_refused(url: str) -> None:
    with pytest.raises(NotPublic):
        require_public(URL(url))


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("8.8.8.8", "10.0.0.1"), ()])
async def test_a_name_that_leads_inside_is_refused(addresses: tuple[str, ...]) -> None:
    with pytest.raises(NotPublic):
        await PublicResolver(Names(*addresses)).resolve("office.example", 80)


async def test_it_is_refused_at_the_connection_too() -> None:
    async with public_fetch.open_session(Names("127.0.0.1")) as session:
        assert await fault_of(session, "http://office.example/") == NOT_PUBLIC


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
async def test_what_a_look_up_would_take_for_an_address_inside_is_not_reached(host: str) -> None:
    async with public_fetch.open_session() as session:
        assert await fault_of(session, f"http://{host}/") == NOT_PUBLIC


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def site(monkeypatch: pytest.MonkeyPatch, handler: Handler) -> AsyncIterator[ClientSession]:
    """A website on loopback that counts as public; what it redirects to is looked at as ever."""
    app = web.Application()
    app.router.add_get("/{path:.*}", handler)
    async with TestServer(app) as server:
        port = server.port
        assert port is not None
        monkeypatch.setattr(public_fetch, "PublicResolver", lambda inner: inner)
        monkeypatch.setattr(public_fetch, "PORTS", {"http": port, "https": 443})
        async with public_fetch.open_session(Names("127.0.0.1", port=port)) as session:
            yield session


def answering(status: int, **headers: str) -> Handler:
    async def handler(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers=headers)

    return handler


def address(path: str = "/") -> str:
    return f"http://office.example:{public_fetch.PORTS['http']}{path}"


@pytest.mark.parametrize(
    ("status", "fault"), [(200, None), (403, None), (404, "status 404"), (410, "status 410"), (503, "status 503")]
)
async def test_what_is_said_of_an_answer(status: int, fault: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    async with site(monkeypatch, answering(status)) as session:
        assert await fault_of(session, address()) == fault


@pytest.mark.parametrize("inside", ["http://127.0.0.1/", "http://169.254.169.254/", "http://office.example:22/"])
async def test_a_redirect_to_the_inside_is_not_followed(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with site(monkeypatch, answering(302, Location=inside)) as session:
        assert await fault_of(session, address()) == NOT_PUBLIC


async def test_a_redirect_to_another_page_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        moved = request.path == "/"
        return web.Response(status=301 if moved else 200, headers={"Location": "/new"} if moved else {})

    async with site(monkeypatch, handler) as session:
        assert await fault_of(session, address()) is None


async def test_redirects_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with site(monkeypatch, answering(302, Location="/")) as session:
        assert await fault_of(session, address()) == "redirects without end"


async def test_who_does_not_answer_in_time_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def handler(_request: web.Request) -> web.StreamResponse:
        raise AssertionError("not reached")

    monkeypatch.setattr(public_fetch, "TIMEOUT_S", 0.0)
    async with site(monkeypatch, handler) as session:
        assert await fault_of(session, address()) == "no answer in time"
