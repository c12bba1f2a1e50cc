"""The learning curve: what more sentences would bring, by words alone (the embedding would take minutes a point)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np

from routing.data import read_development
from routing.language import Identifier
from routing.learn import all_examples, score
from routing.lexicon import Lexicon
from routing.records import NOT_TOPICS
from routing.train import train

SHARES = (0.125, 0.25, 0.5, 1.0)


def learning_curve(pack: Path) -> Iterator[tuple[float, int, float]]:
    """(share of the sentences, how many, topic top-1 on the development set)."""
    examples, lexicon = all_examples(pack), Lexicon.load(pack)
    messages = [message for message in read_development(pack) if message.label not in NOT_TOPICS]
    identifier = Identifier.train([(example.language, example.text) for example in examples])
    Random(0).shuffle(examples)  # noqa: S311  a fixed order, not a secret
    for share in SHARES:
        part = examples[: int(len(examples) * share)]
        scored = score(train(part, lexicon, None), messages, lexicon, identifier, None)
        best = np.array(scored.labels)[scored.words.argmax(axis=1)]
        yield share, len(part), float((best == scored.truth).mean())
