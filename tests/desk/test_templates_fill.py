"""The placeholders of reply templates."""

from __future__ import annotations

import pytest

from desk.templates_fill import PLACEHOLDERS, PlaceholderError, Subject, check, fill, left_over, values_for
from tests.handlers.world import GUIDE, NOW

RUBBISH = Subject(reference="7KX-4PB", municipality="gjilan", topic="waste-collection")


def test_what_the_directory_knows_is_filled_in() -> None:
    values = values_for(RUBBISH, GUIDE, "en", NOW)
    filled = fill("{reference}: {office}, {phone}, {hours}, {address}, {today}", values)
    assert filled.text == (
        "7KX-4PB: Directorate for Public Services, +383 280 000 001, Mon-Fri 08:00-16:00, Rruga e Dëshmorëve 1, "
        "25 November 2026"
    )
    assert filled.missing == ()


@pytest.mark.parametrize("language", ["sq", "sr-Cyrl", "sr-Latn", "bs", "tr", "rom", "en"])
def test_every_placeholder_has_a_value_where_the_directory_knows_all(language: str) -> None:
    assert not [name for name in PLACEHOLDERS if not values_for(RUBBISH, GUIDE, language, NOW).get(name)]


def test_values_are_in_the_resident_s_language() -> None:
    assert values_for(RUBBISH, GUIDE, "sr-Latn", NOW)["municipality"] == "Gnjilane"


def test_what_is_not_known_stays_and_is_named() -> None:
    nowhere = Subject(reference="7KX-4PB", municipality=None, topic=None)
    filled = fill("Call {phone} or {phone} about {reference}", values_for(nowhere, GUIDE, "en", NOW))
    assert (filled.text, filled.missing) == ("Call {phone} or {phone} about 7KX-4PB", ("phone",))


def test_a_number_that_was_made_up_is_marked() -> None:
    water = Subject(reference="7KX-4PB", municipality="gjilan", topic="water-sewage")
    assert values_for(water, GUIDE, "en", NOW)["phone"] == "+383 00 1 (DEMO – not a real number)"


@pytest.mark.parametrize("text", ["", "Nothing at all", "{reference} and {phone}", "{reference}{reference}"])
def test_good_templates_pass(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{telephone}", ("telephone",)),
        ("{phone} {Phone} {Phone}", ("Phone",)),
        ("{}", ("",)),
        ("{ phone }", (" phone ",)),
        ("a { alone", ()),
        ("a } alone", ()),
        ("{{reference}}", ()),
        ("{over\nlines}", ()),
    ],
)
def test_what_could_never_be_filled_in_is_refused(text: str, names: tuple[str, ...]) -> None:
    with pytest.raises(PlaceholderError) as caught:
        check(text)
    assert caught.value.names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Call {phone}, {phone} or {fax}.", ("phone", "fax")),
        ("{on Monday} {A} {1}", ()),
        ("no braces", ()),
    ],
)
def test_what_looks_like_a_placeholder_is_found_in_an_answer(text: str, names: tuple[str, ...]) -> None:
    assert left_over(text) == names
