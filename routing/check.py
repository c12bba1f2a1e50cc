"""Are the training sentences sound? Duplicates, near-duplicates, leaks from the development set, balance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from routing.data import DataError, read_development, read_examples
from routing.normalise import fold
from routing.records import EMERGENCY, NOT_TOPICS, OUT_OF_SCOPE, SMALLTALK

# How many different wordings each language must have: of a topic, and of what is no topic.
LEAST_OF_TOPIC = {"sq": 60, "sr": 50, "bs": 25, "tr": 40, "en": 40, "rom": 10}
LEAST_OF_OTHER = {OUT_OF_SCOPE: 200, EMERGENCY: 60, SMALLTALK: 60}
BEST_EFFORT = {"rom"}
NEAR, LONG = 0.8, 5  # share of words that two sentences may have in common if both have so many words or more

ByWord = defaultdict[str, list[tuple[frozenset[str], str]]]


def faults(pack: Path) -> Iterator[str]:
    """One sentence for each fault."""
    try:
        examples, development = read_examples(pack), read_development(pack)
    except DataError as error:
        yield str(error)
        return
    seen: dict[str, str] = {}
    by_word: ByWord = defaultdict(list)
    counts: Counter[tuple[str, str]] = Counter()
    for example in examples:
        wording, where = _wording(example.text), f"{example.label} {example.language}: {example.text!r}"
        if wording in seen:
            yield f"the same sentence twice: {where} and {seen[wording]}"
            continue
        if (like := _near(wording, by_word)) is not None:
            yield f"nearly the same sentence: {where} and {like}"
        seen[wording] = where
        counts[example.label, example.language] += 1
        _remember(wording, where, by_word)
    for message in development:
        wording = _wording(message.text)
        if (leak := seen.get(wording) or _near(wording, by_word)) is not None:
            yield f"a development message is trained on: {message.language}: {message.text!r}, as {leak}"
    yield from _too_few(counts)


def _wording(text: str) -> str:
    """What two sentences must differ in: their words, or their signs where there are none (👍, ???)."""
    return fold(text) or text.strip()


def _too_few(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    labels = sorted({label for label, _ in counts})
    for label in labels:
        for language, least in LEAST_OF_TOPIC.items():
            wanted = LEAST_OF_OTHER[label] if label in NOT_TOPICS else least
            if language not in BEST_EFFORT and counts[label, language] < wanted:
                yield f"{label} has {counts[label, language]} sentences in {language}, {wanted} are wanted"


def _near(wording: str, by_word: ByWord) -> str | None:
    words = frozenset(wording.split())
    if len(words) < LONG:
        return None
    # Whoever shares enough words with it lacks at most this many of them, so has one of the rarest at least.
    lacking = round(len(words) * (1 - NEAR))
    for word in sorted(words, key=lambda word: (len(by_word[word]), word))[: lacking + 1]:
        for other, where in by_word[word]:
            if len(words & other) / len(words | other) >= NEAR:
                return where
    return None


def _remember(wording: str, where: str, by_word: ByWord) -> None:
    words = frozenset(wording.split())
    for word in words if len(words) >= LONG else ():
        by_word[word].append((words, where))
