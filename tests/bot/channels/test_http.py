"""Calls to a platform's API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

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
    opened = Http()
    yield opened
    await opened.close()


async def serve(handler: object) -> TestServer:
    application = web.Application()
    application.router.add_post("/{path:.*}", handler)  # type: ignore[arg-type]
    server = TestServer(application)
    await server.start_server()
    return server


async def test_a_call_carries_its_body_and_headers_and_brings_status_and_body_back(client: Http) -> None:
    async def echo(request: web.Request) -> web.Response:
        assert request.content_type == "application/json"
        return web.Response(status=409, body=await request.read())

    server = await serve(echo)
    body = '{"text":"Përshëndetje"}'.encode()
    assert await client.post(str(server.make_url("/bot")), body, headers=JSON, timeout_s=5) == (409, body)
    await server.close()


async def test_a_redirect_is_an_answer_and_not_followed(client: Http) -> None:
    async def elsewhere(_request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("http://127.0.0.1:1/")

    server = await serve(elsewhere)
    status, _ = await client.post(str(server.make_url("/bot")), b"{}", headers=JSON, timeout_s=5)
    assert status == 307
    await server.close()


async def test_no_answer_in_time_is_told_from_no_connection(client: Http) -> None:
    async def silent(_request: web.Request) -> web.Response:
        await asyncio.sleep(1)
        return web.Response()

    server = await serve(silent)
    with pytest.raises(Unanswered):
        await client.post(str(server.make_url("/bot")), b"{}", headers=JSON, timeout_s=0.1)
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
        await client.post(str(server.make_url("/bot")), b"{}", headers=JSON, timeout_s=0.1)
    await server.close()


async def test_a_connection_that_is_not_taken_up_means_that_nothing_went_out(
    client: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "CONNECT_S", 0.1)
    with full_backlog() as address, pytest.raises(Unreachable):
        await client.post(f"{address}/bot", b"{}", headers=JSON, timeout_s=5)


async def test_a_failure_says_nothing_of_the_address(client: Http) -> None:
    with pytest.raises(Unreachable) as caught:
        await client.post(f"http://127.0.0.1:{unused_port()}/bot{TOKEN}/getMe", b"{}", headers=JSON, timeout_s=5)
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"


async def test_a_closed_client_opens_again(client: Http) -> None:
    async def yes(_request: web.Request) -> web.Response:
        return web.Response(body=b"yes")

    server = await serve(yes)
    for _ in range(2):
        assert await client.post(str(server.make_url("/")), b"", headers={}, timeout_s=5) == (200, b"yes")
        await client.close()
    await server.close()
