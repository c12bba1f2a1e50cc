"""The one way topics and municipalities are written: under the directory's lock, each change with its history row.

What a person has changed keeps what the pack says beside it, so that the next pack overwrites nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.contact_store import bump_version
from directory.records import Municipality, Topic
from storage import codes
from storage.base import Base
from storage.code_tables import CodeAction, CodeChange, CodeKind
from storage.directory import Cells, rows_by_key, upsert
from storage.directory_tables import MunicipalityRow, TopicRow

Entry = TypeVar("Entry", Topic, Municipality)
MADE_HERE: Cells = {}  # what the pack says of something that a person has made
_NO_FACTS = ("code", "version")


@dataclass(frozen=True, slots=True)
class Family(Generic[Entry]):
    """Topics, or municipalities: where they lie and how they are written there."""

    kind: CodeKind
    table: type[Base]
    to_cells: Callable[[Entry], Cells]
    of_cells: Callable[[Cells], Entry]


TOPICS = Family(CodeKind.TOPIC, TopicRow, store_rows.of_topic, store_rows.to_topic)
MUNICIPALITIES = Family(CodeKind.MUNICIPALITY, MunicipalityRow, store_rows.of_municipality, store_rows.to_municipality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Generic[Entry]):
    """An entry as it lies in the store. `from_pack`: what the pack says of it, where a person has changed something;
    None: it is as the pack says.
    """

    entry: Entry
    from_pack: Cells | None

    @property
    def is_from_pack(self) -> bool:
        return self.from_pack != MADE_HERE

    def differs(self, family: Family[Entry]) -> Mapping[str, Any]:
        """Field → what the pack says there, where that is something else."""
        own = facts(family, self.entry)
        return {name: said for name, said in (self.from_pack or {}).items() if own.get(name) != said}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCause:
    """Why something changes: who did it, when and with which words."""

    action: CodeAction
    now: datetime
    account_id: int | None = None
    undoes: int | None = None
    note: str = ""


async def load_held(session: AsyncSession, family: Family[Entry]) -> dict[str, Held[Entry]]:
    """All of a family, by code, in order of code."""
    rows = await rows_by_key(session, family.table, "code")
    return {code: Held(entry=family.of_cells(cells), from_pack=cells["from_pack"]) for code, cells in rows.items()}


async def write_by_person(
    session: AsyncSession, family: Family[Entry], held: Held[Entry] | None, after: Entry, cause: CodeCause
) -> Entry:
    """Write what a person wants; gives it with its version. The directory must be locked since `held` was read."""
    before = held.entry if held else None
    if before is not None and facts(family, before) == facts(family, after):
        return before
    version = before.version + 1 if before else 1
    after = replace(after, version=version)
    from_pack = MADE_HERE if held is None else held.from_pack
    if held is not None and from_pack is None:
        from_pack = facts(family, held.entry)
    await _write(session, family, [(after, from_pack)])
    await codes.add_changes(session, [_change(family, before, after, cause)])
    await bump_version(session)
    return after


async def write_from_pack(
    session: AsyncSession, family: Family[Entry], entries: Iterable[Entry], *, now: datetime
) -> bool:
    """Write what the pack says of entries that no person has changed; of the others keep it beside them.

    Says whether anything changed for residents.
    """
    held = await load_held(session, family)
    pairs = [(held.get(entry.code), entry) for entry in entries]
    new: list[tuple[Entry, Cells | None]] = [(entry, None) for before, entry in pairs if before is None]
    changed: list[tuple[Entry, Entry]] = [
        (before.entry, replace(entry, version=before.entry.version + 1))
        for before, entry in pairs
        if before and not _is_own(before, family) and facts(family, before.entry) != facts(family, entry)
    ]
    beside: list[tuple[Entry, Cells | None]] = [
        (before.entry, facts(family, entry))
        for before, entry in pairs
        if before and _is_own(before, family) and before.from_pack != facts(family, entry)
    ]
    overwritten: list[tuple[Entry, Cells | None]] = [(after, None) for _, after in changed]
    await _write(session, family, new + overwritten + beside)
    cause = CodeCause(action=CodeAction.PACK, now=now)
    await codes.add_changes(session, [_change(family, before, after, cause) for before, after in changed])
    return bool(new or changed)


def facts(family: Family[Entry], entry: Entry) -> Cells:
    """What may differ: all but the code and the count of changes."""
    return {name: cell for name, cell in family.to_cells(entry).items() if name not in _NO_FACTS}


def put_back(family: Family[Entry], entry: Entry, cells: Cells) -> Entry:
    """The entry with recorded values in place of its own."""
    return family.of_cells(family.to_cells(entry) | cells)


def stands(family: Family[Entry], entry: Entry, change: CodeChange) -> list[str]:
    """The fields of a change that are something else by now."""
    now = facts(family, entry)
    return [name for name, value in change.after.items() if now.get(name) != value]


def _is_own(held: Held[Entry], family: Family[Entry]) -> bool:
    return held.from_pack is not None and facts(family, held.entry) != held.from_pack


async def _write(session: AsyncSession, family: Family[Entry], rows: Sequence[tuple[Entry, Cells | None]]) -> None:
    cells = [family.to_cells(entry) | {"from_pack": from_pack} for entry, from_pack in rows]
    await upsert(session, family.table, cells, "code")


def _change(family: Family[Entry], before: Entry | None, after: Entry, cause: CodeCause) -> Cells:
    new = facts(family, after)
    old = facts(family, before) if before else None
    touched = [name for name in new if old is None or old[name] != new[name]]
    return {
        "kind": family.kind.value,
        "code": after.code,
        "version": after.version,
        "action": cause.action.value,
        "account_id": cause.account_id,
        "undoes": cause.undoes,
        "note": cause.note,
        "before": None if old is None else {name: old[name] for name in touched},
        "after": {name: new[name] for name in touched},
        "changed_at": cause.now,
    }
