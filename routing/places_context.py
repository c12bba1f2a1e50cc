"""What stands around a name in a text: whether it is meant as a place at all, and how the matter is tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from routing import places_words as words
from routing.places_forms import AT_ENDINGS, FROM_ENDINGS, HOME_ENDINGS
from routing.places_index import Name
from routing.places_text import Token
from routing.places_traps import FORMS, Trap


class Proof(IntEnum):
    """How surely a word is meant as a place."""

    NONE = 0
    ONE = 1  # a preposition of place, or a capital inside a sentence
    BOTH = 2
    SAID = 3  # "village", "municipality" beside it


class Tie(IntEnum):
    """How the matter is tied to a place, weakest first; the strongest tie decides between places."""

    NOT_A_PLACE = 0  # a street, a club, a university of that name
    ELSEWHERE = 2  # born, studied, works there
    LEFT = 3  # moved away from there
    FROM = 4
    AT = 6
    HOME = 8
    OBJECT = 9  # the land, the house, the municipality's own office is there


REACH = 4  # words before a name that may belong to it


def before(tokens: Sequence[Token], start: int, reach: int = REACH, floor: int = 0) -> list[Token]:
    """The words before position `start`, nearest first, up to the last full stop or the name before (`floor`)."""
    found: list[Token] = []
    for at in range(start, max(start - reach, floor), -1):
        if tokens[at].after_stop:
            break
        found.append(tokens[at - 1])
    return found


def after(tokens: Sequence[Token], end: int, reach: int = 3) -> list[Token]:
    found: list[Token] = []
    for token in tokens[end : end + reach]:
        if token.after_stop:
            break
        found.append(token)
    return found


def begins(token: Token, beginnings: tuple[str, ...]) -> bool:
    return token.key.startswith(beginnings)


def any_begins(tokens: Iterable[Token], beginnings: tuple[str, ...]) -> bool:
    return any(token.key.startswith(beginnings) for token in tokens)


def any_in(tokens: Iterable[Token], keys: frozenset[str]) -> bool:
    return any(token.key in keys for token in tokens)


def is_said(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "village", "municipality" or the like stands right beside the name."""
    left = before(tokens, start, 2)
    if left and left[0].key in words.LINKS:
        left = left[1:]
    said = words.SETTLEMENT | words.MUNICIPAL
    return bool(left and left[0].key in said) or any_in(after(tokens, end, 1), words.SAID_AFTER)


def is_called_settlement(tokens: Sequence[Token], start: int) -> bool:
    """ "fshati Svrhe", "selo Svrhe"."""
    left = before(tokens, start, 1)
    return bool(left) and left[0].key in words.SETTLEMENT


def proof(tokens: Sequence[Token], start: int, end: int, ending: str, trap: Trap, language: str | None = None) -> Proof:
    led = _is_led(tokens, start, end, ending, trap, language)
    if trap.led or (trap.person and _follows_a_name(tokens, start)):
        return Proof(int(led))
    if is_said(tokens, start, end):
        return Proof.SAID
    return Proof(int(led) + int(tokens[start].capital or _stands_alone(tokens, start, end)))


def _follows_a_name(tokens: Sequence[Token], start: int) -> bool:
    """ "Agim Kastrioti"."""
    return bool(start) and tokens[start].gap == " " and tokens[start - 1].capital


def _is_led(tokens: Sequence[Token], start: int, end: int, ending: str, trap: Trap, language: str | None) -> bool:
    left = before(tokens, start, 1)
    proving = words.PROVING_PERSON if trap.person else words.PROVING
    proving = proving - _OTHER_SENSES.get(language or "", frozenset())
    led = bool(left) and (left[0].key in proving or (trap.near and left[0].key in words.BESIDE))
    return led or _turkish_place(tokens, end, ending)


def _turkish_place(tokens: Sequence[Token], end: int, ending: str) -> bool:
    suffix = tokens[end].key if end < len(tokens) and tokens[end].after_apostrophe else ""
    return any(found in AT_ENDINGS | FROM_ENDINGS for found in (ending, suffix) if len(found) > 1)


_APART = ",:;-–"


def _stands_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "Peć, nema struje", "stari čovek, bukosh, zima": set off by commas or the text's ends."""
    opened = not start or tokens[start].after_stop or any(sign in tokens[start].gap for sign in _APART)
    closed = end >= len(tokens) or tokens[end].after_stop or any(sign in tokens[end].gap for sign in _APART)
    return opened and closed and len(tokens) > end - start


# What a preposition of one language is in another: "ne" is "not" in Serbian and "what" in Turkish.
_OTHER_SENSES = dict.fromkeys(("sr-Latn", "sr-Cyrl", "bs", "tr"), frozenset(("ne", "n")))


def accepted(tokens: Sequence[Token], start: int, end: int, ending: str, name: Name, language: str | None) -> bool:
    """Whether the words are meant as the place; everyday words need proof."""
    trap = (FORMS.get(tokens[start].key) if end == start + 1 else None) or name.trap
    if trap is None or not trap.need or not _is_trap_in(trap, language):
        return True
    shown = proof(tokens, start, end, ending, trap, language)
    around = after(tokens, end) + (before(tokens, start, 3) if trap.near else [])
    if shown is not Proof.SAID and any_begins(around, trap.vetoes):
        return False
    return shown >= trap.need


def _is_trap_in(trap: Trap, language: str | None) -> bool:
    return not trap.languages or language is None or _family(language) in trap.languages


def _family(language: str) -> str:
    return "sr" if language in ("bs", "sr-Latn", "sr-Cyrl") else language


def tie(tokens: Sequence[Token], start: int, end: int, ending: str, floor: int) -> Tie:
    """How the matter is tied to the name at `start` … `end`; `floor` is where the name before ends."""
    left = before(tokens, start, REACH, floor)
    right = after(tokens, end)
    nearest = left[0].key if left else ""
    if _is_name_of_something_else(left, right):
        return Tie.NOT_A_PLACE
    if is_said(tokens, start, end) or ending in HOME_ENDINGS:
        return Tie.HOME if ending in HOME_ENDINGS else _said_tie(left)
    comes_from = nearest in words.FROM or _suffix(tokens, end, ending) in FROM_ENDINGS
    if comes_from:
        return _from_tie(left, right)
    return _at_tie(left, right)


def _suffix(tokens: Sequence[Token], end: int, ending: str) -> str:
    return tokens[end].key if end < len(tokens) and tokens[end].after_apostrophe else ending


def _said_tie(left: list[Token]) -> Tie:
    if any_begins(left, words.ELSEWHERE) or any_begins(left, words.MOVING):
        return Tie.AT
    return Tie.OBJECT


# Miloš Obilić, Gjergj Kastrioti, Ibrahim Rugova: streets and schools bear their names.
_FIRST_NAMES = frozenset(("milos", "djerdj", "ibrahim", "milosa", "milosu"))
# Sremska Mitrovica, Slavonski Brod, Makedonska Kamenica lie in other states.
_ELSEWHERE_OF_THAT_NAME = ("sremsk", "slavonsk", "makedonsk")


def _is_name_of_something_else(left: list[Token], right: list[Token]) -> bool:
    near = left[:2]
    if not near:
        return False
    if near[0].key in _FIRST_NAMES or begins(near[0], _ELSEWHERE_OF_THAT_NAME):
        return True
    if near[0].key in words.CLUB or any_begins(near, words.UNIVERSITY):
        return True
    linked = near[0].key in ("e", "i") and len(near) > 1
    if linked and near[1].key in words.STREET:
        return True
    return near[0].key in ("ulica", "ulici", "ulicu", "ulice", "ul", "rr") and not any_in(right, words.SETTLEMENT)


def _from_tie(left: list[Token], right: list[Token]) -> Tie:
    moved = any_begins(left + right, words.MOVING)
    if any_in(left[:3], words.BEING) and not moved and not any_begins(left, ("diplom", "svedoc", "skol")):
        return Tie.HOME
    if any_begins(left, ("diplom", *words.UNIVERSITY)):
        return Tie.ELSEWHERE
    return Tie.LEFT if moved else Tie.FROM


def _at_tie(left: list[Token], right: list[Token]) -> Tie:
    if any_begins(left, words.OBJECT) or any_in(left, words.OBJECT_WORDS):
        return Tie.OBJECT
    if any_begins(left, words.HOME) or any_in(left, words.HOME_WORDS) or any_begins(right, ("otur", "yas", "ikamet")):
        return Tie.HOME
    if any_begins(left[:3], words.ELSEWHERE) or any_begins(right, ("calis", "oku", "mezun", "dog", *words.SHARED)):
        return Tie.ELSEWHERE
    return Tie.AT
