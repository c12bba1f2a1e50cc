from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.channels.contract import FetchError
from bot.files import download as module
from bot.files.download import Rules, download, fetch_url

LIMIT = 1_000
HERE = Rules(scheme="http", port=None, may_ask=lambda address: address == "127.0.0.1")
"""As the real rules, but for a server of the tests."""


@pytest.fixture
async def server() -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes([web.get(path, answer) for path, answer in ANSWERS.items()])
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


async def _content(_request: web.Request) -> web.Response:
    return web.Response(body=b"x" * LIMIT)


async def _too_much(_request: web.Request) -> web.Response:
    return web.Response(body=b"x" * (LIMIT + 1))


async def _without_end(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x" * 100)
        await asyncio.sleep(0)


async def _zipped(_request: web.Request) -> web.Response:
    return web.Response(body=b"\x1f\x8b" + b"x" * 50, headers={"Content-Encoding": "gzip"})


async def _hanging(_request: web.Request) -> web.Response:
    await asyncio.sleep(60)
    return web.Response()


def _answer(status: int) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status)

    return answer


def _to(place: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": place})

    return answer


ANSWERS = {
    "/content": _content,
    "/too-much": _too_much,
    "/without-end": _without_end,
    "/zipped": _zipped,
    "/hanging": _hanging,
    "/gone": _answer(404),
    "/refused": _answer(403),
    "/broken": _answer(502),
    "/once": _to("/content"),
    "/for-ever": _to("/for-ever"),
    "/inside": _to("http://10.0.0.1/secret"),
    "/metadata": _to("http://169.254.169.254/latest/meta-data/"),
    "/to-a-name": _to("http://localhost.localdomain.invalid/"),
    "/file": _to("file:///etc/passwd"),
    "/nowhere": _to("http://["),
}


async def fault_of(url: str, rules: Rules | None = None) -> FetchError:
    with pytest.raises(FetchError) as fault:
        await fetch_url(url, LIMIT, rules=rules)
    return fault.value


@pytest.mark.parametrize("path", ["/content", "/once"])
async def test_content_is_fetched(server: str, path: str) -> None:
    assert await fetch_url(server + path, LIMIT, rules=HERE) == b"x" * LIMIT


@pytest.mark.parametrize("path", ["/too-much", "/without-end"])
async def test_no_more_is_read_than_wanted(server: str, path: str) -> None:
    fault = await fault_of(server + path, HERE)
    assert (fault.too_large, fault.retry) == (True, False)


async def test_nothing_is_unpacked(server: str) -> None:
    assert (await fetch_url(server + "/zipped", LIMIT, rules=HERE))[:2] == b"\x1f\x8b"


@pytest.mark.parametrize(("path", "retry"), [("/gone", False), ("/refused", False), ("/broken", True)])
async def test_a_refusal_says_whether_to_ask_again(server: str, path: str, retry: bool) -> None:
    assert (await fault_of(server + path, HERE)).retry is retry


async def test_a_server_that_hangs_is_asked_again_later(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SILENCE_S", 0.05)
    assert (await fault_of(server + "/hanging", HERE)).retry


async def test_nobody_there_is_asked_again_later() -> None:
    fault = await fault_of(f"http://127.0.0.1:{unused_port()}/", HERE)
    assert (fault.retry, "127.0.0.1" in str(fault)) == (True, False)


@pytest.mark.parametrize("path", ["/inside", "/metadata", "/for-ever", "/file", "/nowhere"])
async def test_a_redirect_may_not_lead_where_an_address_may_not(server: str, path: str) -> None:
    assert not (await fault_of(server + path, HERE)).retry


@pytest.mark.parametrize(
    "url",
    [
        "http://media.example.org/x.jpg",
        "ftp://media.example.org/x.jpg",
        "file:///etc/passwd",
        "https://media.example.org:8443/x.jpg",
        "https://ana:secret@media.example.org/x.jpg",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://127.1/",
        "https://0/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "//no-scheme/x",
        "https:///x",
        "x",
        "",
    ],
)
async def test_only_public_https_addresses_are_asked(url: str) -> None:
    fault = await fault_of(url)
    assert not fault.retry
    assert "secret" not in str(fault)


async def test_a_name_that_leads_inside_is_not_asked(server: str) -> None:
    url = server.replace("127.0.0.1", "localhost") + "/content"
    nobody = Rules(scheme="http", port=None, may_ask=lambda address: False)
    assert not (await fault_of(url, nobody)).retry


async def test_a_platforms_own_address_may_be_anywhere(server: str) -> None:
    assert len(await download(server + "/content", LIMIT)) == LIMIT


@pytest.mark.parametrize("path", ["/too-much", "/gone", "/broken", "/once"])
async def test_a_platforms_address_is_never_told(server: str, path: str) -> None:
    with pytest.raises(FetchError) as fault:
        await download(server + path, LIMIT)
    assert "127.0.0.1" not in str(fault.value)
    assert fault.value.__cause__ is None


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example", "xn--"])
async def test_a_name_that_none_can_be_is_not_asked_again(host: str) -> None:
    with pytest.raises(FetchError) as raised:
        await fetch_url(f"https://{host}/file", 100)
    assert not raised.value.retry
