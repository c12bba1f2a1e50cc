from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from routing.vectors import VectorStore
from tests.routing.small_pack import embed_many


class Embedder:
    """Counts the texts it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return embed_many(texts)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "models" / "embeddings.npz"


def test_each_text_has_its_vector_in_the_order_asked(file: Path) -> None:
    vectors = VectorStore(file, embed_many)(["road", "water", "road"])
    assert vectors == pytest.approx(embed_many(["road", "water", "road"]), abs=1e-3)


def test_a_vector_is_made_once(file: Path) -> None:
    first, second = Embedder(), Embedder()
    made = VectorStore(file, first)(["road", "water", "road"])
    kept = VectorStore(file, second)(["water", "road", "fire"])
    assert (first.asked, second.asked) == (["road", "water"], ["fire"])
    assert np.array_equal(kept[[1, 0]], made[:2])


def test_nothing_asked_makes_nothing(file: Path) -> None:
    embedder = Embedder()
    assert len(VectorStore(file, embedder)([])) == 0
    assert embedder.asked == []
    assert not file.exists()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_that_was_cut_off_only_costs_time(file: Path, share: float) -> None:
    VectorStore(file, embed_many)(["road", "water"])
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    embedder = Embedder()
    VectorStore(file, embedder)(["road", "water"])
    assert embedder.asked == ["road", "water"]


@pytest.mark.parametrize("content", [b"no archive", b"PK\x03\x04 and then nothing"])
def test_a_file_of_something_else_only_costs_time(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    embedder = Embedder()
    VectorStore(file, embedder)(["road"])
    assert embedder.asked == ["road"]
