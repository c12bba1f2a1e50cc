"""What anybody may read about public matters, and what nobody may."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from desk.open311.ask import AskError, query_of
from desk.open311.encode import as_xml
from storage.published import Wanted
from tests.desk.world import Browser, World

BASE = "/open311/v2"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SPAN = timedelta(days=90)


@pytest.fixture
async def reader(desk: World) -> AsyncIterator[Browser]:
    """Somebody's program. There are four questions on public matters and one on a private one."""
    await desk.ticket("AAA-111", "Secret words")
    await desk.ticket("BBB-222", municipality="gracanica", topic="roads", status="waiting")
    await desk.ticket("CCC-333", municipality=None, topic="water-sewage", status="resolved")
    await desk.ticket("DDD-444", topic="roads", status="spam")
    await desk.ticket("EEE-555", topic="pensions")
    async with desk.browser() as opened:
        yield opened


async def read(reader: Browser, path: str) -> Any:
    page = await reader.get(f"{BASE}/{path}")
    assert page.status == 200, page.text
    return json.loads(page.text)


async def references(reader: Browser, query: str = "") -> list[str]:
    return [each["service_request_id"] for each in await read(reader, f"requests.json?{query}")]


async def test_services_are_the_topics_of_public_places(reader: Browser) -> None:
    found = await read(reader, "services.json")
    assert [each["service_code"] for each in found] == ["waste-collection", "water-sewage", "roads"]
    assert (found[0]["service_name"], found[0]["group"]) == ("Rubbish", "Public services, environment")


async def test_names_are_in_the_readers_language(reader: Browser) -> None:
    page = await reader.get(f"{BASE}/services.json", **{"Accept-Language": "sq"})
    assert json.loads(page.text)[0]["service_name"] == "Rubbish (sq)"
    assert page.headers["Content-Language"] == "sq"


async def test_a_service_asks_for_nothing_more(reader: Browser) -> None:
    assert await read(reader, "services/roads.json") == {"service_code": "roads", "attributes": []}


async def test_private_matters_and_spam_are_not_published(reader: Browser) -> None:
    assert await references(reader) == ["CCC-333", "BBB-222", "AAA-111"]


async def test_a_request_tells_what_where_and_when(reader: Browser) -> None:
    (found,) = await read(reader, "requests/aaa-111.json")
    assert found["status"] == "open"
    assert (found["service_code"], found["description"], found["agency_responsible"]) == (
        "waste-collection",
        "Rubbish",
        "Gjilani",
    )
    assert (found["requested_datetime"], found["lat"], found["long"]) == ("2026-03-02T10:30:00+01:00", 42.46, 21.47)


async def test_nothing_that_somebody_wrote_is_shown(reader: Browser) -> None:
    for form in ("json", "xml"):
        assert "Secret" not in (await reader.get(f"{BASE}/requests.{form}")).text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=open", ["BBB-222", "AAA-111"]),
        ("status=closed", ["CCC-333"]),
        ("status=open,closed", ["CCC-333", "BBB-222", "AAA-111"]),
        ("service_code=roads,water-sewage", ["CCC-333", "BBB-222"]),
        ("service_code=pensions", []),
        ("service_request_id=aaa-111,%20EEE-555&status=closed", ["AAA-111"]),
        ("start_date=2026-03-02T10:30:00%2B01:00", ["CCC-333", "BBB-222", "AAA-111"]),
        ("end_date=2026-03-02T09:29:59Z", []),
        ("page=2&page_size=2", ["AAA-111"]),
        ("status=&service_code=&jurisdiction_id=x&page_size=1", ["CCC-333"]),
    ],
)
async def test_requests_are_found(query: str, expected: list[str], reader: Browser) -> None:
    assert await references(reader, query) == expected


@pytest.mark.parametrize("path", ["requests/EEE-555", "requests/DDD-444", "requests/ZZZ-999", "services/pensions"])
async def test_what_is_not_published_was_never_there(path: str, reader: Browser) -> None:
    page = await reader.get(f"{BASE}/{path}.json")
    (error,) = json.loads(page.text)
    assert (page.status, error["code"], error["description"].endswith("was not found")) == (404, 404, True)


async def test_xml_says_the_same(reader: Browser) -> None:
    page = await reader.get(f"{BASE}/requests.xml?status=closed")
    root = ElementTree.fromstring(page.text.encode())
    assert page.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert (root.tag, [child.tag for child in root], root.findtext("request/lat")) == (
        "service_requests",
        ["request"],
        "",
    )
    assert root.findtext("request/service_request_id") == "CCC-333"


@pytest.mark.parametrize("path", ["", "discovery", "discovery.xml"])
async def test_the_discovery_leads_here(path: str, reader: Browser) -> None:
    root = ElementTree.fromstring((await reader.get(f"{BASE}/{path}")).text.encode())
    assert root.tag == "discovery"
    assert (root.findtext("endpoints/endpoint/url") or "").endswith(BASE)
    assert [each.text for each in root.iter("format")] == ["application/json", "text/xml"]
    assert "No key is needed" in (root.findtext("key_service") or "")


async def test_requests_cannot_be_made(reader: Browser) -> None:
    page = await reader.post(f"{BASE}/requests.json", {"service_code": "roads", "description": "A hole"})
    assert (page.status, page.headers["Allow"]) == (405, "GET, HEAD")
    assert json.loads(page.text)[0]["code"] == 405


@pytest.mark.parametrize(("path", "begins"), [("nothing", "<?xml"), ("services", "<?xml"), ("tokens/1.json", "[{")])
async def test_an_unknown_address_is_told_in_the_form_of_the_standard(path: str, begins: str, reader: Browser) -> None:
    page = await reader.get(f"{BASE}/{path}")
    assert (page.status, page.text.startswith(begins)) == (404, True)


async def test_one_machine_gets_so_much_and_no_more(desk: World) -> None:
    async with desk.browser() as browser:
        pages = [await browser.get(f"{BASE}/services.json") for _ in range(62)]
    assert [page.status for page in pages[:60]] == [200] * 60
    assert (pages[-1].status, pages[-1].headers["Retry-After"]) == (429, "1")


async def test_pages_elsewhere_may_read_it(reader: Browser) -> None:
    headers = (await reader.get(f"{BASE}/requests.json")).headers
    assert (headers["Access-Control-Allow-Origin"], headers["Cross-Origin-Resource-Policy"]) == ("*", "cross-origin")
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("arguments", "since", "until"),
    [
        ({}, NOW - SPAN, NOW),
        ({"start_date": "2026-02-01T00:00:00Z"}, datetime(2026, 2, 1, tzinfo=UTC), NOW),
        (
            {"start_date": "2025-01-01T00:00:00Z"},
            datetime(2025, 1, 1, tzinfo=UTC),
            datetime(2025, 1, 1, tzinfo=UTC) + SPAN,
        ),
        (
            {"end_date": "2025-06-01T02:00:00 02:00"},
            datetime(2025, 6, 1, tzinfo=UTC) - SPAN,
            datetime(2025, 6, 1, tzinfo=UTC),
        ),
    ],
)
def test_a_range_is_never_longer_than_ninety_days(arguments: dict[str, str], since: datetime, until: datetime) -> None:
    assert query_of(arguments, NOW).wanted == Wanted(since=since, until=until)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"start_date": "2026-03-02"}, "start_date"),
        ({"end_date": "yesterday"}, "end_date"),
        ({"end_date": "0001-01-01T00:00:00Z"}, "end_date"),
        ({"start_date": "9999-12-31T00:00:00Z"}, "start_date"),
        ({"start_date": "2026-01-01T00:00:00Z", "end_date": "2025-12-31T00:00:00Z"}, "start_date"),
        ({"start_date": "2025-01-01T00:00:00Z", "end_date": "2025-12-31T00:00:00Z"}, "90 days"),
        ({"status": "waiting"}, "status"),
        ({"page": "0"}, "page"),
        ({"page_size": "1001"}, "page_size"),
        ({"page": "1" * 20}, "page"),
        ({"service_request_id": ",".join(["AAA-111"] * 51)}, "service_request_id"),
    ],
)
def test_an_argument_that_cannot_be_used_is_named(arguments: dict[str, str], named: str) -> None:
    with pytest.raises(AskError) as refused:
        query_of(arguments, NOW)
    assert (refused.value.code, named in refused.value.description) == (400, True)


def test_no_character_breaks_the_xml() -> None:
    root = ElementTree.fromstring(as_xml("services", [{"service_name": "<a> & \x01\ud800\uffff ђ"}]))
    assert root.findtext("service/service_name") == "<a> &  ђ"
