"""What a page is given."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.webchat.outbound import as_event, talk_as_json, told_as_json
from bot.transcript import Said, Told

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BUTTONS = [[{"label": "Po", "action": "helped:yes"}, {"label": "Web", "url": "https://x.example"}]]


def told(row: int = 7, **reply: Any) -> Told:
    return Told(id=row, reply={"text": "Mirë", "language": "sq", **reply}, message_id=1, at=NOW)


def said(key: str = "k", **content: Any) -> Said:
    return Said(**{"id": 1, "key": key, "text": "", "action": "", "location": None, "at": NOW, **content})


def test_an_event_is_one_line_of_json_under_the_id_of_its_row() -> None:
    event = as_event(told(text="one\n\ntwo")).decode()
    head, data, *rest = event.split("\n")
    assert (head, rest) == ("id: 7", ["", ""])
    assert json.loads(data.removeprefix("data: "))["text"] == "one\n\ntwo"


def test_a_file_is_given_by_address_and_not_by_content() -> None:
    file = {"name": "kontakt.json", "mime_type": "application/json", "content": "{}"}
    assert told_as_json(told(file=file))["file"] == {"name": "kontakt.json", "url": "/chat/files/7"}


def test_a_farewell_says_that_it_is_one() -> None:
    farewell = Told(id=8, reply={"text": "x", "language": "sq"}, message_id=None, at=NOW, farewell=True)
    assert told_as_json(farewell)["farewell"] is True


def test_whoever_pressed_a_button_reads_what_stood_on_it() -> None:
    entries = talk_as_json([told(buttons=BUTTONS), said(action="helped:yes")], {})["entries"]
    assert entries[1]["text"] == "Po"


def test_buttons_of_the_page_itself_have_labels_too() -> None:
    entries = talk_as_json([said(action="topics"), said(action="gone")], {"topics": "Të gjitha"})["entries"]
    assert [entry["text"] for entry in entries] == ["Të gjitha", ""]


def test_a_location_is_given_as_it_was_sent() -> None:
    entries = json.loads(json.dumps(talk_as_json([said(location=(42.5, 21.0))], {})["entries"]))
    assert entries[0]["location"] == [42.5, 21.0]


def test_the_stream_goes_on_after_the_newest_row_wherever_it_stands() -> None:
    late = Told(id=5, reply={"text": "x", "language": "sq"}, message_id=None, at=NOW + timedelta(1))
    assert talk_as_json([told(9), late], {})["last"] == 9
    assert talk_as_json([], {})["last"] == 0
