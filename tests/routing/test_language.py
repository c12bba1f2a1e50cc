from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from routing import language_train
from routing.data import Measured, read_development, read_examples
from routing.language import GROUPS, Identifier
from routing.language_features import prepared, without_marks
from routing.normalise import strip_diacritics
from routing.records import Script

PACK = Path(__file__).parents[2] / "directory" / "packs" / "kosovo"
SHARE = 4  # of the pack's sentences: enough to tell languages apart, and quick


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    examples = read_examples(PACK)[::SHARE]
    return Identifier.train([(example.language, example.text) for example in examples])


@pytest.fixture(scope="module")
def messages() -> list[Measured]:
    """Messages that nothing is learned from."""
    return [message for message in read_development(PACK) if prepared(message.text)]


def _group(code: str) -> str:
    return "sr" if code.startswith("sr") or code == "bs" else code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("qysh me bo me nxjerr certifikaten, jom n'Gjilan", "sq"),
        ("a ka uje sot", "sq"),
        ("где да пријавим ђубре", "sr-Cyrl"),
        ("gde da prijavim djubre koje niko ne odnosi", "sr-Latn"),
        ("gdje mogu predati zahtjev za dijete", "bs"),
        ("emekli maasim gelmedi bu ay", "tr"),
        ("my water is cut since monday", "en"),
        ("me čhavese trubul lil, so te kerav akana", "rom"),
    ],
)
def test_a_chat_message_is_recognised(identifier: Identifier, text: str, code: str) -> None:
    assert identifier.identify(text).code == code


def test_nearly_all_unseen_messages_are_recognised(identifier: Identifier, messages: list[Measured]) -> None:
    right = [_group(identifier.identify(message.text).code) == _group(message.language) for message in messages]
    assert np.mean(right) > 0.975


def test_diacritics_hardly_change_the_language(identifier: Identifier, messages: list[Measured]) -> None:
    some = [message.text for message in messages if _group(message.language) in ("sq", "sr", "tr")]
    changed = [
        _group(identifier.identify(text).code) != _group(identifier.identify(strip_diacritics(text)).code)
        for text in some
    ]
    assert np.mean(changed) <= 0.01


def test_confidence_means_what_it_says(identifier: Identifier, messages: list[Measured]) -> None:
    found = [(identifier.identify(message.text), message.language) for message in messages]
    sure = [_group(language.code) == _group(right) for language, right in found if language.confidence >= 0.9]
    assert np.mean(sure) > 0.985
    assert len(sure) > 0.8 * len(found)


@pytest.mark.parametrize("text", ["", "😀", "12345", "a@b.com", "KEDS", "Prizren", "https://kosova.example/x"])
def test_what_tells_no_language_has_no_confidence(identifier: Identifier, text: str) -> None:
    assert identifier.identify(text).confidence == 0
    assert identifier.identify(text, hint="tr-TR").code == "tr"


@pytest.mark.parametrize(
    ("hint", "code"), [("sr", "sr-Cyrl"), ("hr", "bs"), ("de", "sq"), ("en-GB", "en"), (None, "sq")]
)
def test_the_hint_stands_in_where_there_are_no_words(identifier: Identifier, hint: str | None, code: str) -> None:
    assert identifier.identify("👍", hint=hint).code == code


def test_the_hint_does_not_overrule_clear_words(identifier: Identifier) -> None:
    assert identifier.identify("where do i pay the water bill please", hint="sq").code == "en"


def test_cyrillic_is_serbian(identifier: Identifier) -> None:
    language = identifier.identify("KEDS искључио струју")
    assert (language.code, language.script) == ("sr-Cyrl", Script.CYRILLIC)


def test_bosnian_hint_decides_where_words_do_not(identifier: Identifier) -> None:
    assert identifier.identify("nema vode u zgradi", hint="bs").code == "bs"
    assert identifier.identify("gde je dete", hint="bs").code == "sr-Latn"


def test_a_kept_identifier_judges_alike(identifier: Identifier, messages: list[Measured], tmp_path: Path) -> None:
    identifier.save(tmp_path / "language.npz")
    loaded = Identifier.load(tmp_path / "language.npz")
    texts = [message.text for message in messages[:100]]
    assert [loaded.identify(text).code for text in texts] == [identifier.identify(text).code for text in texts]


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training in a moment: without the lists of frequent words."""
    monkeypatch.setattr(language_train, "FREQUENT", dict.fromkeys(GROUPS, ("po", "da", "ne")))


@pytest.mark.usefixtures("few_words")
def test_training_is_deterministic() -> None:
    sentences = [("sq", "a ka uje sot"), ("tr", "su yok bugün"), ("sr", "нема воде данас")] * 9
    first, second = Identifier.train(sentences), Identifier.train(sentences)
    assert np.array_equal(first.weights, second.weights)


@pytest.mark.usefixtures("few_words")
def test_two_languages_alone_can_be_learned() -> None:
    identifier = Identifier.train([("sq", "a ka uje sot"), ("tr", "su yok bugün")] * 9)
    assert identifier.weights.shape[1] == len(GROUPS)


def test_recognising_needs_no_scikit_learn() -> None:
    code = "import sys, routing.language; sys.exit('sklearn' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Heeeej, a.b@c.com  Prizrenit 12", "heej ¤it"),
        ("Sa Prizrenom, KESCO!", "sa ¤om"),
        ("Нема воде", "nema vode"),
        ("don’t", "don't"),
    ],
)
def test_names_and_addresses_are_left_out(text: str, words: str) -> None:
    assert prepared(text) == words


def test_marks_come_off() -> None:
    assert without_marks("shtëpi đak ışık") == "shtepi djak isik"
