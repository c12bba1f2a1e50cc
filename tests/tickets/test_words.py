"""The blind index: what is kept of a text, and what a search asks of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.word_index import folded_words
from storage import ticket_search
from storage.database import Database
from storage.ticket_tables import Ticket
from storage.word_tables import TicketWord
from tests.tickets.world import REFERENCE, Office
from tickets.words import MOST_SOUGHT, WordIndex, lend

INDEX = WordIndex(b"k" * 32, folded_words)
TEXT = "Kur vijnë për mbeturinat në rrugën tonë?"


async def words(database: Database) -> set[int]:
    async with database.reading() as session:
        return set(await session.scalars(select(TicketWord.word)))


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("mbeturina", True),
        ("mbeturinave", True),
        ("mbet", True),
        ("mbe", False),
        ("rruga", True),
        ("vijne", True),
        ("VIJNË", True),
        ("tone rruga", True),
        ('"rruga"', False),
        ('"rrugën tonë"', True),
        ("“rruges”", False),
        ("mbeturina autobus", False),
    ],
)
def test_a_search_finds(search: str, is_found: bool) -> None:
    assert (INDEX.sought(search) <= INDEX.of(TEXT)) is is_found


@given(st.text(max_size=200))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert INDEX.sought(text) <= INDEX.of(text)


@given(st.text())
def test_every_store_can_hold_the_numbers(text: str) -> None:
    assert all(0 <= word < 2**63 for word in INDEX.of(text))


@pytest.mark.parametrize(
    "forms",
    [
        "voda vode vodu Вода",
        "škola školi школама skolu",
        "đubre djubreta ђубретом",
        "rruga rrugës rruge rrugën",
        "ujë uji uje",
        "yol yolu",
        "mbeturina mbeturinat mbeturinave",
    ],
)
def test_the_forms_of_a_word_find_each_other(forms: str) -> None:
    assert len({INDEX.sought(form) for form in forms.split()}) == 1


def test_different_words_do_not_find_each_other() -> None:
    words = "voda vodovod put puše škola šala rruga uji ulje cesta česma kuća kusur"
    assert len({INDEX.sought(word) for word in words.split()}) == len(words.split())


def test_a_search_without_words_asks_for_nothing() -> None:
    assert INDEX.sought("?! “”") == frozenset()


def test_a_long_search_is_cut() -> None:
    assert len(INDEX.sought(" ".join(map(str, range(100))))) == MOST_SOUGHT


def test_another_key_makes_other_numbers() -> None:
    assert INDEX.of(TEXT).isdisjoint(WordIndex(b"x" * 32, folded_words).of(TEXT))


async def test_the_words_are_kept_with_the_entry(office: Office, database: Database) -> None:
    lend(database, INDEX)
    await office.asked(text=TEXT)
    await office.adds("Edhe uji")
    assert await words(database) == INDEX.of(f"{REFERENCE} {TEXT} Edhe uji")


async def test_without_an_index_no_word_is_kept(office: Office, database: Database) -> None:
    await office.asked(text=TEXT)
    assert await words(database) == set()


@pytest.mark.parametrize(("search", "found"), [("uji", 1), ("mbeturina", 2), ("uji mbeturina", 1), ("autobus", 0)])
@pytest.mark.parametrize("few", [0, 4_000])
async def test_tickets_that_have_all_words(
    search: str, found: int, few: int, office: Office, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticket_search, "FEW", few)
    lend(database, INDEX)
    await office.asked("AAA-222", "mbeturinat dhe uji")
    await office.asked("BBB-333", "mbeturina")
    async with database.reading() as session:
        conditions = await ticket_search.having(session, INDEX.sought(search))
        rows = await session.scalars(select(Ticket).where(*conditions))
    assert len(rows.all()) == found
