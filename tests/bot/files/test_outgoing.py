from __future__ import annotations

import pytest

from bot.channels.contract import SendError
from bot.files.outgoing import OutgoingFiles
from handlers.records import File, FileInStore, Reply
from handlers.replies import from_json, to_json
from tests.fakes import MemoryStore

KEY = "d4" * 24
STORED = FileInStore(key=KEY, name="form.pdf", mime_type="application/pdf", size=8)
REPLY = Reply(text="Here it is.", language="en", stored_file=STORED)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def outgoing(store: MemoryStore) -> OutgoingFiles:
    return OutgoingFiles(store, by_link={"viber"})


async def test_a_file_is_loaded_for_a_channel_that_uploads(store: MemoryStore) -> None:
    await store.put(KEY, b"%PDF-1.7")
    ready = await outgoing(store).ready("telegram", REPLY)
    assert ready.file == File(name="form.pdf", mime_type="application/pdf", content=b"%PDF-1.7")
    assert ready.stored_file is None


async def test_a_channel_that_sends_links_is_given_the_name_only(store: MemoryStore) -> None:
    assert await outgoing(store).ready("viber", REPLY) is REPLY


async def test_a_reply_without_a_file_stays_as_it_is(store: MemoryStore) -> None:
    reply = Reply(text="Hello", language="en")
    assert await outgoing(store).ready("telegram", reply) is reply


@pytest.mark.parametrize(("away", "retry"), [(True, True), (False, False)])
async def test_a_file_that_cannot_be_loaded_says_whether_to_try_again(
    store: MemoryStore, away: bool, retry: bool
) -> None:
    store.away = away
    with pytest.raises(SendError) as error:
        await outgoing(store).ready("telegram", REPLY)
    assert error.value.retry is retry


@pytest.mark.parametrize("content", [b"{}", "çka ђ".encode(), b"\xff\xfe\0", b"a\0b", b""])
def test_a_reply_with_a_file_survives_the_outbox(content: bytes) -> None:
    file = File(name="x", mime_type="application/octet-stream", content=content)
    reply = Reply(text="", language="en", file=file, stored_file=STORED)
    value = to_json(reply)
    assert from_json(value) == reply
    assert "\0" not in str(value)
