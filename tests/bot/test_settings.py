"""Settings come from the environment; a wrong one is named in one clear sentence."""

from __future__ import annotations

import pytest

from bot.settings import DEFAULT_DATABASE, LogFormat, Settings, SettingsError
from storage.database import database_url

pytestmark = pytest.mark.usefixtures("bare_environment")

TOKEN = "123456:AbCdEf"
WRONG = [
    ("DATABASE_URL", "nonsense", "must be like sqlite"),
    ("DATABASE_URL", "mysql://host/name", "mysql is not supported"),
    ("PORT", "eighty", "valid integer"),
    ("PORT", "65536", "less than or equal to 65535"),
    ("PORT", "-1", "greater than or equal to 0"),
    ("PUBLIC_URL", "kontakt.example.org", "must be an address like https://"),
    ("PUBLIC_URL", "ftp://kontakt.example.org", "must be an address like https://"),
    ("PUBLIC_URL", "https://", "must be an address like https://"),
    ("TELEGRAM_API_URL", "localhost", "must be an address like https://"),
    ("SECRET_KEY", "too short", "at least 16 characters"),
    ("TELEGRAM_TOKEN", "secret-without-number", "as BotFather gives it"),
    ("TELEGRAM_TOKEN", "123456:", "as BotFather gives it"),
    ("TELEGRAM_DRIVER", "grammy", "aiogram"),
    ("VIBER_API_URL", "localhost", "must be an address like https://"),
    ("VIBER_TOKEN", "two words", "without spaces"),
    ("VIBER_TOKEN", "two\nlines", "without spaces"),
    ("VIBER_NAME", "x" * 29, "at most 28 characters"),
    ("VIBER_MAX_CHARGED", "-1", "greater than or equal to 0"),
    ("LOG_FORMAT", "xml", "'text' or 'json'"),
]


@pytest.mark.parametrize(("name", "value", "reason"), WRONG)
def test_a_wrong_setting_is_named_once_in_one_sentence(
    name: str, value: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    sentence = str(caught.value)
    assert reason in sentence
    assert (sentence.count(f"{name}: "), "\n" in sentence) == (1, False)


@pytest.mark.parametrize(("name", "value"), [("SECRET_KEY", "mine alone"), ("TELEGRAM_TOKEN", "hush-hush")])
def test_a_wrong_secret_is_not_repeated(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    assert value not in str(caught.value)


def test_all_wrong_settings_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(SettingsError, match=r"PORT: .+; LOG_FORMAT: "):
        Settings.load()


@pytest.mark.parametrize("name", sorted(name.upper() for name in Settings.model_fields))
def test_an_empty_variable_means_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert Settings.load() == Settings()


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.load()
    assert (settings.database_url, settings.port) == (DEFAULT_DATABASE, 8080)
    assert (settings.telegram_token, settings.public_url, settings.log_format) == (None, None, LogFormat.TEXT)


@pytest.mark.parametrize(
    "url",
    [
        "postgres://ana:pass@db:5432/kontakt",
        "postgresql://ana:pass@db:5432/kontakt",
        "postgresql+asyncpg://ana:pass@db:5432/kontakt",
        "postgresql+psycopg2://ana:pass@db:5432/kontakt",
    ],
)
def test_every_way_to_write_a_postgresql_url_is_accepted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert database_url(Settings.load().database_url).drivername == "postgresql+asyncpg"


def test_a_closing_slash_of_the_address_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://kontakt.example.org/")
    assert Settings.load().public_url == "https://kontakt.example.org"


def test_secrets_are_not_shown_by_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    assert TOKEN not in repr(Settings.load())


def test_what_a_command_is_told_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    assert Settings.load(database_url="sqlite:///x.sqlite3").database_url == "sqlite:///x.sqlite3"


@pytest.mark.parametrize("address", ["/srv/files", "file:///srv/files", "var/files"])
def test_files_may_lie_in_a_folder(bare_environment: pytest.MonkeyPatch, address: str) -> None:
    bare_environment.setenv("FILES_URL", address)
    assert Settings.load().files_url == address


@pytest.mark.parametrize("address", ["ftp://elsewhere/files", "s3://", "https://bucket.example.org"])
def test_files_lie_in_a_folder_or_a_bucket(bare_environment: pytest.MonkeyPatch, address: str) -> None:
    bare_environment.setenv("FILES_URL", address)
    with pytest.raises(SettingsError, match="FILES_URL: must be a folder"):
        Settings.load()


def test_a_bucket_needs_its_keys(bare_environment: pytest.MonkeyPatch) -> None:
    bare_environment.setenv("FILES_URL", "s3://bucket/prefix")
    with pytest.raises(SettingsError, match=r"^FILES_URL: a bucket needs FILES_S3_KEY and FILES_S3_SECRET"):
        Settings.load()
    for name in ("FILES_S3_KEY", "FILES_S3_SECRET"):
        bare_environment.setenv(name, "hush hush")
    assert "hush" not in repr(Settings.load())
