from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from routing.data import Example, read_examples
from routing.features import language_group, word_features
from routing.lexicon import Lexicon
from routing.linear import UNKNOWN
from routing.topics import TopicModel
from routing.train import to_embed, train
from tests.routing.small_pack import LABELS, embed_many, write_pack
from tests.routing.test_ngrams import bucket


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack(tmp_path_factory.mktemp("train") / "small")


@pytest.fixture(scope="module")
def examples(home: Path) -> list[Example]:
    return read_examples(home)


@pytest.fixture(scope="module")
def lexicon(home: Path) -> Lexicon:
    return Lexicon.load(home)


@pytest.fixture(scope="module")
def model(examples: list[Example], lexicon: Lexicon) -> TopicModel:
    return train(examples, lexicon, embed_many)


def test_the_same_sentences_give_the_same_model(model: TopicModel, examples: list[Example], lexicon: Lexicon) -> None:
    again, first = train(examples, lexicon, embed_many).arrays(), model.arrays()
    assert again.keys() == first.keys()
    assert all(again[name].tobytes() == first[name].tobytes() for name in first)


def test_labels_stand_in_the_order_of_their_names(model: TopicModel) -> None:
    assert model.labels == LABELS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nema vode u našoj ulici", "water-sewage"),
        ("нема воде у нашој улици", "water-sewage"),
        ("pension papers", "pensions"),
        ("potholes on the way", "roads"),
    ],
)
def test_words_tell_the_topic(model: TopicModel, lexicon: Lexicon, text: str, label: str) -> None:
    features = word_features(text, lexicon)
    scores, _ = model.by_words(features.buckets, features.counts)
    assert model.labels[int(scores.argmax())] == label


def test_meaning_tells_the_topic(model: TopicModel, examples: list[Example]) -> None:
    assert model.meaning is not None
    vectors = embed_many([example.text for example in examples])
    found = [
        model.labels[int(model.meaning.scores(vector, language_group(example.language)).argmax())]
        for vector, example in zip(vectors, examples, strict=True)
    ]
    assert np.mean([label == example.label for label, example in zip(found, examples, strict=True)]) > 0.8


def test_without_embeddings_words_are_learnt_alone(
    model: TopicModel, examples: list[Example], lexicon: Lexicon
) -> None:
    alone = train(examples, lexicon, None)
    assert alone.meaning is None
    assert alone.words.weights.tobytes() == model.words.weights.tobytes()


def test_what_stands_in_one_sentence_only_is_not_learnt(model: TopicModel, lexicon: Lexicon) -> None:
    assert model.words.column[bucket("w bitcoin")] == UNKNOWN
    assert model.words.column[bucket("w pension")] != UNKNOWN


def test_languages_of_one_group_share_a_centre(lexicon: Lexicon) -> None:
    languages = ("sr", "bs", "en", "tr")
    examples = [
        Example(label, language, f"{label} {language} {number}")
        for label in ("roads", "water", "pensions")
        for language in languages
        for number in range(2)
    ]
    meaning = train(examples, lexicon, embed_many).meaning
    assert meaning is not None
    assert set(meaning.centres) == {"sr", "en", "tr"}


def pile(label: str, language: str, *lengths: int) -> list[Example]:
    return [Example(label, language, "x" * length) for length in lengths]


def test_all_sentences_are_embedded_when_there_is_time(examples: list[Example]) -> None:
    assert Counter(to_embed(examples)) == Counter(examples)


def test_short_sentences_are_embedded_first_and_of_each_label_the_same_share() -> None:
    examples = [*pile("roads", "en", 40, 10, 20, 30), *pile("water", "sr", 80, 20, 40, 60)]
    chosen = to_embed(examples, budget=90)  # of 300 characters
    assert [(each.label, len(each.text)) for each in chosen] == [
        ("roads", 10),
        ("roads", 20),
        ("water", 20),
        ("water", 40),
    ]


def test_no_label_is_lost_for_want_of_time() -> None:
    chosen = to_embed([*pile("roads", "en", *[10] * 50), *pile("new", "en", 50)], budget=100)
    assert Counter(each.label for each in chosen) == {"roads": 9, "new": 1}
