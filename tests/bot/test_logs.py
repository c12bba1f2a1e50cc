"""Logs hold ids: never what people wrote, who they are, or a token."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest
import structlog

from bot.logs import FORBIDDEN, TOO_TALKATIVE, configure
from bot.settings import LogFormat

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
WRITTEN = "my grandmother's pension"


@pytest.fixture(params=LogFormat)
def log_format(request: pytest.FixtureRequest, logging_restored: None) -> LogFormat:
    return LogFormat(request.param)


@pytest.fixture(autouse=True)
def written(log_format: LogFormat) -> StringIO:
    """What stands in for standard error; every test in both formats."""
    configure(log_format)
    stream = StringIO()
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    return stream


@pytest.mark.parametrize("field", sorted(FORBIDDEN))
def test_fields_that_tell_of_a_person_are_left_out(field: str, written: StringIO) -> None:
    structlog.get_logger().info("intake.failed", message_id=7, **{field: WRITTEN})
    assert WRITTEN not in written.getvalue()
    assert "7" in written.getvalue()


def test_a_token_in_a_field_is_left_out(written: StringIO) -> None:
    structlog.get_logger().warning("telegram.failed", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert TOKEN not in written.getvalue()


def test_a_token_in_a_libraries_line_is_left_out(written: StringIO) -> None:
    logging.getLogger("some.library").error("no answer from %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert TOKEN not in written.getvalue()
    assert "no answer from" in written.getvalue()


def test_a_token_in_an_error_is_left_out(written: StringIO) -> None:
    try:
        raise ConnectionError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ConnectionError:
        structlog.get_logger().exception("telegram.failed")
    assert TOKEN not in written.getvalue()
    assert "ConnectionError" in written.getvalue()


@pytest.mark.parametrize("told", ["044 123 456", "+383 49 123 456", "1009876543", "drita@example.org"])
def test_whatever_a_library_says_names_nobody(told: str, written: StringIO) -> None:
    logging.getLogger("some.library").error("could not deliver to %s", told)
    structlog.get_logger().warning("channel.failed", error=f"no such user: {told}")
    try:
        raise ValueError(told)
    except ValueError:
        structlog.get_logger().exception("channel.failed")
    assert told not in written.getvalue()
    assert "could not deliver to" in written.getvalue()


def test_the_ids_of_events_are_kept(written: StringIO) -> None:
    structlog.get_logger().info("intake.accepted", event_id="123456789", update_id=987654321)
    assert "123456789" in written.getvalue()
    assert "987654321" in written.getvalue()


@pytest.mark.parametrize("library", [*TOO_TALKATIVE, "telegram.Bot", "httpcore.http11"])
def test_chatty_libraries_are_heard_only_when_something_is_wrong(library: str, written: StringIO) -> None:
    logging.getLogger(library).info("GET /desk/ticket/7KX-4PB")
    logging.getLogger(library).warning("odd")
    assert "7KX-4PB" not in written.getvalue()
    assert "odd" in written.getvalue()


def test_ids_of_the_context_are_in_every_line(written: StringIO, log_format: LogFormat) -> None:
    with structlog.contextvars.bound_contextvars(event_id="e1"):
        structlog.get_logger().info("intake.accepted")
    assert "e1" in written.getvalue()
    if log_format is LogFormat.JSON:
        assert json.loads(written.getvalue())["level"] == "info"
