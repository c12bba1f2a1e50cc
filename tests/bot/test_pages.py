"""What all pages share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request
from jinja2 import UndefinedError

from bot.pages import (
    SECURITY_HEADERS,
    keep_language,
    known_language,
    make_environment,
    page_language,
    render,
    security_headers,
)


def asking(query: str = "", *, accepted: str = "", cookie: str = "") -> web.Request:
    headers = {"Accept-Language": accepted, "Cookie": f"kontakt_language={cookie}"}
    return make_mocked_request("GET", f"/{query}", headers=headers)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("sq", "sq"),
        ("sq-XK, en;q=0.5", "sq"),
        ("en;q=0.5, tr;q=0.9", "tr"),
        ("sr", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("hr-HR", "bs"),
        ("cnr-ME", "sr-Latn"),
        ("de-CH, fr;q=0.9, en;q=0.1", "en"),
        ("tr;q=0, en;q=0.3", "en"),
        ("tr;q=loud, en;q=0.3", "en"),
        ("de", None),
        ("*", None),
        ("", None),
        (",;q=;,=", None),
    ],
)
def test_a_browser_that_asks_for_is_answered_in(accepted: str, language: str | None) -> None:
    assert known_language(asking(accepted=accepted)) == language


def test_what_was_chosen_stands_above_what_the_browser_asks_for() -> None:
    assert page_language(asking(accepted="en", cookie="bs")) == "bs"
    assert page_language(asking("?lang=tr", accepted="en", cookie="bs")) == "tr"


def test_what_is_no_language_of_ours_is_passed_over() -> None:
    assert page_language(asking("?lang=<script>", accepted="xx", cookie="yy")) == "sq"


@pytest.mark.parametrize(("query", "kept"), [("?lang=tr", True), ("?lang=xx", False), ("", False)])
def test_only_a_choice_is_remembered(query: str, kept: bool) -> None:
    response = web.Response()
    keep_language(asking(query), response)
    assert bool(response.cookies) is kept


async def usual(_request: web.Request) -> web.Response:
    return web.Response()


async def own_header(_request: web.Request) -> web.Response:
    return web.Response(headers={"Referrer-Policy": "no-referrer"})


async def refused(_request: web.Request) -> web.Response:
    raise web.HTTPForbidden


async def failing(_request: web.Request) -> web.Response:
    raise ValueError


async def stream(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    return response


async def headers_of(path: str, *, secure: bool = False) -> Mapping[str, str]:
    application = web.Application()
    application.on_response_prepare.append(security_headers(lambda _request: secure))
    application.add_routes(
        [web.get(f"/{handler.__name__}", handler) for handler in (usual, own_header, refused, failing, stream)]
    )
    async with TestClient(TestServer(application)) as client, client.get(path) as response:
        return response.headers


@pytest.mark.parametrize("path", ["/usual", "/refused", "/failing", "/stream", "/unknown"])
async def test_every_response_has_the_security_headers(path: str) -> None:
    headers = await headers_of(path)
    assert SECURITY_HEADERS.items() <= dict(headers).items()


async def test_what_a_handler_has_set_itself_stays() -> None:
    assert (await headers_of("/own_header"))["Referrer-Policy"] == "no-referrer"


def test_templates_are_escaped_and_speak_the_pages_language(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ language }}: {{ _("Hi {name}").format(name=who) }}')
    assert render(make_environment(tmp_path), "page.html", "en", who="<b>") == "en: Hi &lt;b&gt;"


def test_a_name_that_was_not_handed_in_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ nothing }}")
    with pytest.raises(UndefinedError):
        render(make_environment(tmp_path), "page.html", "en")


@pytest.mark.parametrize(("secure", "said"), [(True, "max-age=31536000"), (False, None)])
async def test_who_came_over_https_is_told_to_stay_there(secure: bool, said: str | None) -> None:
    assert (await headers_of("/usual", secure=secure)).get("Strict-Transport-Security") == said
