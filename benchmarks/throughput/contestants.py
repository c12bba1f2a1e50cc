"""Who is measured: how each bot is started, and what is sent to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TOKEN = "123456:AAE-emulator_token_0123456789abcdefgh"
KEY = "QSBrZXkgdGhhdCBzZWFscyBub3RoaW5nIG9mIHZhbHU="
PATH = "/telegram/webhook"
TUNED = "aiogram echo, tuned"
LIMITS = ("TELEGRAM_PER_SECOND", "TELEGRAM_BULK_PER_SECOND", "TELEGRAM_CHAT_PER_SECOND", "TELEGRAM_GROUP_PER_MINUTE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """`traffic` is a name of `traffic.TRAFFIC`, `store` a kind of database or empty for a bot that keeps nothing."""

    name: str
    traffic: str
    module: str
    arguments: Sequence[str] = ()
    store: str = ""
    ready: str = "ready"  # what its output says when it can be measured
    sealed: bool = False  # whether what people write is encrypted in its store
    beside: Sequence[str] = ()  # arguments of a second process of the same bot

    def command(self, api_url: str, port: int) -> list[str]:
        own = self.arguments if self.store else (api_url, str(port), *self.arguments)
        return ["-m", self.module, *own]

    @property
    def command_beside(self) -> list[str]:
        return ["-m", self.module, *self.beside]

    def environment(self, api_url: str, port: int, database_url: str) -> Mapping[str, str]:
        if not self.store:
            return {}
        return {
            "DATABASE_URL": database_url,
            "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api_url,
            # Telegram takes 30 messages a second; the stub takes what comes.
            **dict.fromkeys(LIMITS, "0"),
            "DATA_KEY": KEY if self.sealed else "",
        }


def _kontakt(name: str, traffic: str, store: str, *, sealed: bool = False, apart: bool = False) -> Contestant:
    return Contestant(
        name=name,
        traffic=traffic,
        module="bot",
        arguments=("web",) if apart else ("run",),
        store=store,
        ready="Messages are understood now",
        sealed=sealed,
        beside=("worker",) if apart else (),
    )


AIOGRAM = "benchmarks.throughput.echo_aiogram"
CONTESTANTS = (
    Contestant(name=TUNED, traffic="echo", module=AIOGRAM, arguments=("--tuned",)),
    _kontakt("Kontakt, buttons, SQLite", "buttons", "sqlite"),
    _kontakt("Kontakt, buttons, PostgreSQL", "buttons", "postgresql"),
    _kontakt("Kontakt, buttons, SQLite, sealed", "buttons", "sqlite", sealed=True),
    _kontakt("Kontakt, buttons, PostgreSQL, sealed", "buttons", "postgresql", sealed=True),
    _kontakt("Kontakt, buttons, PostgreSQL, web and worker", "buttons", "postgresql", apart=True),
    Contestant(name="aiogram echo, out of the box", traffic="echo", module=AIOGRAM),
    Contestant(name="python-telegram-bot echo", traffic="echo", module="benchmarks.throughput.echo_ptb"),
    _kontakt("Kontakt, free text, SQLite", "texts", "sqlite"),
    _kontakt("Kontakt, free text, PostgreSQL", "texts", "postgresql"),
)
