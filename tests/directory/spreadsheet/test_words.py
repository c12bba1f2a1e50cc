from __future__ import annotations

import pytest

from directory.pack import PACKS, read_pack
from directory.spreadsheet.words import Words, words_of


@pytest.fixture(scope="module")
def words() -> Words:
    pack = read_pack(PACKS / "kosovo")
    return words_of(pack.municipalities, pack.topics)


@pytest.mark.parametrize(
    ("column", "text", "machine"),
    [
        ("municipality", "Prizren", "prizren"),
        ("municipality", "Приштина", "prishtina"),
        ("municipality", "PRISHTINË", "prishtina"),
        ("municipality", "Đakovica", "gjakova"),
        ("municipality", "Atlantis", "Atlantis"),
        ("topics", "roads water-sewage", "roads water-sewage"),
        ("topics", "Water and sewage; Pensions", "water-sewage pensions"),
        ("topic", "ID card, passport, plates", "id-documents"),
        ("topic", "Unknown matter", "Unknown-matter"),
        ("kind", "General office", "general"),
        ("state", "Confirmed", "confirmed"),
        ("state", "own form only", "own-form-only"),
        ("demo", "yes", "true"),
        ("languages", "Shqip, Српски", "sq sr-Cyrl"),
        ("languages", "Albanian; Serbian; Turkish", "sq sr-Cyrl tr"),
        ("languages", "sq sr-Latn", "sq sr-Latn"),
        ("phones", "038 222 165, 044 123 456", "038 222 165; 044 123 456"),
        ("phones", "049/123-456 / 044 123 456", "049/123-456; 044 123 456"),
        ("latitude", "42,66", "42.66"),
        ("website", "www.example.org", "https://www.example.org"),
        ("confirmed_on", "31.1.2026", "2026-01-31"),
        ("confirmed_on", "46053", "2026-01-31"),
        ("confirmed_on", "1/2/2026", "1/2/2026"),
        ("opening_hours", "E hënë – E premte 8.00–16.00", "Mo – Fr 8:00-16:00"),
        ("opening_hours", "пон-пет 8-16", "Mo-Fr 8:00-16:00"),
        ("opening_hours", "Pzt-Cum 08:30-17:00", "Mo-Fr 08:30-17:00"),
        ("opening_hours", "by appointment only", "by appointment"),
        ("opening_hours", "Mo-Fr 8:00-16:00; 2026-08-03-2026-08-14 off", "Mo-Fr 8:00-16:00; 2026-08-03-2026-08-14 off"),
        ("address", "Rr. 1", "Rr. 1"),
    ],
)
def test_what_people_write_is_understood(words: Words, column: str, text: str, machine: str) -> None:
    assert words.machine(column, text) == machine


def test_near_topics_are_offered(words: Words) -> None:
    assert words.near_topics("waste collection")[0] == "waste-collection"
    assert words.near_topics("qqqq") == []
