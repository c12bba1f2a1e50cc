"""What the staff room asks of Telegram."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.channels.telegram.errors import TelegramError

# https://github.com/tdlib/td: what the Bot API server answers for a topic that somebody has deleted.
_LOST = ("thread not found", "topic_deleted", "topic_id_invalid")
_AS_WISHED = ("topic_not_modified", "topic_closed")


class Call(Protocol):
    """A method of the Bot API by its name; raises `TelegramError`."""

    async def __call__(self, method: str, parameters: Mapping[str, Any], /) -> Any: ...


class Fetch(Protocol):
    """The content of a file that somebody has sent; raises `FetchError`."""

    async def __call__(self, file_id: str, *, limit: int) -> bytes: ...


def is_lost(error: TelegramError) -> bool:
    """The topic that was named is not there any more."""
    return any(sign in error.reason.lower() for sign in _LOST)


def is_as_wished(error: TelegramError) -> bool:
    """The topic was as it should be already."""
    return any(sign in error.reason.lower() for sign in _AS_WISHED)
