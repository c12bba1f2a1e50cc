"""Structured logs with ids. What people wrote, tokens and names have no place in them."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.settings import LogFormat
from handlers.unresolved import masked

# A Telegram token inside an address or an error of a library.
TOKEN = re.compile(r"(?<!\d)\d{5,}:[\w-]{20,}")
# A line of aiohttp's or httpx's for each request would hold its address, and for the Bot API that means the token;
# python-telegram-bot writes down what it sends; aiogram and alembic tell nothing our own lines do not.
TOO_TALKATIVE = ("aiohttp.access", "httpx", "httpcore", "telegram", "aiogram", "alembic")
# Long numbers there name events and moments, not people; so do those of fields that end in `_id`.
NUMBERS = frozenset({"timestamp", "version"})
FORBIDDEN = frozenset({"text", "name", "token", "secret", "password", "address", "email", "phone"})


def configure(log_format: LogFormat, *, level: int = logging.INFO) -> None:
    """Send this project's events and the libraries' log lines through one renderer to standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        keep_private,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format is LogFormat.JSON
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    quieten_libraries()


def quieten_libraries() -> None:
    """Let these libraries speak only when something is wrong, whatever the level of all others."""
    for name in TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def keep_private(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop fields that could tell who somebody is or what they wrote; tokens, and as the last guard e-mail addresses,
    telephone and personal numbers, wherever they appear.
    """
    for key in FORBIDDEN & event.keys():
        event[key] = "[left out]"
    for key, value in event.items():
        if isinstance(value, str):
            without_token = TOKEN.sub("[token]", value)
            is_number = key in NUMBERS or key.endswith("_id")
            event[key] = without_token if is_number else masked(without_token)
    return event
