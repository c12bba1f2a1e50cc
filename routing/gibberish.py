"""Does a text say nothing at all: a bare number, or keys struck at random?

What looks so is taken for small talk by a model that has seen nothing like it. It must not be: a number may be all that
somebody remembered to send, and a person should see it.
"""

from __future__ import annotations

from itertools import pairwise

from routing.normalise import fold

KEYS = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
NEIGHBOURS = frozenset(pair for row in (*KEYS, *(row[::-1] for row in KEYS)) for pair in pairwise(row))
VOWELS = frozenset("aeiouyr")  # r: Serbian has words like "krst"
MUTE = 4  # letters without a vowel: longer than "hvl" or "flm"
RUN = 5  # letters of a word that is struck along a row of keys; "were" and "tre" are words
ALSO = frozenset({"asd", "asdf", "sdf", "qwe", "qwer", "zxc", "jkl"})


def says_nothing(text: str) -> bool:
    """Signs alone (👍, ?!) do say something."""
    words = fold(text).replace("'", " ").split()
    return bool(words) and all(_is_struck(word) for word in words)


def _is_struck(word: str) -> bool:
    if word.isdigit() or word in ALSO:
        return True
    if not word.isalpha():
        return False
    mute = len(word) >= MUTE and VOWELS.isdisjoint(word)
    along_a_row = len(word) >= RUN and all(pair in NEIGHBOURS for pair in pairwise(word))
    return mute or along_a_row
