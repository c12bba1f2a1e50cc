"""Forms that carry files. The fields before the first file are read at once, so that the guard sees who sends them; the
rest is read by whoever is let through, a piece at a time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from aiohttp import BodyPartReader, MultipartReader, web

FILES_TYPE = "multipart/form-data"
MAX_FIELDS = 40
MAX_FIELD_BYTES = 64 * 1024

Fields = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of a form, as the browser names it; `pieces` can be read once."""

    name: str
    mime_type: str | None
    pieces: AsyncIterator[bytes]


class Rest:
    """What follows the first fields of a form."""

    def __init__(self, reader: MultipartReader, first: BodyPartReader | None) -> None:
        self._reader = reader
        self._first = first

    async def read(self, take: Callable[[Part], Awaitable[None]]) -> Fields:
        """Hand over each file in turn; the fields that came behind them. Raises 4xx for a body that is no form."""
        fields: Fields = {}
        part, self._first = self._first, None
        while part is not None:
            await take(Part(name=part.filename or "", mime_type=part.headers.get("Content-Type"), pieces=_pieces(part)))
            more, part = await _until_file(self._reader)
            fields |= more
        return fields


async def begin(request: web.Request) -> tuple[Fields, Rest]:
    """The fields up to the first file. Raises 4xx for a body that is no form."""
    try:
        reader = await request.multipart()
    except ValueError as error:
        raise web.HTTPBadRequest from error
    fields, first = await _until_file(reader)
    return fields, Rest(reader, first)


async def _until_file(reader: MultipartReader) -> tuple[Fields, BodyPartReader | None]:
    """Fields in front of the next file that somebody chose, and that file."""
    fields: Fields = {}
    try:
        for _part in range(MAX_FIELDS + 1):
            part = await reader.next()
            if not isinstance(part, BodyPartReader):
                if part is None:
                    return fields, None
                raise web.HTTPBadRequest
            if part.filename:
                return fields, part
            value = await _text(part)
            if part.name and part.filename is None:  # an empty file name: no file was chosen
                fields[part.name] = value
    except ValueError as error:
        raise web.HTTPBadRequest from error
    raise web.HTTPRequestEntityTooLarge(MAX_FIELDS)


async def _text(part: BodyPartReader) -> str:
    content = bytearray()
    async for piece in _pieces(part):
        content += piece
        if len(content) > MAX_FIELD_BYTES:
            raise web.HTTPRequestEntityTooLarge(MAX_FIELD_BYTES)
    return content.decode()


async def _pieces(part: BodyPartReader) -> AsyncIterator[bytes]:
    while piece := await part.read_chunk():
        yield piece
