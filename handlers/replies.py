"""Replies as JSON, the form in which they wait in the outbox."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from handlers.records import Button, File, FileInStore, Location, Reply


def to_json(reply: Reply) -> dict[str, Any]:
    """Only what is set, so that the outbox stays small."""
    value: dict[str, Any] = {"text": reply.text, "language": reply.language}
    if reply.buttons:
        value["buttons"] = [_row(row) for row in reply.buttons]
    if reply.contact:
        value["contact"] = reply.contact
    if reply.location:
        value["location"] = asdict(reply.location)
    if reply.file:
        value["file"] = _file(reply.file)
    if reply.stored_file:
        value["stored_file"] = asdict(reply.stored_file)
    return value


def from_json(value: Mapping[str, Any]) -> Reply:
    location, stored = value.get("location"), value.get("stored_file")
    return Reply(
        text=value["text"],
        language=value["language"],
        buttons=tuple(tuple(Button(**button) for button in row) for row in value.get("buttons", ())),
        contact=value.get("contact"),
        location=Location(**location) if location else None,
        file=file_in(value),
        stored_file=FileInStore(**stored) if stored else None,
    )


def file_in(value: Mapping[str, Any]) -> File | None:
    """The file that travels inside a reply's JSON."""
    file = value.get("file")
    if not file:
        return None
    content = file["content"].encode() if "content" in file else b64decode(file["base64"])
    return File(name=file["name"], mime_type=file["mime_type"], content=content)


def _file(file: File) -> dict[str, Any]:
    """A text stays one a person can read in the store; anything else is `base64`."""
    named = {"name": file.name, "mime_type": file.mime_type}
    try:
        text = file.content.decode()
    except UnicodeDecodeError:
        text = "\0"
    # PostgreSQL keeps no NUL in JSON.
    return {**named, "base64": b64encode(file.content).decode()} if "\0" in text else {**named, "content": text}


@lru_cache(maxsize=4_096)  # few rows, over and over
def _row(row: tuple[Button, ...]) -> list[dict[str, Any]]:
    """It stands in the JSON of many replies: it is never changed."""
    return [_button(button) for button in row]


def _button(button: Button) -> dict[str, Any]:
    values = {"label": button.label, "action": button.action, "url": button.url, "asks_location": button.asks_location}
    return {name: value for name, value in values.items() if value}
