"""The tables of emergency words are well formed, and every word in them can count."""

from __future__ import annotations

import re

import pytest

from routing.alarm import LEXICONS
from routing.alarm_notation import Table
from routing.alarm_words import CALM, CRIES, HARMLESS, RULES, WIDER, Lexicon
from routing.normalise import fold


def found(words: str, text: str, **parts: str) -> tuple[str, str] | None:
    return Table(Lexicon(parts=parts, ideas={"idea": words})).match(text, 0)


@pytest.mark.parametrize(
    ("words", "text", "matched"),
    [
        ("gori|bukti", "bukti sve", "bukti"),
        ("gori", "gorivo", None),
        ("zjarr*", "zjarrfikes", "zjarrfikes"),
        ("a*", "a b", "a"),
        ("on (big )?fire", "on fire", "on fire"),
        ("on (big )?fire", "on big fire", "on big fire"),
        ("wall .. fell", "wall of the school fell", "wall of the school fell"),
        ("wall .. fell", "wall of the old new school fell", None),
        ("pre # dan*", "pre 12 dana", "pre 12 dana"),
        ("19[234]", "193", "193"),
        ("pa(o|la)", "pala", "pala"),
        ("<who> cry", "men cry", "men cry"),
    ],
)
def test_the_notation_reads(words: str, text: str, matched: str | None) -> None:
    assert found(words, text, who="men|<child>", child="boys") == (("idea", matched) if matched else None)


def test_a_phrase_is_found_before_its_first_word() -> None:
    table = Table(Lexicon(parts={}, ideas={"structure": "wall|roof", "crushed": "wall .. fell on people"}))
    assert table.match("wall fell on people", 0) == ("crushed", "wall fell on people")
    assert table.match("wall fell", 0) == ("structure", "wall")


def test_of_words_of_one_length_the_idea_that_stands_first_has_them() -> None:
    assert Table(Lexicon(parts={}, ideas={"first": "wa*", "second": "wall"})).match("wall", 0) == ("first", "wall")


def test_a_missing_part_is_refused() -> None:
    with pytest.raises(KeyError):
        found("<nobody> cries", "he cries")


def test_an_open_bracket_is_refused() -> None:
    with pytest.raises(re.error):
        found("(he|she cries", "he cries")


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_every_table_compiles(lexicon: Lexicon) -> None:
    Table(lexicon).compile_all()


def test_a_table_that_was_compiled_before_finds_the_same() -> None:
    table = Table(Lexicon(parts={}, ideas={"structure": "wall*", "cry": "help"}))
    table.compile_all()
    assert (table.match("walls", 0), table.match("helper", 0)) == (("structure", "walls"), None)


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_tables_hold_folded_words_only(lexicon: Lexicon) -> None:
    written = " ".join([*lexicon.ideas.values(), *lexicon.parts.values()])
    letters = re.sub(r"[^\w]|_", " ", written)
    assert fold(letters) == " ".join(letters.split())


def ideas_of_rules() -> set[str]:
    named = {idea for rule in (*RULES, *CRIES) for word in rule.split() for idea in word.lstrip("-").split("|")}
    return {held for idea in named for held in WIDER.get(idea, idea).split("|")}


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_every_idea_that_has_words_stands_in_a_rule(lexicon: Lexicon) -> None:
    assert set(lexicon.ideas) - ideas_of_rules() - CALM == {HARMLESS}


def test_every_idea_of_a_rule_has_words_in_some_language() -> None:
    assert ideas_of_rules() <= {idea for lexicon in LEXICONS for idea in lexicon.ideas}
