"""Topics and municipalities changed by hand: refused, recorded, taken back, and not lost to the next pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from directory.code_editing import NoSuchCode, OutdatedCode
from directory.code_store import MUNICIPALITIES, TOPICS, Held, load_held
from directory.editing import Refused
from directory.guide import Guide
from directory.municipality_editing import aliases_in, change_municipality, undo_municipality_change
from directory.pack import Pack, read_pack
from directory.records import Municipality, Topic
from directory.store import load_guide, save_pack
from directory.topic_editing import (
    change_topic,
    create_topic,
    move_contacts,
    restore_topic,
    retire_topic,
    undo_topic_change,
)
from storage import codes
from storage.code_tables import CodeAction, CodeChange, CodeKind
from storage.database import Database
from tests.conftest import NOW
from tests.directory.filled import contact

WHO: dict[str, Any] = {"account_id": None, "note": "said in the office", "now": NOW}
GROUPS = ("services",)


@pytest.fixture
def small(filled: Database, tmp_path: Path) -> Pack:
    return read_pack(tmp_path / "small")


async def changed(database: Database, code: str = "water", /, *, version: int = 1, **fields: Any) -> Topic:
    async with database.transaction() as session:
        return await change_topic(session, code, fields, version=version, groups=GROUPS, **WHO)


async def created(database: Database, code: str = "parks", /, **fields: str) -> Topic:
    said = {"group": "services", "label_en": "Parks"} | fields
    async with database.transaction() as session:
        return await create_topic(session, code, said, groups=GROUPS, reserved=("smalltalk",), **WHO)


async def retired(
    database: Database, code: str = "water", /, *, replacement: str | None = None, version: int = 1
) -> Topic:
    async with database.transaction() as session:
        return await retire_topic(session, code, replacement=replacement, version=version, **WHO)


async def place_changed(database: Database, *, version: int = 1, **fields: Any) -> Municipality:
    async with database.transaction() as session:
        return await change_municipality(session, "here", fields, version=version, **WHO)


async def history(database: Database, code: str = "water", kind: CodeKind = CodeKind.TOPIC) -> list[CodeChange]:
    async with database.reading() as session:
        return [change for change, _ in await codes.history(session, kind, code)]


async def held(database: Database, code: str = "water") -> Held[Topic]:
    async with database.reading() as session:
        return (await load_held(session, TOPICS))[code]


async def guide(database: Database) -> Guide:
    async with database.reading() as session:
        return await load_guide(session, NOW.date())


async def loaded(database: Database, pack: Pack) -> bool:
    async with database.transaction() as session:
        return await save_pack(session, pack, now=NOW)


def renamed(pack: Pack, label: str) -> Pack:
    """The pack as its next edition might be."""
    topics = [replace(each, labels={**each.labels, "en": f"{label} {each.code}"}) for each in pack.topics]
    return replace(pack, topics=tuple(topics))


async def test_a_changed_label_counts_the_version_on_and_is_recorded(filled: Database) -> None:
    after = await changed(filled, label_en=" Water and drains ")
    assert (after.version, after.labels["en"]) == (2, "Water and drains")
    (change,) = await history(filled)
    assert (change.action, change.before["labels"]["en"] if change.before else "") == (CodeAction.CHANGED, "water en")


async def test_a_change_that_changes_nothing_leaves_no_trace(filled: Database) -> None:
    assert (await changed(filled, label_en="water en")).version == 1
    assert await history(filled) == []


async def test_whoever_read_an_older_version_overwrites_nothing(filled: Database) -> None:
    await changed(filled, label_en="Water first")
    with pytest.raises(OutdatedCode) as outdated:
        await changed(filled, label_en="Water second")
    assert [change.version for change, _ in outdated.value.changes] == [2]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"label_en": "x" * 61}, "label_en"),
        ({"description_tr": "x" * 201}, "description_tr"),
        ({"group": "nowhere"}, "group"),
        ({"label_sr-Cyrl": "latinica"}, "label_sr-Cyrl"),
        ({f"label_{code}": "" for code in ("sq", "sr-Cyrl", "bs", "tr", "en")}, "label"),
    ],
)
async def test_what_must_not_be_is_refused(filled: Database, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        await changed(filled, **fields)
    assert field in [error.field for error in refused.value.errors]


@pytest.mark.parametrize("code", ["", "Water", "water", "smalltalk", "a" * 25])
async def test_a_code_that_is_taken_or_none_is_refused(filled: Database, code: str) -> None:
    with pytest.raises(Refused) as refused:
        await created(filled, code)
    assert "code" in [error.field for error in refused.value.errors]


async def test_a_new_topic_stands_last_in_its_group(filled: Database) -> None:
    await created(filled, "zoo")
    assert [each.code for each in (await guide(filled)).topics_by_group()["services"]] == ["water", "roads", "zoo"]


async def test_a_retired_topic_is_known_and_not_offered(filled: Database) -> None:
    await retired(filled)
    known = await guide(filled)
    assert ("water" in known.topics, "water" in known.offered(), known.standing_for("water")) == (True, False, None)


async def test_a_replacement_stands_in_for_a_retired_topic(filled: Database) -> None:
    await retired(filled, replacement="roads")
    known = await guide(filled)
    standing = known.standing_for("water")
    assert standing == known.topics["roads"]


@pytest.mark.parametrize("replacement", ["water", "nothing"])
async def test_a_topic_cannot_be_replaced_by_itself_or_nothing(filled: Database, replacement: str) -> None:
    with pytest.raises(Refused):
        await retired(filled, replacement=replacement)


async def test_a_topic_that_stands_in_for_another_stays(filled: Database) -> None:
    await retired(filled, replacement="roads")
    with pytest.raises(Refused, match="stands in for water"):
        await retired(filled, "roads")


async def test_the_last_topic_stays(filled: Database) -> None:
    await retired(filled)
    with pytest.raises(Refused, match="last topic"):
        await retired(filled, "roads")


async def test_a_retired_topic_comes_back(filled: Database) -> None:
    await retired(filled, replacement="roads")
    async with filled.transaction() as session:
        topic = await restore_topic(session, "water", version=2, **WHO)
    assert (topic.retired, topic.replacement, topic.version) == (False, None, 3)


async def test_contact_points_move_to_the_replacement(filled: Database) -> None:
    await retired(filled, replacement="roads")
    async with filled.transaction() as session:
        assert await move_contacts(session, "water", **WHO) > 0
    assert (await contact(filled, "here/works")).topics == ("roads",)


async def test_without_a_replacement_no_contact_point_moves(filled: Database) -> None:
    await retired(filled)
    with pytest.raises(Refused):
        async with filled.transaction() as session:
            await move_contacts(session, "water", **WHO)


async def test_a_change_is_taken_back(filled: Database) -> None:
    await changed(filled, label_en="Water and drains")
    (change,) = await history(filled)
    async with filled.transaction() as session:
        topic = await undo_topic_change(session, change.id, groups=GROUPS, **WHO)
    assert (topic.labels["en"], topic.version) == ("water en", 3)


async def test_what_was_changed_since_is_not_taken_back(filled: Database) -> None:
    await changed(filled, label_en="Water and drains")
    await changed(filled, version=2, label_en="Water, drains, wells")
    first = (await history(filled))[-1]
    with pytest.raises(Refused, match="changed since"):
        async with filled.transaction() as session:
            await undo_topic_change(session, first.id, groups=GROUPS, **WHO)


async def test_making_a_topic_is_not_taken_back(filled: Database) -> None:
    await created(filled)
    (change,) = await history(filled, "parks")
    with pytest.raises(Refused, match="retire it"):
        async with filled.transaction() as session:
            await undo_topic_change(session, change.id, groups=GROUPS, **WHO)


async def test_the_last_topic_that_is_offered_is_not_retired_by_undoing(filled: Database) -> None:
    await retired(filled)
    async with filled.transaction() as session:
        await restore_topic(session, "water", version=2, **WHO)
    restoring = (await history(filled))[0]
    await retired(filled, "roads")
    with pytest.raises(Refused, match="last topic"):
        async with filled.transaction() as session:
            await undo_topic_change(session, restoring.id, groups=GROUPS, **WHO)


async def test_a_topic_that_stands_in_for_another_is_not_retired_by_undoing(filled: Database) -> None:
    await created(filled)
    await retired(filled)
    async with filled.transaction() as session:
        await restore_topic(session, "water", version=2, **WHO)
    restoring = (await history(filled))[0]
    await retired(filled, "roads", replacement="water")
    with pytest.raises(Refused, match="stands in for roads"):
        async with filled.transaction() as session:
            await undo_topic_change(session, restoring.id, groups=GROUPS, **WHO)


async def test_a_municipalitys_change_is_no_topics_change(filled: Database) -> None:
    await place_changed(filled, aliases="Little Here")
    (change,) = await history(filled, "here", CodeKind.MUNICIPALITY)
    with pytest.raises(NoSuchCode):
        async with filled.transaction() as session:
            await undo_topic_change(session, change.id, groups=GROUPS, **WHO)
    async with filled.transaction() as session:
        assert (await undo_municipality_change(session, change.id, **WHO)).aliases == ()


async def test_what_a_person_changed_outlives_the_next_pack(filled: Database, small: Pack) -> None:
    await changed(filled, label_en="Water and drains")
    assert await loaded(filled, renamed(small, "new"))
    water, roads = await held(filled), await held(filled, "roads")
    assert (water.entry.labels["en"], roads.entry.labels["en"]) == ("Water and drains", "new roads")
    assert water.differs(TOPICS)["labels"]["en"] == "new water"


async def test_what_was_taken_back_follows_the_pack_again(filled: Database, small: Pack) -> None:
    await changed(filled, label_en="Water and drains")
    (change,) = await history(filled)
    async with filled.transaction() as session:
        await undo_topic_change(session, change.id, groups=GROUPS, **WHO)
    await loaded(filled, renamed(small, "new"))
    assert (await held(filled)).entry.labels["en"] == "new water"


async def test_a_topic_made_here_outlives_a_pack_that_brings_the_same(filled: Database, small: Pack) -> None:
    await created(filled)
    brought = Topic(code="parks", group="services", position=9, labels={"en": "Parks of the pack"}, descriptions={})
    await loaded(filled, replace(small, topics=(*small.topics, brought)))
    assert (await held(filled, "parks")).entry.labels == {"en": "Parks"}


async def test_the_same_pack_again_changes_nothing(filled: Database, small: Pack) -> None:
    await changed(filled, label_en="Water and drains")
    await place_changed(filled, aliases="Little Here")
    assert not await loaded(filled, small)


async def test_a_municipality_gets_names_hours_and_languages(filled: Database) -> None:
    fields: dict[str, Any] = {
        "name_en": "Here-on-Sea",
        "aliases": "Little Here;  the  Port ",
        "official_languages": "tr sq",
    }
    place = await place_changed(filled, opening_hours="Mo-Fr 08:00-16:00", **fields)
    assert (place.names["en"], place.aliases) == ("Here-on-Sea", ("Little Here", "the Port"))
    assert (place.official_languages, place.opening_hours) == (("tr", "sq"), "Mo-Fr 08:00-16:00")
    async with filled.reading() as session:
        assert (await load_held(session, MUNICIPALITIES))["here"].entry == place


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"aliases": "ab"}, "aliases"),
        ({"aliases": ";".join(f"place {chr(97 + n % 26)}{n}" for n in range(51))}, "aliases"),
        ({"official_languages": ""}, "official_languages"),
        ({"official_languages": "xx"}, "official_languages"),
        ({"website": "here"}, "website"),
        ({"opening_hours": "whenever"}, "opening_hours"),
        ({"latitude": "52.5"}, "latitude"),
        ({"name_en": "x" * 61}, "name_en"),
    ],
)
async def test_what_a_municipality_cannot_have_is_refused(filled: Database, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        await place_changed(filled, **fields)
    assert field in [error.field for error in refused.value.errors]


def test_aliases_are_read_once_each() -> None:
    assert aliases_in(" Vushtrri \n\nvucitrn; Vushtrri") == ("Vushtrri", "vucitrn")
