"""Settings from the environment. A wrong one stops the start with one clear sentence."""

from __future__ import annotations

from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from yarl import URL

from locales import DEFAULT_LANGUAGE, LANGUAGES
from locales.country import COUNTRY_FILE, HOME, CountryError, read_country
from storage.database import database_url
from storage.sealed import DataKeyError, Keyring

ROOT = Path(__file__).parent.parent
VAR = ROOT / "var"
DEFAULT_DATABASE = f"sqlite+aiosqlite:///{VAR / 'kontakt.sqlite3'}"

MIN_SECRET = 16
WHOLE_PACK = "municipalities.csv"  # a pack that stands for itself has one


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
    pack: Path = HOME  # the name of a pack in directory/packs, or the path of a folder
    port: int = Field(default=8080, ge=0, le=65535)
    host: str = "0.0.0.0"  # noqa: S104  a container's port is published from all addresses
    public_url: str | None = None
    secret_key: SecretStr | None = None
    backup_key: SecretStr | None = None
    data_key: SecretStr | None = None
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_driver: TelegramDriver = TelegramDriver.AIOGRAM
    # Messages, 0: as fast as it goes. Telegram's limit over all chats is for bulk, not for answers to people who wrote.
    telegram_per_second: float = Field(default=0, ge=0)
    telegram_bulk_per_second: float = Field(default=30, ge=0)
    telegram_chat_per_second: float = Field(default=1, ge=0)
    telegram_chat_burst: int = Field(default=60, ge=1)
    telegram_group_per_minute: float = Field(default=20, ge=0)
    telegram_staff_chat: int | None = None
    telegram_staff_language: str = DEFAULT_LANGUAGE
    viber_token: SecretStr | None = None
    viber_api_url: str = "https://chatapi.viber.com/pa"
    viber_name: str = Field(default="Kontakt", min_length=1, max_length=28)
    viber_max_charged: int | None = Field(default=None, ge=0)
    viber_per_second: float = Field(default=0, ge=0)
    viber_bulk_per_second: float = Field(default=50, ge=0)
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    check_websites: bool = False
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

    @field_validator("pack", mode="before")
    @classmethod
    def pack_is_there(cls, value: object) -> Path:
        folder = next((each for each in (HOME.parent / str(value), Path(str(value))) if each.is_dir()), None)
        if folder is None:
            known = ", ".join(sorted(each.name for each in HOME.parent.iterdir() if (each / WHOLE_PACK).exists()))
            raise ValueError(f"must be a folder, or one of {known}")
        if not (folder / WHOLE_PACK).exists():
            raise ValueError(f"{folder} is no pack of its own: it has no {WHOLE_PACK}")
        try:
            read_country(folder)
        except CountryError as error:
            raise ValueError(f"{folder / COUNTRY_FILE} {error}") from error
        return folder

    @field_validator("public_url", "telegram_api_url", "viber_api_url", "files_s3_endpoint")
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

    @field_validator("secret_key", "backup_key")
    @classmethod
    def secret_is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < MIN_SECRET:
            raise ValueError(f"must have at least {MIN_SECRET} characters")
        return value

    @field_validator("data_key")
    @classmethod
    def data_keys_are_keys(cls, value: SecretStr | None) -> SecretStr | None:
        try:
            Keyring.parse(value.get_secret_value() if value else None)
        except DataKeyError as error:
            raise ValueError(str(error)) from None
        return value

    @field_validator("telegram_token")
    @classmethod
    def token_has_telegrams_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, rest = value.get_secret_value().partition(":")
            if not number.isdigit() or not rest:
                raise ValueError("must look like 123456:ABC-DEF…, as BotFather gives it")
        return value

    @field_validator("telegram_staff_chat")
    @classmethod
    def staff_chat_is_a_group(cls, value: int | None) -> int | None:
        if value is not None and value >= 0:
            raise ValueError("must be a group's id, a number below 0 like -1001234567890")
        return value

    @field_validator("telegram_staff_language")
    @classmethod
    def staff_language_is_known(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("smtp_url")
    @classmethod
    def mail_server_is_an_address(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        try:
            url = URL(value.get_secret_value())
        except ValueError:
            url = URL()
        if url.scheme not in ("smtp", "smtps") or not url.host:
            raise ValueError("must be like smtp://name:password@mail.example.org:587, or smtps://… for port 465")
        return value

    @field_validator("mail_from")
    @classmethod
    def sender_is_an_address(cls, value: str | None) -> str | None:
        if value is not None and ("@" not in parseaddr(value)[1] or not value.isprintable()):
            raise ValueError("must be an e-mail address like Kontakt <kontakt@example.org>")
        return value

    @field_validator("viber_token")
    @classmethod
    def token_fits_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            token = value.get_secret_value()
            if not token.isascii() or not token.isprintable() or " " in token:
                raise ValueError("must be the token from Viber's admin panel, without spaces")
        return value

    @model_validator(mode="after")
    def bucket_has_its_keys(self) -> Self:
        if self.files_url.startswith("s3://") and not (self.files_s3_key and self.files_s3_secret):
            raise ValueError("FILES_URL: a bucket needs FILES_S3_KEY and FILES_S3_SECRET, too")
        return self

    @model_validator(mode="after")
    def mail_has_a_sender(self) -> Self:
        if self.smtp_url is not None and self.mail_from is None:
            raise ValueError("MAIL_FROM: must be set together with SMTP_URL")
        return self

    @model_validator(mode="before")
    @classmethod
    def drop_unset(cls, values: object) -> object:
        # An empty variable means the default, as if it were not there.
        return {k: v for k, v in values.items() if v != ""} if isinstance(values, dict) else values

    @property
    def data_keys(self) -> Keyring:
        """What the store's sealed columns are read and written with; empty: they are kept in plain."""
        return Keyring.parse(self.data_key.get_secret_value() if self.data_key else None)

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
