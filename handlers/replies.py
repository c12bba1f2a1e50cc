"""Replies as JSON, the form in which they wait in the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from handlers.records import Button, File, Location, Reply


def to_json(reply: Reply) -> dict[str, Any]:
    """Only what is set, so that the outbox stays small."""
    return {
        "text": reply.text,
        "language": reply.language,
        **({"buttons": [[_button(button) for button in row] for row in reply.buttons]} if reply.buttons else {}),
        **({"contact": reply.contact} if reply.contact else {}),
        **({"location": asdict(reply.location)} if reply.location else {}),
        **({"file": asdict(reply.file)} if reply.file else {}),
    }


def from_json(value: Mapping[str, Any]) -> Reply:
    location, file = value.get("location"), value.get("file")
    return Reply(
        text=value["text"],
        language=value["language"],
        buttons=tuple(tuple(Button(**button) for button in row) for row in value.get("buttons", ())),
        contact=value.get("contact"),
        location=Location(**location) if location else None,
        file=File(**file) if file else None,
    )


def _button(button: Button) -> dict[str, Any]:
    return {name: value for name, value in asdict(button).items() if value}
