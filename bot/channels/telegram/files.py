"""Fetching what residents sent (https://core.telegram.org/bots/api#getfile): at most 20 MB, by a path for an hour."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

from bot.channels.contract import FetchError
from bot.channels.telegram.errors import TelegramError, unreadable
from bot.files.download import download

Call = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls a method by name; raises `TelegramError`."""

TOO_BIG = "file is too big"
UP = re.compile(r"(^|/)\.\.?(/|$)")


async def fetch(call: Call, base_url: str, file_id: str, *, limit: int) -> bytes:
    """The content of a file; `base_url` is where the API has files, ending in the token. Raises `FetchError`."""
    try:
        found = await call("getFile", {"file_id": file_id})
        path = found.get("file_path") if isinstance(found, Mapping) else None
        if not isinstance(path, str) or not path or UP.search(path):
            raise unreadable()
    except TelegramError as error:
        raise _as_fetch_error(error) from error
    size = found.get("file_size")
    if isinstance(size, int) and size > limit:
        raise FetchError("The file is too large", retry=False, too_large=True)
    return await download(f"{base_url}/{quote(path)}", limit)


def _as_fetch_error(error: TelegramError) -> FetchError:
    if TOO_BIG in error.reason.lower():
        return FetchError("Telegram hands out no file of more than 20 MB", retry=False, too_large=True)
    return FetchError(error.reason, retry=error.retry)
