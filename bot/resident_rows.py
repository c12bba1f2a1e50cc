"""A resident as the store has them, and as handlers see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from handlers.turn import Conversation, ResidentState
from storage.resident_rows import ResidentRow


def state_of(row: ResidentRow, now: datetime) -> ResidentState:
    return ResidentState(
        language=row.language,
        language_chosen=row.language_chosen,
        municipality=row.municipality,
        conversation=Conversation.from_json(row.conversation),
        is_new=row.created_at == now and row.language is None,
        stopped=row.stopped,
    )


def values_of(resident_id: int, state: ResidentState, now: datetime) -> dict[str, Any]:
    """What becomes of the row after a message of theirs."""
    undecided = state.conversation.undecided_until
    return {
        "id": resident_id,
        "language": state.language,
        "language_chosen": state.language_chosen,
        "municipality": state.municipality,
        "conversation": state.conversation.as_json(),
        "wake_at": datetime.fromtimestamp(undecided, UTC) if undecided else None,
        "stopped": state.stopped,
        "seen_at": now,
    }
