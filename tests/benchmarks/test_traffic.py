"""What the load generator sends is what Telegram would send, and the same in every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from benchmarks.throughput.traffic import TRAFFIC, buttons, development_texts, texts
from bot.channels.telegram.decode import decode
from handlers.actions import Verb, parse
from handlers.records import Incoming, Kind

RESIDENTS = 8
STEPS = 14  # of a talk

Traffic = Callable[[int], Iterator[bytes]]


def sent(traffic: Traffic, count: int) -> list[Incoming]:
    found = [decode(json.loads(body)) for body in islice(traffic(RESIDENTS), count)]
    assert None not in found
    return [each for each in found if each is not None]


@pytest.mark.parametrize("name", TRAFFIC)
def test_every_update_is_one_that_the_channel_reads(name: str) -> None:
    messages = sent(TRAFFIC[name], 300)
    assert len({message.event_id for message in messages}) == 300
    assert all(message.text or message.action for message in messages)


@pytest.mark.parametrize("name", TRAFFIC)
def test_every_run_is_the_same(name: str) -> None:
    first, second = (list(islice(TRAFFIC[name](RESIDENTS), 100)) for _ in range(2))
    assert first == second


def test_a_resident_writes_again_only_after_all_the_others() -> None:
    addresses = [message.address for message in sent(buttons, 2 * RESIDENTS)]
    assert len(set(addresses[:RESIDENTS])) == RESIDENTS
    assert all(len(set(addresses[at : at + RESIDENTS])) == RESIDENTS for at in range(RESIDENTS))


def test_a_talk_that_ends_gives_way_to_somebody_new() -> None:
    messages = sent(buttons, 3 * STEPS * RESIDENTS)
    talks: dict[str, list[Incoming]] = {}
    for message in messages:
        talks.setdefault(message.address, []).append(message)
    assert max(map(len, talks.values())) == STEPS
    begun_here = list(talks.values())[RESIDENTS:]
    assert {talk[0].text for talk in begun_here} == {"/start"}


def test_buttons_are_ones_that_the_bot_has() -> None:
    pressed = [message.action for message in sent(buttons, 500) if message.kind == Kind.ACTION]
    assert {parse(action).verb for action in pressed} <= set(Verb)


def test_free_text_is_the_development_set_each_message_once() -> None:
    every = development_texts()
    assert sent(texts, 40)[0].text in every
    assert len(every) > 1000
