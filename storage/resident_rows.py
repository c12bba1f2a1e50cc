"""A resident as the intake reads them: no object of SQLAlchemy's, which takes longer to make than to read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple


class ResidentRow(NamedTuple):
    """A resident as the intake needs them. `conversation`: as `handlers.turn.Conversation` has it as JSON."""

    id: int
    channel: str
    address: str
    language: str | None
    language_chosen: bool
    municipality: str | None
    conversation: dict[str, Any]
    stopped: bool
    created_at: datetime
