"""Settings from the environment. A wrong one stops the start with one clear sentence."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from yarl import URL

from storage.database import database_url

ROOT = Path(__file__).parent.parent
VAR = ROOT / "var"
DEFAULT_DATABASE = f"sqlite+aiosqlite:///{VAR / 'kontakt.sqlite3'}"

MIN_SECRET = 16


class SettingsError(ValueError):
    """A setting is wrong; the message names it and says what it should be."""


class LogFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class TelegramDriver(StrEnum):
    AIOGRAM = "aiogram"
    PTB = "ptb"  # python-telegram-bot


class Settings(BaseSettings):
    """One field a variable, the same name in capitals."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: str = DEFAULT_DATABASE
    port: int = Field(default=8080, ge=0, le=65535)
    host: str = "0.0.0.0"  # noqa: S104  a container's port is published from all addresses
    public_url: str | None = None
    secret_key: SecretStr | None = None
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_driver: TelegramDriver = TelegramDriver.AIOGRAM
    log_format: LogFormat = LogFormat.TEXT
    files_url: str = str(VAR / "files")
    files_s3_endpoint: str | None = None
    files_s3_region: str = "us-east-1"  # what most S3-compatible services take for their own
    files_s3_key: SecretStr | None = None
    files_s3_secret: SecretStr | None = None

    @field_validator("database_url")
    @classmethod
    def database_is_known(cls, value: str) -> str:
        database_url(value)
        return value

    @field_validator("public_url", "telegram_api_url", "files_s3_endpoint")
    @classmethod
    def url_is_absolute(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            url = URL(value)
        except ValueError:
            url = URL()
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError("must be an address like https://kontakt.example.org")
        return str(url).rstrip("/")

    @field_validator("files_url")
    @classmethod
    def files_lie_in_a_known_place(cls, value: str) -> str:
        scheme, separator, place = value.partition("://")
        if separator and (scheme not in ("file", "s3") or not place.strip("/")):
            raise ValueError("must be a folder like /srv/files or a bucket like s3://bucket/folder")
        return value

    @field_validator("secret_key")
    @classmethod
    def secret_is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < MIN_SECRET:
            raise ValueError(f"must have at least {MIN_SECRET} characters")
        return value

    @field_validator("telegram_token")
    @classmethod
    def token_has_telegrams_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, rest = value.get_secret_value().partition(":")
            if not number.isdigit() or not rest:
                raise ValueError("must look like 123456:ABC-DEF…, as BotFather gives it")
        return value

    @model_validator(mode="after")
    def bucket_has_its_keys(self) -> Self:
        if self.files_url.startswith("s3://") and not (self.files_s3_key and self.files_s3_secret):
            raise ValueError("FILES_URL: a bucket needs FILES_S3_KEY and FILES_S3_SECRET, too")
        return self

    @model_validator(mode="before")
    @classmethod
    def drop_unset(cls, values: object) -> object:
        # An empty variable means the default, as if it were not there.
        return {k: v for k, v in values.items() if v != ""} if isinstance(values, dict) else values

    @classmethod
    def load(cls, **overrides: object) -> Self:
        """Read the environment; raise `SettingsError` in plain words if it is wrong."""
        try:
            return cls(**overrides)  # type: ignore[arg-type]
        except ValidationError as error:
            raise SettingsError("; ".join(_sentence(fault) for fault in error.errors())) from error


def _sentence(fault: object) -> str:
    assert isinstance(fault, dict)
    name = "_".join(str(part) for part in fault["loc"]).upper()
    message = str(fault["msg"]).removeprefix("Value error, ").removeprefix(f"{name}: ")
    return f"{name}: {message}" if name else message
