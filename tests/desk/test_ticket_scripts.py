"""Serbian and Bosnian from one script into the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.scripts import differs, script_for, to_cyrillic, to_latin
from routing.records import Script

PAIRS = [
    ("Љубав, Његош и џем", "Ljubav, Njegoš i džem"),
    ("ЉУБАВ ЊЕГОШ ЏЕП", "LJUBAV NJEGOŠ DŽEP"),
    ("инјекција и конјункција", "injekcija i konjunkcija"),
    ("надживети", "nadživeti"),
    ("Танјуг", "Tanjug"),
    ("Ђорђе чека још седам дана.", "Đorđe čeka još sedam dana."),
]


@pytest.mark.parametrize(("cyrillic", "latin"), PAIRS)
def test_turned_into_latin(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(("cyrillic", "latin"), PAIRS)
def test_turned_into_cyrillic(cyrillic: str, latin: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    "text",
    ["https://gjilan.example.org/a?b=č", "ana@example.org", "{phone}", "7KX-4PB", "gjilan.example.org", "WhatsApp"],
)
def test_what_is_no_serbian_word_stays(text: str) -> None:
    assert to_cyrillic(f"Vidi {text} danas") == f"Види {text} данас"


@given(st.text(alphabet="абвгдђежзијклљмнњопрстћуфхцчџш АБВ.,!?\n", max_size=60))
def test_into_latin_and_back_loses_only_what_two_letters_hide(text: str) -> None:
    back = to_cyrillic(to_latin(text))
    assert to_latin(back) == to_latin(text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Dolaze sutra", "sr-Cyrl", True),
        ("Долазе сутра", "sr-Cyrl", False),
        ("Долазе сутра", "sr-Latn", True),
        ("Долазе сутра", "bs", True),
        ("Dolaze sutra", "bs", False),
        ("Долазе сутра", "sq", False),
        ("Долазе сутра, PDF", "sr-Cyrl", False),
        ("112", "sr-Cyrl", False),
        ("https://gjilan.example.org", "sr-Cyrl", False),
        ("", "sr-Cyrl", False),
    ],
)
def test_other_letters_than_the_resident_s_are_noticed(text: str, language: str, expected: bool) -> None:
    assert differs(text, language) is expected


def test_each_language_has_one_script_or_none() -> None:
    assert [script_for(code) for code in ("sr-Cyrl", "sr-Latn", "bs", "tr")] == [
        Script.CYRILLIC,
        Script.LATIN,
        Script.LATIN,
        None,
    ]
