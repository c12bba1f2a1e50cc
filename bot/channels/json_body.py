"""Reading the JSON that platforms send."""

from __future__ import annotations

import json
from typing import Any

import orjson


def loads(body: bytes | str) -> Any:
    """As `json.loads`, in a fifth of the time. Raises `ValueError`, for what is nested too deep as well."""
    try:
        return orjson.loads(body)
    except ValueError:
        pass
    # It is stricter than platforms are: half a surrogate pair, as a text cut in the middle of an emoji leaves it, must
    # not cost the whole message.
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
