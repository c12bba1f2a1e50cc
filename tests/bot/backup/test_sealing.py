from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.backup import sealing
from bot.backup.errors import BackupError
from bot.backup.sealing import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES, SealedReader, SealedWriter

KEY = "a key that is long"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "SCRYPT_COST", 2)


def seal(content: bytes) -> bytes:
    file = io.BytesIO()
    with SealedWriter(file, KEY) as writer:
        writer.write(content)
    return file.getvalue()


def unseal(sealed: bytes, key: str = KEY) -> bytes:
    return io.BufferedReader(SealedReader(io.BytesIO(sealed), key)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_what_was_sealed_is_read_again(size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    assert unseal(seal(content)) == content


def test_nothing_of_it_can_be_read_from_outside() -> None:
    assert b"secret" not in seal(b"secret" * 100)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(BackupError, match="key"):
        unseal(seal(b"content"), "another key, also long")


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(seal(b"x" * (CHUNK_BYTES + 10)))
    place = data.draw(st.integers(len(sealing.MAGIC), len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BackupError):
        unseal(bytes(sealed))


@pytest.mark.parametrize("length", [0, HEADER_BYTES, HEADER_BYTES + 3, HEADER_BYTES + CHUNK_BYTES + TAG_BYTES])
def test_a_file_that_is_cut_off_is_noticed(length: int) -> None:
    with pytest.raises(BackupError):
        unseal(seal(b"x" * (2 * CHUNK_BYTES))[:length])


def test_chunks_cannot_change_places() -> None:
    sealed = seal(b"a" * CHUNK_BYTES + b"b" * CHUNK_BYTES + b"c")
    size = CHUNK_BYTES + TAG_BYTES
    head, first, second, rest = (
        sealed[:HEADER_BYTES],
        sealed[HEADER_BYTES : HEADER_BYTES + size],
        sealed[HEADER_BYTES + size : HEADER_BYTES + 2 * size],
        sealed[HEADER_BYTES + 2 * size :],
    )
    with pytest.raises(BackupError):
        unseal(head + second + first + rest)
