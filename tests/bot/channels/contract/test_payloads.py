"""Every stored payload of every platform is understood or passed by; none is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.channels.telegram.decode import decode
from handlers.records import Incoming
from tests.bot.channels.telegram.stored import payload

CHANNELS = Path(__file__).parents[1]
PAYLOADS = sorted(CHANNELS.glob("*/payloads/*.json"))


def telegram(name: str) -> Incoming | None:
    return decode(payload(name))


DECODERS: Mapping[str, Callable[[str], Incoming | None]] = {"telegram": telegram}
"""Folder → what its channel makes of a payload, by the file's name without its ending."""


def test_every_folder_of_payloads_has_its_decoder() -> None:
    assert {file.parents[1].name for file in PAYLOADS} == set(DECODERS)


@pytest.mark.parametrize("file", PAYLOADS, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def test_a_payload_is_understood_or_passed_by(file: Path) -> None:
    incoming = DECODERS[file.parents[1].name](file.stem)
    assert incoming is None or (incoming.channel == file.parents[1].name and incoming.event_id and incoming.address)


