from __future__ import annotations

import re

import pytest

from handlers.profile import MAX_DESCRIPTION, MAX_SHORT_DESCRIPTION, profiles
from handlers.records import Profile
from locales import LANGUAGES


def test_there_is_one_for_every_language() -> None:
    assert [profile.language for profile in profiles()] == list(LANGUAGES)


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.language)
def test_its_texts_fit_telegrams_limits(profile: Profile) -> None:
    assert 0 < len(profile.name) <= 64
    assert 0 < len(profile.short_description) <= MAX_SHORT_DESCRIPTION
    assert 0 < len(profile.description) <= MAX_DESCRIPTION


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.language)
def test_its_commands_fit_telegrams_limits(profile: Profile) -> None:
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", each.command) for each in profile.commands)
    assert all(0 < len(each.description) <= 256 for each in profile.commands)
