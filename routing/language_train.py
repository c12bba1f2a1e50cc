"""Training of the language model: sentences, their plain-keyboard form, short cuts, typos, and frequent words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from routing.language import GROUPS, Identifier, length_class
from routing.language_features import BUCKETS, features, prepared, without_marks
from routing.language_words import FREQUENT

SEED = 20
MOST_SENTENCES = 1_800  # of one group: more only costs time
CUTS = 3  # short pieces of a sentence
PAIRS = 6  # times that each frequent word appears, alone and in company
MOST_WORDS = 20_000
MIXED = 0.3  # of the longer cuts have a word of any language in them, as people mix and name names
STRANGERS = 5
HELD_OUT = 8  # every eighth sentence serves for calibration
STRENGTH = 1.0  # inverse of the regularisation
LETTERS = "abcdefghijklmnoprstuvz"

Sample = tuple[str, int]


def train(sentences: Iterable[tuple[str, str]]) -> Identifier:
    """An identifier learned from (language, text); sr-Cyrl, sr-Latn, sr and bs are one group. Deterministic."""
    by_group = _by_group(sentences)
    held = {group: texts[::HELD_OUT] for group, texts in by_group.items()}
    kept = {group: [text for at, text in enumerate(texts) if at % HELD_OUT] for group, texts in by_group.items()}
    dice = random.Random(SEED)  # noqa: S311 (variety, not secrecy)
    trained = _fit(_samples(kept, dice))
    return _calibrated(trained, _samples(held, dice, words=False))


def _by_group(sentences: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Prepared texts by group, at most `MOST_SENTENCES` each, evenly taken."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, text in sentences:
        group = "sr" if language.startswith("sr") or language == "bs" else language
        words = prepared(text)
        if group in GROUPS and words:
            found[group].append(words)
    return {group: texts[:: max(1, -(-len(texts) // MOST_SENTENCES))] for group, texts in found.items()}


def _samples(by_group: dict[str, list[str]], dice: random.Random, *, words: bool = True) -> list[Sample]:
    samples: list[Sample] = []
    strangers = [word for texts in by_group.values() for text in texts[::STRANGERS] for word in text.split(" ")]
    for number, group in enumerate(GROUPS):
        texts = by_group.get(group, [])
        samples += [(text, number) for sentence in texts for text in _variants(sentence, dice, strangers)]
        if words:
            samples += [(text, number) for text in _from_words(FREQUENT[group], dice)]
            samples += [(_damaged(word, dice), number) for word in _vocabulary(texts)]
    return samples


def _variants(sentence: str, dice: random.Random, strangers: Sequence[str]) -> list[str]:
    words = sentence.split(" ")
    found = [sentence, without_marks(sentence)]
    for _ in range(CUTS):
        length = min(len(words), dice.choice((1, 1, 2, 2, 3, 4, 5)))
        start = dice.randrange(len(words) - length + 1)
        cut = words[start : start + length]
        if length > 2 and dice.random() < MIXED:
            cut[dice.randrange(length)] = dice.choice(strangers)
        found.append(" ".join(cut))
    return [_damaged(text, dice) if at else text for at, text in enumerate(dict.fromkeys(found))]


def _from_words(words: Sequence[str], dice: random.Random) -> list[str]:
    """Frequent words alone and two or three together, with and without diacritics."""
    found = [*words, *map(without_marks, words)]
    for word in words:
        for _ in range(PAIRS - 1):
            company = [word, *dice.sample(words, dice.choice((1, 2)))]
            dice.shuffle(company)
            found.append(_damaged(" ".join(company), dice))
    return found


def _vocabulary(texts: Sequence[str]) -> list[str]:
    """The distinct words of a group's sentences, evenly at most `MOST_WORDS`."""
    found = sorted({word for text in texts for word in text.split(" ") if len(word) > 2})
    return found[:: max(1, -(-len(found) // MOST_WORDS))]


def _damaged(text: str, dice: random.Random) -> str:
    """Half the texts lose their diacritics, a third get a typo."""
    if dice.random() < 0.5:
        text = without_marks(text)
    if dice.random() < 0.33 and len(text) > 3:
        at = dice.randrange(1, len(text))
        kind = dice.randrange(4)
        text = {
            0: text[:at] + text[at + 1 :],
            1: text[:at] + text[at - 1] + text[at:],
            2: text[: at - 1] + text[at : at + 1] + text[at - 1] + text[at + 1 :],
            3: text[:at] + dice.choice(LETTERS) + text[at + 1 :],
        }[kind]
    return " ".join(text.split())


def _matrix(samples: Sequence[Sample]) -> csr_matrix:
    found = [features(text) for text, _ in samples]
    ends = np.concatenate([[0], np.cumsum([len(numbers) for numbers, _ in found])])
    numbers, values = (np.concatenate(each) for each in zip(*found, strict=True))
    matrix = csr_matrix((values, numbers, ends), shape=(len(samples), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def _fit(samples: list[Sample]) -> Identifier:
    samples = [sample for sample in samples if sample[0]]
    answers = np.array([number for _, number in samples])
    matrix = _matrix(samples)
    used = np.flatnonzero(np.bincount(matrix.indices, minlength=BUCKETS) > 1)
    # A looser tolerance stops early and costs several points on one or two words.
    model = LogisticRegression(C=STRENGTH, tol=1e-4, max_iter=400, class_weight="balanced")
    model.fit(matrix[:, used], answers)
    weights = np.zeros((BUCKETS, len(GROUPS)), dtype=np.float32)
    biases = np.full(len(GROUPS), -20, dtype=np.float32)  # a group without sentences is never found
    coefficients, intercepts = _for_each_class(model)
    weights[np.ix_(used, model.classes_)] = coefficients.T
    biases[model.classes_] = intercepts
    return Identifier(weights=weights, biases=biases, sharpness=np.ones(4, dtype=np.float32))


def _for_each_class(model: LogisticRegression) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """With two classes only, scikit-learn keeps the second's coefficients alone."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    return np.vstack([-model.coef_ / 2, model.coef_ / 2]), np.hstack([-model.intercept_ / 2, model.intercept_ / 2])


def _calibrated(identifier: Identifier, samples: list[Sample]) -> Identifier:
    """The sharpness by length of text that makes unseen texts' confidences most likely."""
    by_length: dict[int, list[Sample]] = defaultdict(list)
    for text, number in samples:
        if text:
            by_length[length_class(text)].append((text, number))
    sharpness = identifier.sharpness.copy()
    for length, some in by_length.items():
        chances = np.array([identifier.chances(text) for text, _ in some])
        scores = np.log(np.maximum(chances, 1e-12))
        answers = np.array([number for _, number in some])
        sharpness[length] = _best_sharpness(scores, answers)
    return Identifier(weights=identifier.weights, biases=identifier.biases, sharpness=sharpness)


def _best_sharpness(scores: NDArray[np.float64], answers: NDArray[np.int64]) -> float:
    def loss(sharpness: float) -> float:
        scaled = scores * sharpness
        total = np.log(np.exp(scaled - scaled.max(axis=1, keepdims=True)).sum(axis=1)) + scaled.max(axis=1)
        return float((total - scaled[np.arange(len(answers)), answers]).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 3.0), method="bounded").x)
