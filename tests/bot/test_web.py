"""The web application: every room's addresses are there, and only those that are switched on."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web

from bot.app import App, build
from bot.run import _say_channels
from bot.secrets import Secrets
from bot.settings import Settings
from bot.web import make_web, telegram_secret

TOKEN = "123456:AbCdEf"
PUBLIC_URL = "https://kontakt.example.org"
pytestmark = pytest.mark.usefixtures("bare_environment")

EXPECTED = [
    ("GET", "/"),
    ("POST", "/chat/messages"),
    ("GET", "/chat/events"),
    ("POST", "/chat/files"),
    ("GET", "/files/{token}"),
    ("GET", "/desk/"),
    ("GET", "/desk/setup/{secret}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]


def app(tmp_path: Path, **settings: object) -> App:
    return build(Settings.load(database_url=f"sqlite+aiosqlite:///{tmp_path / 'x.sqlite3'}", **settings))


def routes(application: web.Application) -> set[tuple[str, str]]:
    return {
        (route.method, route.resource.canonical) for route in application.router.routes() if route.resource is not None
    }


@pytest.mark.parametrize("route", EXPECTED)
async def test_the_address_is_served(route: tuple[str, str], tmp_path: Path) -> None:
    assert route in routes(make_web(app(tmp_path)))


@pytest.mark.parametrize(
    ("settings", "served"),
    [
        ({}, False),
        ({"public_url": PUBLIC_URL}, False),
        ({"telegram_token": TOKEN}, False),
        ({"telegram_token": TOKEN, "public_url": PUBLIC_URL}, True),
    ],
)
async def test_telegrams_webhook_is_served_only_when_it_is_used(
    settings: dict[str, str], served: bool, tmp_path: Path
) -> None:
    assert (("POST", "/telegram/webhook") in routes(make_web(app(tmp_path, **settings)))) is served


@pytest.mark.parametrize(("settings", "served"), [({}, False), ({"viber_token": "abc"}, True)])
async def test_vibers_webhook_is_served_only_with_a_token(
    settings: dict[str, str], served: bool, tmp_path: Path
) -> None:
    assert (("POST", "/viber/webhook") in routes(make_web(app(tmp_path, **settings)))) is served


async def test_no_address_is_served_twice(tmp_path: Path) -> None:
    made = make_web(app(tmp_path, telegram_token=TOKEN, viber_token="abc", public_url=PUBLIC_URL))
    listed = [(route.method, route.resource.canonical) for route in made.router.routes() if route.resource]
    assert len(listed) == len(set(listed))


async def test_telegrams_secret_has_only_signs_the_bot_api_takes(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.secrets = Secrets(b"root")
    assert telegram_secret(made).isalnum()
    assert len(telegram_secret(made)) <= 256


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "Telegram: off, TELEGRAM_TOKEN is not set"),
        ({"telegram_token": TOKEN}, "Telegram: on, by long polling"),
        ({"telegram_token": TOKEN, "public_url": PUBLIC_URL}, "Telegram: on, by webhook"),
    ],
)
async def test_the_start_says_which_channels_are_on(settings: dict[str, str], sentence: str, tmp_path: Path) -> None:
    said: list[str] = []
    _say_channels(app(tmp_path, **settings), said.append)
    assert said[0] == "Web chat: on"
    assert said[1].startswith(sentence)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "Viber: off, VIBER_TOKEN is not set"),
        ({"viber_token": "abc"}, "Viber: on, but PUBLIC_URL is not set"),
        ({"viber_token": "abc", "public_url": PUBLIC_URL}, "Viber: on, by webhook"),
    ],
)
async def test_the_start_says_whether_viber_is_on(settings: dict[str, str], sentence: str, tmp_path: Path) -> None:
    said: list[str] = []
    _say_channels(app(tmp_path, **settings), said.append)
    assert said[2].startswith(sentence)
