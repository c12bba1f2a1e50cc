"""A town in another country: only the pack is another one, no line of code."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.webchat.landing import emergency_numbers
from bot.chat import chat_json
from bot.settings import Settings, SettingsError
from bot.store_setup import PackError, load_pack, starter_pack
from directory.pack import PACKS, check
from directory.pack_cells import belongs
from directory.phones import formatted
from handlers.menus import languages
from locales.country import HOME, CountryError, country, read_country, work_in
from locales.local_time import ZONE, instant
from locales.public_holidays import is_public_holiday
from routing import model_store
from routing.learn import load_or_train
from storage.database import Database
from tests.routing.small_pack import settle

TOWN = PACKS / "ornekkent"
QUESTIONS = (
    ("sabahtan beri musluktan su akmıyor", "tr", "Su ve Kanalizasyon Müdürlüğü"),
    ("my bin is overflowing, the rubbish was not collected", "en", "Cleaning Office"),
    ("nikah için hangi belgeler gerekiyor", "tr", "Evlendirme Memurluğu"),
    ("how much property tax do I owe for my house", "en", "Revenue Office"),
)


@pytest.fixture
def abroad() -> Iterator[None]:
    """This process works in the town's country."""
    work_in(TOWN)
    yield
    work_in(HOME)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the town's model lies, learnt from its own sentences by their words alone."""
    home = tmp_path_factory.mktemp("abroad")
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, home, embeddings=False)
        load_or_train(TOWN)
    return home


@pytest.fixture
async def answers(abroad: None, trained: Path, bare_environment: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the bot answers to the questions, each from somebody else, when it is started with this pack."""
    settle(bare_environment, trained, embeddings=False)
    bare_environment.setenv("PACK", "ornekkent")
    lines = [json.dumps({"resident": str(at), "text": text}) for at, (text, _, _) in enumerate(QUESTIONS)]
    target = io.StringIO()
    await chat_json(None, io.StringIO("\n".join(lines) + "\n"), target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


async def test_questions_in_two_languages_find_their_offices(answers: list[dict[str, Any]]) -> None:
    assert model_store.knows_pack(TOWN)
    for answer, (_, language, office) in zip(answers, QUESTIONS, strict=True):
        card = next(reply for reply in answer["replies"] if reply["contact"])
        assert (card["language"], card["contact"]["office"]) == (language, office)


async def test_in_a_single_municipality_nobody_is_asked_where_they_are(answers: list[dict[str, Any]]) -> None:
    cards = [reply["contact"] for answer in answers for reply in answer["replies"] if reply["contact"]]
    assert {card["municipality"] for card in cards} == {"ornekkent"}


def test_the_pack_has_no_fault_and_no_telephone_number(abroad: None) -> None:
    assert check(TOWN) == []
    assert "phone" not in "".join(file.read_text() for file in TOWN.glob("*.csv"))


def test_clock_and_holidays_are_the_countrys(abroad: None) -> None:
    noon = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    assert (noon.astimezone(ZONE).hour, instant(noon.date(), 12 * 60)) == (12, noon)
    republic, statehood = datetime(2026, 10, 29, tzinfo=UTC).date(), datetime(2026, 2, 17, tzinfo=UTC).date()
    assert (is_public_holiday(republic), is_public_holiday(statehood)) == (True, False)


def test_numbers_keys_and_languages_are_the_countrys(abroad: None) -> None:
    assert formatted("0312 123 45 67") == "+90 312 123 45 67"
    assert (belongs("turkiye/agency", None), belongs("kosovo/agency", None)) == (True, False)
    assert [button.label for row in languages() for button in row] == ["Türkçe", "English"]
    assert [each.number for each in emergency_numbers()] == ["112"]


def test_at_home_nothing_changes() -> None:
    assert (country().code, formatted("038 222165")) == ("kosovo", "+383 38 222 165")
    assert datetime(2026, 1, 5, 9, 0, tzinfo=UTC).astimezone(ZONE).hour == 10


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("time_zone: Europe/Istanbul", "must hold just these"),
        ("time_zone: Mars/Olympus", "time_zone must be one such as"),
        ("languages: [xx]", "languages must be a list of some of"),
        ("latitudes: [42.2, 35.8]", "latitudes must be the lowest and the highest"),
        ("calling_code: +90 1", "calling_code must be a number"),
        ("emergency: {all: help}", "numbers that can be dialled"),
        ("emergency: {fire: 061}", "in quotes"),
        ("code: [", "is not YAML"),
    ],
)
def test_what_is_wrong_with_a_country_is_said(tmp_path: Path, line: str, reason: str) -> None:
    lines = (TOWN / "country.yaml").read_text(encoding="utf-8").replace("emergency:\n  all: ", "emergency: {all: ")
    lines = lines.replace('"112"', '"112"}')
    key = line.partition(":")[0]
    kept = [each for each in lines.splitlines() if not each.startswith(f"{key}:")]
    added = [] if reason == "must hold just these" else [line]
    (tmp_path / "country.yaml").write_text("\n".join([*kept, *added]), encoding="utf-8")
    with pytest.raises(CountryError, match=reason):
        read_country(tmp_path)


@pytest.mark.parametrize(
    ("value", "reason"), [("atlantis", "PACK: must be a folder, or one of"), ("demo", "is no pack of its own")]
)
def test_a_pack_that_is_none_is_refused(bare_environment: pytest.MonkeyPatch, value: str, reason: str) -> None:
    bare_environment.setenv("PACK", value)
    with pytest.raises(SettingsError, match=reason):
        Settings.load()


async def test_a_store_keeps_to_its_pack(plain_store: Database, abroad: None) -> None:
    await load_pack(plain_store, TOWN)
    work_in(HOME)
    with pytest.raises(PackError, match="filled from the pack ornekkent"):
        await load_pack(plain_store, HOME)


def test_there_are_no_demo_facts_for_another_pack() -> None:
    with pytest.raises(PackError, match="without --demo"):
        starter_pack(TOWN, demo=True)
