"""The load generator's HTTP: whole messages are cut off the buffer, halves wait for the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.throughput.wire import cut, post, response

BODIES = st.binary(max_size=50)


@given(BODIES, BODIES)
def test_a_message_is_cut_off_before_the_next(body: bytes, rest: bytes) -> None:
    whole = response(body)
    message = cut(whole + rest)
    assert message is not None
    assert (message.status, message.body, message.size) == (200, body, len(whole))


@given(BODIES)
def test_half_a_message_waits_for_the_rest(body: bytes) -> None:
    whole = response(body)
    assert [cut(whole[:end]) for end in range(len(whole))] == [None] * len(whole)


def test_a_message_without_length_has_no_body() -> None:
    message = cut(b"HTTP/1.1 204 No Content\r\nServer: x\r\n\r\nHTTP")
    assert message is not None
    assert (message.status, message.body, message.size) == (204, b"", 38)


def test_names_of_headers_may_be_written_in_any_case() -> None:
    message = cut(b"HTTP/1.1 200 OK\r\ncontent-LENGTH: 2\r\n\r\nok")
    assert message is not None
    assert message.body == b"ok"


def test_a_webhook_call_carries_secret_and_length() -> None:
    call = cut(post("/telegram/webhook", "127.0.0.1:1", "s3cret", b"{}"))
    assert call is not None
    assert (call.first_line, call.body) == (b"POST /telegram/webhook HTTP/1.1", b"{}")
    assert b"\r\nX-Telegram-Bot-Api-Secret-Token: s3cret\r\n" in post("/", "host", "s3cret", b"")
