"""The console for programs: one JSON object a line in, one a line out, by the same way as the real channels."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.chat import LineError, Said, chat_json, read_line, talking
from bot.settings import SettingsError
from handlers.records import Kind, Location
from routing.records import Decision
from tests.bot.routers import HandRouter, Shelf
from tests.directory.small_pack import write_pack
from tests.handlers.world import EMERGENCY, UNCLEAR, routing

WATER = routing(Decision.ANSWER, "water", place="here")
WATER_SOMEWHERE = routing(Decision.ANSWER, "water")
WATER_OR_ROADS = routing(Decision.ASK_TOPIC, "water", "roads")

GOOD = [
    ('{"resident": "r1", "text": "uji"}', Said(resident="r1", kind=Kind.TEXT, text="uji")),
    ('{"resident": "r1", "text": ""}', Said(resident="r1", kind=Kind.TEXT)),
    ('{"resident": "r1", "text": "x", "more": 1}', Said(resident="r1", kind=Kind.TEXT, text="x")),
    ('{"resident": "r1", "action": "menu:2"}', Said(resident="r1", kind=Kind.ACTION, action="menu:2")),
    (
        '{"resident": "r1", "location": [42, 21.5]}',
        Said(resident="r1", kind=Kind.LOCATION, location=Location(latitude=42.0, longitude=21.5)),
    ),
]
BAD = [
    ("uji", "not JSON"),
    ('{"resident": "r1", "text": "uji"', "not JSON"),
    ("[]", '"resident"'),
    ('"r1"', '"resident"'),
    ("null", '"resident"'),
    ('{"text": "uji"}', '"resident"'),
    ('{"resident": "", "text": "uji"}', '"resident"'),
    ('{"resident": 1, "text": "uji"}', '"resident"'),
    ('{"resident": "r1"}', '"text", "action" or "location"'),
    ('{"resident": "r1", "text": 1}', '"text", "action" or "location"'),
    ('{"resident": "r1", "text": null}', '"text", "action" or "location"'),
    ('{"resident": "r1", "action": ["menu"]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": "42,21"}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [42]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [42, 21, 0]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": ["42", "21"]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [true, false]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [NaN, 21]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [91, 21]}', '"text", "action" or "location"'),
    ('{"resident": "r1", "location": [42, -181]}', '"text", "action" or "location"'),
    ('{"resident": "\\ud800", "text": "uji"}', '"resident"'),
    ('{"resident": "' + "r" * 129 + '", "text": "uji"}', '"resident"'),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("line", "said"), GOOD)
def test_a_good_line_is_read(line: str, said: Said) -> None:
    assert read_line(line) == said


@pytest.mark.parametrize(("line", "reason"), BAD, ids=[line[:60] for line, _ in BAD])
def test_a_malformed_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(LineError, match=reason.replace("[", r"\[")):
        read_line(line)


@pytest.fixture(autouse=True)
def small_world(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare_environment: pytest.MonkeyPatch
) -> None:
    """The small pack in a temporary store, and a router made by hand."""
    pack = write_pack(tmp_path / "small")
    monkeypatch.setattr("bot.chat.starter_pack", lambda _pack, demo: pack)
    shelf.active = HandRouter(
        routings={"no water": WATER, "water": WATER_SOMEWHERE, "wet street": WATER_OR_ROADS, "fire": EMERGENCY}
    )


async def chat(*lines: dict[str, Any] | str, database: str | None = None) -> list[dict[str, Any]]:
    source = io.StringIO("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    target = io.StringIO()
    await chat_json(database, source, target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def says(text: str, resident: str = "r1") -> dict[str, str]:
    return {"resident": resident, "text": text}


def presses(action: str, resident: str = "r1") -> dict[str, str]:
    return {"resident": resident, "action": action}


async def test_an_answer_has_the_parts_of_the_contract() -> None:
    (answer,) = await chat(says("no water"))
    assert set(answer) == {"resident", "replies", "routing", "ticket"}
    assert all({"text", "language", "buttons", "contact"} <= set(reply) for reply in answer["replies"])
    assert (answer["resident"], answer["ticket"]) == ("r1", None)


async def test_routing_is_told_with_codes_and_probabilities() -> None:
    (answer,) = await chat(says("no water"))
    assert answer["routing"] == {
        "language": "en",
        "decision": "answer",
        "topic": "water",
        "topics": [["water", 0.9]],
        "municipality": "here",
    }


async def test_a_card_carries_the_contact_as_data() -> None:
    (answer,) = await chat(says("no water"))
    contact = next(reply["contact"] for reply in answer["replies"] if reply["contact"])
    assert (contact["municipality"], contact["topic"], contact["office"]) == ("here", "water", "Uji")
    assert (contact["email"], contact["state"]) == ("info@kru-prishtina.com", "unconfirmed")
    assert {"phone", "website"} <= set(contact)


async def test_an_action_of_a_button_can_be_sent_back() -> None:
    asked, answered = await chat(says("wet street"), presses("topic:water"))
    actions = [button["action"] for reply in asked["replies"] for row in reply["buttons"] for button in row]
    assert "topic:water" in actions
    assert (answered["routing"], bool(answered["replies"])) == (None, True)


async def test_a_location_is_answered() -> None:
    _, answered = await chat(says("water"), {"resident": "r1", "location": [42.5, 21.0]})
    assert answered["replies"]


async def test_what_is_no_topic_is_named_as_such() -> None:
    unclear, emergency = await chat(says("hm"), says("fire"))
    assert (unclear["routing"]["topic"], unclear["routing"]["decision"]) == (UNCLEAR.label, "unresolved")
    assert (emergency["routing"]["topic"], emergency["routing"]["decision"]) == ("emergency", "emergency")


async def test_a_ticket_is_told_by_its_reference() -> None:
    *_, last = await chat(says("no water"), presses("office:water:here"))
    assert last["ticket"] is not None
    assert any(last["ticket"] in reply["text"] for reply in last["replies"])


async def test_residents_do_not_hear_each_other() -> None:
    first, second = await chat(says("no water", "r1"), says("fire", "r2"))
    assert (first["resident"], second["resident"]) == ("r1", "r2")
    assert not {reply["text"] for reply in first["replies"]} & {reply["text"] for reply in second["replies"]}


async def test_a_malformed_line_is_answered_with_an_error_and_the_next_one_as_ever() -> None:
    error, answer = await chat("{", says("no water"))
    assert set(error) == {"error"}
    assert answer["replies"]


async def test_half_a_character_does_not_stop_the_talk() -> None:
    (answer,) = await chat('{"resident": "r1", "text": "no water \\ud83d"}')
    assert answer["replies"]


async def test_empty_lines_are_passed_over() -> None:
    assert len(await chat("", "  ", says("no water"))) == 1


async def test_a_named_store_remembers_between_two_runs(tmp_path: Path) -> None:
    store = f"sqlite+aiosqlite:///{tmp_path / 'kept.sqlite3'}"
    (opened,) = (await chat(says("no water"), presses("office:water:here"), database=store))[1:]
    (status,) = await chat(says("/status"), database=store)
    assert any(opened["ticket"] in reply["text"] for reply in status["replies"])


async def test_a_temporary_store_forgets() -> None:
    async with talking(None) as talk:
        first, _ = await talk.say(Said(resident="r1", kind=Kind.TEXT, text="no water"))
    async with talking(None) as talk:
        second, _ = await talk.say(Said(resident="r1", kind=Kind.TEXT, text="no water"))
    assert (first.message_id, second.message_id) == (1, 1)


async def test_a_wrong_store_is_refused() -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL"):
        await chat(says("no water"), database="nonsense")
