"""Every stored payload of every platform is understood or passed by; none is an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.channels.contract import Report
from bot.channels.telegram import decode as telegram
from bot.channels.viber import decode as viber
from handlers.records import Incoming

CHANNELS = Path(__file__).parents[1]
PAYLOADS = sorted(CHANNELS.glob("*/payloads/*.json"))


DECODERS: Mapping[str, Callable[[Mapping[str, Any]], Incoming | Report | None]] = {
    "telegram": telegram.decode,
    "viber": viber.decode,
}
"""Folder → what its channel makes of a payload."""


def test_every_folder_of_payloads_has_its_decoder() -> None:
    assert {file.parents[1].name for file in PAYLOADS} == set(DECODERS)


@pytest.mark.parametrize("file", PAYLOADS, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def test_a_payload_is_understood_or_passed_by(file: Path) -> None:
    channel = file.parents[1].name
    match DECODERS[channel](json.loads(file.read_text(encoding="utf-8"))):
        case Incoming() as incoming:
            assert (incoming.channel, bool(incoming.event_id), bool(incoming.address)) == (channel, True, True)
        case Report() as report:
            assert (report.channel, bool(report.provider_id)) == (channel, True)
        case None:
            pass
