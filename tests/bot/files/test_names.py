from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.kinds import KINDS, TEXTS, Kind
from bot.files.names import DEVICES, MAX_BYTES, UNSEEN, clean_name, ending_of

JPEG = KINDS[0]


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("Rruga ime.JPG", "Rruga ime.jpg"),
        ("Ђубре на путу.jpeg", "Ђубре на путу.jpeg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\ana\\photo.jpg", "photo.jpg"),
        ("photo.png", "photo.jpg"),
        ("photo.2024", "photo.2024.jpg"),
        ("\u202egpj.exe", "gpj.exe.jpg"),
        ("invoice\u202efdp.jpg", "invoicefdp.jpg"),
        ("a\0b\r\nContent-Type: x.jpg", "ab Content-Type_ x.jpg"),
        ('q"uo<t>e|s*.jpg', "q_uo_t_e_s_.jpg"),
        ("...", "photo.jpg"),
        ("  .jpg", "jpg.jpg"),
        ("con.jpg", "_con.jpg"),
        ("LPT1.backup.jpg", "_LPT1.backup.jpg"),
        (None, "photo.jpg"),
        ("ž" * 300 + ".jpg", "ž" * 73 + ".jpg"),
    ],
)
def test_a_name_is_made_harmless(given_name: str | None, cleaned: str) -> None:
    assert clean_name(given_name, JPEG, fallback="photo") == cleaned


@given(st.text(max_size=400), st.sampled_from((*KINDS, TEXTS)))
def test_a_clean_name_is_short_visible_and_no_path(name: str, kind: Kind) -> None:
    cleaned = clean_name(name, kind, fallback="file")
    assert len(cleaned.encode()) <= MAX_BYTES
    assert not any(unicodedata.category(each) in UNSEEN or each in '<>:"|?*\\/' for each in cleaned)
    assert cleaned == cleaned.strip(". ")
    assert not DEVICES.match(cleaned)


@given(st.text(max_size=60), st.sampled_from(KINDS))
def test_a_clean_name_ends_as_its_kind_does(name: str, kind: Kind) -> None:
    assert ending_of(clean_name(name, kind, fallback="file")) in {kind.ending, *kind.signs}


@given(st.text(max_size=200), st.sampled_from(KINDS))
def test_cleaning_twice_is_cleaning_once(name: str, kind: Kind) -> None:
    once = clean_name(name, kind, fallback="file")
    assert clean_name(once, kind, fallback="file") == once
