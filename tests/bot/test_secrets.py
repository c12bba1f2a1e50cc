"""Keys for signing: the same after a restart, different for each purpose."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from bot.secrets import Secrets
from storage.database import Database

CONFIGURED = SecretStr("a secret of an operator")


async def test_the_first_start_makes_a_secret_that_the_next_finds_again(database: Database) -> None:
    first = await Secrets.load(database, None)
    assert (await Secrets.load(database, None)).key_for("desk") == first.key_for("desk")


async def test_stores_do_not_share_their_secret(database: Database) -> None:
    first, configured = await Secrets.load(database, None), await Secrets.load(database, CONFIGURED)
    assert first.key_for("desk") != configured.key_for("desk")


async def test_a_configured_secret_gives_the_same_keys_on_every_store(plain_store: Database) -> None:
    assert await Secrets.load(plain_store, CONFIGURED) == Secrets(CONFIGURED.get_secret_value().encode())


def test_every_purpose_has_a_key_of_its_own() -> None:
    secrets = Secrets(b"root")
    keys = {secrets.key_for(purpose) for purpose in ("desk", "web chat", "telegram webhook")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}


def test_nothing_is_signed_before_the_secret_is_loaded() -> None:
    with pytest.raises(RuntimeError, match="not been loaded"):
        Secrets().key_for("desk")
