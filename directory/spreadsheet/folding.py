"""What people type for a name: the same with or without signs on letters, in Latin or Cyrillic."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from locales.catalogs import to_latin

_NO_SIGN = str.maketrans("đıł", "dil")
_OTHER = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small Latin letters and digits without signs, one blank for all else."""
    decomposed = unicodedata.normalize("NFKD", to_latin(text).casefold().translate(_NO_SIGN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _OTHER.sub(" ", plain).strip()
