"""Set-ups of the topic model side by side: `python -m benchmarks.routing.compare`.

Each is trained on the same sentences and measured on the same development set; the second stage's weights are fitted as
in training. Embeddings are kept in var/models, so that a second run only takes a minute or two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from routing import model_store, train
from routing import tune as tuning
from routing.data import Example, Measured, read_development
from routing.language import Identifier
from routing.learn import all_examples, score
from routing.lexicon import Lexicon
from routing.records import NOT_TOPICS
from routing.script import to_latin
from routing.topics import Probabilities, softmax
from routing.tune import Scored
from routing.vectors import VectorStore

PACK = Path("directory/packs/kosovo")
NO_LEXICON = Lexicon([])


def main() -> None:
    examples, messages = all_examples(PACK), read_development(PACK)
    lexicon = Lexicon.load(PACK)
    vectors = VectorStore(model_store.folder(PACK) / "embeddings.npz")
    identifier = Identifier.train([(example.language, example.text) for example in examples])

    def embed(texts: Sequence[str]) -> train.Vectors:
        return vectors([to_latin(text) for text in texts])

    def scored(lexicon: Lexicon, embed: train.Embed | None) -> Scored:
        return score(train.train(examples, lexicon, embed), messages, lexicon, identifier, embed)

    table = Table("set-up", "topic top-1", "top-3", *LANGUAGES, "out of scope", "emergency")
    full = scored(lexicon, embed)
    for name, probabilities in (
        ("embeddings alone", softmax(_meaning(full))),
        ("words: support vectors alone", _words(lambda: _share(0.0, examples, messages, lexicon, identifier))),
        ("words: support vectors and Bayes", softmax(full.words)),
        ("the same without concepts", softmax(scored(NO_LEXICON, None).words)),
        (
            "words and embeddings, one weight",
            tuning.both(full, replace(tuning.fit_mix(full), meaning=_one_weight(full))),
        ),
        ("words and embeddings, a weight a language (in use)", tuning.both(full, tuning.fit_mix(full))),
    ):
        table.add_row(name, *_figures(probabilities, full, messages))
    Console().print(table)


LANGUAGES = ("sq", "sr", "bs", "tr", "en")


def _meaning(scored: Scored) -> train.Vectors:
    assert scored.meaning is not None
    return scored.meaning


def _words(scored: Callable[[], Scored]) -> Probabilities:
    return softmax(scored().words)


def _one_weight(scored: Scored) -> dict[str, float]:
    return {"": tuning.fit_mix(scored).meaning[""]}


def _share(
    share: float, examples: list[Example], messages: list[Measured], lexicon: Lexicon, identifier: Identifier
) -> Scored:
    kept = train.BAYES_SHARE
    train.BAYES_SHARE = share
    try:
        return score(train.train(examples, lexicon, None), messages, lexicon, identifier, None)
    finally:
        train.BAYES_SHARE = kept


def _figures(probabilities: Probabilities, scored: Scored, messages: Sequence[Measured]) -> list[str]:
    names, languages = np.array(scored.labels), np.array([message.language for message in messages])
    best = names[probabilities.argmax(axis=1)]
    topics = ~np.isin(scored.truth, NOT_TOPICS)
    of_topics = np.where(np.isin(names, NOT_TOPICS), -1.0, probabilities)
    three = names[np.argsort(-of_topics, axis=1)[:, :3]]
    right = best == scored.truth
    among = (three == scored.truth[:, None]).any(axis=1)
    groups = [right[topics], among[topics]]
    groups += [right[topics & (languages == language)] for language in LANGUAGES]
    groups += [right[scored.truth == label] for label in ("out-of-scope", "emergency")]
    return [f"{group.mean():.1%}" for group in groups]


if __name__ == "__main__":
    main()
