from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.turn import Conversation, Expecting, Outcome, ResidentState

conversations = st.builds(
    Conversation,
    question=st.text(max_size=20),
    question_message=st.none() | st.text(max_size=5),
    files=st.lists(st.fixed_dictionaries({"medium": st.just("photo"), "file_id": st.text(max_size=5)})).map(tuple),
    topic=st.none() | st.just("roads"),
    candidates=st.sampled_from([(), ("a", "b")]),
    expecting=st.none() | st.sampled_from(list(Expecting)),
    asked=st.integers(0, 2),
    in_tickets=st.dictionaries(st.text(max_size=3), st.just("REF-1"), max_size=3),
    guessed=st.booleans(),
    tokens=st.none() | st.floats(0, 15),
    warned=st.booleans(),
)


@given(conversations)
def test_a_conversation_survives_being_stored(conversation: Conversation) -> None:
    assert Conversation.from_json(json.loads(json.dumps(conversation.as_json()))) == conversation


def test_an_empty_conversation_takes_no_room() -> None:
    assert Conversation().as_json() == {}


@pytest.mark.parametrize("stored", [{"mood": "good"}, {"question": "a", "mood": 3}])
def test_names_of_other_versions_are_left_out(stored: dict[str, object]) -> None:
    assert Conversation.from_json(stored) == Conversation(question=str(stored.get("question", "")))


def test_an_outcome_can_remember_more() -> None:
    outcome = Outcome(resident=ResidentState()).remember(topic="roads", asked=1)
    assert (outcome.resident.conversation.topic, outcome.resident.conversation.asked) == ("roads", 1)
