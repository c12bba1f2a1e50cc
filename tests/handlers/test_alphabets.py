from __future__ import annotations

import pytest

from handlers.alphabets import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sq", ["Deçani", "Dragashi", "Gjakova", "Hani i Elezit", "Skenderaj", "Suhareka", "Shtime", "Zubin Potoku"]),
        ("sr-Cyrl", ["Вучитрн", "Гњилане", "Ђаковица", "Звечан", "Клина", "Лепосавић", "Липљан", "Партеш", "Штрпце"]),
        ("sr-Latn", ["Dečani", "Dragaš", "Đakovica", "Leposavić", "Lipljan", "Ljubinje", "Srbica", "Štrpce", "Zvečan"]),
        ("bs", ["Peć", "Prizren", "Srbica", "Štrpce"]),
        ("tr", ["Çatak", "Gilan", "Isparta", "İpek", "Priştine", "Şerpce", "Viçitırın"]),
        ("en", ["Deçan", "Peja", "Shtime", "Štrpce"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(language: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: sort_key(name, language)) == names


def test_small_and_capital_letters_are_the_same() -> None:
    assert sort_key("ĐAKOVICA", "bs") == sort_key("đakovica", "bs")


def test_foreign_letters_stand_behind() -> None:
    assert sort_key("Яна", "sq") > sort_key("Zhur", "sq")
