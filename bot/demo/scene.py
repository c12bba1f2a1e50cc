"""Where the made-up month plays: places, people, and what they say."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.store_setup import DEFAULT_PACK
from locales.choose import choose_text
from routing.places import Gazetteer
from routing.records import Script
from routing.script import script_of

FOLDER = Path(__file__).parent
SHORTEST_QUESTION = 24  # letters; shorter ones are rarely worth an officer's while
SCRIPT_OF_SERBIAN = {"sr-Cyrl": Script.CYRILLIC, "sr-Latn": Script.LATIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A family of messages that the bot could not place; `topic` is the one that an officer would give them."""

    language: str
    topic: str | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody who works at the desk; `municipalities` None: all."""

    name: str
    role: str
    language: str
    municipalities: tuple[str, ...] | None


@dataclass(slots=True)
class Scene:
    """`chance` decides everything: the same seed gives the same month."""

    chance: random.Random
    places: Mapping[str, Any]
    topics: Mapping[str, int]
    channels: Mapping[str, int]
    parts: tuple[Part, ...]
    strays: tuple[Stray, ...]
    words: Mapping[str, Mapping[str, list[str]]]
    _gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.load(DEFAULT_PACK))
    _questions: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @classmethod
    def load(cls, seed: int) -> Scene:
        scene, words = _read("scene.yaml"), _read("words.yaml")
        chance = random.Random(seed)  # noqa: S311  nothing secret hangs on it
        return cls(
            chance,
            scene["municipalities"],
            scene["topics"],
            scene["channels"],
            tuple(Part(**_with_tuple(each, "municipalities")) for each in scene["accounts"]),
            tuple(Stray(**_with_tuple(each, "texts")) for each in words.pop("strays")),
            words,
            _questions=_shuffled_examples(chance),
        )

    def one_of(self, weights: Mapping[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def place(self) -> str:
        return self.one_of({code: place["weight"] for code, place in self.places.items()})

    def language_of(self, place: str) -> str:
        return self.one_of(self.places[place]["languages"])

    def say(self, what: str, language: str) -> str:
        """One of these sentences for a reader of the language; Latin Serbian is made from Cyrillic."""
        choices = self.words[what]
        ways = {code: self.chance.choice(sentences) for code, sentences in choices.items()}
        return choose_text(ways, language)

    def question(self, topic: str, language: str, place: str) -> str | None:
        """A question that nobody has asked yet and that names no other place; None when they are used up."""
        left = self._questions.get((topic, language), [])
        for number, text in enumerate(left):
            found = self._gazetteer.find(text, language)
            if found.code in (None, place) and not found.candidates:
                return left.pop(number)
        return None


def _read(name: str) -> dict[str, Any]:
    value = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def _with_tuple(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {**values, name: None if values[name] is None else tuple(values[name])}


def _shuffled_examples(chance: random.Random) -> dict[tuple[str, str], list[str]]:
    """(topic, language) → what people write about it, from the starter pack's examples."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for file in sorted((DEFAULT_PACK / "examples").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            language, _, text = line.partition("\t")
            if len(text) >= SHORTEST_QUESTION:
                found[file.stem, _written_in(language, text)].append(text)
    for texts in found.values():
        chance.shuffle(texts)
    return found


def _written_in(language: str, text: str) -> str:
    """Serbian examples stand in one list, whichever their script."""
    if language != "sr":
        return language
    script = script_of(text)
    return next(code for code, each in SCRIPT_OF_SERBIAN.items() if each is script)
