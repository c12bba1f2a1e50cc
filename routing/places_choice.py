"""Several places named in one text: which one is the matter about, or is it better to ask?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from routing import places_context as context
from routing import places_words as words
from routing.places_context import Tie
from routing.places_text import Token
from routing.records import Place

NORTH, SOUTH = "mitrovica-north", "mitrovica-south"
_HALVES = {NORTH, SOUTH}
_SIDE_REACH = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at `start` … `end`: the municipalities it may be, and how the matter is tied to it."""

    codes: tuple[str, ...]
    municipal: bool
    tie: Tie
    start: int
    end: int
    common: bool = False  # a name that many villages have, or an everyday word


def choose(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Place:
    if not mentions:
        return Place()
    places = [_with_side(tokens, mention) for mention in mentions if mention.tie is not Tie.NOT_A_PLACE]
    places = _merged(tokens, places)
    evidence = tuple(" ".join(token.raw for token in tokens[mention.start : mention.end]) for mention in places)
    codes = _decide(tokens, places)
    if len(codes) == 1:
        return Place(code=codes[0], evidence=evidence)
    return Place(candidates=codes, evidence=evidence if codes else ())


def _with_side(tokens: Sequence[Token], mention: Mention) -> Mention:
    """Mitrovica with "north" or "south" near it is one of the two."""
    if set(mention.codes) != _HALVES:
        return mention
    near = tokens[max(0, mention.start - _SIDE_REACH) : mention.end + _SIDE_REACH]
    north, south = (context.any_begins(near, side) for side in (words.NORTH, words.SOUTH))
    if north == south:
        return mention
    return replace(mention, codes=(NORTH,) if north else (SOUTH,))


def _merged(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Each doubtful name narrowed by the others; a village that is said to be of a municipality gives way to it."""
    sure = {mention.codes[0] for mention in mentions if len(mention.codes) == 1}
    narrowed = [_narrowed(mention, sure) for mention in mentions]
    kept: list[Mention] = []
    for at, mention in enumerate(narrowed):
        follower = narrowed[at + 1] if at + 1 < len(narrowed) else None
        if follower and not mention.municipal and follower.municipal and _is_of(tokens, mention, follower):
            narrowed[at + 1] = replace(follower, tie=max(mention.tie, follower.tie))
            continue
        kept.append(narrowed[at])
    return kept


def _narrowed(mention: Mention, sure: set[str]) -> Mention:
    common = tuple(code for code in mention.codes if code in sure)
    return replace(mention, codes=common) if len(mention.codes) > 1 and common else mention


_BESIDE = frozenset(("kod", "near", "afer"))


def _is_of(tokens: Sequence[Token], village: Mention, municipality: Mention) -> bool:
    """ "Prilep te Deqanit"; and where the village's name is a common one "Drenovac, Klina", "Drenovac kod Kline"."""
    between = {token.key for token in tokens[village.end : municipality.start]}
    if set(village.codes) == set(municipality.codes) or len(between) > 2:
        return False
    if not between or between & _BESIDE:
        return village.common
    return between <= (words.LINKS | words.MUNICIPAL) - {"u", "ne", "n", "pri"}


def _decide(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[str, ...]:
    if not mentions:
        return ()
    strongest = max(mention.tie for mention in mentions)
    if _is_journey(tokens, mentions):
        return _union(mentions)
    best = [mention for mention in mentions if mention.tie == strongest]
    certain = [mention for mention in best if len(mention.codes) == 1]
    plain = [mention for mention in certain if not mention.common]
    return _union(plain or certain or best)


def _is_journey(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """A line from one place to another concerns both."""
    ties = {mention.tie for mention in mentions}
    return len(mentions) == 2 and ties == {Tie.FROM, Tie.AT} and context.any_begins(tokens, words.TRANSPORT)


def _union(mentions: Sequence[Mention]) -> tuple[str, ...]:
    counted: dict[str, int] = defaultdict(int)
    for mention in mentions:
        for code in mention.codes:
            counted[code] += 1
    return tuple(counted)
