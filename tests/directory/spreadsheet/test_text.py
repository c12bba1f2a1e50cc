"""Bytes become the text that was meant, and say how they were read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.spreadsheet.table import TableFault
from directory.spreadsheet.text import ENCODINGS, decode

BOSNIAN = "Služba za građanska stanja; Đakovica, čekaonica, šalter, ćirilica, žig"
TURKISH = "Nüfus dairesi; Mamuşa Belediyesi, doğum, ışık, İpek, güneş"
ALBANIAN = "Zyra e gjendjes civile; Prishtinë, çështje, Pejë"
SERBIAN = "Матична служба; Грачаница, љиљан, њива, џем, ђак, ћошак"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ALBANIAN, "utf-8", "UTF-8"),
        (SERBIAN, "utf-8-sig", "UTF-8"),
        (TURKISH, "utf-16", "UTF-16"),
        (ALBANIAN, "utf-16-le", "UTF-16"),
        (ALBANIAN, "utf-16-be", "UTF-16"),
        (BOSNIAN, "utf-32", "UTF-32"),
        (BOSNIAN, "cp1250", "Windows-1250"),
        (ALBANIAN, "cp1250", "Windows-1250"),
        (TURKISH, "cp1254", "Windows-1254"),
        (SERBIAN, "cp1251", "Windows-1251"),
        ("key,phones", "ascii", "UTF-8"),
    ],
)
def test_the_encoding_is_found(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec)) == (text, name)


def test_the_person_knows_better() -> None:
    assert decode("đ".encode("cp1250"), "Windows-1254") == ("ğ", "Windows-1254")


@pytest.mark.parametrize(
    ("content", "encoding", "reason"),
    [
        (b"key\n\x00\x01", None, "in line 2 that is no text"),
        (b"%PDF-1.7\n\x93\x8c\x00", None, "no text"),
        ("key\nPrishtin\N{REPLACEMENT CHARACTER}".encode(), None, "letters were lost before.*line 2"),
        (b"\xff\xfe\x00", None, "is not UTF-16"),
        (b"key\n\xe9", "UTF-8", "is not UTF-8, see line 2"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(TableFault, match=reason):
        decode(content, encoding)


@given(st.binary(max_size=200), st.sampled_from([None, *ENCODINGS]))
def test_any_bytes_are_text_or_refused(content: bytes, encoding: str | None) -> None:
    try:
        text, _ = decode(content, encoding)
    except TableFault:
        return
    assert "\N{REPLACEMENT CHARACTER}" not in text
