"""Why a message was routed as it was, for officers and for those who teach the bot."""

from __future__ import annotations

from pathlib import Path

from routing.data import Example
from routing.features import word_features
from routing.learn import all_examples
from routing.lexicon import Lexicon
from routing.normalise import fold
from routing.router import Router

NEAREST = 3


def explain(router: Router, pack: Path, text: str) -> str:
    """Language, municipality evidence, best topics with the nearest sentences, decision and what made it."""
    routing = router.route(text)
    place = routing.place
    where = place.code or (" or ".join(place.candidates) if place.candidates else "none")
    lines = [
        f"language      {routing.language.code} ({routing.language.confidence:.2f})",
        f"municipality  {where}" + (f", from: {', '.join(place.evidence)}" if place.evidence else ""),
        f"concepts      {', '.join(router.lexicon.concepts(fold(text))) or 'none'}",
        f"decision      {routing.decision}: {routing.reason}",
        f"label         {routing.label} ({routing.p:.2f})",
    ]
    examples = all_examples(pack)
    for code, p in routing.topics:
        lines.append(f"{p:.2f}  {code}")
        lines += [f"        {each.language}: {each.text}" for each in nearest(text, code, examples, router.lexicon)]
    return "\n".join(lines)


def nearest(text: str, label: str, examples: list[Example], lexicon: Lexicon) -> list[Example]:
    """The sentences of a label that share most with a text (Jaccard index of their features)."""
    wanted = set(word_features(text, lexicon).buckets.tolist())

    def likeness(example: Example) -> float:
        found = set(word_features(example.text, lexicon).buckets.tolist())
        return len(wanted & found) / max(len(wanted | found), 1)

    return sorted((each for each in examples if each.label == label), key=likeness, reverse=True)[:NEAREST]
