"""Which language a message is in: an own model of characters, made for short, misspelt text without diacritics.

Cyrillic is Serbian. In Latin letters a linear model tells Albanian, Serbian, Turkish, English and Romani apart; Bosnian
is named only where the words say so plainly (Ijekavian forms, Bosnian words), else the group's `sr-Latn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from routing.language_features import features, prepared
from routing.records import Language, Script
from routing.script import script_of

GROUPS = ("sq", "sr", "tr", "en", "rom")
SURE_ROMANI, SURE_ROMANI_SHORT = 0.9, 0.97
"""Romani is named from these confidences on, in longer texts and in those of one or two words."""
TIE = 0.75
"""Below this confidence the client's own language may decide."""
_HINT_WEIGHT = 2.0
_UNKNOWN = "sq"

# Words that only Bosnian speakers write: Ijekavian ones, and a few more.
_IJEKAVIAN = (
    "vrijem|rije[cčkš]|lijep|lijek|bijel|svijet|cijel|cijen|dijet|djec|djevoj|mlijek|snijeg|vijest|vijek|mjesec|mjesto"
    "|mjesta|mjestu|mjeren|mjenj|rješ|rjes|dijel|nedjelj|ponedjelj|htje[lt]|vidje[lt]|vrijed|živje[lt]|zivje[lt]|željel"
    "|zeljel|smje[lt]|umjest|sjeć|sjed[iea]|sjever|zahtjev|uvjeren|podnije|donije|odnije|prije[nv]|primije|promije|zamije"
    "|namjer|savjet|posjet|čovjek|covjek|ljekar|obavijest|ovjer|nasljed|naslijed|slijed|rijetk|liječ|lijec|bjež|bjez|mjera"
)
_BOSNIAN_WORDS = (
    r"gdje|dje|ovdje|negdje|nigdje|ondje|prije|poslije|uvijek|također|opcin\w*|općin\w*|sedmic\w*|kahv\w*|lahk\w*|polahko"
    r"|mehk\w*|hajr\w*|nena|neno|nenu|dedo|babo|amidž\w*|amidz\w*|daidž\w*|daidz\w*|bolan|bona|htio|vidio|smio"
)
_BOSNIAN = re.compile(rf"\b(?:\w*(?:{_IJEKAVIAN})\w*|{_BOSNIAN_WORDS})\b")
_EKAVIAN = re.compile(
    r"\b(?:\w*(?:vreme|mesec|detet|mleko|sneg|nedelj|ponedelj|rešen|resenj|uveren|zahtev|čovek|covek)\w*"
    r"|gde|ovde|negde|nigde|uvek|pre|posle|deca|dece|deci|decu|dete|opštin\w*|opstin\w*|hteo|video|lekar\w*|mesto|svet"
    r"|reč|lepo|cela|celo|ceo|cena|cene)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """Weights by bucket and group, biases, and for each length of text the sharpness that makes confidences true.

    Weights are float32 as they are learnt and float16 as they are kept, which takes half the memory.
    """

    weights: NDArray[np.float32] | NDArray[np.float16]
    biases: NDArray[np.float32]
    sharpness: NDArray[np.float32]

    @classmethod
    def train(cls, sentences: Iterable[tuple[str, str]]) -> Identifier:
        """Learn from (language, text); deterministic. Needs scikit-learn."""
        from routing.language_train import train  # only training needs scikit-learn

        return train(sentences)

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Identifier:
        """From what `arrays` gave."""
        return cls(
            weights=np.asarray(arrays["language_weights"], dtype=np.float16),
            biases=np.asarray(arrays["language_biases"], dtype=np.float32),
            sharpness=np.asarray(arrays["language_sharpness"], dtype=np.float32),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """For keeping in an `.npz` beside other models."""
        return {
            "language_weights": self.weights.astype(np.float16),
            "language_biases": self.biases,
            "language_sharpness": self.sharpness,
        }

    @classmethod
    def load(cls, path: Path) -> Identifier:
        with np.load(path) as arrays:
            return cls.of_arrays(arrays)

    def save(self, path: Path) -> None:
        np.savez_compressed(path, allow_pickle=False, **self.arrays())

    def identify(self, text: str, hint: str | None = None) -> Language:
        """The language of `text`; `hint` (BCP 47) breaks ties and stands in where the text has no words."""
        script = script_of(text)
        words = prepared(text)
        if script is Script.CYRILLIC:
            return Language(code="sr-Cyrl", script=script, confidence=0.99 if len(words) > 2 else 0.8)
        if not words:
            return Language(code=_known(hint) or _UNKNOWN, script=script, confidence=0.0)
        chances = self.chances(words)
        group, confidence = _choose(chances, _known(hint), SURE_ROMANI if length_class(words) else SURE_ROMANI_SHORT)
        code = _member(words, hint) if group == "sr" else group
        return Language(code=code, script=script, confidence=confidence)

    def chances(self, words: str) -> NDArray[np.float32]:
        """Calibrated probability of each of `GROUPS` for a prepared, non-empty text."""
        found, values = features(words)
        weights = self.weights[found].astype(np.float32, copy=False)
        scores = (values @ weights + self.biases) * self.sharpness[length_class(words)]
        chances: NDArray[np.float32] = np.exp(scores - scores.max())
        chances /= chances.sum()
        return chances


def length_class(words: str) -> int:
    """1 or 2 words, 3 or 4, 5 to 8, more."""
    count = words.count(" ") + 1
    return 0 if count <= 2 else 1 if count <= 4 else 2 if count <= 8 else 3


def _known(hint: str | None) -> str | None:
    """The hint as a code of ours: a platform says "sr" or "en-GB"."""
    if hint is None:
        return None
    plain = hint.replace("_", "-")
    if plain in ("sr-Cyrl", "sr-Latn", "bs"):
        return plain
    short = plain.split("-")[0].lower()
    return {"sr": "sr-Cyrl", "bs": "bs", "hr": "bs", "me": "sr-Latn"}.get(short, short if short in GROUPS else None)


def _choose(chances: NDArray[np.float32], hint: str | None, sure_romani: float) -> tuple[str, float]:
    """The best group; the hint tips a doubtful text, and Romani is said only when sure."""
    chances = chances.copy()
    hinted = {"sr-Cyrl": "sr", "sr-Latn": "sr", "bs": "sr"}.get(hint or "", hint)
    if hinted in GROUPS and chances.max() < TIE:
        chances[GROUPS.index(hinted)] *= _HINT_WEIGHT
    romani = GROUPS.index("rom")
    if chances.argmax() == romani and chances[romani] < sure_romani and hinted != "rom":
        chances[romani] = 0
    chances /= chances.sum()
    best = int(chances.argmax())
    return GROUPS[best], float(chances[best])


def _member(words: str, hint: str | None) -> str:
    """Bosnian where more words say so than say the opposite; the hint decides between equals."""
    bosnian, ekavian = len(_BOSNIAN.findall(words)), len(_EKAVIAN.findall(words))
    if bosnian == ekavian:
        return "bs" if _known(hint) == "bs" and not ekavian else "sr-Latn"
    return "bs" if bosnian > ekavian else "sr-Latn"
