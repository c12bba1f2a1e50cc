"""What the language model sees of a text: hashed character n-grams and words of the Latin form, diacritics kept."""

from __future__ import annotations

import re
import unicodedata
import zlib

import numpy as np
from numpy.typing import NDArray

from routing.script import mend, to_latin

NGRAM_BITS, WORD_BITS = 17, 15
BUCKETS = (1 << NGRAM_BITS) + (1 << WORD_BITS)

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\S+\.(?:com|org|net|html?|pdf)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_STRETCHED = re.compile(r"(.)\1{2,}")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ", "'"))
# Names of places and bodies tell nothing of the language; the ending after a place's name does.
_PLACE = re.compile(
    "(?:pri[sš]h?tin|pri[sş]tin|prizren|gjakov|[dđ]j?akovic|yakov|gjilan|gnjilan|ferizaj|uro[sš]ev|mitrovi[cç]|podujev"
    "|vushtrri?|vu[cč]itrn|suharek|rahovec|orahov[ac]c?|drenas|glogov[ac]c?|lipjan|lipljan|malishev|mali[sš]ev|kamenic"
    "|istog|istok|skenderaj|srbic|fush[eë]|kosov|obili[qćc]|ka[cçč]anik|elezit|shtime|[sš]timlj|draga[sš]h?|sht[eë]rpc"
    "|[sš]trpc|gra[cçčq]anic|novob[eë]rd|junik|mamu[sšş]h?|kl?lokot|parte[sš]h?|ranil?lug|leposavi[cćqç]|zve[cčçq]an"
    "|brezovic|kosova|europ|facebook|viber|whatsapp|google|telegram|instagram|iphone|android|online)"
)
_BODIES = frozenset(
    re.findall(
        r"\w+",
        """
        keds kesco kek naric arbk atk kru kp mocr zkk qkmf qps trusti trust eulex kfor osce unhcr unmik ipko vala nlb
        procredit raiffeisen flixbus email mail sms pdf qr gps covid internet app wifi tv pos iban kpa hpd
        kosovo prizren peja pec klina
        """,
    )
)


def prepared(text: str) -> str:
    """The words of a text in lower-case Latin letters with their diacritics, between single spaces.

    Addresses, numbers, names of bodies are gone; of a place's name only the ending stays. Empty when nothing is left.
    """
    latin = to_latin(mend(_ADDRESS.sub(" ", text.translate(_APOSTROPHES)))).replace("\u0307", "")
    words = [_plain_name(word) for word in _WORD.findall(_STRETCHED.sub(r"\1\1", latin))]
    return " ".join(word for word in words if word)


def _plain_name(word: str) -> str:
    if word in _BODIES:
        return ""
    found = _PLACE.match(word)
    return word if found is None else ("¤" + word[found.end() :] if len(word) > found.end() + 1 else "")


_STEP = np.uint64(1_099_511_628_211)  # FNV's prime
_SPREAD = np.uint64(0x9E37_79B9_7F4A_7C15)  # the golden ratio: brings the hash into its upper bits
_NGRAM_SHIFT = np.uint64(64 - NGRAM_BITS)
_ORDER_WEIGHTS = (0.3, 0.7, 1.0, 1.2)
_WORD_WEIGHT = 3.0

Features = tuple[NDArray[np.int64], NDArray[np.float32]]


def features(words: str) -> Features:
    """Bucket numbers of all 1- to 4-grams and words of a prepared text, repeats included, and the weight of each.

    Longer pieces tell more and weigh more. An empty text has none.
    """
    if not words:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    codes = np.frombuffer(f" {words} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found, weights = [], []
    rolled = codes * _STEP
    for order, weight in enumerate(_ORDER_WEIGHTS, 1):
        if order > 1:
            rolled = (rolled[:-1] ^ (codes[order - 1 :] + np.uint64(order))) * _STEP
        found.append(((rolled * _SPREAD) >> _NGRAM_SHIFT).astype(np.int64))
        weights.append(np.full(len(rolled), weight, dtype=np.float32))
    hashed = [zlib.crc32(word.encode()) >> (32 - WORD_BITS) for word in words.split(" ")]
    found.append(np.array(hashed, dtype=np.int64) + (1 << NGRAM_BITS))
    weights.append(np.full(len(hashed), _WORD_WEIGHT, dtype=np.float32))
    together = np.concatenate(weights)
    return np.concatenate(found), together / np.float32(np.sqrt(len(together)))


def without_marks(text: str) -> str:
    """As typed on a plain keyboard: ë → e, š → s, đ → dj, ı → i."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "dj").replace("ı", "i"))
    return unicodedata.normalize("NFC", "".join(sign for sign in bare if not unicodedata.combining(sign)))
