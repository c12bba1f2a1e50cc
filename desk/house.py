"""What the desk is given by the process that opens it: the desk knows no other part of the web application."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aiohttp import web

from directory.guide import Guide
from storage.database import Database
from storage.file_tables import StoredFile
from storage.files import Upload

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
STATIC_PATH = "/desk/static"


class Site(Protocol):
    """Where a request comes from."""

    def is_from_page(self, request: web.Request) -> bool: ...
    def is_secure(self, request: web.Request) -> bool: ...
    def machine(self, request: web.Request) -> str: ...
    def address(self, request: web.Request, path: str) -> str: ...


class Render(Protocol):
    """Fill in a template of `TEMPLATES` in one language."""

    def __call__(self, name: str, language: str, /, **values: object) -> str: ...


class FileLink(Protocol):
    """A short-lived link to a file, made for one account."""

    def __call__(self, file: StoredFile, account_id: int) -> str: ...


class TakeUpload(Protocol):
    """Puts an officer's file into the store, before the transaction that keeps its row (`storage.files.keep_upload`).

    `name` and `mime_type` are what the browser says. Raises `storage.files.FileRefused`; `OSError` when the store of
    files is away.
    """

    async def __call__(
        self, content: bytes | AsyncIterable[bytes], *, name: str | None, mime_type: str | None
    ) -> Upload: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`key` gives the 32 bytes that sign forms and make the secrets of second steps; `asset` the address of a file of
    `STATIC`.

    `page_language` is the language that a browser's reader wants, `keep_language` remembers one that they chose.
    `answered` is called when a reply to a resident has been committed. `is_demo`: what lies in the store is made up;
    all pages say so.
    """

    database: Database
    guide: Callable[[], Guide]
    clock: Callable[[], datetime]
    key: Callable[[], bytes]
    site: Site
    render: Render
    asset: Callable[[str], str]
    page_language: Callable[[web.Request], str]
    keep_language: Callable[[web.Request, web.StreamResponse], None]
    answered: Callable[[], None]
    file_link: FileLink
    take_upload: TakeUpload
    has_staff_group: bool = False
    sends_mail: bool = False
    is_demo: bool = False
