"""The second step of signing in: the app's codes, recovery codes, setting it up, taking it off."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.second_step import (
    app_address,
    app_secret,
    hash_recovery_code,
    is_salt,
    new_recovery_codes,
    offered_salt,
    picture,
    step_of,
)
from storage.account_tables import Role
from storage.database import Database
from tests.desk.world import KEY, NAME, PASSWORD, SALT, Browser, Page, World

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECRET = app_secret(KEY, 7, SALT)
STEP = int(NOW.timestamp()) // 30
PAGE = "/desk/me/second-step"


@pytest.fixture
def database(plain_store: Database) -> Database:
    return plain_store


@pytest.mark.parametrize("skew", [-1, 0, 1])
def test_the_codes_of_now_and_its_neighbours_are_right(skew: int) -> None:
    code = pyotp.TOTP(SECRET).generate_otp(STEP + skew)
    assert step_of(f" {code[:3]} {code[3:]} ", SECRET, NOW) == STEP + skew


@pytest.mark.parametrize("skew", [-2, 2, 100])
def test_others_are_not(skew: int) -> None:
    assert step_of(pyotp.TOTP(SECRET).generate_otp(STEP + skew), SECRET, NOW) is None


@given(st.text(max_size=8))
def test_no_other_text_is_a_code(typed: str) -> None:
    assert step_of(typed, SECRET, NOW) is None or re.sub(r"\s", "", typed).isdecimal()


def test_every_account_and_every_salt_has_its_own_secret() -> None:
    secrets = {app_secret(KEY, 7, SALT), app_secret(KEY, 8, SALT), app_secret(KEY, 7, "x"), app_secret(b"", 7, SALT)}
    assert len(secrets) == 4


def test_what_is_offered_is_a_salt() -> None:
    assert is_salt(offered_salt(KEY, "session", None))
    assert not is_salt(f"{SALT}\n")


def test_every_session_and_every_new_telephone_is_offered_its_own_salt() -> None:
    offers = [(KEY, "one", None), (KEY, "two", None), (KEY, "one", SALT), (b"", "one", None)]
    assert len({offered_salt(*offer) for offer in offers}) == 4


def test_the_picture_has_no_style_and_no_script() -> None:
    svg = picture(app_address(SECRET, '<script>"ana" & ben'))
    assert svg.startswith("<svg")
    assert not re.search(r"style|script|href|<!", svg)


def test_recovery_codes_are_ten_and_all_different() -> None:
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"(?:\w{4}-){3}\w{4}", code) for code in codes)


def test_how_a_recovery_code_is_typed_makes_no_difference() -> None:
    assert hash_recovery_code(" ABCD efgh2345-6789") == hash_recovery_code("abcd-efgh-2345-6789")


async def halfway(desk: World, browser: Browser) -> tuple[int, Page]:
    """Ana has a second step and has shown her password."""
    number = await desk.account(second_step_salt=SALT)
    return number, await browser.sign_in()


async def test_the_password_alone_opens_nothing(desk: World, stranger: Browser) -> None:
    _, page = await halfway(desk, stranger)
    assert page.to.startswith("/desk/code?next=")
    assert (await stranger.get("/desk/tickets")).status == 303
    assert (await stranger.get("/desk/me")).status == 303


async def test_with_the_code_it_does(desk: World, stranger: Browser) -> None:
    number, page = await halfway(desk, stranger)
    before = stranger.cookie
    assert (await stranger.submit(page.to, code=desk.code(number))).to == "/desk/tickets"
    assert (await stranger.get("/desk/tickets")).status == 200
    assert stranger.cookie != before


@pytest.mark.parametrize("code", ["", "000000", "abcd-efgh-2345-6789", "x" * 500])
async def test_another_code_does_not(code: str, desk: World, stranger: Browser) -> None:
    _, page = await halfway(desk, stranger)
    answer = await stranger.submit(page.to, code=code)
    assert (answer.status, "This code is not right" in answer.text) == (403, True)
    assert (await stranger.get("/desk/tickets")).status == 303


async def test_a_code_that_was_used_is_not_taken_again(desk: World, stranger: Browser) -> None:
    number, page = await halfway(desk, stranger)
    await stranger.submit(page.to, code=desk.code(number))
    async with desk.browser() as thief:
        page = await thief.sign_in()
        assert (await thief.submit(page.to, code=desk.code(number))).status == 403
        desk.clock.forward(30)
        assert (await thief.submit(page.to, code=desk.code(number))).status == 303


async def test_guessing_codes_is_slowed_down(desk: World, stranger: Browser) -> None:
    number, page = await halfway(desk, stranger)
    for _ in range(5):
        await stranger.submit(page.to, code="000000")
    answer = await stranger.submit(page.to, code=desk.code(number))
    assert (answer.status, answer.headers["Retry-After"]) == (429, "30")


async def test_after_ten_minutes_the_password_is_asked_for_again(desk: World, stranger: Browser) -> None:
    number, page = await halfway(desk, stranger)
    form = await stranger.get(page.to)
    desk.clock.forward(600)
    answer = await stranger.post(page.to, {"token": form.hidden("token"), "code": desk.code(number)})
    assert answer.status == 403
    assert (await stranger.get(page.to)).to == "/desk/"


async def test_who_shows_no_password_is_asked_for_no_code(stranger: Browser) -> None:
    assert (await stranger.get("/desk/code")).to == "/desk/"


async def test_an_admin_without_second_step_gets_nowhere_else(desk: World, stranger: Browser) -> None:
    await desk.account(role=Role.ADMIN)
    await stranger.sign_in()
    for path in ("/desk/tickets", "/desk/accounts", "/desk/audit", "/desk/me", "/desk/me/password"):
        assert (await stranger.get(path)).to == PAGE
    page = await stranger.get(PAGE)
    assert (page.status, "/desk/accounts" in page.text) == (200, False)


async def set_up(desk: World, browser: Browser, path: str = PAGE) -> tuple[Page, str]:
    """The page after setting up, and the salt of the app."""
    page = await browser.get(path)
    salt = page.hidden("salt")
    code = pyotp.TOTP(app_secret(KEY, 1, salt)).at(desk.clock())
    fields = {"token": page.hidden("token"), "salt": salt, "code": code, "do": "set-up"}
    return await browser.post(path, fields), salt


def codes_on(page: Page) -> list[str]:
    return re.findall(r"<code>([\w-]{19})</code>", page.text)


async def test_setting_it_up_opens_the_desk_and_shows_ten_codes_once(desk: World, stranger: Browser) -> None:
    await desk.account(role=Role.ADMIN)
    await stranger.sign_in()
    page, _ = await set_up(desk, stranger)
    assert (page.status, len(codes_on(page))) == (200, 10)
    assert (await stranger.get("/desk/accounts")).status == 200
    assert not codes_on(await stranger.get(PAGE))
    assert (1, "second-step-set-up", "account 1") in await desk.audited()


async def test_a_page_that_is_loaded_again_shows_the_same_key(desk: World, officer: Browser) -> None:
    first, again = await officer.get(PAGE), await officer.get(PAGE)
    assert first.hidden("salt") == again.hidden("salt")
    _, salt = await set_up(desk, officer)
    assert salt == first.hidden("salt")
    assert (await officer.get(f"{PAGE}?new=1")).hidden("salt") != salt


async def test_a_wrong_code_sets_nothing_up(desk: World, officer: Browser) -> None:
    page = await officer.submit(PAGE, salt=SALT, code="000000", do="set-up")
    assert (page.status, page.hidden("salt")) == (422, SALT)
    assert (await desk.accounts())[0].second_step_salt is None


async def test_the_code_that_set_it_up_does_not_sign_in(desk: World, officer: Browser) -> None:
    _, salt = await set_up(desk, officer)
    code = pyotp.TOTP(app_secret(KEY, 1, salt)).at(desk.clock())
    async with desk.browser() as thief:
        assert (await thief.submit((await thief.sign_in()).to, code=code)).status == 403


async def test_setting_it_up_ends_the_sessions_that_had_none(desk: World, officer: Browser) -> None:
    async with desk.browser() as other:
        await other.sign_in()
        await set_up(desk, officer)
        assert (await other.get("/desk/tickets")).status == 303
    assert (await officer.get("/desk/tickets")).status == 200


async def test_a_recovery_code_opens_once(desk: World, officer: Browser) -> None:
    page, _ = await set_up(desk, officer)
    code = codes_on(page)[3].upper()
    for expected in (303, 403):
        async with desk.browser() as other:
            assert (await other.submit((await other.sign_in()).to, code=code)).status == expected
    assert "9 recovery codes are left." in (await officer.get("/desk/me")).text


async def test_new_recovery_codes_make_the_old_ones_worthless(desk: World, officer: Browser) -> None:
    old = codes_on((await set_up(desk, officer))[0])
    new = codes_on(await officer.submit(PAGE, do="new-codes"))
    assert len(set(old + new)) == 20
    async with desk.browser() as other:
        page = await other.sign_in()
        assert (await other.submit(page.to, code=old[0])).status == 403
        assert (await other.submit(page.to, code=new[0])).status == 303


async def test_a_new_telephone_takes_the_old_one_off(desk: World, officer: Browser) -> None:
    _, old = await set_up(desk, officer)
    page, new = await set_up(desk, officer, f"{PAGE}?new=1")
    assert len(codes_on(page)) == 10
    assert (await desk.accounts())[0].second_step_salt == new != old


async def test_an_officer_may_take_it_off(desk: World, officer: Browser) -> None:
    await set_up(desk, officer)
    assert (await officer.submit(PAGE, do="take-off")).to == "/desk/me"
    assert (await desk.accounts())[0].second_step_salt is None


async def test_an_admin_may_not(desk: World, admin: Browser) -> None:
    page = await admin.submit(PAGE, do="take-off")
    assert (page.status, "cannot be without" in page.text) == (409, True)
    assert (await desk.accounts())[0].second_step_salt == SALT


async def test_it_asks_for_a_fresh_password(desk: World, officer: Browser) -> None:
    form = await officer.get(PAGE)
    desk.clock.forward(timedelta(minutes=10).total_seconds())
    assert (await officer.get(PAGE)).to == f"/desk/confirm?next={PAGE}"
    refused = await officer.post(PAGE, {"token": form.hidden("token"), "do": "new-codes"})
    assert (refused.status, "show once more that it is you" in refused.text) == (403, True)


async def test_the_password_makes_it_fresh(desk: World, officer: Browser) -> None:
    desk.clock.forward(600)
    confirm = (await officer.get(PAGE)).to
    assert (await officer.submit(confirm, password="wrong")).status == 403
    assert (await officer.submit(confirm, password=PASSWORD)).to == PAGE
    assert (await officer.get(PAGE)).status == 200


async def test_a_code_makes_it_fresh_too(desk: World, admin: Browser) -> None:
    desk.clock.forward(600)
    confirm = (await admin.get(PAGE)).to
    assert (await admin.submit(confirm, code=desk.code(1))).to == PAGE


async def test_guessing_there_counts_as_at_the_door(desk: World, officer: Browser) -> None:
    for _ in range(5):
        await officer.submit("/desk/confirm", password="wrong")
    assert (await officer.submit("/desk/confirm", password=PASSWORD)).status == 429
    async with desk.browser() as other:
        assert (await other.sign_in(NAME)).status == 429
