"""What a page is given: replies and the talk so far, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from bot.transcript import Said, Told
from handlers.actions import Verb, action


def as_event(told: Told) -> bytes:
    """A reply as a server-sent event; its id is the outbox row, from which a page that was cut off goes on."""
    return b"id: %d\ndata: %s\n\n" % (told.id, orjson.dumps(told_as_json(told)))


def told_as_json(told: Told) -> dict[str, Any]:
    """The reply as kept, with its row; a file by name only, as it has an address of its own."""
    reply = dict(told.reply)
    if file := reply.pop("file", None) or reply.pop("stored_file", None):
        reply["file"] = {"name": file["name"], "url": f"/chat/files/{told.id}"}
    farewell = {"farewell": True} if told.farewell else {}
    return {"from": "kontakt", "id": told.id, "at": told.at.isoformat(), **reply, **farewell}


def talk_as_json(talk: Iterable[Said | Told], labels: Mapping[str, str]) -> dict[str, Any]:
    """`entries` in order; `last` is the row after which the stream of events goes on.

    `labels`: action → label of buttons that stand on the page itself.
    """
    entries, last = [], 0
    labels = dict(labels)
    for entry in talk:
        if isinstance(entry, Told):
            labels |= _labels(entry)
            last = max(last, entry.id)
            entries.append(told_as_json(entry))
        elif said := _said_as_json(entry, labels):
            entries.append(said)
    return {"entries": entries, "last": last}


def _said_as_json(said: Said, labels: Mapping[str, str]) -> dict[str, Any] | None:
    """None for what shows nothing: a choice that was left open, and that the bot made in the end."""
    entry: dict[str, Any] = {"from": "resident", "id": said.key, "at": said.at.isoformat()}
    if said.location is not None:
        return {**entry, "location": said.location}
    if said.file is not None:
        return {**entry, "text": said.text, "file": {"name": said.file}}
    if said.action == action(Verb.UNDECIDED):
        return None
    # Somebody who pressed a button reads what stood on it.
    return {**entry, "text": said.text or labels.get(said.action, "")}


def _labels(told: Told) -> dict[str, str]:
    rows = told.reply.get("buttons", ())
    return {button["action"]: button["label"] for row in rows for button in row if button.get("action")}
