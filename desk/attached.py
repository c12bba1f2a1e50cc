"""A file of a thread as the desk shows it: what it is, whether it is there, and a link for a short while."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from babel.numbers import format_decimal

from handlers.file_words import FAULTS, STATES
from handlers.files_kept import MEDIA
from handlers.records import Medium
from locales import LANGUAGES
from locales.catalogs import texts
from storage.file_tables import FileState, StoredFile

KILO = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """`kind` in words ("a photo"), `name` may be empty, `note`: type and size, or why there is no `link`."""

    kind: str
    name: str
    note: str
    link: str = ""


def attached(
    attachment: Mapping[str, Any], file: StoredFile | None, language: str, link: Callable[[StoredFile], str]
) -> Attached:
    """`attachment` is what the entry says, `file` its row, None when it is gone."""
    _ = texts(language).gettext
    medium = attachment.get("medium", "")
    kind = _(MEDIA[Medium(medium)]) if medium in set(Medium) else medium
    name = (file.name if file else None) or attachment.get("name") or ""
    if file is None:
        return Attached(kind=kind, name=name, note=_("It is not there any more."))
    if file.state != FileState.KEPT:
        known = filter(None, (STATES.get(file.state), FAULTS.get(file.fault or "")))
        return Attached(kind=kind, name=name, note=" ".join(map(_, known)))
    ending = PurePath(name).suffix.removeprefix(".").upper()
    facts = filter(None, (ending, size_in_words(file.size or 0, language)))
    return Attached(kind=kind, name=name or file.medium, note=", ".join(facts), link=link(file))


def size_in_words(size: int, language: str) -> str:
    """`size` bytes in kB or MB, with one digit where it matters."""
    value, unit = (size / KILO, "kB") if size < KILO**2 else (size / KILO**2, "MB")
    pattern = "0.#" if value < 10 else "0"
    return f"{format_decimal(max(value, 0.1), format=pattern, locale=LANGUAGES[language].babel)} {unit}"
