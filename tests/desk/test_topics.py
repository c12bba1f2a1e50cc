"""The pages on which an admin keeps topics: words, examples, retiring, history."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desk import topic_examples
from desk.topic_examples import pack_sentences
from directory.code_store import TOPICS as FAMILY
from directory.code_store import Held, load_held, write_from_pack
from directory.contact_store import Cause, write_contacts
from directory.records import Topic
from storage.account_tables import Role
from storage.database import Database
from storage.directory_tables import ChangeAction
from storage.tables import Proposal, ProposedExample
from tests.desk.world import Browser, World
from tests.handlers.world import TOPICS, office

LIST, NEW, WATER = "/desk/topics", "/desk/topics/new", "/desk/topics/water-sewage"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.fixture(autouse=True)
async def directory(desk: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Topics and one contact point in the store, and no sentences of a pack."""
    contact = office("legal/water", "Water Desk", topics=("water-sewage",))
    async with desk.database.transaction() as store:
        await write_from_pack(store, FAMILY, TOPICS, now=desk.clock())
        await write_contacts(store, [(None, contact)], Cause(action=ChangeAction.PACK, now=desk.clock()))
    monkeypatch.setattr(topic_examples, "pack_sentences", lambda pack, label: {"en": ["There is no water"]})


@pytest.fixture
async def editor(desk: World) -> AsyncIterator[Browser]:
    """A browser that the directory's editor of all municipalities is signed in with: she may not teach."""
    await desk.account("edita", role=Role.EDITOR)
    async with desk.browser() as opened:
        await opened.sign_in("edita")
        yield opened


async def held(desk: World, code: str = "water-sewage") -> Held[Topic]:
    async with desk.database.reading() as store:
        return (await load_held(store, FAMILY))[code]


async def kept(desk: World) -> list[tuple[str, str, str, str]]:
    """State, language, label and text of all examples."""
    async with desk.database.reading() as store:
        rows = await store.scalars(select(ProposedExample).order_by(ProposedExample.id))
        return [(row.status, row.language, row.label, row.text) for row in rows]


async def submit(browser: Browser, path: str = WATER, **fields: str) -> Any:
    return await browser.submit(path, **{"note": "asked for by the office", **fields})


async def test_the_list_shows_topics_with_their_contact_points_and_examples(admin: Browser) -> None:
    page = await admin.get(LIST)
    assert (page.status, "1 contact point" in page.text, "1 example" in page.text) == (200, True, True)


async def test_a_topic_is_made(desk: World, admin: Browser) -> None:
    made = await submit(admin, NEW, code="parks", group="surroundings", label_en="Parks")
    assert (made.status, made.to) == (303, "/desk/topics/parks?done=make")
    assert (await held(desk, "parks")).entry.labels == {"en": "Parks"}
    assert ("topic-make", "topic parks") in [each[1:] for each in await desk.audited()]


async def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(desk: World, admin: Browser) -> None:
    page = await submit(admin, NEW, code="Parks!", group="surroundings", label_en="My parks", note="")
    assert page.status == 422
    assert 'id="code-fault"' in page.text
    assert 'value="My parks"' in page.text


@pytest.mark.parametrize("code", ["smalltalk", "new", "roads"])
async def test_a_code_with_a_meaning_of_its_own_is_refused(admin: Browser, code: str) -> None:
    assert (await submit(admin, NEW, code=code, group="surroundings", label_en="Parks")).status == 422


async def test_words_are_changed_and_the_history_says_who_and_why(desk: World, admin: Browser) -> None:
    assert (await submit(admin, do="save", label_en="Water, drains", group="surroundings")).status == 303
    page = await admin.get(WATER)
    assert (await held(desk)).entry.labels["en"] == "Water, drains"
    assert all(words in page.text for words in ("asked for by the office", "mira", "Water, drains", "The pack says"))


async def test_two_admins_at_once_overwrite_nothing_unseen(desk: World, admin: Browser) -> None:
    page = await admin.get(WATER)
    await submit(admin, do="save", label_en="First", group="surroundings")
    stale = {"token": page.hidden("token"), "seen": "1", "note": "mine", "group": "surroundings"}
    refused = await admin.post(WATER, {**stale, "do": "save", "label_en": "Second"})
    assert (refused.status, 'value="Second"' in refused.text, "First" in refused.text) == (409, True, True)
    assert (await held(desk)).entry.labels["en"] == "First"
    again = await admin.post(WATER, {**stale, "seen": refused.hidden("seen"), "do": "save", "label_en": "Second"})
    assert again.status == 303


async def test_a_change_is_taken_back(desk: World, admin: Browser) -> None:
    await submit(admin, do="save", label_en="Water, drains", group="surroundings")
    change = (await admin.get(WATER)).hidden("change")
    assert (await submit(admin, do="undo", change=change)).to.endswith("done=undo")
    assert (await held(desk)).entry.labels["en"] == "Water"


async def test_another_topics_change_is_not_taken_back_here(desk: World, admin: Browser) -> None:
    await submit(admin, do="save", label_en="Water, drains", group="surroundings")
    change = (await admin.get(WATER)).hidden("change")
    assert (await submit(admin, "/desk/topics/roads", do="undo", change=change)).status == 404
    assert (await held(desk)).entry.labels["en"] == "Water, drains"


async def test_a_retired_topic_shows_what_is_to_be_moved(desk: World, admin: Browser) -> None:
    await submit(admin, do="retire", replacement="roads")
    page = await admin.get(WATER)
    assert ("1 contact point is to be moved" in page.text, "Water Desk" in page.text) == (True, True)
    await submit(admin, do="move")
    assert "to be moved" not in (await admin.get(WATER)).text


async def test_a_retired_topic_is_offered_again(desk: World, admin: Browser) -> None:
    await submit(admin, do="retire")
    await submit(admin, do="restore")
    assert not (await held(desk)).entry.retired


async def test_sentences_wait_for_a_training(desk: World, admin: Browser) -> None:
    said = {"sentences_en": "No water in the tap\nno WATER in the tap\n\nThere is no water", "sentences_sq": "Ska uje"}
    assert (await submit(admin, do="add", **said)).to.endswith("done=added")
    assert await kept(desk) == [
        (Proposal.ACCEPTED, "sq", "water-sewage", "Ska uje"),
        (Proposal.ACCEPTED, "en", "water-sewage", "No water in the tap"),
    ]
    page = await admin.get(WATER)
    assert ("Waiting: 2 changes" in page.text, "has learnt from 1 sentence" in page.text) == (True, True)


async def test_what_is_known_already_is_not_kept_twice(desk: World, admin: Browser) -> None:
    assert (await submit(admin, do="add", sentences_en="there is no water")).to.endswith("done=nothing-new")
    assert await kept(desk) == []


async def test_personal_data_in_a_sentence_is_masked(desk: World, admin: Browser) -> None:
    await submit(admin, do="add", sentences_en="No water, call me on 044 123 456")
    assert "044" not in (await kept(desk))[0][3]


async def test_whoever_may_not_teach_only_proposes(desk: World, editor: Browser) -> None:
    await submit(editor, do="add", sentences_en="No water in the tap")
    assert [row[0] for row in await kept(desk)] == [Proposal.PROPOSED]
    assert (await submit(editor, do="out", **{"out-1": "on"})).status == 400


async def test_a_sentence_is_taken_out(desk: World, admin: Browser) -> None:
    await submit(admin, do="add", sentences_en="No water in the tap")
    await submit(admin, do="out", **{"out-1": "on"})
    assert [row[0] for row in await kept(desk)] == [Proposal.REJECTED]


async def test_an_editor_of_one_municipality_changes_no_topic(desk: World) -> None:
    await desk.account("eva", role=Role.EDITOR, municipalities=["gjilan"])
    async with desk.browser() as browser:
        await browser.sign_in("eva")
        page = await browser.get(LIST)
        token = (await browser.get(WATER)).hidden("token") if 'name="token"' in (await browser.get(WATER)).text else ""
        assert "A new topic" not in page.text
        fields = {"token": token, "do": "save", "note": "x", "label_en": "Mine", "seen": "1", "group": "surroundings"}
        assert (await browser.post(WATER, fields)).status == 403


async def test_a_topic_that_is_not_there_is_not_found(admin: Browser) -> None:
    assert (await admin.get("/desk/topics/nothing")).status == 404


def test_the_packs_sentences_are_read_by_language(tmp_path: Path) -> None:
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "water.tsv").write_text("language\ttext\nsq\tSka uje\nen\tNo water\n", encoding="utf-8")
    found = pack_sentences(tmp_path, "water")
    assert (list(found["sq"]), list(found["en"])) == (["Ska uje"], ["No water"])
    assert pack_sentences(tmp_path, "roads") == {}
