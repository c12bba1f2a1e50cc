"""`Router.load(pack).route(text)`: everything routing knows about one message. Pure and safe to use from threads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from routing import embedding
from routing.alarm import alarm_words
from routing.decide import Thresholds, Verdict, decide
from routing.features import language_group, meaning, word_features
from routing.gibberish import says_nothing
from routing.language import Identifier
from routing.lexicon import Lexicon
from routing.normalise import fold
from routing.places import Gazetteer
from routing.places_index import Called
from routing.records import Decision, Routing
from routing.topics import Probabilities, TopicModel

Vector = NDArray[np.float32]
# Signs that are a cry for help even when no word stands beside them.
CRIES = frozenset("🆘🚨")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the model makes of a text. `by_words_alone`: the first stage decided, no embedding was made."""

    probabilities: Probabilities
    by_words_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Router:
    model: TopicModel
    thresholds: Thresholds
    lexicon: Lexicon
    identifier: Identifier
    gazetteer: Gazetteer
    version: str

    @classmethod
    def load(cls, pack: Path, called: Iterable[Called] = ()) -> Self:
        """The active model of a pack, trained first when there is none for its present data; `called` as in
        `Gazetteer.load`.
        """
        from routing.learn import load_or_train  # training is not needed to route

        kept = load_or_train(pack)
        return cls(
            model=kept.model,
            thresholds=kept.thresholds,
            lexicon=Lexicon.load(pack),
            identifier=kept.identifier,
            gazetteer=Gazetteer.load(pack, called),
            version=kept.version,
        )

    def calling(self, pack: Path, called: Iterable[Called]) -> Self:
        """The same model, with these further names of municipalities instead of those it knew."""
        return replace(self, gazetteer=Gazetteer.load(pack, called))

    def route(self, text: str, hint: str | None = None, vector: Vector | None = None) -> Routing:
        """Understand one message; `hint` is the client's language and only breaks ties.

        `vector`: the text's embedding where it is known already (training measures with it).
        """
        language = self.identifier.identify(text, hint=hint)
        place = self.gazetteer.find(text, language.code)
        verdict = self.judge(text, language.code, vector)
        return Routing(
            language=language,
            place=place,
            topics=verdict.topics,
            label=verdict.label,
            p=verdict.p,
            decision=verdict.decision,
            reason=verdict.reason,
        )

    def judge(self, text: str, language: str, vector: Vector | None = None) -> Verdict:
        """The decision, by words alone when they are sure, else by words and meaning."""
        if not fold(text):
            return _wordless(self, text)
        understood = self.understand(text, language, vector)
        probabilities = dict(zip(self.model.labels, map(float, understood.probabilities), strict=True))
        verdict = decide(probabilities, self.thresholds, alarm=alarm_words(text))
        if verdict.decision is Decision.SMALLTALK and says_nothing(text):
            return replace(verdict, decision=Decision.UNRESOLVED, reason="a bare number, or keys struck at random")
        return verdict

    def understand(self, text: str, language: str, vector: Vector | None = None) -> Understood:
        """By words alone where they are sure or embeddings know the language no better, else by words and meaning."""
        features = word_features(text, self.lexicon)
        scores, by_words = self.model.by_words(features.buckets, features.counts)
        group = language_group(language)
        if by_words.max() >= self.thresholds.words_alone or not self.model.asks_meaning(group):
            return Understood(probabilities=by_words, by_words_alone=True)
        if vector is None and not embedding.available():
            return Understood(probabilities=by_words, by_words_alone=True)
        both = self.model.by_both(scores, meaning(text) if vector is None else vector, group)
        return Understood(probabilities=both, by_words_alone=False)


def _wordless(router: Router, text: str) -> Verdict:
    """Nothing but signs (emoji, dots): a cry for help, else a greeting of a kind, not a matter."""
    even = {label: 1 / len(router.model.labels) for label in router.model.labels}
    cry = "".join(sorted(CRIES & set(text))) or None
    verdict = decide(even, router.thresholds, alarm=cry)
    if cry is not None:
        return verdict
    return Verdict(decision=Decision.SMALLTALK, label="smalltalk", p=1.0, topics=verdict.topics, reason="no words")
