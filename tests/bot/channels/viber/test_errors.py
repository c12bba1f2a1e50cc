"""Every answer of Viber → what becomes of the reply."""

from __future__ import annotations

import json

import pytest

from bot.channels.viber.errors import OPERATORS, POLICIES, Policy, ViberError, error_of, result_of

FINAL = (3, 4, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22)
GONE = (5, 6)
LATER = (12,)
OPERATOR = (1, 2, 7, 8, 9, 10, 15, 23, 24)


def answered(http_status: int, answer: object) -> ViberError:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    with pytest.raises(ViberError) as caught:
        result_of(http_status, body)
    return caught.value


def test_a_successful_answer_is_given_back_as_it_came() -> None:
    answer = {"status": 0, "status_message": "ok", "message_token": 5098034272017990000, "new": "field"}
    assert result_of(200, json.dumps(answer).encode()) == answer


def test_every_status_that_viber_lists_has_a_policy() -> None:
    assert sorted(POLICIES) == sorted(FINAL + GONE + LATER + OPERATOR) == list(range(1, 25))


@pytest.mark.parametrize("status", FINAL)
def test_a_final_one_is_given_up(status: int) -> None:
    error = answered(200, {"status": status, "status_message": "…"})
    assert (error.retry, error.gone, error.everyone) == (False, False, False)


@pytest.mark.parametrize("status", GONE)
def test_a_resident_who_left_is_gone(status: int) -> None:
    error = answered(200, {"status": status, "status_message": "…"})
    assert (error.retry, error.gone) == (False, True)


@pytest.mark.parametrize("status", [*LATER, 25, 99, -1])
def test_a_busy_one_and_one_that_is_not_known_are_tried_again(status: int) -> None:
    error = answered(200, {"status": status})
    assert (error.retry, error.after, error.everyone) == (True, 30.0, False)


@pytest.mark.parametrize("status", OPERATOR)
def test_the_operators_stop_everything_for_a_while(status: int) -> None:
    error = answered(200, {"status": status})
    assert (error.retry, error.everyone, error.after, error.is_operators) == (True, True, 300.0, True)


def test_the_operator_is_told_by_every_reason_of_theirs_and_no_other() -> None:
    assert {error_of(status).reason for status in OPERATOR} < OPERATORS
    assert not any(error_of(status).is_operators for status in FINAL + GONE + LATER)


@pytest.mark.parametrize("meaning", POLICIES.values())
def test_reasons_are_plain_sentences_without_a_stop(meaning: object) -> None:
    reason = str(getattr(meaning, "reason", ""))
    assert reason[0].isupper()
    assert not reason.endswith(".")


@pytest.mark.parametrize("http_status", [500, 502, 503, 504])
def test_an_outage_is_tried_again(http_status: int) -> None:
    error = answered(http_status, b"<html>Bad Gateway</html>")
    assert (error.retry, error.everyone) == (True, False)


def test_too_many_requests_stop_everything_for_a_moment() -> None:
    error = answered(429, b"")
    assert (error.retry, error.everyone, error.after) == (True, True, 30.0)


@pytest.mark.parametrize("http_status", [400, 401, 403, 404])
def test_a_wrong_address_is_for_the_operator(http_status: int) -> None:
    error = answered(http_status, b"nothing here")
    assert (error.reason, error.everyone) == ("Viber's API is not at this address; check VIBER_API_URL", True)


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[1]", b"null", b"{}", b'{"status": "0"}', b'{"status": true}', b"[" * 100_000]
)
def test_an_answer_that_is_not_vibers_is_tried_again(body: bytes) -> None:
    error = answered(200, body)
    assert (error.retry, error.gone, error.reason) == (True, False, "Viber's answer could not be read (HTTP 200)")


def test_a_redirect_is_not_followed_but_named() -> None:
    assert answered(302, b"").reason == "Viber's answer could not be read (HTTP 302)"


@pytest.mark.parametrize("status", [13, 14])
def test_a_message_that_is_too_new_says_so(status: int) -> None:
    assert error_of(status).is_too_new
    assert POLICIES[status].policy is Policy.FINAL
