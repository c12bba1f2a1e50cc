"""What the suite asks of each channel's test rig: a channel, what a resident sees of it, and ways for it to fail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.channels.contract import Channel
from handlers.records import Button, Location, Reply


class Failure(StrEnum):
    """What can go wrong on a platform, in the platform's own form."""

    BUSY = "asks to wait"
    BLOCKED = "the resident has blocked the bot"
    UNKNOWN = "the resident never wrote to the bot"
    REFUSED = "the message is not taken"
    TOKEN = "the bot's token is refused"
    BROKEN = "an error of the server"
    GARBAGE = "an answer nobody can read"
    SILENT = "no answer"


@dataclass(slots=True)
class Seen:
    """What a resident was shown, in order, whatever messages it took."""

    texts: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)  # of all rows; labels as shown
    rows: list[int] = field(default_factory=list)  # how many stand side by side
    locations: list[Location] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)  # name, content

    def add_row(self, row: list[Button]) -> None:
        self.buttons += row
        self.rows.append(len(row))

    def add(self, reply: Reply) -> None:
        """Shown as it is."""
        self.texts += [reply.text] if reply.text.strip() else []
        for row in reply.buttons:
            self.add_row(list(row))
        self.locations += [reply.location] if reply.location else []
        self.files += [(reply.file.name, reply.file.content)] if reply.file else []


class Harness(Protocol):
    """One channel, open, with a resident at `address`."""

    @property
    def channel(self) -> Channel: ...

    @property
    def address(self) -> str: ...

    @property
    def longest_text(self) -> int | None:
        """The longest text of one message; None if there is no limit."""
        ...

    @property
    def longest_row(self) -> int | None:
        """The most buttons side by side; None if a page or terminal breaks rows by itself."""
        ...

    @property
    def failures(self) -> Collection[Failure]:
        """What can happen to it."""
        ...

    def will_fail(self, failure: Failure, *, after: int = 0) -> None:
        """The request behind the next `after` ones fails so."""
        ...

    def seen(self) -> Seen: ...
