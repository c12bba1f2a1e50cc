"""From a resident's photo to a file on their ticket: all rows in one transaction, through the real handlers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.background import Background
from bot.turns import Handled
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import Attachment, Kind, Location, Medium
from storage import files
from storage.database import Database
from storage.file_tables import FileFault, FileState, StoredFile
from storage.files import Upload
from storage.tables import Message, Outbox
from storage.ticket_tables import Ticket, TicketEntry
from tests.bot.test_intake import Door

PHOTO = Attachment(medium=Medium.PHOTO, file_id="f1", size=1000)
KEY = "f6" * 24


@pytest.fixture
async def door(database: Database, now: datetime) -> AsyncIterator[Door]:
    door = Door(database, now)
    async with Background() as background:
        background.keep_running(door.intake.run, name="intake")
        yield door


async def sends(door: Door, attachment: Attachment, *, channel: str = "telegram", **fields: Any) -> Handled:
    incoming = door.incoming(kind=Kind.ATTACHMENT, attachment=attachment, **fields)
    return await door.intake.accept(replace(incoming, channel=channel))


async def asks_office(door: Door, *, channel: str = "telegram") -> None:
    """The office is asked for, and waits for the question."""
    for incoming in (
        door.incoming(kind=Kind.ACTION, action="language:en"),
        door.incoming(kind=Kind.ACTION, action="office:new"),
    ):
        await door.intake.accept(replace(incoming, channel=channel))


async def stored(door: Door) -> Sequence[StoredFile]:
    async with door.database.reading() as session:
        return (await session.scalars(select(StoredFile).order_by(StoredFile.id))).all()


async def attachments(door: Door) -> list[dict[str, Any]]:
    async with door.database.reading() as session:
        entries = await session.scalars(select(TicketEntry).order_by(TicketEntry.id))
        return [entry.attachment for entry in entries if entry.attachment]


async def put_upload(door: Door, key: str = KEY) -> Attachment:
    """What a page has uploaded, before its message is there."""
    upload = Upload(key=key, medium="photo", name="a.jpg", mime_type="image/jpeg", size=3, sha256="0" * 64)
    async with door.database.transaction() as session:
        files.keep_upload(session, upload, channel="webchat", now=door.clock())
    return Attachment(medium=Medium.PHOTO, file_id=key, name="a.jpg", mime_type="image/jpeg", size=3)


async def test_a_photo_for_the_office_is_wanted_as_soon_as_its_message_is_kept(door: Door) -> None:
    await asks_office(door)
    accepted = await sends(door, PHOTO)
    (file,) = await stored(door)
    (attachment,) = await attachments(door)
    assert accepted.ticket is not None
    assert (file.state, file.platform_id, file.ticket_id is not None) == (FileState.WANTED, "f1", True)
    assert attachment == {"medium": "photo", "file_id": "f1", "size": 1000, "key": file.key} | {
        "name": None,
        "mime_type": None,
    }


async def test_all_pictures_of_an_album_reach_the_ticket(door: Door) -> None:
    await asks_office(door)
    for number in range(5):
        await sends(door, replace(PHOTO, file_id=f"f{number}"), group_id="album")
    found = await stored(door)
    assert [file.platform_id for file in found] == [f"f{number}" for number in range(5)]
    assert len({file.ticket_id for file in found}) == 1
    assert [each["key"] for each in await attachments(door)] == [file.key for file in found]


@pytest.mark.parametrize("medium", [medium for medium in Medium if medium is not Medium.STICKER])
async def test_every_kind_of_file_reaches_the_ticket(door: Door, medium: Medium) -> None:
    await asks_office(door)
    await sends(door, replace(PHOTO, medium=medium))
    assert [file.medium for file in await stored(door)] == [medium]


async def test_a_location_reaches_the_ticket_as_a_place_on_a_map(door: Door) -> None:
    await door.presses("municipality:gjilan")
    await door.presses("office:new")
    await door.says("A lamp is out")
    door.clock.forward(3600)
    await door.intake.accept(door.incoming(kind=Kind.LOCATION, location=Location(latitude=42.4635, longitude=21.4694)))
    async with door.database.reading() as session:
        texts = (await session.scalars(select(TicketEntry.text).order_by(TicketEntry.id))).all()
    assert texts[-1] == "https://www.openstreetmap.org/?mlat=42.46350&mlon=21.46940#map=17/42.46350/21.46940"


async def test_without_a_ticket_nothing_is_fetched_from_telegram(door: Door) -> None:
    await sends(door, PHOTO)
    assert await stored(door) == []


async def test_what_was_sent_before_goes_along_with_the_question(door: Door) -> None:
    await sends(door, PHOTO)
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="office"), channel="telegram"))
    assert [file.platform_id for file in await stored(door)] == ["f1"]


async def test_a_file_that_viber_will_not_have_for_long_is_fetched_at_once(door: Door) -> None:
    await sends(door, PHOTO, channel="viber")
    (file,) = await stored(door)
    assert (file.state, file.ticket_id) == (FileState.WANTED, None)
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="office"), channel="viber"))
    (file,) = await stored(door)
    assert file.ticket_id is not None


async def test_a_second_copy_of_a_message_wants_its_file_once(door: Door) -> None:
    await asks_office(door)
    for _ in range(2):
        await sends(door, PHOTO, event="same")
    assert len(await stored(door)) == 1


async def test_a_changed_caption_keeps_the_file_as_it_is(door: Door) -> None:
    await asks_office(door)
    await sends(door, PHOTO, message_id="m1")
    edit = door.incoming("look", kind=Kind.EDIT, attachment=PHOTO, edited_id="m1", message_id="m1")
    await door.intake.accept(replace(edit, channel="telegram"))
    (file,) = await stored(door)
    assert [each["key"] for each in await attachments(door)] == [file.key, file.key]


async def test_a_file_that_was_lost_is_wanted_anew_when_it_is_sent_again(door: Door) -> None:
    await asks_office(door)
    await sends(door, PHOTO)
    async with door.database.transaction() as session:
        (file,) = await session.scalars(select(StoredFile))
        file.state, file.fault = FileState.LOST, FileFault.UNREACHABLE
    await sends(door, PHOTO)
    assert [file.state for file in await stored(door)] == [FileState.LOST, FileState.WANTED]


async def test_a_pages_upload_is_the_residents_whose_message_it_is(door: Door) -> None:
    await asks_office(door, channel="webchat")
    await sends(door, await put_upload(door), channel="webchat")
    (file,) = await stored(door)
    assert (file.state, file.resident_id is not None, file.ticket_id is not None) == (FileState.KEPT, True, True)


async def test_nobody_takes_anothers_upload_by_its_key(door: Door) -> None:
    await sends(door, await put_upload(door), channel="webchat", who="ana")
    await asks_office(door, channel="webchat")
    (owned,) = await stored(door)
    attachment = Attachment(medium=Medium.PHOTO, file_id=KEY)
    await sends(door, attachment, channel="webchat", who="besa")
    assert (await stored(door))[0].resident_id == owned.resident_id


async def test_a_file_refused_before_it_goes_to_the_office_is_told_then(door: Door) -> None:
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="language:en"), channel="viber"))
    await sends(door, PHOTO, channel="viber")
    async with door.database.transaction() as session:
        (file,) = await session.scalars(select(StoredFile))
        file.state, file.fault = FileState.REFUSED, FileFault.RUNS
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="office"), channel="viber"))
    assert any("Programs and web pages are not taken" in reply["text"] for reply in await door.replies())


async def test_a_file_that_is_too_large_is_told_at_once_and_never_wanted(door: Door) -> None:
    await asks_office(door)
    await sends(door, replace(PHOTO, size=MAX_FILE_BYTES + 1))
    assert "at most 20 MB" in (await door.replies())[-1]["text"]
    assert (await stored(door), await door.count(Ticket)) == ([], 0)


@pytest.mark.parametrize("size", [-1, 2**63 - 1])
async def test_an_odd_size_is_only_a_number(door: Door, size: int) -> None:
    await sends(door, replace(PHOTO, size=size), channel="viber")
    assert await door.count(Message) == 1


async def test_forgetting_lists_the_content_for_deletion(door: Door) -> None:
    await asks_office(door)
    await sends(door, PHOTO)
    (file,) = await stored(door)
    await door.intake.accept(replace(door.incoming("/forget"), channel="telegram"))
    action = next(b["action"] for row in (await door.replies())[-1]["buttons"] for b in row if "action" in b)
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action=action), channel="telegram"))
    async with door.database.reading() as session:
        assert list(await files.to_delete(session, limit=10)) == [file.key]
    assert await stored(door) == []


async def test_my_data_names_the_files_and_no_keys(door: Door) -> None:
    await asks_office(door, channel="webchat")
    await sends(door, await put_upload(door), channel="webchat")
    await door.intake.accept(replace(door.incoming("/mydata"), channel="webchat"))
    content = (await door.replies())[-1]["file"]["content"]
    assert [each["name"] for each in json.loads(content)["files"]] == ["a.jpg"]
    assert {"key", "platform_id"}.isdisjoint(json.loads(content)["files"][0])


async def test_a_pages_file_that_was_let_go_meanwhile_is_told_missing_at_once(door: Door) -> None:
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="language:en"), channel="webchat"))
    photo = await put_upload(door)
    await sends(door, photo, channel="webchat")
    async with door.database.transaction() as session:
        await files.drop_unclaimed(session, before=door.clock() + timedelta(days=1), limit=10)
    await door.intake.accept(replace(door.incoming(kind=Kind.ACTION, action="office"), channel="webchat"))
    (file,) = await stored(door)
    async with door.database.reading() as session:
        told = [row.reply["text"] for row in await session.scalars(select(Outbox))]
    assert (file.state, file.fault) == (FileState.LOST, FileFault.GONE)
    assert any("“a.jpg” has not reached the office" in text for text in told)
