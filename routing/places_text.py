"""A text as tokens that place names are looked for in: as written, and as a key that spellings share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from routing.normalise import plain
from routing.script import mend

_WORD = re.compile(r"[^\W_]+")
# nPrishtin, uPrizrenu, neGjilan: a small preposition grown together with a capital.
_GROWN = re.compile(r"\b(n|u|t|te|ne|në|iz|у|из)(?=[A-ZÇĐŠŽČĆŞİЂЖШЧЋА-Я][a-zçđšžčćşëüöğıа-яђјљњћџ]{2})")
_SENTENCE_END = re.compile(r"[.!?\n…]")
_IJ = re.compile(r"i[jy](?=[aeou])")
_DOUBLED = re.compile(r"([a-z])\1")
_DIGRAPHS = (
    ("sh", "s"),
    ("zh", "z"),
    ("ch", "c"),
    ("gj", "dj"),
    ("q", "c"),
    ("w", "v"),
    ("ts", "c"),
    ("lj", "l"),
    ("nj", "n"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written (`raw`), folded (`word`), and as spellings share it (`key`).

    `gap` is what stands between it and the word before; `capital` tells a capital that no sentence start explains.
    """

    raw: str
    word: str
    key: str
    gap: str
    capital: bool

    @property
    def after_apostrophe(self) -> bool:
        return self.gap in ("'", "’")

    @property
    def after_stop(self) -> bool:
        return _SENTENCE_END.search(self.gap) is not None


def spelling_key(word: str) -> str:
    """One key for a folded word's spellings over the languages: sh, š → s; gj, đ → dj; doubled letters → one."""
    for written, same in _DIGRAPHS:
        if written in word:
            word = word.replace(written, same)
    return _DOUBLED.sub(r"\1", _IJ.sub("i", word))


def tokens_of(text: str) -> list[Token]:
    mended = _GROWN.sub(r"\1'", mend(text.replace("’", "'").replace("`", "'")))
    spans = [match.span() for match in _WORD.finditer(mended)]
    raws = [mended[start:end] for start, end in spans]
    folded = plain("\n".join(raws)).split("\n") if raws else []
    lower_exists = any(raw[0].islower() for raw in raws if len(raw) > 2)
    found: list[Token] = []
    last = 0
    for (start, end), raw, word in zip(spans, raws, folded, strict=True):
        gap = mended[last:start]
        last = end
        word = word.replace("\u0307", "")
        capital = raw[0].isupper() and bool(found) and lower_exists and not _SENTENCE_END.search(gap)
        found.append(Token(raw, word, spelling_key(word), gap if found else "", capital))
    return found
