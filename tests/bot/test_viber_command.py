"""`python -m bot viber …` and what `doctor` says of Viber, against the emulator."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from typer.testing import CliRunner, Result

from bot.channels.viber.webhook import PATH
from bot.commands.main import app
from bot.store_setup import prepare
from storage.database import Database
from tests.directory.small_pack import write_pack
from tests.viber_api import TOKEN, ViberApi

pytestmark = pytest.mark.usefixtures("bare_environment", "logging_restored")


@pytest.fixture
async def api() -> AsyncIterator[ViberApi]:
    async with ViberApi() as api:
        yield api


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """A web side that answers Viber."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.add_routes([web.post(PATH, answer)])
    async with TestServer(application) as server:
        yield str(server.make_url("/")).rstrip("/")


async def run(api: ViberApi, *words: str, **environment: str) -> Result:
    """In a thread, for commands bring a loop of their own."""
    settings = {"VIBER_TOKEN": TOKEN, "VIBER_API_URL": api.url, "COLUMNS": "200", **environment}
    return await asyncio.to_thread(CliRunner().invoke, app, words, env=settings)


async def test_the_webhook_is_set(api: ViberApi, address: str) -> None:
    result = await run(api, "viber", "set-webhook", PUBLIC_URL=address)
    assert (result.exit_code, result.output) == (0, f"Viber brings messages to {address}{PATH}\n")
    assert api.webhook == address + PATH


async def test_and_removed(api: ViberApi, address: str) -> None:
    await run(api, "viber", "set-webhook", PUBLIC_URL=address)
    result = await run(api, "viber", "set-webhook", "--remove")
    assert (result.exit_code, result.output, api.webhook) == (0, "The webhook is removed\n", "")


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"VIBER_TOKEN": "", "PUBLIC_URL": "https://kontakt.example.org"}, "VIBER_TOKEN is not set"),
        ({}, "PUBLIC_URL is not set"),
        ({"PUBLIC_URL": "http://127.0.0.1:9"}, "Nothing was changed: Viber cannot use the webhook's address"),
        ({"PUBLIC_URL": "http://127.0.0.1:9", "VIBER_TOKEN": "wrong"}, "Viber refuses the bot's token"),
        ({"PUBLIC_URL": "http://127.0.0.1:9", "VIBER_API_URL": "http://127.0.0.1:9"}, "Viber could not be reached"),
    ],
)
async def test_what_is_in_the_way_is_one_sentence(environment: dict[str, str], reason: str, api: ViberApi) -> None:
    result = await run(api, "viber", "set-webhook", **environment)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert reason in result.output


class TestDoctor:
    @pytest.fixture
    async def store(self, tmp_path: Path) -> str:
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'kontakt.sqlite3'}")
        await prepare(database, write_pack(tmp_path / "small"))
        await database.close()
        return str(database.url)

    async def test_without_a_token_viber_is_off(self, api: ViberApi, store: str) -> None:
        result = await run(api, "doctor", DATABASE_URL=store, VIBER_TOKEN="")
        assert "– Viber: off, VIBER_TOKEN is not set" in result.output

    async def test_all_is_well(self, api: ViberApi, store: str, address: str) -> None:
        await run(api, "viber", "set-webhook", PUBLIC_URL=address)
        result = await run(api, "doctor", DATABASE_URL=store)
        assert f"✓ Viber: reachable, the account is Kontakt, its webhook {address}{PATH}" in result.output

    async def test_a_missing_webhook_is_named(self, api: ViberApi, store: str) -> None:
        result = await run(api, "doctor", DATABASE_URL=store)
        assert (result.exit_code, "✗ Viber: reachable, but no webhook is set" in result.output) == (1, True)

    async def test_a_refused_token_is_named_and_not_repeated(self, api: ViberApi, store: str) -> None:
        result = await run(api, "doctor", DATABASE_URL=store, VIBER_TOKEN="wrong-one")
        assert "✗ Viber: Viber refuses the bot's token; check VIBER_TOKEN" in result.output
        assert "wrong-one" not in result.output
