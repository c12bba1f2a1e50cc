from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from routing import model_store
from routing.decide import Thresholds
from routing.language import GROUPS, Identifier
from routing.language_features import BUCKETS
from routing.model_store import KEPT_VERSIONS, KeptModel
from routing.topics import Mix
from tests.routing.small_pack import settle, write_lines
from tests.routing.test_topics import FEATURES, MODEL

IDENTIFIER = Identifier(
    weights=np.zeros((BUCKETS, len(GROUPS)), dtype=np.float32),
    biases=np.arange(len(GROUPS), dtype=np.float32),
    sharpness=np.ones(4, dtype=np.float32),
)


def kept(pack: Path, mark: str = "") -> KeptModel:
    """A model of the present code."""
    return KeptModel(
        version=model_store.wanted_version(pack) + mark,
        model=replace(MODEL, mix=Mix(words=5.5, meaning={"": 0.4, "sr": 0.2}, bias={"roads": 0.5})),
        thresholds=Thresholds(answer=0.61, ask=0.42),
        identifier=IDENTIFIER,
        figures={"topic_top1": 0.75},
    )


def save(pack: Path, mark: str, *, at: int = 0) -> str:
    """Keep a model, at this moment."""
    model = kept(pack, mark)
    model_store.save(pack, model)
    os.utime(model_store.folder(pack) / model.version / "model.npz", (at, at))
    return model.version


def test_a_model_comes_back_as_it_was_kept(pack: Path) -> None:
    before = kept(pack)
    model_store.save(pack, before)
    after = model_store.load(pack, before.version)
    assert (after.thresholds, after.figures, after.model.mix) == (before.thresholds, before.figures, before.model.mix)
    assert after.model.by_words(*FEATURES)[1].tolist() == before.model.by_words(*FEATURES)[1].tolist()
    assert after.identifier.identify("a text") == before.identifier.identify("a text")


def test_a_kept_model_is_not_in_use_before_it_is_activated(pack: Path) -> None:
    version = save(pack, "")
    assert (model_store.active_version(pack), model_store.is_trained(pack)) == (None, False)
    model_store.activate(pack, version)
    assert (model_store.active_version(pack), model_store.is_trained(pack)) == (version, True)


def test_an_older_model_can_be_activated_again(pack: Path) -> None:
    older, newer = save(pack, "+1", at=1), save(pack, "+2", at=2)
    model_store.activate(pack, newer)
    model_store.activate(pack, older)
    assert model_store.active_version(pack) == older
    assert model_store.versions(pack) == [newer, older]


@pytest.mark.parametrize("version", ["", "..", "unknown"])
def test_a_model_that_is_not_there_cannot_be_activated(pack: Path, version: str) -> None:
    with pytest.raises(ValueError, match=f"there is no model {version}"):
        model_store.activate(pack, version)
    assert model_store.active_version(pack) is None


def test_a_model_made_by_other_code_is_not_used(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = save(pack, "")
    model_store.activate(pack, version)
    monkeypatch.setattr(model_store, "CODE", ("features.py",))
    assert not model_store.is_trained(pack)
    with pytest.raises(ValueError, match=f"the model {version} was made by another release"):
        model_store.activate(pack, version)


def test_a_model_whose_keeping_was_cut_short_is_none(pack: Path) -> None:
    version = save(pack, "")
    (model_store.folder(pack) / version / "model.npz").unlink()
    assert model_store.versions(pack) == []
    assert not model_store.knows_pack(pack)


def test_what_a_model_reached_is_told_without_loading_it(pack: Path) -> None:
    version = save(pack, "")
    (model_store.folder(pack) / version / "model.npz").write_bytes(b"of an old form")
    assert model_store.figures_of(pack, version) == {"topic_top1": 0.75}


def test_the_newest_models_and_the_active_one_are_kept(pack: Path) -> None:
    kept_ones = [save(pack, f"+{number}", at=number) for number in range(KEPT_VERSIONS + 3)]
    model_store.activate(pack, kept_ones[0])
    model_store.drop_old(pack)
    assert model_store.versions(pack) == [*reversed(kept_ones[-KEPT_VERSIONS:]), kept_ones[0]]


@pytest.mark.parametrize(
    "file", ["examples/roads.tsv", "examples/streets.tsv", "lexicon/words.tsv", "lexicon/more.tsv"]
)
def test_a_changed_pack_wants_another_model(pack: Path, file: str) -> None:
    version = save(pack, "")
    write_lines(pack / file, "language\ttext", "en\tmore")
    assert model_store.wanted_version(pack) != version
    assert not model_store.knows_pack(pack)


def test_what_officers_taught_wants_another_model_but_the_pack_is_known(pack: Path) -> None:
    version = save(pack, "")
    write_lines(model_store.learned_file(pack), "label\tlanguage\ttext", "roads\ten\tmind the gap")
    assert model_store.wanted_version(pack).startswith(f"{version}+")
    assert model_store.knows_pack(pack)


def test_a_model_of_words_alone_is_another_one(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = model_store.wanted_version(pack)
    settle(monkeypatch, tmp_path, embeddings=False)
    assert model_store.wanted_version(pack) == f"{version}-words"


@pytest.mark.parametrize(
    ("embeddings", "lost"),
    [
        (True, None),
        (False, "sentence embeddings are not available on this platform: indirect wordings are placed less often"),
    ],
)
def test_what_is_missing_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embeddings: bool, lost: str | None
) -> None:
    settle(monkeypatch, tmp_path, embeddings=embeddings)
    assert model_store.what_is_missing() == lost


def test_a_pack_is_known_by_its_name_wherever_one_stands(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack)
    assert model_store.folder(Path()) == model_store.folder(pack)


def test_the_head_of_a_model_is_plain_text(pack: Path) -> None:
    version = save(pack, "")
    head = json.loads((model_store.folder(pack) / version / "head.json").read_text(encoding="utf-8"))
    assert head["thresholds"]["answer"] == 0.61
