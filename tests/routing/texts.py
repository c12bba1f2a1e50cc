"""Random texts for property tests."""

from __future__ import annotations

import string

from hypothesis import strategies as st

SERBIAN_LETTERS = ["a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p"]
SERBIAN_LETTERS += ["r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"]
CYRILLIC = dict(zip(SERBIAN_LETTERS, "абвгдђежзијклљмнњопрстћуфхцчџш", strict=True))

_letters = st.lists(st.sampled_from(SERBIAN_LETTERS), min_size=2, max_size=9)
_sentences = st.lists(_letters, min_size=1, max_size=8)


def latin(sentence: list[list[str]]) -> str:
    return " ".join("".join(word) for word in sentence)


def cyrillic(sentence: list[list[str]]) -> str:
    return " ".join("".join(CYRILLIC[letter] for letter in word) for word in sentence)


both_scripts = _sentences.map(lambda sentence: (latin(sentence), cyrillic(sentence)))
"""The same Serbian sentence in Latin and in Cyrillic letters."""

anything = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=string.ascii_letters + "ëçğışçöüžšđčćЉњђџабвСАЕ'’ -.,!?0123456789😡", max_size=60),
)
