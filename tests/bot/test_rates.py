"""The settings say how fast is sent."""

from __future__ import annotations

import pytest

from bot.channels.contract import Rate
from bot.rates import rates_of
from bot.settings import Settings, SettingsError


def test_the_platforms_own_limits_are_the_default(bare_environment: pytest.MonkeyPatch) -> None:
    telegram = rates_of(Settings.load())["telegram"]
    assert telegram.every is None
    assert telegram.bulk == Rate(per_second=30, burst=3)
    assert telegram.in_chat("17") == Rate(per_second=1, burst=60)
    assert telegram.in_chat("-100") == Rate(per_second=20 / 60, burst=20)


def test_nought_is_no_limit(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("TELEGRAM_CHAT_PER_SECOND", "0")
    bare_environment.setenv("TELEGRAM_GROUP_PER_MINUTE", "0")
    telegram = rates_of(Settings.load())["telegram"]
    assert (telegram.in_chat("17"), telegram.in_chat("-100")) == (None, None)


def test_a_limit_on_everything_can_be_set(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("VIBER_PER_SECOND", "0.5")
    assert rates_of(Settings.load())["viber"].every == Rate(per_second=0.5, burst=1)


def test_a_limit_below_nought_is_refused(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("TELEGRAM_PER_SECOND", "-1")
    with pytest.raises(SettingsError, match="TELEGRAM_PER_SECOND"):
        Settings.load()
