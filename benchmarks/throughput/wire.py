"""Just enough HTTP/1.1 to measure others with: load generator and stub must cost less than what they measure."""

from __future__ import annotations

from dataclasses import dataclass

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True)
class Message:
    """A request or response: its first line, its body, and how many bytes of the buffer it takes."""

    first_line: bytes
    body: bytes
    size: int

    @property
    def status(self) -> int:
        return int(self.first_line[9:12])


def cut(buffer: bytes) -> Message | None:
    """The first whole message at the start of the buffer, None as long as there is none."""
    end = buffer.find(END_OF_HEAD)
    if end < 0:
        return None
    head = buffer[:end]
    begin = end + len(END_OF_HEAD)
    size = begin + _length(head)
    if len(buffer) < size:
        return None
    return Message(head.partition(b"\r\n")[0], buffer[begin:size], size)


def response(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


def post(path: str, host: str, secret: str, body: bytes) -> bytes:
    """A webhook request as Telegram makes it."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _length(head: bytes) -> int:
    start = head.lower().find(LENGTH)
    if start < 0:
        return 0
    return int(head[start + len(LENGTH) :].partition(b"\r\n")[0])
