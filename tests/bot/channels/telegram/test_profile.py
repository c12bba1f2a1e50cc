"""Setting the bot's name, descriptions and commands."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.channel import TelegramChannel
from handlers.records import CommandText, Profile
from tests.bot_api import HANG, BotApi, refusal, too_many


def profile(language: str) -> Profile:
    return Profile(
        language=language,
        name=f"Kontakt {language}",
        short_description=f"Short {language}",
        description=f"Long {language}",
        commands=(CommandText(command="start", description=f"Start {language}"),),
    )


PROFILES = tuple(map(profile, ("sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "rom", "en")))
SET_METHODS = ("setMyCommands", "setMyName", "setMyShortDescription", "setMyDescription")


def sets(api: BotApi) -> list[str]:
    return [call.method for call in api.calls if call.method.startswith("set")]


@pytest.mark.parametrize(
    ("language_code", "language"),
    [("", "sq"), ("sq", "sq"), ("sr", "sr-Cyrl"), ("bs", "bs"), ("hr", "bs"), ("tr", "tr"), ("en", "en")],
)
async def test_each_client_language_gets_its_texts(
    api: BotApi, telegram: TelegramChannel, language_code: str, language: str
) -> None:
    await telegram.set_profile(PROFILES)
    wanted = profile(language)
    assert api.profile["MyName", language_code] == wanted.name
    assert api.profile["MyShortDescription", language_code] == wanted.short_description
    assert api.profile["MyDescription", language_code] == wanted.description
    assert api.profile["MyCommands", language_code] == [{"command": "start", "description": f"Start {language}"}]


async def test_nothing_is_set_twice(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.set_profile(PROFILES)
    api.calls.clear()
    await telegram.set_profile(PROFILES)
    assert sets(api) == []


async def test_only_what_changed_is_set(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.set_profile(PROFILES)
    api.calls.clear()
    api.profile["MyName", "tr"] = "Another"
    await telegram.set_profile(PROFILES)
    assert sets(api) == ["setMyName"]


async def test_a_language_without_a_profile_is_left_out(api: BotApi, telegram: TelegramChannel) -> None:
    await telegram.set_profile([profile("tr")])
    assert {language for _, language in api.profile} == {"tr"}


async def test_what_fails_is_logged_and_the_rest_is_set(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("setMyName", too_many(7200))
    with capture_logs() as logs:
        await telegram.set_profile([profile("tr")])
    assert [(line["method"], line["language"]) for line in logs] == [("setMyName", "tr")]
    assert ("MyDescription", "tr") in api.profile


async def test_what_cannot_be_asked_is_set_all_the_same(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("getMyName", refusal(404, "Not Found: method not found"))
    await telegram.set_profile([profile("tr")])
    assert api.profile["MyName", "tr"] == "Kontakt tr"


async def test_an_unreachable_telegram_is_asked_once_and_forgiven(api: BotApi, telegram: TelegramChannel) -> None:
    api.will_answer("getMyCommands", HANG)
    await telegram.set_profile(PROFILES)
    assert [call.method for call in api.calls] == ["getMyCommands"]
