"""The one way procedures are written: one transaction at a time, and each change leaves its row in the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from directory import store_rows
from directory.contact_store import Cause, bump_version
from directory.history import difference
from directory.procedure_cells import COLUMNS
from directory.records import Procedure
from storage import directory
from storage.directory_tables import ProcedureRow
from storage.scope import Scope

Pair = tuple[Procedure | None, Procedure]
"""A procedure before (None: it is new) and after a change."""


async def load_procedures(
    session: AsyncSession, keys: Sequence[str] | None = None, *, scope: Scope = Scope.ALL
) -> list[Procedure]:
    """Every procedure within the scope (or those of these keys), in order of key."""
    rows = await directory.rows_by_key(session, ProcedureRow, "key", only=keys)
    procedures = [store_rows.to_procedure(cells) for cells in rows.values()]
    return [procedure for procedure in procedures if is_within(procedure, scope)]


def is_within(procedure: Procedure, scope: Scope) -> bool:
    """Whether a procedure is in somebody's care: that goes by municipality."""
    return scope.allows_municipality(procedure.municipality) and scope.topics != frozenset()


async def load_procedure(session: AsyncSession, key: str) -> Procedure | None:
    return next(iter(await load_procedures(session, [key])), None)


async def write_procedures(session: AsyncSession, pairs: Iterable[Pair], cause: Cause) -> list[Procedure]:
    """Write what differs, count its version on and record the change; gives what was written.

    The directory must be locked (`contact_store.lock_directory`) since the procedures were read.
    """
    differing = [(before, after) for before, after in pairs if before != after]
    if not differing:
        return []
    new = [after.key for before, after in differing if before is None]
    ever = await directory.last_procedure_versions(session, new)
    numbered = [
        (before, replace(after, version=(before.version if before else ever.get(after.key, 0)) + 1))
        for before, after in differing
    ]
    written = [after for _, after in numbered]
    await directory.upsert(session, ProcedureRow, [store_rows.of_procedure(after) for after in written], "key")
    changes = [_change(before, after, after.version, cause) for before, after in numbered]
    await directory.add_procedure_changes(session, changes)
    await bump_version(session)
    return written


async def remove_procedures(session: AsyncSession, procedures: Sequence[Procedure], cause: Cause) -> None:
    """Only their history stays."""
    if not procedures:
        return
    await directory.delete_procedures(session, [procedure.key for procedure in procedures])
    changes = [_change(each, None, each.version + 1, cause) for each in procedures]
    await directory.add_procedure_changes(session, changes)
    await bump_version(session)


def _change(before: Procedure | None, after: Procedure | None, version: int, cause: Cause) -> dict[str, Any]:
    recorded_before, recorded_after = difference(before, after, COLUMNS)
    procedure = after or before
    assert procedure is not None
    return {
        "procedure": procedure.key,
        "version": version,
        "action": cause.action.value,
        "account_id": cause.account_id,
        "undoes": cause.undoes,
        "note": cause.note,
        "before": recorded_before,
        "after": recorded_after,
        "changed_at": cause.now,
    }
