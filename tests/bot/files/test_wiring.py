from __future__ import annotations

from datetime import datetime

import pytest

from bot.files.links import PATH, Links
from bot.files.wiring import VIBER_LINKS_LAST, linked_for_viber
from handlers.records import File, FileInStore, Reply
from tests.fakes import StillClock

URL = "https://kontakt.example.org"
STORED = FileInStore(key="c9" * 24, name="form.pdf", mime_type="application/pdf", size=8)
MADE = File(name="kontakt.json", mime_type="application/json", content=b"{}")


@pytest.mark.parametrize(
    ("file", "name", "size"),
    [({"stored_file": STORED}, "form.pdf", 8), ({"file": MADE}, "kontakt.json", 2)],
    ids=["stored", "made"],
)
def test_viber_is_given_a_link_for_a_day(
    now: datetime, file: dict[str, FileInStore | File], name: str, size: int
) -> None:
    clock = StillClock(now)
    links = Links(lambda: b"s" * 32, clock)
    linked = linked_for_viber(links, URL, Reply(text="Here", language="en", **file), 7)  # type: ignore[arg-type]
    assert linked is not None
    assert (linked.name, linked.size) == (name, size)
    clock.forward(VIBER_LINKS_LAST.total_seconds() - 1)
    assert links.read(linked.url.removeprefix(f"{URL}{PATH}/")).row == 7


def test_a_reply_without_a_file_needs_no_link(now: datetime) -> None:
    links = Links(lambda: b"s" * 32, StillClock(now))
    assert linked_for_viber(links, URL, Reply(text="Hello", language="en"), 7) is None
