from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from routing import learn, model_store
from routing.data import DataError, Measured, read_development
from routing.decide import Thresholds
from routing.learn import all_examples, load_or_train, router_of, train_version, what_fell
from routing.router import Router
from tests.routing.small_pack import DEVELOPMENT, LABELS, settle, write_lines, write_pack


def forbid_training(patch: pytest.MonkeyPatch) -> None:
    def train(pack: Path) -> None:
        raise AssertionError("this must not train")

    patch.setattr(learn, "train_version", train)


def append(file: Path, row: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def test_the_same_pack_gives_the_same_model_byte_for_byte(trained: Path, tmp_path: Path) -> None:
    version = model_store.active_version(trained)
    assert version is not None
    place = model_store.folder(trained) / version / "model.npz"
    first = tmp_path / "first.npz"
    place.rename(first)
    again = train_version(trained)
    assert again.version == version
    assert filecmp.cmp(first, place, shallow=False)
    assert again.thresholds == load_or_train(trained).thresholds


def test_the_first_use_trains_and_says_so(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = load_or_train(pack)
    assert "this happens once" in capsys.readouterr().err
    assert model_store.active_version(pack) == kept.version == model_store.wanted_version(pack)
    assert kept.model.labels == LABELS


def test_the_next_use_only_loads(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forbid_training(monkeypatch)
    assert load_or_train(trained).version == model_store.wanted_version(trained)
    assert capsys.readouterr().err == ""


def test_a_restart_changes_no_probability(pack: Path) -> None:
    before, after = (router_of(pack, load_or_train(pack)) for _ in range(2))
    for _, _, text in DEVELOPMENT["sr"]:
        assert before.route(text) == after.route(text)


def test_a_changed_pack_is_trained_anew(trained: Path) -> None:
    before = model_store.active_version(trained)
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    after = load_or_train(trained).version
    assert model_store.active_version(trained) == after != before
    assert set(model_store.versions(trained)) == {before, after}


def test_what_changes_during_training_is_for_the_next_model(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_while_somebody_writes(pack: Path) -> list[Measured]:
        append(pack / "examples" / "roads.tsv", "en\tthe kerb is damaged")
        return read_development(pack)

    monkeypatch.setattr(learn, "read_development", read_while_somebody_writes)
    assert train_version(trained).version != model_store.wanted_version(trained)


def test_what_officers_taught_waits_for_the_next_training(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines(model_store.learned_file(trained), "label\tlanguage\ttext", "roads\ten\tthe kerb is damaged")
    assert all_examples(trained)[-1].text == "the kerb is damaged"
    forbid_training(monkeypatch)
    load_or_train(trained)


def test_a_candidate_is_kept_but_not_activated(trained: Path) -> None:
    active = model_store.active_version(trained)
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    candidate = train_version(trained)
    assert model_store.active_version(trained) == active
    assert candidate.version in model_store.versions(trained)


def test_a_candidate_that_was_not_activated_does_not_replace_the_active_one(
    trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    active = model_store.active_version(trained)
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    train_version(trained)
    forbid_training(monkeypatch)
    assert load_or_train(trained).version == active


def test_a_model_made_by_other_code_is_trained_anew(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = model_store.active_version(trained)
    monkeypatch.setattr(model_store, "CODE", ("features.py",))
    assert load_or_train(trained).version != before


def test_training_again_embeds_nothing_it_knows(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = (model_store.folder(trained) / "embeddings.npz").stat()
    train_version(trained)
    assert (model_store.folder(trained) / "embeddings.npz").stat().st_mtime_ns == known.st_mtime_ns


def test_without_embeddings_it_works_by_words_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch, tmp_path, embeddings=False)
    monkeypatch.setattr("routing.embedding.embed", None)
    pack = write_pack(tmp_path / "small")
    kept = load_or_train(pack)
    assert kept.model.meaning is None
    assert kept.version.endswith("-words")
    assert kept.figures["topic_top1"] > 0.5
    assert router_of(pack, kept).route("nema vode u ulici").label == "water-sewage"


def test_a_model_with_embeddings_still_works_where_there_are_none(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = model_store.active_version(trained)
    assert version is not None
    router = router_of(trained, model_store.load(trained, version))
    settle(monkeypatch, tmp_path, embeddings=False)
    monkeypatch.setattr("routing.embedding.embed", None)
    assert router.route("nema vode u ulici").label == "water-sewage"


def test_a_pack_without_development_messages_is_learnt_with_usual_thresholds(pack: Path) -> None:
    for file in (pack / "development").iterdir():
        file.unlink()
    kept = load_or_train(pack)
    assert (kept.thresholds, kept.figures) == (Thresholds(), {})
    assert Router.load(pack).route("nema vode u ulici").topics[0][0] == "water-sewage"


@pytest.mark.parametrize("label", ["emergency", "smalltalk", "out-of-scope"])
def test_a_label_without_which_no_decision_can_be_made_is_missed_by_name(pack: Path, label: str) -> None:
    (pack / "examples" / f"{label}.tsv").unlink()
    with pytest.raises(DataError, match=f"there are no sentences of {label}"):
        train_version(pack)


def test_a_pack_without_topics_is_refused(pack: Path) -> None:
    for topic in ("pensions", "roads", "water-sewage"):
        (pack / "examples" / f"{topic}.tsv").unlink()
    with pytest.raises(DataError, match="there are no sentences of any topic"):
        train_version(pack)


def test_a_development_message_of_an_unknown_label_is_named(pack: Path) -> None:
    append(pack / "development" / "en.tsv", "raods\t\thole in the street")
    with pytest.raises(DataError) as caught:
        train_version(pack)
    file = pack / "development" / "en.tsv"
    assert str(caught.value) == f"{file}: 'hole in the street' is of raods, which has no sentences to learn from"


@pytest.mark.parametrize(
    ("before", "after", "fallen"),
    [
        ({"topic_top1": 0.80}, {"topic_top1": 0.80}, []),
        ({"topic_top1": 0.80}, {"topic_top1": 0.796}, []),
        ({"topic_top1": 0.80}, {"topic_top1": 0.794}, ["topic_top1"]),
        ({"topic_top1": 0.80}, {"topic_top1": 0.90}, []),
        ({"wrong_office": 0.05}, {"wrong_office": 0.056}, ["wrong_office"]),
        ({"wrong_office": 0.05}, {"wrong_office": 0.01}, []),
        ({"emergency_false": 0.01}, {"emergency_false": 0.02}, ["emergency_false"]),
        # Of few messages, one more or less is chance; two are not.
        ({"smalltalk_found": 0.95}, {"smalltalk_found": 0.90, "messages.smalltalk_found": 20}, []),
        ({"smalltalk_found": 1.0}, {"smalltalk_found": 0.90, "messages.smalltalk_found": 20}, ["smalltalk_found"]),
        # Neither times nor questions decide, nor what was not measured before.
        ({"ms_p99": 5.0, "asked": 0.1}, {"ms_p99": 50.0, "asked": 0.3}, []),
        ({"messages.topic_top1": 900}, {"messages.topic_top1": 100}, []),
        ({}, {"topic_top1": 0.1}, []),
        ({"place_found": 0.9, "helped": 0.9}, {"place_found": 0.8, "helped": 0.8}, ["helped", "place_found"]),
    ],
)
def test_a_figure_fell_when_it_is_worse_by_more_than_chance(
    before: dict[str, float], after: dict[str, float], fallen: list[str]
) -> None:
    assert sorted(what_fell(before, after)) == fallen


def test_what_fell_is_told_before_and_after() -> None:
    assert what_fell({"helped": 0.9}, {"helped": 0.8}) == {"helped": (0.9, 0.8)}
