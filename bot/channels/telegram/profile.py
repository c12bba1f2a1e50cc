"""What Telegram shows about the bot before the first message: name, descriptions, commands, in every language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from bot.channels.telegram.errors import UNAUTHORIZED, TelegramError
from handlers.records import Profile
from locales.country import country

log = structlog.get_logger()

# Telegram knows two-letter codes only: Romani has none, Serbian has one for both scripts, and a client in Croatian is
# answered in Bosnian.
LANGUAGE_CODES = {
    "sq": "sq",
    "sr": "sr-Cyrl",
    "bs": "bs",
    "hr": "bs",
    "tr": "tr",
    "en": "en",
}

Call = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls a method by name; raises `TelegramError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing to set in one language: `setMy…` with `field` set to `value`."""

    what: str  # the methods' common ending: `getMyName`, `setMyName`
    field: str
    value: Any
    language_code: str

    @property
    def scope(self) -> dict[str, Any]:
        return {"language_code": self.language_code} if self.language_code else {}


async def set_profile(call: Call, profiles: Iterable[Profile]) -> None:
    """Set what differs from what is there; what fails is logged and left for the next start.

    Asked first, because Telegram allows only a few changes of a name a day and refuses more for hours.
    """
    for setting in settings(profiles):
        try:
            if not await _is_set(call, setting):
                await call(f"set{setting.what}", {setting.field: setting.value, **setting.scope})
        except TelegramError as error:
            log.warning(
                "telegram.profile_failed",
                method=f"set{setting.what}",
                language=setting.language_code or "default",
                reason=error.reason,
            )
            if error.status in (None, UNAUTHORIZED):  # the others would fail alike, each after a long wait
                return


async def _is_set(call: Call, setting: Setting) -> bool:
    try:
        return bool(await call(f"get{setting.what}", setting.scope) == _as_answered(setting))
    except TelegramError as error:
        if error.status in (None, UNAUTHORIZED):
            raise
        return False


def settings(profiles: Iterable[Profile]) -> Iterator[Setting]:
    """Everything to set; languages that no profile is written in are left out."""
    by_language = {profile.language: profile for profile in profiles}
    # The empty code is for every other client.
    for code, language in {"": country().first_language, **LANGUAGE_CODES}.items():
        if profile := by_language.get(language):
            commands = [{"command": line.command, "description": line.description} for line in profile.commands]
            for what, field, value in (
                ("MyCommands", "commands", commands),
                ("MyName", "name", profile.name),
                ("MyShortDescription", "short_description", profile.short_description),
                ("MyDescription", "description", profile.description),
            ):
                yield Setting(what=what, field=field, value=value, language_code=code)


def _as_answered(setting: Setting) -> Any:
    """How the `getMy…` method answers when nothing is to be done: commands as a list, all else inside an object."""
    return setting.value if setting.what == "MyCommands" else {setting.field: setting.value}
