from __future__ import annotations

import pytest

from handlers.commands import COMMANDS, command_in
from handlers.profile import COMMANDS as LISTED
from handlers.turn import Expecting
from tests.handlers.world import WASTE, Talk, actions_of, from_gjilan, newcomer, said


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", "start"),
        ("/start abc def", "start"),
        ("/Start@Kontakt_Bot", "start"),
        ("  /help\n", "help"),
        ("/my_data", "my_data"),
        ("/nonsense", "nonsense"),
        ("/", None),
        ("/3 days without water", None),
        ("/start=x", None),
        ("start", None),
        ("what is /start", None),
        ("", None),
    ],
)
def test_a_command_is_a_word_behind_a_stroke(text: str, command: str | None) -> None:
    assert command_in(text) == command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_answered(command: str) -> None:
    assert said(from_gjilan().writes(f"/{command}"))


def test_the_list_of_commands_names_them_all() -> None:
    assert set(LISTED) == set(COMMANDS)


@pytest.mark.parametrize("text", ["/nonsense", "/pomoc", "/startt"])
def test_an_unknown_command_gets_help(text: str) -> None:
    outcome = from_gjilan().writes(text)
    assert "I do not know this command" in said(outcome)
    assert "/topics" in said(outcome)


def test_help_names_every_other_command() -> None:
    told = said(from_gjilan().writes("/help"))
    assert all(f"/{command} " in told for command in COMMANDS if command not in ("start", "help"))


def test_a_command_ends_what_was_awaited() -> None:
    someone = Talk()
    someone.writes("rubbish", WASTE)
    assert someone.conversation.expecting == Expecting.MUNICIPALITY
    someone.writes("/help")
    assert someone.conversation.expecting is None


def test_the_language_command_offers_all_seven() -> None:
    outcome = newcomer().writes("/language")
    assert len([action for action in actions_of(outcome) if action.startswith("language:")]) == 7
