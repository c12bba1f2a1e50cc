"""Viber's signature is checked over the raw bytes."""

from __future__ import annotations

import pytest
from viberbot import Api, BotConfiguration

from bot.channels.viber.signature import is_signed, signature_of
from tests.viber_api import TOKEN

BODY = '{"event":"message","text":"ç ђ 💧"}'.encode()


def test_it_is_the_one_that_vibers_own_library_makes() -> None:
    judge = Api(BotConfiguration(name="Kontakt", avatar="", auth_token=TOKEN))
    assert judge.verify_signature(BODY, signature_of(BODY, TOKEN))


def test_the_right_signature_passes_in_either_case() -> None:
    right = signature_of(BODY, TOKEN)
    assert (is_signed(BODY, right, TOKEN), is_signed(BODY, right.upper(), TOKEN)) == (True, True)


@pytest.mark.parametrize("signature", [None, "", "0" * 64, "not hex", "ë\udcff", signature_of(BODY, "another")])
def test_any_other_does_not(signature: str | None) -> None:
    assert not is_signed(BODY, signature, TOKEN)


def test_a_single_other_byte_is_noticed() -> None:
    assert not is_signed(BODY + b" ", signature_of(BODY, TOKEN), TOKEN)
