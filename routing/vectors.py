"""Embeddings that were made once are kept: training again only makes the new ones."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from routing import embedding
from routing.files import write_atomically

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


class VectorStore:
    """`store(texts)` → (n, 384); a lost or broken file only costs time."""

    def __init__(self, file: Path, embed: Embed = embedding.embed_many) -> None:
        self._file = file
        self._embed = embed
        self._known = _read(file)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        keys = [_key(text) for text in texts]
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if fresh:
            made = self._embed(list(fresh.values())).astype(np.float16)
            self._known.update(zip(fresh, made, strict=True))
            self._write()
        return np.array([self._known[key] for key in keys], dtype=np.float32)

    def _write(self) -> None:
        keys, vectors = np.array(list(self._known)), np.array(list(self._known.values()))
        with write_atomically(self._file) as target:
            np.savez(target, keys=keys, vectors=vectors)


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _read(file: Path) -> dict[str, NDArray[np.float16]]:
    try:
        with file.open("rb") as source, np.load(source) as kept:
            return dict(zip(map(str, kept["keys"]), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
