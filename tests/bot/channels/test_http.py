"""Calls to a platform's API."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.channels import http
from bot.channels.http import Http, Unanswered, Unreachable
from tests.fakes import full_backlog

JSON = {"Content-Type": "application/json"}
TOKEN = "123456:secret"


@pytest.fixture
async def client() -> AsyncIterator[Http]:
    opened = Http(JSON)
    yield opened
    await opened.close()


async def serve(handler: object) -> TestServer:
    application = web.Application()
    application.router.add_post("/{path:.*}", handler)  # type: ignore[arg-type]
    server = TestServer(application)
    await server.start_server()
    return server


@contextmanager
def late_answers() -> Iterator[tuple[str, Callable[[], None]]]:
    """An address, and what takes the next call and answers it, blocking its thread until then."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        open_calls = ExitStack()

        def answer() -> None:
            call = open_calls.enter_context(server.accept()[0])
            while not call.recv(4096).endswith(b"{}"):
                pass
            call.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

        with open_calls:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/bot", answer


async def test_a_call_carries_its_body_and_headers_and_brings_status_and_body_back(client: Http) -> None:
    async def echo(request: web.Request) -> web.Response:
        assert request.content_type == "application/json"
        return web.Response(status=409, body=await request.read())

    server = await serve(echo)
    body = '{"text":"Përshëndetje"}'.encode()
    assert await client.post(str(server.make_url("/bot")), body, timeout_s=5) == (409, body)
    await server.close()


async def test_a_redirect_is_an_answer_and_not_followed(client: Http) -> None:
    async def elsewhere(_request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("http://127.0.0.1:1/")

    server = await serve(elsewhere)
    status, _ = await client.post(str(server.make_url("/bot")), b"{}", timeout_s=5)
    assert status == 307
    await server.close()


async def test_no_answer_in_time_is_told_from_no_connection(client: Http) -> None:
    async def silent(_request: web.Request) -> web.Response:
        await asyncio.sleep(1)
        return web.Response()

    server = await serve(silent)
    with pytest.raises(Unanswered):
        await client.post(str(server.make_url("/bot")), b"{}", timeout_s=0.1)
    await server.close()


async def test_an_answer_that_ends_in_the_middle_until_the_time_is_over_is_none(client: Http) -> None:
    async def stuck(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "10"})
        await response.prepare(request)
        await response.write(b"{")
        await asyncio.sleep(1)
        return response

    server = await serve(stuck)
    with pytest.raises(Unanswered):
        await client.post(str(server.make_url("/bot")), b"{}", timeout_s=0.1)
    await server.close()


async def test_a_connection_that_is_not_taken_up_means_that_nothing_went_out(
    client: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "CONNECT_S", 0.1)
    with full_backlog() as address, pytest.raises(Unreachable):
        await client.post(f"{address}/bot", b"{}", timeout_s=5)


async def test_a_machine_without_certificates_reaches_nobody(client: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    with pytest.raises(Unreachable):
        await client.post(f"https://127.0.0.1:{unused_port()}/bot", b"{}", timeout_s=5)


async def test_a_failure_says_nothing_of_the_address(client: Http) -> None:
    with pytest.raises(Unreachable) as caught:
        await client.post(f"http://127.0.0.1:{unused_port()}/bot{TOKEN}/getMe", b"{}", timeout_s=5)
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"


async def test_no_more_of_an_answer_is_read_than_the_limit(client: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_ANSWER", 100_000)

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 50_000)

    server = await serve(endless)
    assert await client.post(str(server.make_url("/bot")), b"{}", timeout_s=5) == (200, b"x" * 100_000)
    await server.close()


async def test_a_cancelled_call_ends_at_once(client: Http) -> None:
    asked = asyncio.Event()

    async def silent(_request: web.Request) -> web.Response:
        asked.set()
        await asyncio.sleep(0.5)
        return web.Response()

    server = await serve(silent)
    call = asyncio.ensure_future(client.post(str(server.make_url("/bot")), b"{}", timeout_s=20))
    await asked.wait()
    call.cancel()
    assert await asyncio.wait([call], timeout=1) == ({call}, set())
    assert call.cancelled()
    await server.close()


async def test_a_cancellation_that_comes_together_with_the_answer_is_heeded(client: Http) -> None:
    with late_answers() as (address, answer):
        for _ in range(16):  # the library lets either win, by chance
            call = asyncio.ensure_future(client.post(address, b"{}", timeout_s=5))
            for _ in range(2):  # until it goes out
                await asyncio.sleep(0)
            answer()
            time.sleep(0.01)  # noqa: ASYNC251  the answer comes while this loop is at something else
            call.cancel()
            await asyncio.wait([call])
            assert call.cancelled()


@pytest.mark.parametrize(("kept_s", "connections"), [(15.0, 1), (0.05, 2)])
async def test_a_connection_that_was_idle_for_long_is_not_used_again(
    client: Http, monkeypatch: pytest.MonkeyPatch, kept_s: float, connections: int
) -> None:
    monkeypatch.setattr(http, "KEPT_S", kept_s)
    peers = set()

    async def yes(request: web.Request) -> web.Response:
        peers.add(request.transport and request.transport.get_extra_info("peername"))
        return web.Response(body=b"yes")

    server = await serve(yes)
    for _ in range(2):
        await client.post(str(server.make_url("/")), b"", timeout_s=5)
        await asyncio.sleep(0.1)
    assert len(peers) == connections
    await server.close()


async def test_a_closed_client_opens_again(client: Http) -> None:
    async def yes(_request: web.Request) -> web.Response:
        return web.Response(body=b"yes")

    server = await serve(yes)
    for _ in range(2):
        assert await client.post(str(server.make_url("/")), b"", timeout_s=5) == (200, b"yes")
        await client.close()
    await server.close()
