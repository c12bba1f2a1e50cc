from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.handlers.world import Talk, actions_of, from_gjilan, newcomer, said

GARBAGE = [
    "",
    ":",
    "::::",
    "nonsense",
    "topic",
    "topic:",
    "topic:moon-tax",
    "group",
    "group:nowhere",
    "municipality",
    "municipality:atlantis",
    "language",
    "papers",
    "papers:moon-tax:gjilan",
    "papers:civil-status:atlantis",
    "papers:roads:gjilan",
    "add:REF-1",
    "write:REF-1",
    "TOPIC:roads",
    "x" * 64,
    "ћирилица",
]
FORGIVING = [
    "topics:99",
    "topics:x",
    "municipalities:x",
    "group:papers:x",
    "helped",
    "helped:maybe",
    "office:a:b:c:d",
    "elsewhere",
    "elsewhere:moon-tax",
    "none",
    "new",
    "calm",
    "forget",
    "forget:yes",
]


@pytest.mark.parametrize("action", GARBAGE)
def test_an_action_that_is_stale_or_made_up_is_answered_with_the_menu(action: str) -> None:
    outcome = from_gjilan().presses(action)
    assert "This button no longer works" in said(outcome)
    assert "topics:new" in actions_of(outcome)


@pytest.mark.parametrize("action", FORGIVING)
@pytest.mark.parametrize("somebody", [newcomer, from_gjilan])
def test_an_action_out_of_place_still_leads_on(action: str, somebody: Callable[[], Talk]) -> None:
    assert actions_of(somebody().presses(action))
