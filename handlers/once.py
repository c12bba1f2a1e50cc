"""What says the same to everybody is made once: most of what residents are sent are the same buttons, all day long."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from directory.guide import Guide
from handlers.say import language_of
from handlers.turn import Turn
from locales import LANGUAGES

# Of one function, for one directory; each is some buttons or lines.
MAX_KEPT = 1_024

Made = TypeVar("Made")
Details = ParamSpec("Details")


def once_a_language(make: Callable[[str], Made]) -> Callable[[Turn], Made]:
    """Made for a language code, asked for with a turn."""
    kept = lru_cache(maxsize=len(LANGUAGES))(make)
    return lambda turn: kept(language_of(turn))


def once_a_directory(make: Callable[Concatenate[Guide, Details], Made]) -> Callable[Concatenate[Guide, Details], Made]:
    """Made for a directory and details such as a language; all of it is let go when it is asked for of another one."""

    @lru_cache(maxsize=1)
    def maker(guide: Guide) -> Callable[..., Made]:
        return lru_cache(maxsize=MAX_KEPT)(partial(make, guide))

    @wraps(make)
    def kept(guide: Guide, /, *details: Details.args, **named: Details.kwargs) -> Made:
        return maker(guide)(*details, **named)

    return kept
