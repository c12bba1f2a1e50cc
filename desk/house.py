"""What the desk is given by the process that opens it: the desk knows no other part of the web application."""

from __future__ import annotations

from asyncio import Task
from collections.abc import AsyncIterable, Callable, Collection, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from aiohttp import web

from directory.guide import Guide
from handlers.records import Reply
from locales.country import HOME
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One message as a channel shows it; `buttons`: the labels of each row."""

    text: str
    buttons: tuple[tuple[str, ...], ...] = ()


class Preview(Protocol):
    """How a reply looks on a channel ("telegram", "viber", "webchat")."""

    def __call__(self, reply: Reply, channel: str, /) -> list[Bubble]: ...


class TakeUpload(Protocol):
    """Puts an officer's file into the store, before the transaction that keeps its row (`storage.files.keep_upload`).

    `name` and `mime_type` are what the browser says. Raises `storage.files.FileRefused`; `OSError` when the store of
    files is away.
    """

    async def __call__(
        self, content: bytes | AsyncIterable[bytes], *, name: str | None, mime_type: str | None
    ) -> Upload: ...


class Detach(Protocol):
    """Has work done apart from any request, until the process ends; a failure of it is logged."""

    def __call__(self, work: Coroutine[Any, Any, None], /, *, name: str) -> Task[None]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`key` gives the 32 bytes that sign forms and make the secrets of second steps; `asset` the address of a file of
    `STATIC`.

    `page_language` is the language that a browser's reader wants, `keep_language` remembers one that they chose.
    `pack`: the folder of the pack, with the sentences that the bot has learnt from.
    `asks_offices`: letters to contact points can be sent, and answered. `answered` is called when a reply to a resident
    has been committed. `channels`: those that are switched on, None: all. `is_demo`: what lies in the store is made up;
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
    preview: Preview
    detach: Detach
    channels: Collection[str] | None = None
    has_staff_group: bool = False
    sends_mail: bool = False
    asks_offices: bool = False
    is_demo: bool = False
    pack: Path = HOME
