"""What reads alike is found; what does not is left apart."""

from __future__ import annotations

import pytest

from routing.likeness import Likeness


def knowing(*texts: str) -> Likeness:
    likeness = Likeness()
    for number, text in enumerate(texts, start=1):
        likeness.add(number, text)
    return likeness


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("gde mogu da predam zahtev", "где могу да предам захтев"),
        ("Ku të paguaj tatimin në pronë?", "ku te paguaj tatimin ne prone"),
        ("ku te paguaj tatimin ne prone", "pershendetje, ku te pagauj tatimin ne prone"),
        ("when does the museum open", "the museum, when does it open"),
        ("çöp ne zaman alınacak", "cop ne zaman alinacak???"),
        ("???", " ??? "),
    ],
)
def test_these_read_alike(known: str, asked: str) -> None:
    assert knowing("something else", known).nearest(asked) == 2


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("ku te paguaj tatimin ne prone", "kur mbahet seanca e gjykates"),
        ("when does the museum open", "my neighbour burns rubbish"),
        ("???", "!!!"),
        ("", "nema vode"),
        ("nema vode", ""),
    ],
)
def test_these_do_not(known: str, asked: str) -> None:
    assert knowing(known).nearest(asked) is None


def test_the_likest_is_found_and_among_equals_the_first() -> None:
    likeness = knowing("nema vode u ulici", "nema vode u selu vec dva dana", "nema vode u ulici")
    assert likeness.nearest("nema vode u selu") == 2
    assert likeness.nearest("nema vode u ulici") == 1


def test_of_long_texts_the_beginning_counts() -> None:
    beginning = "the road to our village is broken since the flood and nobody comes to mend it " * 6
    assert knowing(beginning + "one end").nearest(beginning + "quite another end, with many more words") == 1
