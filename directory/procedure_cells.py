"""The fields of a procedure as texts, as the columns of `directory.pack_cells` are those of a contact point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from directory import pack_values
from directory.history import Columns
from directory.pack_cells import Column
from directory.pack_procedures import read_days
from directory.pack_values import WRITTEN_LANGUAGES
from directory.reasons import ValueFault
from locales.catalogs import mark

MAX_DOCUMENTS = 30


def _documents(text: str) -> tuple[str, ...]:
    """A document a line."""
    found = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if len(found) > MAX_DOCUMENTS:
        raise ValueFault(mark("more than {most} documents"), most=MAX_DOCUMENTS)
    return found


def _per_language(
    prefix: str, field: str, *, read: Callable[[str], Any] = str, write: Callable[[Any], str] = str, empty: Any = ""
) -> list[Column]:
    return [
        Column(name=f"{prefix}_{code}", field=field, read=read, write=write, empty=empty, language=code)
        for code in WRITTEN_LANGUAGES
    ]


COLUMNS: Columns = {
    column.name: column
    for column in (
        Column(name="key", field="key", read=pack_values.read_key, required=True),
        Column(name="municipality", field="municipality", read=pack_values.read_code),
        Column(name="topic", field="topic", read=pack_values.read_code, required=True),
        *_per_language("title", "titles"),
        *_per_language("documents", "documents", read=_documents, write="\n".join, empty=()),
        *_per_language("fee", "fees"),
        Column(name="deadline_days", field="deadline_days", read=read_days),
        *_per_language("note", "notes"),
        Column(name="source_url", field="source_url", read=pack_values.read_url),
        Column(name="source_date", field="source_date", read=pack_values.read_source_date),
    )
}
