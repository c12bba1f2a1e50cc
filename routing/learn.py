"""From the pack's sentences to an active model: train, choose thresholds, measure, keep, activate."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from routing import embedding, model_store
from routing.alarm import alarm_words
from routing.data import DEVELOPMENT, EXAMPLES, DataError, Example, Measured, read_development, read_examples
from routing.decide import Thresholds
from routing.evaluate import MESSAGES, Figures, figures, judge
from routing.features import language_group, word_features
from routing.language import Identifier
from routing.learned import read_learned, write_learned
from routing.lexicon import Lexicon
from routing.model_store import KeptModel
from routing.normalise import fold
from routing.places import Gazetteer
from routing.records import NOT_TOPICS
from routing.router import Router
from routing.script import to_latin
from routing.topics import TopicModel
from routing.train import Embed, train
from routing.tune import Scored, choose_thresholds, fit_mix
from routing.vectors import VectorStore

MAY_FALL = 0.005
# Better when smaller; times vary from run to run and decide nothing.
SMALLER_IS_BETTER = {"wrong_office", "emergency_false", "place_wrong", "place_invented", "asked"}
NOT_COMPARED = {"ms_median", "ms_p99", "asked"}


def load_or_train(pack: Path) -> KeptModel:
    """The active model, trained first when the pack's present data has none yet.

    What officers taught waits for `routing train`, which measures before it activates.
    """
    active = model_store.active_version(pack)
    if active is not None and model_store.is_trained(pack) and model_store.knows_pack(pack):
        return model_store.load(pack, active)
    sys.stderr.write("Kontakt learns to understand messages; this happens once and takes a minute or two …\n")
    kept = train_version(pack)
    model_store.activate(pack, kept.version)
    model_store.drop_old(pack)
    return model_store.load(pack, kept.version)  # weights as they are kept, so that a restart changes nothing


def train_version(pack: Path, learned: Path | None = None) -> KeptModel:
    """Train on the pack's sentences and what officers taught (`learned` as in `model_store.wanted_version`), measure on
    the development set, keep; not active yet.
    """
    version = model_store.wanted_version(pack, learned)  # before reading: what changes now is for the next version
    examples, messages = _sentences(pack, learned)
    lexicon = Lexicon.load(pack)
    vectors = VectorStore(model_store.folder(pack) / "embeddings.npz") if embedding.available() else None
    embed = _embedder(vectors) if vectors else None
    identifier = Identifier.train([(example.language, example.text) for example in examples])
    model, thresholds = train(examples, lexicon, embed), Thresholds()
    if messages:
        scored = score(model, messages, lexicon, identifier, embed)
        model = replace(model, mix=fit_mix(scored))
        thresholds = choose_thresholds(scored, model.mix)
    kept = KeptModel(version=version, model=model, thresholds=thresholds, identifier=identifier, figures={})
    known = embed([message.text for message in messages]) if embed else None
    kept = replace(kept, figures=figures(judge(router_of(pack, kept, lexicon), messages, known)))
    model_store.save(pack, kept)
    return kept


def learn(pack: Path, learned: Path) -> tuple[Figures, KeptModel]:
    """The model that this file of taught sentences gives, made unless it is kept already; and the figures of the one in
    use, which is made first where there is none. Nothing is activated.
    """
    before, version = load_or_train(pack).figures, model_store.wanted_version(pack, learned)
    there = version in model_store.versions(pack)
    return before, model_store.load(pack, version) if there else train_version(pack, learned)


def take_over(pack: Path, version: str, learned: Path) -> None:
    """Use the kept model that this file of taught sentences gave; `ValueError` as in `model_store.activate`."""
    write_learned(model_store.learned_file(pack), read_learned(learned))
    model_store.activate(pack, version)
    model_store.drop_old(pack)


def _sentences(pack: Path, learned: Path | None) -> tuple[list[Example], list[Measured]]:
    """What to learn from and what to measure with; `DataError` where they do not make a model."""
    examples, messages = all_examples(pack, learned), read_development(pack)
    labels = {example.label for example in examples}
    if lacking := [label for label in NOT_TOPICS if label not in labels]:
        raise DataError(f"{pack / EXAMPLES}: there are no sentences of {', '.join(lacking)}")
    if labels <= set(NOT_TOPICS):
        raise DataError(f"{pack / EXAMPLES}: there are no sentences of any topic")
    for message in messages:
        if message.label not in labels:
            file = pack / DEVELOPMENT / f"{message.language}.tsv"
            raise DataError(f"{file}: {message.text!r} is of {message.label}, which has no sentences to learn from")
    return examples, messages


def _embedder(vectors: VectorStore) -> Embed:
    """As `features.meaning` does it, for many texts."""
    return lambda texts: vectors([to_latin(text) for text in texts])


def all_examples(pack: Path, learned: Path | None = None) -> list[Example]:
    """The pack's sentences, then what was taught, but for what the models are measured with."""
    measured = {fold(message.text) for message in read_development(pack)}
    taught = read_learned(learned or model_store.learned_file(pack))
    return read_examples(pack) + [each for each in taught if fold(each.text) not in measured]


def score(
    model: TopicModel, messages: Sequence[Measured], lexicon: Lexicon, identifier: Identifier, embed: Embed | None
) -> Scored:
    """All messages as the model scores them, before temperatures and thresholds."""
    features = [word_features(message.text, lexicon) for message in messages]
    words = np.array([model.words.scores(each.buckets, each.counts) for each in features])
    groups = [language_group(identifier.identify(message.text).code) for message in messages]
    meaning = None
    if model.meaning is not None and embed is not None:
        vectors = embed([message.text for message in messages])
        meaning = np.array([model.meaning.scores(each, group) for each, group in zip(vectors, groups, strict=True)])
    truth = np.array([message.label for message in messages])
    alarmed = np.array([alarm_words(message.text) is not None for message in messages])
    return Scored(
        labels=model.labels, words=words, meaning=meaning, truth=truth, groups=np.array(groups), alarmed=alarmed
    )


def router_of(pack: Path, kept: KeptModel, lexicon: Lexicon | None = None) -> Router:
    return Router(
        model=kept.model,
        thresholds=kept.thresholds,
        lexicon=lexicon or Lexicon.load(pack),
        identifier=kept.identifier,
        gazetteer=Gazetteer.load(pack),
        version=kept.version,
    )


def what_fell(before: Figures, after: Figures) -> dict[str, tuple[float, float]]:
    """The figures that are worse by more than half a point, and by more than one message: name → (before, after)."""
    fallen = {}
    for name in (before.keys() & after.keys()) - NOT_COMPARED:
        if name.startswith(MESSAGES):
            continue
        change = after[name] - before[name]
        bearable = max(MAY_FALL, 1.01 / after.get(MESSAGES + name, 1000))
        if (change if name in SMALLER_IS_BETTER else -change) > bearable:
            fallen[name] = (before[name], after[name])
    return fallen
