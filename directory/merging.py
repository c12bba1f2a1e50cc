"""Two people at one contact point or procedure: what each of them has changed, and where they do not agree. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.history import BY_NAME, Columns, Recorded, put_back
from directory.pack_cells import Kept
from directory.records import ContactPoint, Procedure

Texts = Mapping[str, str]
"""Column → text, as a form holds it."""
LISTS = ("topics", "languages")  # columns of codes, in whatever order


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """`texts`: mine where I changed something, else as it stands now. `clashes`: where both did and do not agree,
    column → theirs. `theirs`: what only they have changed, in order.
    """

    texts: Texts
    clashes: Texts
    theirs: tuple[str, ...]


def as_texts(record: ContactPoint | Procedure, columns: Columns = BY_NAME) -> dict[str, str]:
    """Every column as a form holds it."""
    return {name: column.text_of(record) for name, column in columns.items()}


def typed_changes(before: Texts, typed: Texts) -> dict[str, str]:
    """What was typed that says something else than stood there; codes of a list keep the order that they had."""
    return {
        name: in_order_of(before.get(name, ""), text) if name in LISTS else text
        for name, text in typed.items()
        if not _is_same(name, text, before.get(name, ""))
    }


def in_order_of(before: str, typed: str) -> str:
    """Codes with blanks between: those that stood there as they stood, then the others."""
    there, wanted = before.split(), typed.split()
    return " ".join([*(code for code in there if code in wanted), *(code for code in wanted if code not in there)])


def rewound(record: Kept, befores: Iterable[Recorded | None], columns: Columns = BY_NAME) -> Kept:
    """As it was before changes, given by what each recorded of the state before it, the latest first."""
    for before in befores:
        record = put_back(record, before or {}, columns)
    return record


def merge(base: Texts, typed: Texts, now: Texts) -> Merged:
    """What somebody typed over `base`, brought together with what stands there now."""
    mine, theirs = typed_changes(base, typed), typed_changes(base, now)
    clashes = {
        name: now.get(name, "") for name in mine if name in theirs and not _is_same(name, mine[name], theirs[name])
    }
    return Merged(
        texts={name: mine.get(name, now.get(name, "")) for name in typed},
        clashes=clashes,
        theirs=tuple(name for name in theirs if name not in mine),
    )


def _is_same(name: str, text: str, other: str) -> bool:
    if name in LISTS:
        return set(text.split()) == set(other.split())
    return text.strip() == other.strip()
