from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.kinds import RUNNING as RUNNING_ENDINGS
from bot.files.sniff import examine
from storage.file_tables import FileFault
from storage.files import FileRefused
from tests.bot.files.contents import GOOD, RUNNING, jpeg, png, zipped


def fault_of(content: bytes, name: str | None = None, mime_type: str | None = None) -> FileFault:
    with pytest.raises(FileRefused) as refused:
        examine(content, name=name, mime_type=mime_type)
    return refused.value.fault


@pytest.mark.parametrize(("content", "mime_type", "ending"), GOOD.values(), ids=GOOD)
def test_what_an_office_can_open_is_known_by_its_content(content: bytes, mime_type: str, ending: str) -> None:
    kind = examine(content, name=None, mime_type=None)
    assert (kind.mime_type, kind.ending) == (mime_type, ending)


@pytest.mark.parametrize(("content", "mime_type", "ending"), GOOD.values(), ids=GOOD)
def test_it_may_be_called_what_it_is(content: bytes, mime_type: str, ending: str) -> None:
    assert examine(content, name=f"x{ending.upper()}", mime_type=mime_type).mime_type == mime_type


@pytest.mark.parametrize("name", [None, "photo.jpg", "letter.pdf", "notes.txt"])
@pytest.mark.parametrize("content", RUNNING.values(), ids=RUNNING)
def test_what_runs_is_not_taken_whatever_it_is_called(content: bytes, name: str | None) -> None:
    assert fault_of(content, name) == FileFault.RUNS


@pytest.mark.parametrize("ending", sorted(RUNNING_ENDINGS))
def test_what_would_run_by_its_name_is_not_taken(ending: str) -> None:
    assert fault_of(b"hello", f"photo.jpg{ending}") == FileFault.RUNS


@pytest.mark.parametrize("name", ["x.exe.", "x.exe ", "x.\u202eexe", "x.exe\u200b", "a/b.exe", "x.EXE"])
def test_a_program_does_not_hide_behind_an_odd_name(name: str) -> None:
    assert fault_of(b"hello", name) == FileFault.RUNS


@pytest.mark.parametrize(
    ("content", "name", "mime_type"),
    [
        (jpeg(), "letter.pdf", None),
        (jpeg(), None, "application/pdf"),
        (b"%PDF-1.7", "photo.jpg", None),
        (b"just a text", "photo.jpg", "image/jpeg"),
        (b"just a text", None, "image/png"),
        (zipped("a.txt"), "photo.png", None),
        (zipped("a.txt"), "letter.docx", None),
        (bytes(range(256)), "photo.jpg", None),
        (jpeg(), "notes.txt", None),
    ],
)
def test_what_is_something_else_than_it_says_is_not_taken(
    content: bytes, name: str | None, mime_type: str | None
) -> None:
    assert fault_of(content, name, mime_type) == FileFault.LIES


@pytest.mark.parametrize(
    ("content", "name", "mime_type"),
    [
        (png(), "photo.jpg", "image/jpeg"),  # phones and chat apps call pictures what they like
        (jpeg(), "photo", "application/octet-stream"),
        (GOOD["voice"][0], "voice.oga", "application/ogg"),
        (GOOD["m4a"][0], "sound.mp4", "video/mp4"),
        (GOOD["docx"][0], "letter.doc", None),
        (GOOD["doc"][0], "table.xls", "application/vnd.ms-excel"),
        ("çka".encode("cp1252"), "old.txt", "text/plain"),
    ],
)
def test_small_liberties_with_names_are_no_lies(content: bytes, name: str, mime_type: str | None) -> None:
    examine(content, name=name, mime_type=mime_type)


@pytest.mark.parametrize("content", [bytes(range(256)), b"Rar!\x1a\x07\0" + b"\0" * 50, b"BM6\0\0\0\0\0\0\x006\0\0\0"])
def test_what_nobody_there_can_open_is_not_taken(content: bytes) -> None:
    assert fault_of(content) == FileFault.UNKNOWN


def test_nothing_is_not_taken() -> None:
    assert fault_of(b"", "photo.jpg") == FileFault.EMPTY


@given(st.binary(max_size=2_000), st.none() | st.text(max_size=30), st.none() | st.text(max_size=30))
def test_whatever_comes_is_taken_or_refused(content: bytes, name: str | None, mime_type: str | None) -> None:
    with suppress(FileRefused):
        examine(content, name=name, mime_type=mime_type)
