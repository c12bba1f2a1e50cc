"""Signing in and out."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from desk.door import own_page
from desk.navigation import ME
from storage.account_tables import Account, DeskSession, Role
from storage.database import Database
from tests.desk.world import NAME, PASSWORD, Browser, World, world
from tests.fakes import StillClock

WRONG = "do not belong together"
HOUR_S = 3600


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


async def test_name_and_password_open_the_desk(officer: Browser) -> None:
    assert (await officer.get("/desk/tickets")).status == 200
    assert (await officer.get("/desk/")).to == "/desk/tickets"


@pytest.mark.parametrize("path", ["/desk", "/desk/tickets"])
async def test_who_is_not_signed_in_is_sent_to_the_door(path: str, stranger: Browser) -> None:
    page = await stranger.get(path)
    assert (page.status, page.to.startswith("/desk/")) == (303, True)


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, "wrong password"), ("nobody", PASSWORD), ("", ""), (NAME, ""), (NAME, "x" * 50_000)]
)
async def test_whatever_is_wrong_the_answer_is_the_same(
    name: str, password: str, desk: World, stranger: Browser
) -> None:
    await desk.account()
    page = await stranger.sign_in(name, password)
    assert (page.status, WRONG in page.text, "nobody has" in page.text) == (403, True, False)
    assert (await stranger.get("/desk/tickets")).status == 303


@pytest.mark.parametrize("name", ["Ana", " ana ", "ANA"])
async def test_capitals_and_blanks_make_no_other_name(name: str, desk: World, stranger: Browser) -> None:
    await desk.account()
    assert (await stranger.sign_in(name)).status == 303


async def test_after_five_failures_even_the_right_password_has_to_wait(desk: World, stranger: Browser) -> None:
    await desk.account()
    for _ in range(5):
        assert (await stranger.sign_in(password="wrong")).status == 403
    page = await stranger.sign_in()
    assert (page.status, page.headers["Retry-After"]) == (429, "30")
    assert "Please wait 30 seconds" in page.text


async def test_after_the_wait_the_right_password_opens(desk: World, stranger: Browser) -> None:
    await desk.account()
    for _ in range(5):
        await stranger.sign_in(password="wrong")
    desk.clock.forward(30)
    assert (await stranger.sign_in()).status == 303


async def test_a_longer_wait_is_told_in_minutes(desk: World, stranger: Browser) -> None:
    for _ in range(5):
        await stranger.sign_in()
    for seconds in (30, 60):
        desk.clock.forward(seconds)
        await stranger.sign_in()
    assert "Please wait 2 minutes" in (await stranger.sign_in()).text


async def test_the_cookie_is_for_the_desk_alone_and_out_of_reach(desk: World, stranger: Browser) -> None:
    await desk.account()
    cookie = (await stranger.sign_in()).headers["Set-Cookie"]
    assert {"HttpOnly", "Path=/desk/", "SameSite=Lax", "Max-Age=604800"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_behind_https_the_cookie_is_secure(database: Database, clock: StillClock) -> None:
    async with world(database, clock, "https://kontakt.example") as desk, desk.browser() as stranger:
        cookie = (await stranger.get("/desk/")).headers["Set-Cookie"]
    assert "Secure" in cookie.split("; ")


async def test_signing_in_gives_a_session_that_nobody_has_seen_before(desk: World, stranger: Browser) -> None:
    await desk.account()
    page = await stranger.get("/desk/")
    before = stranger.cookie
    await stranger.post("/desk/", {"token": page.hidden("token"), "name": NAME, "password": PASSWORD})
    assert stranger.cookie.split(".")[0] != before.split(".")[0]


async def test_a_session_that_is_not_used_lasts_twelve_hours(desk: World, officer: Browser) -> None:
    desk.clock.forward(12 * HOUR_S - 1)
    assert (await officer.get("/desk/tickets")).status == 200
    desk.clock.forward(12 * HOUR_S)
    assert (await officer.get("/desk/tickets")).status == 303


async def test_one_that_is_used_lasts_a_week(desk: World, officer: Browser) -> None:
    for _ in range(20):
        desk.clock.forward(8 * HOUR_S)
        assert (await officer.get("/desk/tickets")).status == 200
    desk.clock.forward(8 * HOUR_S)
    assert (await officer.get("/desk/tickets")).status == 303


async def test_signing_out_ends_it(officer: Browser) -> None:
    token = (await officer.get("/desk/tickets")).hidden("token")
    page = await officer.post("/desk/sign-out", {"token": token})
    assert (page.status, page.to) == (303, "/desk/?done=signed-out")
    assert (await officer.get("/desk/tickets")).status == 303


async def test_a_copy_of_the_cookie_is_worthless_after_signing_out(desk: World, officer: Browser) -> None:
    stolen = officer.cookie
    token = (await officer.get("/desk/tickets")).hidden("token")
    async with desk.browser() as thief:
        assert (await thief.get("/desk/tickets", Cookie=f"kontakt_desk={stolen}")).status == 200
        await officer.post("/desk/sign-out", {"token": token})
        assert (await thief.get("/desk/tickets", Cookie=f"kontakt_desk={stolen}")).status == 303


async def test_signing_in_twice_makes_two_sessions_and_signing_out_ends_one(desk: World, officer: Browser) -> None:
    async with desk.browser() as other:
        await other.sign_in()
        token = (await other.get("/desk/tickets")).hidden("token")
        await other.post("/desk/sign-out", {"token": token})
        assert (await other.get("/desk/tickets")).status == 303
    assert (await officer.get("/desk/tickets")).status == 200


async def test_an_account_that_is_switched_off_is_out_at_once_and_cannot_come_back(
    desk: World, officer: Browser
) -> None:
    async with desk.database.transaction() as store:
        await store.execute(update(Account).values(disabled_at=desk.clock()))
    assert (await officer.get("/desk/tickets")).status == 303
    page = await officer.sign_in()
    assert (page.status, WRONG in page.text) == (403, True)


async def test_the_store_holds_no_cookie(desk: World, officer: Browser) -> None:
    async with desk.database.reading() as store:
        row = (await store.scalars(select(DeskSession))).one()
    assert officer.cookie not in repr(vars(row))


async def test_the_first_page_is_one_that_the_role_may_open(desk: World, stranger: Browser) -> None:
    await desk.account(role=Role.EDITOR)
    first = (await stranger.sign_in()).to
    assert first != "/desk/tickets"
    assert (await stranger.get(first)).status == 200


async def test_after_signing_in_one_is_where_one_wanted_to_be(desk: World, stranger: Browser) -> None:
    await desk.account()
    door = await stranger.get("/desk/tickets?state=all&topic=roads")
    assert (await stranger.sign_in(path=door.to)).to == "/desk/tickets?state=all&topic=roads"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/desk//evil.example",
        "/desk/../evil",
        "/desk/%2e%2E/evil",
        "/desk/x\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/other",
        "/desk/",
        "",
    ],
)
def test_nobody_is_sent_away_from_the_desk(elsewhere: str) -> None:
    assert own_page(elsewhere) == ME


async def test_an_address_of_another_site_is_not_followed(desk: World, stranger: Browser) -> None:
    await desk.account()
    assert (await stranger.sign_in(path="/desk/?next=https://evil.example/")).to == "/desk/tickets"
