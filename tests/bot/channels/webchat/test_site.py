"""Requests in the resident's name come from our own page only."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.webchat.site import Site

PUBLIC = "https://kontakt.example"


@pytest.mark.parametrize(
    ("public_url", "headers", "expected"),
    [
        (None, {}, True),
        (None, {"Origin": "http://inside:8080"}, True),
        (None, {"Origin": "http://inside:8081"}, False),
        (None, {"Origin": "https://evil.example"}, False),
        (None, {"Origin": "null"}, False),
        (None, {"Origin": "http://[::"}, False),
        (None, {"Sec-Fetch-Site": "same-origin", "Origin": "http://inside:8080"}, True),
        (None, {"Sec-Fetch-Site": "none"}, True),
        (None, {"Sec-Fetch-Site": "cross-site"}, False),
        (None, {"Sec-Fetch-Site": "same-site"}, False),
        (PUBLIC, {"Origin": "https://kontakt.example"}, True),
        (PUBLIC, {"Origin": "https://kontakt.example:443"}, True),
        (PUBLIC, {"Origin": "https://kontakt.example.evil.example"}, False),
    ],
)
def test_a_request_is_from_our_page(public_url: str | None, headers: dict[str, str], expected: bool) -> None:
    request = make_mocked_request("POST", "/", headers={"Host": "inside:8080", **headers})
    assert Site(public_url).is_from_page(request) is expected


@pytest.mark.parametrize(("public_url", "expected"), [(None, False), ("http://x.example", False), (PUBLIC, True)])
def test_the_cookie_is_secure_behind_https(public_url: str | None, expected: bool) -> None:
    assert Site(public_url).is_secure(make_mocked_request("GET", "/")) is expected


@pytest.mark.parametrize(
    ("public_url", "forwarded", "expected"),
    [(PUBLIC, "6.6.6.6, 1.2.3.4", "1.2.3.4"), (None, "6.6.6.6", ""), (PUBLIC, None, "")],
)
def test_only_a_proxy_of_ours_is_believed_about_machines(
    public_url: str | None, forwarded: str | None, expected: str
) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote="")
    assert Site(public_url).machine(request) == expected
