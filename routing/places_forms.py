"""How place names are inflected: stems of a name and the endings that may follow them, all as spelling keys."""

from __future__ import annotations

import functools

VOWELS = "aeiou"


def _list(text: str) -> list[str]:
    return text.split()


def _set(text: str) -> frozenset[str]:
    return frozenset(_list(text)) | {""}


# Prizreni, Prizrenit, Prizrenin; Prishtina, Prishtinës, Prishtinën; Vushtrria, Vushtrrisë; prishtinas, pejan, gjakovar.
ALBANIAN = _set("i it in u ut un t a e es en s n ja jes jen se sa ne as asi ase ases asit asin asve asja ian ve")
_ADJECTIVE = {base + end for base in ("sk", "ck", "k") for end in _list("i a o og oga om omu oj u e ih im ima")}
_DEMONYM = {
    base + end
    for base, ends in {
        "ac": [""],
        "c": _list("a u em e i ima"),
        "an": _list("in ina inu inom i a e ima ka ke ki ku kom"),
        "jan": _list("in ina i a e ima ka"),
        "can": _list("in ina i a e ima ka"),
    }.items()
    for end in ends
}
# Prizrena, Prizrenu, Prizrenom; Dečanima; prizrenski; Prizrenac, Gračaničanin.
SERBIAN = _set("a u om em e i o ama ima") | _ADJECTIVE | _DEMONYM
# Prizren'de, Priştine'ye, Mamuşadan, Prizrenliyim, Prizrendekiler.
TURKISH = _set(
    """
    de da te ta den dan ten tan e a ye ya i yi u yu in un nin nun li lu deki daki teki taki dekiler dakiler denim danim
    deyim dayim deyiz dayiz liyim luyum liyiz luyuz liler lular lilar ler lar deyken dayken dir dur ce ca linin lilerin
    desiniz dasiniz
    """
)
# Romani: Prizrende, Prizrenestar, Prištinate; English: Gjilan's.
OTHER = _set("s este estar eske esko eski ate atar aki ako ake dar ende endar")
# The ending of a word inside a name of several: Novog Brda, Kosovu Polju, Mitrovicës së Veriut.
PART = (
    ALBANIAN
    | SERBIAN
    | TURKISH
    | OTHER
    | _set("og oga eg ega em emu om ome omu oj ih im me e m re nda nde ndan nden na ne")
)

AT_ENDINGS = _set("de da te ta deki daki teki taki deyim dayim deyiz dayiz dekiler dakiler deyken dayken") - {""}
FROM_ENDINGS = _set("den dan ten tan") - {""}
HOME_ENDINGS = (
    _set("li lu liyim luyum liyiz luyuz liler lular lilar denim danim linin lilerin as asi ase ases asit asin asve")
    | {ending for ending in _DEMONYM if len(ending) > 2 or ending == "ac"}
) - {""}


# Each union is one object that all names share: a set for each name of its own would take 20 MB.
_CONSONANT = TURKISH | OTHER | ALBANIAN | SERBIAN
_VOWEL = TURKISH | OTHER | ALBANIAN
_INFLECTED = ALBANIAN | SERBIAN | TURKISH
_FLEETING = SERBIAN | TURKISH
_FLEETING_K = _set("k ki ka ko koj kog kom ku")
_AFTER_G = frozenset(("e", "a", "i", "u", "in", "un"))
_AFTER_C = frozenset("i")
_AFTER_K = frozenset(("a", "u", "om"))


def stems(key: str) -> dict[str, frozenset[str]]:
    """Each stem of a one-word name, with the endings it takes."""
    found = {key: _VOWEL if key[-1] in VOWELS else _CONSONANT}
    if key[-1] in VOWELS and len(key) > 3:
        found[key[:-1]] = _INFLECTED
    found.update(_fleeting(key))
    if key[-1] == "k":
        found[key[:-1] + "g"] = _AFTER_G  # Kaçaniğe
    return found


def _fleeting(key: str) -> dict[str, frozenset[str]]:
    """Uroševac → Uroševca, uroševački; Reka → Reci; Lešak → Leška."""
    if len(key) > 4 and key[-2:] in ("ac", "ec", "oc"):
        return {key[:-2] + "c": _FLEETING, key[:-2] + "ac": SERBIAN, key[:-2] + "evc": SERBIAN}
    if len(key) > 4 and key.endswith("ka"):
        return {key[:-2] + "c": _AFTER_C}
    if len(key) > 4 and key.endswith("ak"):
        return {key[:-2] + "k": _AFTER_K}
    if len(key) > 5 and key[-1] in VOWELS and key[-2] == "c":
        return {key[:-2] + "c": _INFLECTED, key[:-2] + "ac": _FLEETING_K}
    return {}


_PART_STEMS = {
    "vogel": ("vogel", "vogl", "vog"),
    "eperm": ("eperm", "epr", "eper"),
    "eperme": ("eperm", "eper"),
    "postem": ("postem", "postm", "post"),
    "postme": ("postem", "postm", "post"),
    "vjeter": ("vjeter", "vjetr", "vjet"),
    "ulet": ("ulet", "ult"),
    "ri": ("ri", "re"),
    "re": ("ri", "re"),
    "polje": ("pole", "pol", "poja"),
}


@functools.cache
def part_stems(key: str) -> tuple[str, ...]:
    """Stems of one word inside a name of several words."""
    if key in _PART_STEMS:
        return _PART_STEMS[key]
    found = [key]
    if len(key) > 3 and key[-1] in VOWELS:
        found.append(key[:-1])
    if len(key) > 3 and key.endswith("ka"):
        found.append(key[:-2] + "c")
    if len(key) > 4 and key[-2:] in ("ac", "ec", "oc"):
        found.append(key[:-2] + "c")
    return tuple(found)


def fits_part(word: str, key: str) -> bool:
    """Whether `word` is a form of the name's part `key`."""
    return any(word.startswith(stem) and word[len(stem) :] in PART for stem in part_stems(key))


def splits(word: str, shortest: int = 3) -> list[tuple[str, str]]:
    """Every (stem, ending) the word may be made of, longest stem first."""
    longest_ending = 7
    return [(word[:cut], word[cut:]) for cut in range(len(word), max(shortest, len(word) - longest_ending) - 1, -1)]


def deletions(word: str) -> set[str]:
    """The word and every word one letter shorter: two words one typo apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
