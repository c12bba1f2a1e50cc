"""The page on which a head of office says what the bot may learn, and puts new models into use."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from desk.learning import LEARNING
from directory.records import Topic
from storage import trainings
from storage.account_tables import Role
from storage.database import Database
from storage.learning_tables import Training
from storage.tables import Proposal, ProposedExample
from tests.desk.world import Browser, World
from tests.handlers.world import TOPICS


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture(autouse=True)
def topics(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store of these tests holds no directory."""

    async def load(_session: object) -> tuple[Topic, ...]:
        return TOPICS

    monkeypatch.setattr("desk.teaching.load_topics", load)


@pytest.fixture
async def head(desk: World) -> AsyncIterator[Browser]:
    """A browser that the head of office of Gjilan is signed in with."""
    await desk.account("hana", role=Role.HEAD, municipalities=["gjilan"])
    async with desk.browser() as opened:
        await opened.sign_in("hana")
        yield opened


async def propose(desk: World, text: str, **fields: Any) -> None:
    fields = {"language": "sq", "label": "roads", "municipality": "gjilan", "source": "officer"} | fields
    async with desk.database.transaction() as store:
        store.add(ProposedExample(text=text, created_at=desk.clock(), **fields))


async def kept(desk: World) -> list[tuple[str, str, str]]:
    """State, label and text of all examples."""
    async with desk.database.reading() as store:
        rows = await store.scalars(select(ProposedExample).order_by(ProposedExample.id))
        return [(row.status, row.label, row.text) for row in rows]


async def measured(desk: World, **after: float) -> None:
    """A training whose figures wait for a decision."""
    before = {"topic_top1": 0.8, "helped": 0.9}
    async with desk.database.transaction() as store:
        training = Training(status="measured", version="v", figures=before | after, figures_before=before, examples=[1])
        training.created_at = desk.clock()
        store.add(training)


async def test_examples_stand_there_with_what_they_are_about(desk: World, head: Browser) -> None:
    await propose(desk, "rruga u prish", source="resident")
    text = (await head.get(LEARNING)).text
    assert all(fact in text for fact in ("rruga u prish", "Roads", "Shqip", "by a resident"))


async def test_those_of_other_places_do_not(desk: World, head: Browser) -> None:
    await propose(desk, "secret", municipality="prizren")
    await propose(desk, "secret", municipality=None)
    assert "secret" not in (await head.get(LEARNING)).text


async def test_what_is_ticked_is_accepted_as_proposed(desk: World, head: Browser) -> None:
    for text in ("one", "two"):
        await propose(desk, text)
    page = await head.submit(LEARNING, do="accept", **{"row-1": "on"})
    assert await kept(desk) == [("accepted", "roads", "one"), ("proposed", "roads", "two")]
    assert "Accepted." in (await head.get(page.to)).text
    assert ("examples-accept", "examples judged") in [entry[1:] for entry in await desk.audited()]


async def test_it_is_accepted_under_another_topic_and_language(desk: World, head: Browser) -> None:
    await propose(desk, "voda", language="")
    await head.submit(LEARNING, do="accept", label="water-sewage", language="bs", **{"row-1": "on"})
    assert await kept(desk) == [("accepted", "water-sewage", "voda")]


async def test_what_is_ticked_is_rejected_and_can_be_accepted_after_all(desk: World, head: Browser) -> None:
    await propose(desk, "one")
    await head.submit(LEARNING, do="reject", **{"row-1": "on"})
    page = await head.submit(f"{LEARNING}?status=rejected", do="accept", **{"row-1": "on"})
    assert page.to == f"{LEARNING}?status=rejected&done=accept"
    assert await kept(desk) == [("accepted", "roads", "one")]


async def test_what_was_accepted_can_be_taken_back(desk: World, head: Browser) -> None:
    await propose(desk, "one", status=Proposal.ACCEPTED)
    await head.submit(f"{LEARNING}?status=accepted", do="reject", **{"row-1": "on"})
    assert await kept(desk) == [("rejected", "roads", "one")]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"do": "accept"}, "Nothing is ticked."),
        ({"do": "accept", "row-1": "on", "label": "fishing"}, "There is no such topic."),
        ({"do": "accept", "row-2": "on"}, "The language of one of these is not known."),
        ({"do": "accept", "row-1": "on", "row-77": "on"}, "Some of these are not there any more"),
        ({"do": "use", "training": "7"}, "This model cannot be put into use"),
        ({"do": "drop", "training": "x"}, "This model cannot be put into use"),
        ({"do": "train"}, "has learnt from just these examples already"),
        ({"do": "nonsense"}, "This cannot be done as asked."),
    ],
)
async def test_what_cannot_be_done_changes_nothing_and_says_why(
    fields: dict[str, str], fault: str, desk: World, head: Browser
) -> None:
    await propose(desk, "one")
    await propose(desk, "two", language="")
    page = await head.submit(LEARNING, **fields)
    assert (page.status, fault in page.text) == (409, True)
    assert {status for status, _label, _text in await kept(desk)} == {"proposed"}


async def test_a_training_is_wanted_once(desk: World, head: Browser) -> None:
    await propose(desk, "one", status=Proposal.ACCEPTED)
    page = await head.submit(LEARNING, do="train")
    text = (await head.get(page.to)).text
    assert "A training is under way." in text
    assert 'value="train"' not in text
    async with desk.database.reading() as store:
        assert [training.examples for training in await trainings.latest(store)] == [[1]]


async def test_figures_stand_side_by_side_and_a_better_model_is_put_into_use(desk: World, head: Browser) -> None:
    await measured(desk, topic_top1=0.85)
    text = (await head.get(LEARNING)).text
    assert re.search(r"The right topic is found</th><td>80.0%</td><td><strong>85.0%</strong></td>", text)
    await head.submit(LEARNING, do="use", training="1")
    async with desk.database.reading() as store:
        used = await trainings.in_use(store)
    assert used is not None
    assert used.decided_by == 1


async def test_a_worse_model_is_not_offered_and_not_taken(desk: World, head: Browser) -> None:
    await measured(desk, helped=0.7)
    text = (await head.get(LEARNING)).text
    assert ("1 figure fell" in text, 'value="use"' in text) == (True, False)
    assert (await head.submit(LEARNING, do="use", training="1")).status == 409


async def test_a_model_is_dropped(desk: World, head: Browser) -> None:
    await measured(desk)
    await head.submit(LEARNING, do="drop", training="1")
    assert "not used" in (await head.get(LEARNING)).text


async def test_a_failed_training_says_why(desk: World, head: Browser) -> None:
    async with desk.database.transaction() as store:
        store.add(Training(status="failed", fault="roads.tsv:1: the header", created_at=desk.clock()))
    assert "roads.tsv:1: the header" in (await head.get(LEARNING)).text


async def test_an_officer_does_not_judge(officer: Browser) -> None:
    assert (await officer.get(LEARNING)).status == 403
