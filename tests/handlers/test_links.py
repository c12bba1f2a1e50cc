from __future__ import annotations

import pytest

from handlers.links import map_of, shown, source_in_words, web_address
from tests.handlers.world import WASTE_GJILAN, office


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://gjilan.example.org/a?b=c", "https://gjilan.example.org/a?b=c"),
        ("www.atk-ks.org", "https://www.atk-ks.org"),
        ("http://mzp-rks.org ; https://mkk.rks-gov.net/", "http://mzp-rks.org"),
        ("https://opština.example.org/žalbe", "https://xn--optina-ckb.example.org/%C5%BEalbe"),
        ("unofficial", None),
        ("unofficial link list", None),
        ("ftp://example.org", None),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(text: str | None, address: str | None) -> None:
    assert web_address(text) == address


def test_an_address_is_shown_as_people_write_it() -> None:
    assert shown("https://gjilan.example.org/waste/") == "gjilan.example.org/waste"


def test_the_map_shows_the_coordinates() -> None:
    assert (map_of(WASTE_GJILAN, "Gjilan") or "").endswith("#map=17/42.46010/21.47020")


def test_an_address_without_coordinates_is_looked_up() -> None:
    contact = office("x", "X", address="Rruga A & B")
    assert map_of(contact, "Gjilan") == "https://www.openstreetmap.org/search?query=Rruga+A+%26+B%2C+Gjilan"


@pytest.mark.parametrize("contact", [office("x", "X"), office("x", "X", address="DEMO street", demo=True)])
def test_nothing_is_invented_for_the_map(contact: object) -> None:
    assert map_of(contact, "Gjilan") is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "date", "words"),
    [
        ("https://rpagj.rks-gov.net/en/licence?id=1", "2014-05-01", "Source: rpagj.rks-gov.net, 2014-05-01"),
        ("https://rpagj.rks-gov.net/", "undated", "Source: rpagj.rks-gov.net"),
        ("https://rpagj.rks-gov.net/", "2011-10 (repeated 2012)", "Source: rpagj.rks-gov.net, 2011-10"),
        ("unofficial link list", "2020", "Source: unofficial link list, 2020"),
        (None, "2020", ""),
    ],
)
def test_a_source_is_named_with_its_date(source: str | None, date: str, words: str) -> None:
    assert source_in_words(source, date, "en") == words
