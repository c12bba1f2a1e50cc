"""A file that only the holder of a key can read, written and read as a stream.

The content is cut into chunks, each sealed by AES-256-GCM with a nonce of its own that tells the chunk's number and
whether it is the last: chunks cannot be changed, dropped, swapped or cut off unnoticed (the STREAM construction,
https://eprint.iacr.org/2015/189). The key is made from the passphrase by scrypt.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.backup.errors import BackupError

MAGIC = b"KONTAKT-SEALED-1"
SALT_BYTES, PREFIX_BYTES, TAG_BYTES = 16, 7, 16
CHUNK_BYTES = 64 * 1024
HEADER_BYTES = len(MAGIC) + SALT_BYTES + PREFIX_BYTES
SCRYPT_COST, SCRYPT_MEMORY = 2**15, 2**26


class _Chunks:
    """Seals or opens one chunk after the other."""

    def __init__(self, passphrase: str, header: bytes) -> None:
        salt = header[len(MAGIC) : len(MAGIC) + SALT_BYTES]
        key = hashlib.scrypt(passphrase.encode(), salt=salt, n=SCRYPT_COST, r=8, p=1, dklen=32, maxmem=SCRYPT_MEMORY)
        self._cipher = AESGCM(key)
        self._header = header
        self._number = 0

    def seal(self, chunk: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last), chunk, self._header)

    def open(self, chunk: bytes, *, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(self._nonce(last), chunk, self._header)
        except InvalidTag:
            where = "the key is another one, or the file was changed" if self._number == 1 else "the file is damaged"
            raise BackupError(f"the backup cannot be opened: {where}") from None

    def _nonce(self, last: bool) -> bytes:
        nonce = self._header[-PREFIX_BYTES:] + self._number.to_bytes(4, "big") + bytes([last])
        self._number += 1
        return nonce


class SealedWriter(io.RawIOBase):
    """Write to it like to a file; `close` seals the end but leaves the file below open."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        header = MAGIC + secrets.token_bytes(SALT_BYTES + PREFIX_BYTES)
        self._file = file
        self._chunks = _Chunks(passphrase, header)
        self._waiting = bytearray()
        file.write(header)

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]  # any buffer
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:  # the last chunk is only known at the end
            self._file.write(self._chunks.seal(bytes(self._waiting[:CHUNK_BYTES]), last=False))
            del self._waiting[:CHUNK_BYTES]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.write(self._chunks.seal(bytes(self._waiting), last=True))
        super().close()


class SealedReader(io.RawIOBase):
    """Read it like a file; raises `BackupError` as soon as something is not as it was written."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        header = file.read(HEADER_BYTES)
        if len(header) < HEADER_BYTES:
            raise BackupError("the backup is cut off")
        self._file = file
        self._chunks = _Chunks(passphrase, header)
        self._next = file.read(CHUNK_BYTES + TAG_BYTES)
        self._opened = b""
        self._over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # any buffer
        while not self._opened and not self._over:
            self._open_next()
        taken = self._opened[: len(buffer)]
        buffer[: len(taken)] = taken
        self._opened = self._opened[len(taken) :]
        return len(taken)

    def _open_next(self) -> None:
        chunk, self._next = self._next, self._file.read(CHUNK_BYTES + TAG_BYTES)
        self._over = not self._next
        if len(chunk) < TAG_BYTES:
            raise BackupError("the backup is cut off")
        self._opened = self._chunks.open(chunk, last=self._over)


def is_sealed(file: BinaryIO) -> bool:
    """Look at the beginning and go back to it."""
    start = file.read(len(MAGIC))
    file.seek(0)
    return start == MAGIC
