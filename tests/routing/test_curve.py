from __future__ import annotations

from pathlib import Path

import pytest

from routing import curve
from routing.curve import SHARES, learning_curve
from tests.routing.small_pack import SENTENCES


def test_more_sentences_are_learnt_from_step_by_step(pack: Path) -> None:
    rows = list(learning_curve(pack))
    total = sum(map(len, SENTENCES.values()))
    assert [(share, sentences) for share, sentences, _ in rows] == [(share, int(share * total)) for share in SHARES]
    assert all(0 <= top1 <= 1 for _, _, top1 in rows)
    assert rows[-1][2] > rows[0][2]


def test_the_curve_is_the_same_each_time(pack: Path) -> None:
    assert list(learning_curve(pack)) == list(learning_curve(pack))


def test_nothing_is_embedded_for_it(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routing.learn.VectorStore", None)
    monkeypatch.setattr(curve, "SHARES", (1.0,))
    assert len(list(learning_curve(pack))) == 1
