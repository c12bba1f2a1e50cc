"""Serbian and Bosnian in the script that the resident reads. Turning into Latin is exact; turning into Cyrillic is a
proposal that somebody reads before it is sent. Pure.
"""

from __future__ import annotations

import re

import cyrtranslit

from routing.records import Script
from routing.script import script_of as majority

SCRIPTS: dict[str, Script] = {"sr-Cyrl": Script.CYRILLIC, "sr-Latn": Script.LATIN, "bs": Script.LATIN}
# What is no Serbian word stays as it is: addresses, placeholders, references, words with letters that Serbian lacks.
_LEFT_ALONE = re.compile(
    r"https?://\S+|\S+@\S+|\{[^{}\s]*\}|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\b\w*[qwxyQWXY]\w*\b"
)
# Two letters that are not one sound, because a prefix ends between them.
_PARTED = re.compile(
    r"\b(in)(j(?:ek|ic))|\b(kon)(j(?:ug|unk))|\b(tan)(jug)|\b(van)(jezi)|\b(ne)?(nad)(ž(?:iv|nj))|\b(od)(ž(?:iv|al))"
    r"|\b(pod)(ž(?:anr|up))|\b(pred)(ž(?:iv|et))",
    re.IGNORECASE,
)
_CAPITAL_PAIRS = re.compile(r"(?<=[A-ZČĆŠŽĐ])(?:NJ|LJ|DŽ)|(?:NJ|LJ|DŽ)(?=[A-ZČĆŠŽĐ])")
_CAPITALS = re.compile(r"\b[А-ЯЂЈЉЊЋЏ]{2,}\b")
_APART = "\u2063"  # never typed by anybody; it keeps two letters apart and is taken out again
_LETTER = re.compile(r"[^\W\d_]")


def script_for(language: str) -> Script | None:
    """The script to write to a reader of this language in; None where there is only one."""
    return SCRIPTS.get(language)


def differs(text: str, language: str) -> bool:
    """Is this written in another script than the one that the reader of the language reads?"""
    wanted, plain = SCRIPTS.get(language), _LEFT_ALONE.sub(" ", text)
    return wanted is not None and bool(_LETTER.search(plain)) and majority(plain) is not wanted


def turned(text: str, script: Script) -> str:
    """Serbian or Bosnian in the other script."""
    return to_latin(text) if script is Script.LATIN else to_cyrillic(text)


def to_latin(text: str) -> str:
    """Words in capitals stay in capitals (ЉУБАВ becomes LJUBAV)."""
    text = _CAPITALS.sub(lambda match: str(cyrtranslit.to_latin(match[0], "sr")).upper(), text)
    return str(cyrtranslit.to_latin(text, "sr"))


def to_cyrillic(text: str) -> str:
    """What was typed without its marks (c for č) comes out wrong: nobody but a reader can tell."""
    parts, place = [], 0
    for match in _LEFT_ALONE.finditer(text):
        parts += [_cyrillic(text[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*parts, _cyrillic(text[place:])])


def _cyrillic(text: str) -> str:
    text = _PARTED.sub(lambda match: _parted([part for part in match.groups() if part]), text)
    text = _CAPITAL_PAIRS.sub(lambda match: match[0].capitalize(), text)
    return str(cyrtranslit.to_cyrillic(text, "sr")).replace(_APART, "")


def _parted(parts: list[str]) -> str:
    return "".join(parts[:-1]) + _APART + parts[-1]
