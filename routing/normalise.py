"""One plain form for what people type: no capitals, no diacritics, Latin letters, no stretched letters.

`fold` is for comparing texts; what folding loses (numbers' kinds, emoji) and what standard wording would be for a Gheg
one is given as *added* tokens by `classes` and `hints`: nothing the resident wrote is replaced.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from routing.dialect import GHEG, GHEG_PAIRS
from routing.script import mend, to_latin

# Letters that Unicode does not take apart into a base and a mark.
_PLAIN = str.maketrans({"đ": "dj", "ð": "dj", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼʹ′‛＇", "'"))
_INVISIBLE = re.compile(r"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]")
_NOT_TEXT = re.compile(r"[^\w']|_")
_LONE_APOSTROPHE = re.compile(r"(?<!\w)'+|'+(?!\w)|''+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[\w']+")


def fold(text: str) -> str:
    """`text` as lower-case words in plain Latin letters, one space between; idempotent.

    Serbian Cyrillic and Latin fold alike (đ, ђ → dj; љ → lj; њ → nj; џ, dž → dz; č, ć, ç → c; š, ş → s; ž → z), ë → e,
    ı, İ → i, heeej → hej. Digits stay, an apostrophe stays only inside a word, all other signs go.
    """
    words = _LONE_APOSTROPHE.sub(" ", _NOT_TEXT.sub(" ", plain(mend(text))))
    return " ".join(_STRETCHED.sub(r"\1", words).split())


def plain(text: str) -> str:
    """`text` in lower-case plain Latin letters; spaces and signs stay where they are."""
    latin = to_latin(_INVISIBLE.sub("", text.translate(_APOSTROPHES)))
    if latin.isascii():
        return latin
    latin = _strip_marks(latin).translate(_PLAIN)
    return to_latin(_strip_marks(latin)).translate(_PLAIN)


def _strip_marks(text: str) -> str:
    # Twice, because taking a sign apart can bring forth a capital, and lowering it a mark (İ).
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in text if not unicodedata.combining(sign)).casefold()
    return text.translate(_APOSTROPHES)


def strip_diacritics(text: str) -> str:
    """The text as typed on a plain keyboard: marks gone (ë → e, š → s, đ → dj), everything else as it was."""
    text = text.replace("đ", "dj").replace("Đ", "Dj").replace("ı", "i").replace("İ", "I")
    bare = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in bare if unicodedata.category(sign) != "Mn"))


def words(folded: str) -> list[str]:
    """The words of a folded text; a glued Gheg or Turkish apostrophe parts them (n'gjilan → n, gjilan)."""
    return folded.replace("'", " ").split()


def hints(folded: str) -> tuple[str, ...]:
    """Standard Albanian words for the Gheg ones in a folded text, in order, each once: to be added, not to replace."""
    spoken = words(folded)
    found = [standard for pair in itertools.pairwise(spoken) if (standard := GHEG_PAIRS.get(pair))]
    found += [standard for word in spoken if (standard := GHEG.get(word))]
    return tuple(dict.fromkeys(" ".join(found).split()))


_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("xemail", re.compile(r"\S+@\S+\.\w+")),
    ("xlink", re.compile(r"https?://\S+|\bwww\.\S+")),
    (
        "xmoney",
        re.compile(r"[€$]\s?\d|\d[\d.,]*\s?(?:€|\$|eur|evr|евр|euro|franga|frang|denar|dinar|динар|din\b)", re.I),
    ),
    ("xdate", re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b")),
    ("xtime", re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b")),
    ("xyear", re.compile(r"\b(?:19[3-9]\d|20[0-4]\d)\b")),
    ("xphone", re.compile(r"(?:\+|\b0)\d[\d /-]{6,}\d")),
    ("xpercent", re.compile(r"\d\s?%")),
    ("xarea", re.compile(r"\d\s?(?:m2|m²|ha\b|ari\b|hektar|хектар|kvm|ar\b)", re.I)),
    ("xemergencynumber", re.compile(r"\b(?:112|19[234])\b")),
    ("xnumber", re.compile(r"\d")),
)

_EMOJI: tuple[tuple[str, frozenset[str]], ...] = (
    ("xsad", frozenset("😔😢😭😞😟☹🙁😥😓😪💔😿🥺")),
    ("xangry", frozenset("😡😠🤬👿😤🖕💢👎")),
    ("xglad", frozenset("😀😃😄😁😊🙂😍🥰😘❤💙🧡💚👍👏🎉😉☺🤗😎🤝")),
    ("xlaugh", frozenset("😂🤣😆😅😹")),
    ("xplease", frozenset("🙏🤲🙇")),
    ("xalarm", frozenset("🚨🆘🔥🚒🚑🚓⚠😱🩸")),
    ("xdog", frozenset("🐕🐶🐺🦮🐩")),
    ("xrubbish", frozenset("🗑🚮🚯♻🐀🪰")),
    ("xwater", frozenset("💧💦🚰🚱🚿")),
    ("xpower", frozenset("💡⚡🔌🕯")),
    ("xroad", frozenset("🚧🛣🕳🚜❄")),
    ("xbus", frozenset("🚌🚍🚏🚐🚕🚎")),
)


def classes(text: str) -> tuple[str, ...]:
    """Kinds of numbers, addresses and emoji in a text as written, as tokens that no word looks like."""
    found = [name for name, pattern in _CLASSES if pattern.search(text)] if _has_class(text) else []
    if not text.isascii():
        signs = set(text)
        found += [name for name, emoji in _EMOJI if not emoji.isdisjoint(signs)]
    return tuple(found)


def _has_class(text: str) -> bool:
    return any(sign.isdigit() or sign in "@/." for sign in text)


def enriched(text: str) -> str:
    """The folded text with its hints and classes added at the end: what a topic model may learn from."""
    folded = fold(text)
    return " ".join((folded, *hints(folded), *classes(text)))
