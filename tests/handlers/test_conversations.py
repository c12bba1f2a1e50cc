"""Whatever residents do in whatever order: nothing raises, nothing is silent unless on purpose, no button is dead."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.records import MAX_ACTION_BYTES, Attachment, Kind, Location, Medium
from handlers.replies import from_json, to_json
from handlers.turn import Outcome, ResidentState
from locales import LANGUAGES
from routing.records import NOT_TOPICS, Decision, Routing
from tests.handlers.world import GUIDE, Talk, actions_of, added, replies_of, routing, said

MINUTE = 60.0
STALE = "This button no longer works"

codes = st.sampled_from([*GUIDE.municipalities, "atlantis"])
places = st.none() | codes
topics = st.lists(st.sampled_from([*GUIDE.topics, "moon-tax"]), max_size=3, unique=True)
words = st.sampled_from(["no water", "Gjilan", "hi", "ku me shku per leje", "нема воде", " ", "/", "fire", "x" * 5000])


@st.composite
def routings(draw: st.DrawFn) -> Routing:
    place = draw(places)
    return routing(
        draw(st.sampled_from(Decision)),
        *draw(topics),
        place=place,
        candidates=tuple(draw(st.lists(codes, max_size=3, unique=True))),
        evidence=("Gjilan",) if place else (),
        language=draw(st.sampled_from([*LANGUAGES, "de"])),
        confidence=draw(st.floats(0, 1)),
        label=draw(st.none() | st.sampled_from(NOT_TOPICS)),
    )


attachments = st.builds(
    Attachment, medium=st.sampled_from(Medium), file_id=st.text(min_size=1, max_size=9), name=st.none() | st.text()
)
locations = st.builds(Location, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
ids = st.none() | st.sampled_from(["1", "2", "3"])
commands = st.sampled_from(
    ["/start x", "/help", "/topics", "/municipality", "/language", "/status", "/mydata", "/forget", "/stop", "/what"]
)
Step = Callable[[Talk], Outcome]
UNDECIDED = "undecided"


def does(kind: Kind, **strategies: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    return st.fixed_dictionaries({"routing": st.none() | routings(), **strategies}).map(
        lambda fields: lambda someone: someone.does(kind, **fields)
    )


steps = st.one_of(
    does(Kind.TEXT, text=words, message_id=ids),
    does(Kind.TEXT, text=commands),
    does(Kind.EDIT, text=words, edited_id=ids),
    does(Kind.EDIT, attachment=attachments, text=words, edited_id=ids),
    does(Kind.EDIT, location=locations, edited_id=ids),
    does(Kind.ATTACHMENT, attachment=attachments, text=words, group_id=ids, message_id=ids),
    does(Kind.ATTACHMENT, attachment=attachments, group_id=ids),
    does(Kind.LOCATION, location=locations),
    does(Kind.OTHER),
    does(Kind.OPENED),
    does(Kind.LEFT),
    does(Kind.ACTION, action=st.text(max_size=20)),
    does(Kind.ACTION, action=st.just(UNDECIDED)),
    # Something happens at the office, and they write.
    st.tuples(st.sampled_from(["solved", "answered"]), routings()).map(
        lambda drawn: lambda someone: writes_after(someone, *drawn)
    ),
    # Whatever was offered last, by its number.
    st.integers(0, 30).map(lambda number: lambda someone: press_offered(someone, number)),
)
residents = st.builds(
    ResidentState,
    language=st.none() | st.sampled_from([*LANGUAGES]),
    language_chosen=st.booleans(),
    municipality=places,
    is_new=st.booleans(),
)


def writes_after(someone: Talk, happened: str, understood: Routing) -> Outcome:
    for ticket in someone.tickets[:1]:
        if happened == "solved":
            someone.solves(ticket.reference)
        elif not ticket.finished:
            someone.changes(ticket.reference, status="waiting", officer_wrote_at=someone.now)
    return someone.writes("nobody came", understood)


def press_offered(someone: Talk, number: int) -> Outcome:
    offered = actions_of(someone.outcome) or ["menu"]
    return someone.presses(offered[number % len(offered)])


def silent_on_purpose(someone: Talk, before: Talk) -> bool:
    """The cases written down in `handlers.answer`."""
    incoming = someone.last
    assert incoming is not None
    return (
        incoming.kind is Kind.LEFT
        or before.conversation.warned
        or (incoming.kind is Kind.EDIT and incoming.location is not None)
        or (incoming.group_id is not None and incoming.group_id == before.conversation.group_id)
        or (bool(added(someone.outcome)) and before.conversation.acknowledged == added(someone.outcome)[0].reference)
        or incoming.action == UNDECIDED
    )


@settings(max_examples=150, deadline=None)
@given(residents, st.lists(steps, max_size=25), st.lists(st.sampled_from([0.0, 3.0, 45 * MINUTE]), min_size=25))
def test_any_talk_is_answered(resident: ResidentState, talk: list[Step], pauses: list[float]) -> None:
    someone = Talk(resident=resident)
    for step, pause in zip(talk, pauses, strict=False):
        before = someone.copy()
        outcome = step(someone)
        assert replies_of(outcome) or silent_on_purpose(someone, before)
        assert all(reply.text.strip() and reply.language in LANGUAGES for reply in replies_of(outcome))
        assert all(from_json(json.loads(json.dumps(to_json(reply)))) == reply for reply in replies_of(outcome))
        someone.waits(seconds=pause)


@settings(max_examples=150, deadline=None)
@given(residents, st.lists(steps, max_size=12))
def test_every_button_offered_is_understood_when_pressed(resident: ResidentState, talk: list[Step]) -> None:
    someone = Talk(resident=resident)
    for step in talk:
        step(someone)
        someone.waits(minutes=1)
    for action in actions_of(someone.outcome):
        presser = someone.copy(language="en", language_chosen=True)
        assert len(action.encode()) <= MAX_ACTION_BYTES
        assert action.isascii()
        assert STALE not in said(presser.presses(action))
