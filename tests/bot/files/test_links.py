from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.links import PATH, LinkError, LinkOld, Links, Pass, account, resident
from tests.fakes import StillClock

KEY = "c3" * 24
SECRET = b"s" * 32


@pytest.fixture
def clock(now: datetime) -> StillClock:
    return StillClock(now)


@pytest.fixture
def links(clock: StillClock) -> Links:
    return Links(lambda: SECRET, clock)


def token_of(link: str) -> str:
    return link.removeprefix(f"{PATH}/")


def test_a_link_opens_the_file_for_whom_it_was_made(links: Links) -> None:
    token = token_of(links.to_file(KEY, who=account(7)))
    assert links.read(token) == Pass(who="a7", key=KEY)


def test_a_link_to_a_reply_opens_its_file(links: Links) -> None:
    assert links.read(token_of(links.to_reply(300))) == Pass(who="o300", row=300)


@pytest.mark.parametrize(("lasts", "seconds"), [(None, 15 * 60), (timedelta(days=1), 86400)])
def test_a_link_is_good_for_its_time(links: Links, clock: StillClock, lasts: timedelta | None, seconds: float) -> None:
    link = links.to_file(KEY, who=resident(1), **({"lasts": lasts} if lasts else {}))
    clock.forward(seconds - 1)
    assert links.read(token_of(link)).key == KEY
    clock.forward(1)
    with pytest.raises(LinkOld):
        links.read(token_of(link))


def test_another_key_makes_other_links(clock: StillClock, links: Links) -> None:
    with pytest.raises(LinkError):
        links.read(token_of(Links(lambda: b"t" * 32, clock).to_file(KEY, who=account(7))))


def test_an_old_link_that_was_changed_is_no_link(links: Links, clock: StillClock) -> None:
    token = token_of(links.to_file(KEY, who=account(7)))
    clock.forward(3600)
    with pytest.raises(LinkError) as error:
        links.read(token.replace("-a7-", "-a8-"))
    assert not isinstance(error.value, LinkOld)


@given(st.data())
def test_whatever_is_changed_in_a_link_it_opens_nothing(data: st.DataObject) -> None:
    links = Links(lambda: SECRET, StillClock(datetime.fromisoformat("2026-03-02T09:30:00+00:00")))
    token = token_of(links.to_file(KEY, who=account(7)))
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda each: each != token[place]))
    with pytest.raises(LinkError):
        links.read(token[:place] + letter + token[place + 1 :])


@given(st.text(max_size=200))
def test_what_somebody_makes_up_opens_nothing(token: str) -> None:
    with pytest.raises(LinkError):
        Links(lambda: SECRET, StillClock(datetime.fromisoformat("2026-03-02T09:30:00+00:00"))).read(token)
